using PeerConnect.Client;
using PeerConnect.Contracts;
using PeerConnect.Shell.Visiting;
using PeerConnect.Staff.Queue;

namespace PeerConnect.Staff.Cases;

/// <summary>The one case that is open on this screen, and the acts on it. What people wrote is in this object alone: closing the case lets go of it.</summary>
/// <remarks>Here: what is open and how it is opened, closed and watched. The acts stand in files of their own: on the case, on held messages, on what a break-glass shows, on exports; and which of them is the first.</remarks>
internal sealed partial class Reading
{
    private readonly Visit visit;
    private readonly Watching watching;
    private readonly TimeProvider time;

    // Whether the card says that somebody cannot go: when it no more does, somebody goes or the case began anew.
    private bool cannotOnCard;

    // Opened from what waits for a review: a case that the feed may have no more of.
    private bool toReview;

    public Reading(Visit visit, Watching watching, TimeProvider time)
    {
        (this.visit, this.watching, this.time) = (visit, watching, time);
        watching.Changed += Check;
    }

    /// <summary>Something that a page shows changed.</summary>
    public event Action? Changed;

    public OpenedCase? Opened { get; private set; }

    public bool WordsShown { get; private set; }

    public bool ContextShown { get; private set; }

    public bool NameShown { get; private set; }

    public CaseForm Form { get; private set; }

    public CaseEnd End { get; private set; }

    /// <summary>Whether whoever reads said here that he or she cannot go, and nothing changed that since.</summary>
    public bool SaidCannotGo { get; private set; }

    /// <summary>Why the last act was not done.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Whether no answer came to the last act.</summary>
    public bool NoAnswer { get; private set; }

    public bool Busy { get; private set; }

    private DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The open case as the feed knows it now.</summary>
    public FeedCase? Item => Opened is { Case: var known } ? watching.Feed.Cases.FirstOrDefault(item => item.CaseId == known.CaseId) ?? known : null;

    /// <summary>Where the person of the open case is, as the feed says it; null where it gives no place.</summary>
    public GoNowCard? Place => watching.Feed.GoNow.FirstOrDefault(card => card.CaseId == Opened?.Case.CaseId);

    /// <summary>Whether a message came after what is shown.</summary>
    public bool IsOld => Opened is { } opened && Item?.LastMessageAt > opened.ViewedAt;

    /// <summary>By name, as the feed shows it: it only decides what a button looks like, the server decides what it does.</summary>
    public bool IsMine => Item?.TakenBy is { } holder && holder == visit.Me?.Name;

    /// <summary>Whether a colleague works on it whom nobody may pass over: on duty, and late with nothing.</summary>
    public bool IsHeldByOther => Item is { TakenBy: not null, Overdue: false, HolderOff: not true } && !IsMine;

    /// <summary>How long something lasts, on the server's clock; never less than nothing.</summary>
    public TimeSpan LeftUntil(DateTimeOffset end) => end > Now ? end - Now : TimeSpan.Zero;

    /// <summary>The most urgent case that one may open and nobody else works on; null for none.</summary>
    public FeedCase? Next => watching.Feed.Cases.FirstOrDefault(item =>
        item.Purpose is not null && item.CaseId != Opened?.Case.CaseId && (item.TakenBy is null || item.TakenBy == visit.Me?.Name || item.HolderOff == true));

    public Task OpenAsync(FeedCase item) => DoAsync(async () =>
    {
        Forget();
        await LoadAsync(item.CaseId, item.Purpose!.Value);
    });

    /// <summary>Opens the case of a break-glass that is over: whoever reviews it reads the case first.</summary>
    public Task OpenAsync(BreakGlassToReview review) => DoAsync(async () =>
    {
        Forget();
        toReview = true;
        await LoadAsync(review.CaseId, review.OpenFor!.Value);
    });

    /// <summary>Opens the same case again: another view is recorded, and what came meanwhile is shown.</summary>
    public Task OpenAgainAsync() => DoAsync(() => LoadAsync(Item!.CaseId, Item.Purpose!.Value));

    /// <summary>Shows who it is, where the policy allows it. That is another view.</summary>
    public Task ShowNameAsync() => DoAsync(async () =>
    {
        await LoadAsync(Item!.CaseId, Item.Purpose!.Value);
        NameShown = Refusal is null;
    });

    /// <summary>Puts earlier lines above those that are shown.</summary>
    public Task LoadEarlierAsync() => DoAsync(async () =>
    {
        var earlier = Take(await visit.Client.Cases.OpenAsync(Opened!.Case.CaseId, new OpenCase(Item!.Purpose!.Value, Opened.MoreBefore)));
        if (earlier is not null)
        {
            Opened = Opened with { Lines = [.. earlier.Lines, .. Opened.Lines], MoreBefore = earlier.MoreBefore, ViewedAt = earlier.ViewedAt };
        }
    });

    public void ToggleWords() => Tell(() => WordsShown = !WordsShown);

    public void ToggleContext() => Tell(() => ContextShown = !ContextShown);

    public void Ask(CaseForm form) => Tell(() => (Form, Asking, Refusal, NoAnswer) = (form, null, null, false));

    /// <summary>Lets go of the case and of every word of it.</summary>
    public void Close() => Tell(Forget);

    private async Task LoadAsync(Guid caseId, CasePurpose purpose)
    {
        if (Take(await visit.Client.Cases.OpenAsync(caseId, new OpenCase(purpose))) is { } opened)
        {
            Opened = opened;
        }
    }

    private void Forget()
    {
        (Opened, Form, Asking, End, Refusal, NoAnswer) = (null, CaseForm.None, null, CaseEnd.None, null, false);
        (WordsShown, ContextShown, NameShown, More, Whole, toReview) = (false, false, false, null, null, false);
        (SaidCannotGo, cannotOnCard) = (false, false);
        seenWaiting.Clear();
    }

    /// <summary>What is not on the feed any more is not for these eyes any more.</summary>
    private void Check()
    {
        seenWaiting.UnionWith(Item?.Glass?.Select(asked => asked.GlassId) ?? []);
        var cannot = Place?.CannotGoSince is not null;
        (SaidCannotGo, cannotOnCard) = (SaidCannotGo && (cannot || !cannotOnCard), cannot);
        if (!Busy && !toReview && Opened is { Case: var known } && watching.Status?.State == ConnectionState.Connected && watching.Feed.Cases.All(item => item.CaseId != known.CaseId))
        {
            Forget();
            End = CaseEnd.Gone;
        }

        Changed?.Invoke();
    }

    private T? Take<T>(Reply<T> reply)
        where T : class
    {
        Refusal = reply.Refusal;
        if (Refusal?.Code == RefusalCode.SignInNeeded)
        {
            visit.Ended();
        }

        return reply.Ok;
    }

    private async Task DoAsync(Func<Task> act) => await DoAsync<object>(async () =>
    {
        await act();
        return null;
    });

    private async Task<T?> DoAsync<T>(Func<Task<T?>> act)
        where T : class
    {
        // A key pressed twice is one act.
        if (Busy)
        {
            return null;
        }

        Tell(() => (Busy, Refusal, NoAnswer) = (true, null, false));
        try
        {
            return await act();
        }
        catch (NotConnectedException)
        {
            NoAnswer = true;
            return null;
        }
        finally
        {
            Busy = false;
            Check();
        }
    }

    private void Tell(Action change)
    {
        change();
        Changed?.Invoke();
    }
}
