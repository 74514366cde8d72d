using PeerConnect.Contracts;
using PeerConnect.Shell.Visiting;

namespace PeerConnect.Staff.Policies;

/// <summary>
/// The one policy that is open on this screen, with what was typed into it. It is about nobody, so it outlasts a session that ended, for the person who wrote it and as long as
/// the page is there: no error, no late answer and no colleague takes away what was typed.
/// </summary>
internal sealed class PolicyDesk
{
    private readonly Stack<string> before = new();
    private Guid writer;
    private string savedText = string.Empty;
    private DateTime? savedFrom;

    /// <summary>The draft as it was read last; null for one that was never saved.</summary>
    public PolicyDraft? Draft { get; private set; }

    public bool IsOpen { get; private set; }

    /// <summary>The text as it stands on the screen.</summary>
    public string Document { get; private set; } = string.Empty;

    /// <summary>When it is to come into force, by the facility's clocks; null for as soon as two have signed.</summary>
    public DateTime? From { get; set; }

    /// <summary>The same for the server.</summary>
    public DateTimeOffset? EffectiveAt => From is { } at ? FacilityTime.At(at) : null;

    /// <summary>Whether something would be lost without saving.</summary>
    public bool IsUnsaved => IsOpen && (Draft is null || Document != savedText || From != savedFrom);

    /// <summary>Whether an answer changed the text, and what was there before can be put back.</summary>
    public bool CanUndo => before.Count > 0;

    /// <summary>Whether this person may see what is here: whoever was writing it; anybody, where nothing waits.</summary>
    public bool IsFor(Guid personId) => !IsUnsaved || writer == personId;

    /// <summary>Begins one that nobody saved yet.</summary>
    /// <param name="personId">Who is signed in.</param>
    /// <param name="document">What it begins with.</param>
    public void Begin(Guid personId, string document) => Open(personId, null, document, null);

    /// <summary>Shows a draft as the server has it.</summary>
    /// <param name="personId">Who is signed in.</param>
    /// <param name="draft">As it was read.</param>
    public void Read(Guid personId, PolicyDraft draft)
    {
        if (draft.Document == Document && draft.Draft.DraftId == Draft?.Draft.DraftId)
        {
            // The same text again: what can be undone stays.
            From = Local(draft);
            Saved(draft, draft.Document, From);
            return;
        }

        Open(personId, draft, draft.Document, Local(draft));
    }

    public void Type(string text) => Document = text;

    /// <summary>An answer to a question wrote the document anew.</summary>
    public void Answered(string document)
    {
        before.Push(Document);
        Document = document;
    }

    /// <summary>Puts back what was there before the last answer.</summary>
    public void Undo() => Document = before.Pop();

    /// <summary>What was sent is stored; what was typed since is not.</summary>
    public void Saved(PolicyDraft draft, string text, DateTime? from) => (Draft, savedText, savedFrom, IsOpen) = (draft, text, from, true);

    /// <summary>What is here is to be written over what a colleague saved.</summary>
    public void Follow(PolicyDraft theirs) => Draft = theirs;

    /// <summary>What is here goes on as a draft of its own.</summary>
    public void Part() => Draft = null;

    public void Close()
    {
        Open(Guid.Empty, null, string.Empty, null);
        IsOpen = false;
    }

    private void Open(Guid personId, PolicyDraft? draft, string document, DateTime? from)
    {
        before.Clear();
        (writer, Draft, Document, savedText, From, savedFrom, IsOpen) = (personId, draft, document, document, from, from, true);
    }

    private static DateTime? Local(PolicyDraft draft) => draft.Draft.EffectiveAt is { } at ? FacilityTime.Of(at).DateTime : null;
}
