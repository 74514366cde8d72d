using System.Text.Json.Serialization;

namespace PeerConnect.Contracts;

/// <summary>What a client may call on the chat hub. The method names are the wire.</summary>
public interface IChatServer
{
    /// <summary>Sends one message. Answers only after the message is durably stored; a repeat with the same id and body answers the first result.</summary>
    Task<Reply<MessageStored>> Send(SendMessage message);

    /// <summary>The caller's conversations with unread counts.</summary>
    Task<Reply<ConversationList>> Conversations();

    /// <summary>One page of a conversation's entries, in sequence order.</summary>
    Task<Reply<EntryPage>> History(HistoryRequest request);

    /// <summary>Everything since the given sequences, or "reload" for a conversation that is too far behind.</summary>
    Task<Reply<CatchUp>> CatchUp(CatchUpRequest request);

    /// <summary>Moves the caller's high-water marks forward; a lower mark than the stored one changes nothing.</summary>
    Task<Reply<Done>> Mark(ReceiptMark mark);

    /// <summary>The caller is writing there. Answered the same whether anybody is shown it or not.</summary>
    Task<Reply<Done>> Typing(ConversationRef conversation);

    /// <summary>Takes one's own message out of view. The entry and its sequence stay.</summary>
    Task<Reply<Done>> Withdraw(WithdrawMessage request);

    /// <summary>Leaves a conversation: one act, no reason, no cost.</summary>
    Task<Reply<Done>> Leave(ConversationRef conversation);

    /// <summary>Pauses one's own place in a conversation: no reason, and nobody is told who. A pair rests with it, a group goes on.</summary>
    Task<Reply<Done>> PauseOwn(ConversationRef conversation);

    /// <summary>Takes one's own place up again. A pause of somebody else's stands.</summary>
    Task<Reply<Done>> ResumeOwn(ConversationRef conversation);

    /// <summary>A facilitator slows, pauses, reopens, mutes or removes.</summary>
    Task<Reply<Done>> Facilitate(FacilitatorAct act);

    /// <summary>The caller's own messages that were held or not delivered, newest first; what was released is in the history.</summary>
    Task<Reply<HeldList>> Held();

    /// <summary>Takes back one's own message while it waits for a decision.</summary>
    Task<Reply<Done>> WithdrawHeld(HeldRef message);

    /// <summary>Asks that another person decides again on one's own rejected message. Once a message.</summary>
    Task<Reply<Done>> Appeal(HeldRef message);
}

/// <summary>What the chat hub sends by itself. The method names are the wire.</summary>
public interface IChatClient
{
    /// <summary>New entries of one conversation, in sequence order. May repeat what a call already answered: sequences tell.</summary>
    Task EntriesAppended(EntriesAppended appended);

    /// <summary>Others' high-water marks, only where the facility shows them.</summary>
    Task ReceiptsChanged(ReceiptsChanged receipts);

    /// <summary>Somebody else is writing there; it holds for <see cref="Protocol.TypingSeconds"/>, and nothing says that it ended.</summary>
    Task TypingNoticed(ConversationRef conversation);

    /// <summary>What is shown of the others at this moment. It replaces what came before for that conversation, and comes anew on each connection.</summary>
    Task PresenceChanged(PresenceChanged presence);

    /// <summary>A notice meant for this person alone.</summary>
    Task InboxAppended(InboxItem item);

    /// <summary>A conversation was opened, paused, reopened, ended or its members changed.</summary>
    Task ConversationChanged(ConversationSummary conversation);

    /// <summary>The connection is too far behind on this conversation: read its history again.</summary>
    Task Reload(ConversationRef conversation);
}

/// <param name="ConversationId">Where to.</param>
/// <param name="ClientMessageId">Chosen by the client, unique per person and conversation (UUID).</param>
/// <param name="Body">1 to 4,000 UTF-16 units of plain text.</param>
public sealed record SendMessage(Guid ConversationId, Guid ClientMessageId, string Body)
{
    /// <summary>Never prints the body.</summary>
    public override string ToString() => $"SendMessage {{ {ConversationId}, {ClientMessageId}, {Body?.Length} units }}";
}

/// <param name="ConversationId">Where it is stored.</param>
/// <param name="Sequence">Its place in the conversation's order; 1 is the first, 0 where it has none because it was not delivered.</param>
/// <param name="EntryId">The entry's id; a held message keeps it when it is released.</param>
/// <param name="At">When it was committed, server time, UTC.</param>
/// <param name="Held">Why it was not delivered; absent for a message that was.</param>
public sealed record MessageStored(Guid ConversationId, long Sequence, Guid EntryId, DateTimeOffset At, HeldStatus? Held = null);

/// <summary>Names one conversation.</summary>
public sealed record ConversationRef(Guid ConversationId);

/// <summary>One's own message to take out of view.</summary>
public sealed record WithdrawMessage(Guid ConversationId, long Sequence);

/// <summary>Kinds of conversation.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConversationKind>))]
public enum ConversationKind
{
    /// <summary>A supporter and a resident.</summary>
    Direct,

    /// <summary>A group, possibly across units and facilities.</summary>
    Group,
}

/// <summary>Whether a conversation can be written to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConversationState>))]
public enum ConversationState
{
    /// <summary>Read and write.</summary>
    Open,

    /// <summary>Read only, for a while. The text is the same whatever the cause.</summary>
    Paused,

    /// <summary>Over. Read only what one's membership covered.</summary>
    Ended,
}

/// <summary>What a member may do in a conversation.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MemberRole>))]
public enum MemberRole
{
    /// <summary>Reads and writes.</summary>
    Member,

    /// <summary>The peer supporter of a pair.</summary>
    Supporter,

    /// <summary>Runs a group.</summary>
    Facilitator,
}

/// <param name="MemberId">The person's id.</param>
/// <param name="Name">Given name and initial, as residents see each other.</param>
/// <param name="Role">What he or she may do here.</param>
/// <param name="Hidden">True where the caller does not see what he or she writes here; nobody else is told. Absent otherwise.</param>
/// <param name="QuietUntil">Until when a facilitator keeps him or her from writing, UTC; only for who runs the group. Absent otherwise.</param>
public sealed record Member(Guid MemberId, string Name, MemberRole Role, bool? Hidden = null, DateTimeOffset? QuietUntil = null)
{
    /// <summary>Never prints the name.</summary>
    public override string ToString() => $"Member {{ {MemberId}, {Role} }}";
}

/// <param name="ConversationId">Its id.</param>
/// <param name="Kind">Pair or group.</param>
/// <param name="State">Whether it can be written to by the caller.</param>
/// <param name="Name">The group's name; null for a pair.</param>
/// <param name="Members">Current members.</param>
/// <param name="LastSequence">The newest sequence that the caller may see; 0 when empty.</param>
/// <param name="Unread">Messages of others after the caller's read mark.</param>
/// <param name="SlowSeconds">Seconds between two messages of one member; 0 when not slowed.</param>
/// <param name="ReceiptsShown">Whether others' marks are shown here.</param>
/// <param name="FirstSequence">The oldest sequence that the caller may see.</param>
/// <param name="Receipts">Others' marks as stored, where they are shown; absent otherwise. Later ones come as <see cref="ReceiptsChanged"/>.</param>
/// <param name="PausedByYou">True while the caller pauses his or her own place here; nobody else is told. Absent otherwise.</param>
/// <param name="Programme">Name of the programme that it belongs to, for whoever is in it; absent for none.</param>
public sealed record ConversationSummary(
    Guid ConversationId,
    ConversationKind Kind,
    ConversationState State,
    string? Name,
    IReadOnlyList<Member> Members,
    long LastSequence,
    long Unread,
    int SlowSeconds,
    bool ReceiptsShown,
    long FirstSequence,
    IReadOnlyList<Receipt>? Receipts = null,
    bool? PausedByYou = null,
    string? Programme = null)
{
    /// <summary>Never prints names.</summary>
    public override string ToString() => $"ConversationSummary {{ {ConversationId}, {Kind}, {State} }}";
}

/// <summary>The caller's conversations and the newest sequence of the caller's inbox.</summary>
public sealed record ConversationList(IReadOnlyList<ConversationSummary> Conversations, long InboxSequence);

/// <summary>What an entry of a conversation is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EntryKind>))]
public enum EntryKind
{
    /// <summary>A message; <c>body</c> is present unless it was withdrawn or removed from view.</summary>
    Message,

    /// <summary>The author took the message at <c>target</c> out of view.</summary>
    Withdrawn,

    /// <summary><c>member</c> joined.</summary>
    Joined,

    /// <summary><c>member</c> is no longer here. The text is the same for leaving, removal and every other cause.</summary>
    Left,

    /// <summary>The conversation was paused.</summary>
    Paused,

    /// <summary>The conversation was opened again.</summary>
    Reopened,

    /// <summary>A facilitator set the seconds between two messages to <c>seconds</c>.</summary>
    Slowed,

    /// <summary>The conversation is over.</summary>
    Ended,
}

/// <param name="Sequence">Gap-free from 1, the same for every member.</param>
/// <param name="EntryId">The entry's id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="At">When it was committed, UTC.</param>
/// <param name="MemberId">The author, or the member it is about.</param>
/// <param name="Body">The text of a message; absent when out of view.</param>
/// <param name="ClientMessageId">Only towards the author: the id that he or she chose.</param>
/// <param name="Target">The sequence that a withdrawal is about.</param>
/// <param name="Seconds">For <see cref="EntryKind.Slowed"/>.</param>
/// <param name="Hidden">True for a message of somebody whom the caller hid: it has its place and no text, and is not to be shown. Absent otherwise.</param>
public sealed record Entry(
    long Sequence,
    Guid EntryId,
    EntryKind Kind,
    DateTimeOffset At,
    Guid? MemberId = null,
    string? Body = null,
    Guid? ClientMessageId = null,
    long? Target = null,
    int? Seconds = null,
    bool? Hidden = null)
{
    /// <summary>Never prints the body.</summary>
    public override string ToString() => $"Entry {{ {Sequence}, {Kind} }}";
}

/// <summary>New entries of one conversation, in sequence order without gaps among themselves.</summary>
public sealed record EntriesAppended(Guid ConversationId, IReadOnlyList<Entry> Entries);

/// <param name="ConversationId">Which conversation.</param>
/// <param name="BeforeSequence">Entries below this sequence, newest page first; null for the newest page.</param>
/// <param name="AfterSequence">Entries above this sequence, oldest first; excludes <paramref name="BeforeSequence"/>.</param>
/// <param name="Limit">1 to <see cref="Protocol.MaxPage"/>.</param>
public sealed record HistoryRequest(Guid ConversationId, long? BeforeSequence = null, long? AfterSequence = null, int Limit = 50);

/// <summary>Entries in ascending sequence order; <c>more</c> says whether another page exists in the direction asked for.</summary>
public sealed record EntryPage(Guid ConversationId, IReadOnlyList<Entry> Entries, bool More);

/// <summary>The last sequence that a client holds of one conversation.</summary>
public sealed record Position(Guid ConversationId, long AfterSequence);

/// <summary>At most 200 positions, and the last inbox sequence held.</summary>
public sealed record CatchUpRequest(IReadOnlyList<Position> Positions, long InboxAfter);

/// <summary>What was missed: pages per conversation; conversations to reload from history; the inbox's rest.</summary>
public sealed record CatchUp(IReadOnlyList<EntryPage> Conversations, IReadOnlyList<Guid> Reload, IReadOnlyList<InboxItem> Inbox);

/// <summary>The caller's cumulative high-water marks.</summary>
public sealed record ReceiptMark(Guid ConversationId, long DeliveredUpTo, long ReadUpTo);

/// <summary>One other member's marks.</summary>
public sealed record Receipt(Guid MemberId, long DeliveredUpTo, long ReadUpTo);

/// <summary>Marks of other members of one conversation.</summary>
public sealed record ReceiptsChanged(Guid ConversationId, IReadOnlyList<Receipt> Receipts);

/// <summary>Kinds of personal notice.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InboxKind>))]
public enum InboxKind
{
    /// <summary>Support is signposted; shown at once, never blames.</summary>
    Signpost,

    /// <summary>A pairing or group place was approved.</summary>
    Approved,

    /// <summary>A request was not approved. The reason stays with staff.</summary>
    NotApproved,

    /// <summary>A conversation is paused or over. The same text for every cause.</summary>
    ConversationPaused,

    /// <summary>The notice changed; consent is asked before the next message.</summary>
    ConsentAsked,

    /// <summary>One's own message waits for a person to look at it, at most until <c>until</c>; without it, until somebody has.</summary>
    MessageHeld,

    /// <summary>One's own held message was delivered.</summary>
    MessageReleased,

    /// <summary>One's own held message was not delivered; the text says why, and that one may appeal.</summary>
    MessageRejected,

    /// <summary>Nobody decided on one's own held message in time, so it was not delivered; one may appeal.</summary>
    MessageExpired,

    /// <summary>One's own held message could not be delivered. The same text for every cause.</summary>
    MessageNotDelivered,

    /// <summary>One's own message is of a kind that is not delivered here.</summary>
    MessageBlocked,

    /// <summary>Another person decided on one's appeal.</summary>
    AppealAnswered,

    /// <summary>Somebody is on the way to this person.</summary>
    SomeoneComing,

    /// <summary>A question, yes or no: did somebody come? Answered with <see cref="AnswerQuestion"/>.</summary>
    DidTheyCome,

    /// <summary>Nobody comes for one's own request for a person; the text says why.</summary>
    RequestRefused,

    /// <summary>Nobody comes after all: what <see cref="SomeoneComing"/> said ended before anybody stood there.</summary>
    NobodyComing,

    /// <summary>A question, yes or no: may the supporter know that staff came? Answered with <see cref="AgreeToTell"/>; unanswered is no.</summary>
    SupporterMayKnow,

    /// <summary>To a supporter, with the person's agreement: staff have been with the person of that conversation. It never says why.</summary>
    StaffWereWith,

    /// <summary>A notice whose time is over. It keeps its place and says nothing; show nothing for it.</summary>
    Gone,

    /// <summary>A new PIN was made for this person in place of the one in use.</summary>
    NewPin,
}

/// <param name="Sequence">Gap-free from 1 in this person's own inbox.</param>
/// <param name="Kind">What it is.</param>
/// <param name="At">When, UTC.</param>
/// <param name="ConversationId">The conversation it is about, if any.</param>
/// <param name="Text">The sentence to show, in the person's language.</param>
/// <param name="EntryId">The own message it is about, if any.</param>
/// <param name="Until">For <see cref="InboxKind.MessageHeld"/>: when the hold ends. For <see cref="InboxKind.SupporterMayKnow"/> after a yes: until when it can be taken back.</param>
/// <param name="Answer">For a question: what was answered; absent before.</param>
/// <param name="Over">For <see cref="InboxKind.SomeoneComing"/>: true where it was so no more when the inbox was read, because somebody stood there or the case is over. For <see cref="InboxKind.DidTheyCome"/>: true where it was asked anew since, and waits for no answer. Absent otherwise.</param>
public sealed record InboxItem(
    long Sequence,
    InboxKind Kind,
    DateTimeOffset At,
    Guid? ConversationId,
    string Text,
    Guid? EntryId = null,
    DateTimeOffset? Until = null,
    bool? Answer = null,
    bool? Over = null)
{
    /// <summary>Never prints the text.</summary>
    public override string ToString() => $"InboxItem {{ {Sequence}, {Kind} }}";
}

/// <summary>Answers a question in one's own inbox. The same answer again changes nothing.</summary>
/// <param name="InboxSequence">The question's place in the inbox.</param>
/// <param name="Came">Whether somebody came.</param>
public sealed record AnswerQuestion(long InboxSequence, bool Came);

/// <summary>Says whether the supporter may know that staff came. A yes is carried out after some minutes and can be taken back until then.</summary>
/// <param name="InboxSequence">The question's place in the inbox.</param>
/// <param name="Agrees">Whether the supporter may know.</param>
public sealed record AgreeToTell(long InboxSequence, bool Agrees);

/// <summary>What holds now.</summary>
/// <param name="Agrees">Whether the supporter may know.</param>
/// <param name="TellsAt">When it is told; until then it can be taken back. Absent for a no.</param>
public sealed record AgreementGiven(bool Agrees, DateTimeOffset? TellsAt);

/// <summary>What a facilitator may do.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FacilitatorActKind>))]
public enum FacilitatorActKind
{
    /// <summary>Sets <c>seconds</c> (0 to 3600) between two messages of one member.</summary>
    Slow,

    /// <summary>Makes the group read-only.</summary>
    Pause,

    /// <summary>Ends a pause that a facilitator made.</summary>
    Reopen,

    /// <summary>Silences <c>memberId</c> for <c>seconds</c> (0 ends it).</summary>
    Mute,

    /// <summary>Removes <c>memberId</c> from the group.</summary>
    Remove,
}

/// <summary>A facilitator's act in one group.</summary>
public sealed record FacilitatorAct(Guid ConversationId, FacilitatorActKind Act, Guid? MemberId = null, int? Seconds = null);
