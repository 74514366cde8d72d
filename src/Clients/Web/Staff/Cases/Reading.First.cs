using PeerConnect.Contracts;
using PeerConnect.Staff.Frame;

namespace PeerConnect.Staff.Cases;

/// <content>What has to be done first: of all buttons of the case one at most is filled.</content>
internal sealed partial class Reading
{
    /// <summary>Of what a question is open beside the forms: a held message or a break-glass, by its id; null for none.</summary>
    public Guid? Asking { get; private set; }

    /// <summary>Whoever is told neither who it is nor where goes to nobody.</summary>
    public bool MayGo => Opened is { Subject: not null } or { Location: not null };

    /// <summary>Opens a question, which puts away what else was asked; null closes it.</summary>
    public void AskOf(Guid? part) => Tell(() => (Asking, Form, Refusal, NoAnswer) = (part, CaseForm.None, null, false));

    /// <summary>The class of a button of the case: filled where its act has to be done first.</summary>
    /// <param name="key">Its key; null where another button of the same name has that.</param>
    public string? Filled(string? key) => key is not null && key == First ? "primary" : null;

    /// <summary>The key of what has to be done first. Null while a question is open, whose own button is filled; and where two answers are wanted, of which the page suggests neither.</summary>
    private string? First => (Form, Asking, Opened, Item) switch
    {
        (CaseForm.None, null, { } opened, { } item) => Urgent(item) ?? Unread(opened) ?? (FirstHeld is null ? Due(opened, item) : null),
        _ => null,
    };

    private string? Urgent(FeedCase item) => item switch
    {
        { Progress: CaseProgress.Decided } => null,
        { Progress: CaseProgress.Open } when !IsHeldByOther => Keys.Take,
        { WithPersonSince: null, OnTheWaySince: null } when MayGo => Keys.OnMyWay,
        { WithPersonSince: null } when MayGo => Keys.WithPerson,
        _ => null,
    };

    private string? Unread(OpenedCase opened) => this switch
    {
        _ when IsOld || IsAskedSince || opened.Glass?.Any(WasAnswered) == true => Keys.OpenAgain,
        { OpenForMe: not null, More: null } => Keys.ReadMore,
        { WordsShown: false } => Keys.Words,
        _ => null,
    };

    private string? Due(OpenedCase opened, FeedCase item) => item switch
    {
        _ when opened.Exports?.Any(IsToWrite) == true => Keys.Download,
        { Progress: CaseProgress.Decided } => null,
        _ when !IsMine => null,
        { Form: not null } => Keys.Refer,
        _ => Keys.Decide,
    };
}
