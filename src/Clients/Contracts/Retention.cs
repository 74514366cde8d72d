using System.Text.Json.Serialization;

namespace PeerConnect.Contracts;

/// <summary>What a legal hold keeps.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LegalHoldOn>))]
public enum LegalHoldOn
{
    /// <summary>All messages of a conversation, and its cases.</summary>
    Conversation,

    /// <summary>All conversations that a person ever took part in, and the cases that are about the person or hold a line of theirs.</summary>
    Person,

    /// <summary>One case.</summary>
    Case,
}

/// <summary>Keeps something from being purged, whatever the policy says, from now on.</summary>
/// <param name="On">What kind of thing.</param>
/// <param name="Id">The conversation, person or case.</param>
/// <param name="Reason">Which court, which order: 1 to 1,000 UTF-16 units; sealed.</param>
public sealed record SetLegalHold(LegalHoldOn On, Guid Id, string Reason)
{
    /// <summary>Never prints the reason.</summary>
    public override string ToString() => $"SetLegalHold {{ {On}, {Id} }}";
}

/// <summary>A legal hold.</summary>
/// <param name="HoldId">Its id.</param>
/// <param name="On">What kind of thing it keeps.</param>
/// <param name="Id">The conversation, person or case.</param>
/// <param name="SetAt">When it was set.</param>
/// <param name="SetBy">By whom.</param>
/// <param name="LiftAskedAt">When somebody asked to lift it; another person has to do so too. Absent otherwise.</param>
/// <param name="LiftAskedBy">Who asked.</param>
/// <param name="LiftedAt">When it was lifted; absent while it stands.</param>
/// <param name="LiftedBy">By whom.</param>
/// <param name="KeepsUntil">Once it is lifted: until then nothing of it is purged yet.</param>
public sealed record LegalHold(
    Guid HoldId,
    LegalHoldOn On,
    Guid Id,
    DateTimeOffset SetAt,
    string? SetBy,
    DateTimeOffset? LiftAskedAt = null,
    string? LiftAskedBy = null,
    DateTimeOffset? LiftedAt = null,
    string? LiftedBy = null,
    DateTimeOffset? KeepsUntil = null);

/// <summary>The legal holds of one's facility, newest first.</summary>
/// <param name="Holds">At most 500.</param>
public sealed record LegalHoldList(IReadOnlyList<LegalHold> Holds);

/// <summary>A legal hold with its reason.</summary>
/// <param name="Hold">The hold.</param>
/// <param name="Reason">Why; absent where its key was destroyed.</param>
public sealed record LegalHoldDetail(LegalHold Hold, string? Reason)
{
    /// <summary>Never prints the reason.</summary>
    public override string ToString() => $"LegalHoldDetail {{ {Hold.HoldId} }}";
}

/// <summary>What was purged.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PurgedKind>))]
public enum PurgedKind
{
    /// <summary>Messages that had arrived.</summary>
    Messages,

    /// <summary>Messages that were held and did not arrive.</summary>
    NotDelivered,

    /// <summary>Cases whose flag was right, and requests for a person.</summary>
    TrueCases,

    /// <summary>Cases whose flag was wrong.</summary>
    FalseCases,

    /// <summary>Cases of which nobody could say.</summary>
    UnclearCases,

    /// <summary>Scores of messages.</summary>
    Scores,
}

/// <summary>The receipt of a purge. It says nothing of what it was.</summary>
/// <param name="ReceiptId">Its id, as the audit chain names it.</param>
/// <param name="At">When.</param>
/// <param name="Kind">What kind.</param>
/// <param name="Count">How many.</param>
/// <param name="Keys">How many keys were destroyed.</param>
/// <param name="PolicyVersion">The policy that said so.</param>
/// <param name="PolicyFacilityId">Whose policy, where the authors were of another facility; absent for one's own.</param>
public sealed record PurgeReceipt(Guid ReceiptId, DateTimeOffset At, PurgedKind Kind, int Count, int Keys, int PolicyVersion, Guid? PolicyFacilityId = null);

/// <summary>How much of one kind was purged.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Count">How many.</param>
/// <param name="Keys">How many keys were destroyed.</param>
public sealed record PurgedTotal(PurgedKind Kind, int Count, int Keys);

/// <summary>What a facility's retention did.</summary>
/// <param name="Since">From when on.</param>
/// <param name="Totals">By kind, over all receipts since then.</param>
/// <param name="Receipts">The newest first, at most 500.</param>
/// <param name="StandingHolds">How many legal holds stand.</param>
public sealed record PurgeReport(DateTimeOffset Since, IReadOnlyList<PurgedTotal> Totals, IReadOnlyList<PurgeReceipt> Receipts, int StandingHolds);
