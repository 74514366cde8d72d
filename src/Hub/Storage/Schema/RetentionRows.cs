using PeerConnect.Contracts;

namespace PeerConnect.Hub.Storage.Schema;

/// <summary>An order that something is kept whatever the policy says.</summary>
internal sealed class LegalHoldRow
{
    /// <summary>Whose coordinator set it.</summary>
    public Guid FacilityId { get; set; }
    public Guid HoldId { get; set; }
    public LegalHoldOn On { get; set; }

    /// <summary>The conversation, person or case.</summary>
    public Guid TargetId { get; set; }
    public Guid SetBy { get; set; }
    public DateTimeOffset SetAt { get; set; }

    /// <summary>Which court, which order: sealed under the facility's key.</summary>
    public required byte[] SealedReason { get; set; }

    /// <summary>Who asked to lift it, where the policy wants two.</summary>
    public Guid? LiftAskedBy { get; set; }
    public DateTimeOffset? LiftAskedAt { get; set; }
    public Guid? LiftedBy { get; set; }
    public DateTimeOffset? LiftedAt { get; set; }

    /// <summary>Once it is lifted: until then it still keeps, so that nothing is deleted at once.</summary>
    public DateTimeOffset? KeepsUntil { get; set; }
}

/// <summary>That something was purged: what kind, how many, when, under which policy. Never what it was.</summary>
internal sealed class PurgeReceiptRow
{
    public Guid FacilityId { get; set; }
    public Guid ReceiptId { get; set; }
    public DateTimeOffset At { get; set; }
    public PurgedKind Kind { get; set; }
    public int Count { get; set; }

    /// <summary>How many keys were destroyed for it.</summary>
    public int Keys { get; set; }

    /// <summary>Whose policy said so: the authors' facility.</summary>
    public Guid PolicyFacilityId { get; set; }
    public int PolicyVersion { get; set; }
}
