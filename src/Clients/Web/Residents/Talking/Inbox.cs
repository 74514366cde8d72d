using PeerConnect.Contracts;

namespace PeerConnect.Residents.Talking;

/// <summary>
/// Notices for this person alone, as far as they still say something. The server delivers the newest at each sign-in, whatever their age, and does not know what was read: what was put aside is put aside for this visit,
/// and what is old, or was overtaken by what came after it, is not said again.
/// </summary>
internal sealed class Inbox(TimeProvider time)
{
    /// <summary>Support is signposted again after a new sign-in, for so long: after that it stands in the talk, where it was called for.</summary>
    private static readonly TimeSpan SignpostedFor = TimeSpan.FromDays(3);

    /// <summary>Other notices are news for so long.</summary>
    private static readonly TimeSpan NewsFor = TimeSpan.FromDays(14);
    private readonly List<InboxItem> items = [];
    private readonly HashSet<long> read = [];
    private readonly HashSet<long> over = [];
    private readonly HashSet<long> answered = [];

    /// <summary>Support that was signposted, and that is on its way: each text once, the newest first, that the person has not put aside yet. The same one many times would hide where one writes.</summary>
    public IReadOnlyList<InboxItem> Signposts =>
        [.. items.Where(item => IsHelp(item) && IsNewFor(item, SignpostedFor) && !read.Contains(item.Sequence) && !IsOver(item)).GroupBy(item => (item.Kind, item.Text)).Select(same => same.Last()).OrderByDescending(item => item.Sequence)];

    /// <summary>That somebody is on the way, where it was put aside and is so still: one line of it stays in sight.</summary>
    public InboxItem? Coming => items.LastOrDefault(IsComing) is { } item && read.Contains(item.Sequence) ? item : null;

    /// <summary>The first of those that said that somebody is on the way and are so still.</summary>
    public InboxItem? FirstComing => items.Find(IsComing);

    /// <summary>Questions of staff that were not answered yet, those answered on this page, with what follows, and a yes that can still be taken back, until they are put aside.</summary>
    public IReadOnlyList<InboxItem> Questions =>
        [.. items.Where(item => (IsAsked(item, time.GetUtcNow()) || answered.Contains(item.Sequence)) && !read.Contains(item.Sequence))];

    /// <summary>How often staff said something on a request for a person, or asked.</summary>
    public int SaidOfRequests => items.Count(item => item.Kind is InboxKind.SomeoneComing or InboxKind.DidTheyCome or InboxKind.RequestRefused or InboxKind.NobodyComing);

    /// <summary>Other notices that were not put aside, newest last; the same sentence stands once.</summary>
    /// <param name="isOpen">Whether one can write in a conversation now.</param>
    /// <param name="isDone">Whether a message of one's own that was held waits no more, whatever became of it.</param>
    public IReadOnlyList<InboxItem> Notes(Func<Guid, bool> isOpen, Func<Guid, bool> isDone) =>
        [.. items.Where(item => !IsHelp(item) && item.Kind is not (InboxKind.DidTheyCome or InboxKind.SupporterMayKnow or InboxKind.ConsentAsked) && IsNewFor(item, NewsFor) && !IsOvertaken(item, isOpen, isDone) && !read.Contains(item.Sequence))
            .GroupBy(Sentence).Select(same => same.Last()).OrderBy(item => item.Sequence).TakeLast(3)];

    /// <summary>What support was signposted in a conversation, in its order of time.</summary>
    public IEnumerable<InboxItem> SignpostsIn(Guid conversationId) => items.Where(item => IsHelp(item) && item.ConversationId == conversationId);

    public void Add(InboxItem item) => items.Add(item);

    /// <summary>Puts a notice aside, and the same words that came before it; support stays in its conversation.</summary>
    public void PutAside(InboxItem item) =>
        read.UnionWith(items.Where(other => other == item || (Sentence(other) == Sentence(item) && other.Sequence < item.Sequence)).Select(other => other.Sequence));

    /// <summary>A question was answered.</summary>
    /// <param name="item">The question.</param>
    /// <param name="yes">The answer.</param>
    /// <param name="until">Until when it can be taken back; null where it cannot.</param>
    public void Answer(InboxItem item, bool yes, DateTimeOffset? until)
    {
        if (Change(item.Sequence, known => known with { Answer = yes, Until = until }))
        {
            answered.Add(item.Sequence);
        }
    }

    /// <summary>What was read again, in the language that was chosen since.</summary>
    public void Reword(InboxItem again) => Change(again.Sequence, known => known with { Text = again.Text });

    /// <summary>What was read again: of some it is so no more.</summary>
    public void End(IEnumerable<InboxItem> again) => over.UnionWith(again.Where(item => item.Over is true).Select(item => item.Sequence));

    public void Clear()
    {
        items.Clear();
        read.Clear();
        over.Clear();
        answered.Clear();
    }

    /// <summary>Whether an item is a question that waits for an answer, or whose answer can be taken back: also one that was given on another page.</summary>
    internal static bool IsAsked(InboxItem item, DateTimeOffset now) => item switch
    {
        { Kind: InboxKind.DidTheyCome or InboxKind.SupporterMayKnow, Answer: null } => item.Over is not true,
        { Kind: InboxKind.SupporterMayKnow, Answer: true, Until: { } until } => until > now,
        _ => false,
    };

    private bool Change(long sequence, Func<InboxItem, InboxItem> change)
    {
        var at = items.FindIndex(known => known.Sequence == sequence);
        if (at >= 0)
        {
            items[at] = change(items[at]);
        }

        return at >= 0;
    }

    // While somebody is on the way it is no matter when that was said.
    private bool IsNewFor(InboxItem item, TimeSpan span) => item.Kind == InboxKind.SomeoneComing || time.GetUtcNow() - item.At < span;

    // Of a message that waits another sentence stands there once the time that was told for it is over.
    private (InboxKind Kind, string Text, bool? InTime) Sentence(InboxItem item) =>
        (item.Kind, item.Text, item is { Kind: InboxKind.MessageHeld, Until: { } until } ? until > time.GetUtcNow() : null);

    // That it waits is over once something else was said of the same message, or its author took it back, of which nothing is said; that it is paused, once it is open again.
    private bool IsOvertaken(InboxItem item, Func<Guid, bool> isOpen, Func<Guid, bool> isDone) => item switch
    {
        { Kind: InboxKind.MessageHeld, EntryId: { } entryId } => isDone(entryId) || items.Any(later => later.EntryId == entryId && later.Sequence > item.Sequence),
        { Kind: InboxKind.ConversationPaused, ConversationId: { } conversationId } => isOpen(conversationId),
        _ => false,
    };

    private bool IsComing(InboxItem item) => item.Kind == InboxKind.SomeoneComing && !IsOver(item);

    private bool IsOver(InboxItem item) => item.Kind == InboxKind.SomeoneComing && (item.Over is true || over.Contains(item.Sequence));

    // That nobody comes after all stands where it was said that somebody does; on a later visit it is a note like others.
    private bool IsHelp(InboxItem item) => item.Kind is InboxKind.Signpost or InboxKind.SomeoneComing
        || (item.Kind == InboxKind.NobodyComing && items.Any(said => said is { Kind: InboxKind.SomeoneComing, Over: not true } && said.Sequence < item.Sequence));
}
