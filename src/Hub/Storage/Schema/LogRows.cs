using PeerConnect.Contracts;

namespace PeerConnect.Hub.Storage.Schema;

/// <summary>One entry of a conversation's append-only log.</summary>
internal sealed class EntryRow
{
    public const int ListedReaders = 2;

    public Guid FacilityId { get; set; }
    public Guid ConversationId { get; set; }
    public long Sequence { get; set; }
    public Guid EntryId { get; set; }
    public EntryKind Kind { get; set; }

    /// <summary>Version of this kind's form; 2 is a message that was held, whose readers are listed beside it.</summary>
    public int Form { get; set; } = 1;
    public DateTimeOffset At { get; set; }
    public Guid? AuthorFacilityId { get; set; }
    public Guid? AuthorId { get; set; }

    /// <summary>The sealed body of a message.</summary>
    public byte[]? SealedBody { get; set; }
    public Guid? ClientMessageId { get; set; }

    public long? Target { get; set; }
    public int? Seconds { get; set; }

    /// <summary>Set on a message that its author withdrew or a moderator removed from view.</summary>
    public bool OutOfView { get; set; }
}

/// <summary>What was decided on one message: versions, scores, offsets, weights, rules; never words.</summary>
internal sealed class DecisionRow
{
    /// <summary>Facility of the sender, whose policy judged.</summary>
    public Guid FacilityId { get; set; }
    public Guid DecisionId { get; set; }
    public Guid HomeFacilityId { get; set; }
    public Guid ConversationId { get; set; }

    /// <summary>0 while the message has none.</summary>
    public long Sequence { get; set; }
    public Guid EntryId { get; set; }
    public Guid SenderId { get; set; }
    public int PolicyVersion { get; set; }
    public int MaxSeverity { get; set; }

    /// <summary>The whole record as JSON: verdicts, spans as numbers, matched rules.</summary>
    public required string Record { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>Scores expire.</summary>
    public DateTimeOffset ExpiresAt { get; set; }
}

/// <summary>Numbers of the conversation so far for one author, and for the conversation itself under no person; decays, updated in sequence order by the writer.</summary>
internal sealed class RiskRow
{
    public Guid FacilityId { get; set; }
    public Guid ConversationId { get; set; }
    public Guid PersonId { get; set; }
    public required byte[] State { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>Cumulative high-water marks of one member.</summary>
internal sealed class ReceiptRow
{
    public Guid FacilityId { get; set; }
    public Guid ConversationId { get; set; }
    public Guid PersonId { get; set; }
    public long DeliveredUpTo { get; set; }
    public long ReadUpTo { get; set; }

    /// <summary>What others may be shown of them: what was marked while every facility concerned let it be seen and the member had agreed to a notice that says so.</summary>
    public long ShownDeliveredUpTo { get; set; }
    public long ShownReadUpTo { get; set; }
}

/// <summary>A notice meant for one person, in that person's own sequence.</summary>
internal sealed class InboxRow
{
    public Guid FacilityId { get; set; }
    public Guid PersonId { get; set; }
    public long Sequence { get; set; }
    public InboxKind Kind { get; set; }
    public DateTimeOffset At { get; set; }
    public Guid? ConversationId { get; set; }

    /// <summary>The own message that it is about, if any.</summary>
    public Guid? EntryId { get; set; }
    public DateTimeOffset? Until { get; set; }

    /// <summary>A code that the sentence depends on: which signpost, which reason, which answer.</summary>
    public string? Detail { get; set; }

    /// <summary>The case that a notice or question comes from. Never shown to the person.</summary>
    public Guid? CaseId { get; set; }

    /// <summary>For a question: when it was answered, and how.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }
    public bool? Answer { get; set; }
}

internal enum OwedKind
{
    /// <summary>A message that the fallback lexicon judged has to be scored by the model.</summary>
    Rescore = 1,

    /// <summary>A case nobody has acted on reaches a limit of the policy.</summary>
    CaseDeadline = 2,

    /// <summary>A membership, certification or separation reaches its date.</summary>
    Expiry = 3,

    /// <summary>A signed policy comes into force.</summary>
    PolicyStart = 4,

    /// <summary>A step of escalation is due.</summary>
    Escalation = 5,

    /// <summary>Whether anybody is there for a case that was opened or got worse.</summary>
    Staffing = 6,

    /// <summary>A case goes on to its next step at once.</summary>
    NextStep = 7,

    /// <summary>A hold reaches its end.</summary>
    HoldEnd = 8,

    /// <summary>The moment from which the person of a case may notice that staff know.</summary>
    CaseStart = 9,

    /// <summary>A break-glass lapses unanswered, or its time is over.</summary>
    BreakGlassEnd = 10,

    /// <summary>A break-glass must have been reviewed.</summary>
    BreakGlassReview = 11,

    /// <summary>A case goes on to its next step at once, because the form that follows a visit was not written in time.</summary>
    FollowUpStep = 12,

    /// <summary>A case goes on to its next step at once, because nobody decided it in time.</summary>
    DecisionStep = 17,

    /// <summary>A message that the model let pass near an alert is read by the second opinion.</summary>
    SecondOpinion = 13,

    /// <summary>A supporter hears, with the person's agreement, that staff were there.</summary>
    TellSupporter = 18,
}

/// <summary>Work that is owed, committed with what it is owed on; claimed and marked, never read as "id greater than the last".</summary>
internal sealed class OwedRow
{
    public Guid FacilityId { get; set; }
    public Guid OwedId { get; set; }
    public OwedKind Kind { get; set; }

    /// <summary>What it is about: a decision, a case, a membership.</summary>
    public Guid SubjectId { get; set; }
    public DateTimeOffset DueAt { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
}
