using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Storage.Schema;

/// <summary>A message that was not delivered at once: it has no sequence until its release appends it under the same id.</summary>
internal sealed class HeldMessageRow
{
    /// <summary>The conversation's home facility.</summary>
    public Guid FacilityId { get; set; }
    public Guid EntryId { get; set; }
    public Guid ConversationId { get; set; }
    public Guid AuthorFacilityId { get; set; }
    public Guid AuthorId { get; set; }

    /// <summary>The record that its author's own was merged into, where both are one person: who may do with it what its author could.</summary>
    public Guid? PassedTo { get; set; }
    public Guid ClientMessageId { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>The conversation's last sequence when it was written: who was there then was meant.</summary>
    public long Position { get; set; }

    /// <summary>Policy version of the author's facility that it was committed under.</summary>
    public int PolicyVersion { get; set; }
    public HeldState State { get; set; }

    /// <summary>When the hold ends by itself; null when it does not (any more).</summary>
    public DateTimeOffset? Until { get; set; }
    public HoldEnd AfterHold { get; set; }

    /// <summary>The sealed body; null for a blocked message, whose text only its case has, and for a released one, whose text the log has.</summary>
    public byte[]? SealedBody { get; set; }

    /// <summary>The first case that it opened or raised; null where the policy tells nobody.</summary>
    public Guid? CaseId { get; set; }

    /// <summary>Who asked for a rejection that another person has to confirm.</summary>
    public Guid? ProposedBy { get; set; }
    public DateTimeOffset? ProposedAt { get; set; }

    /// <summary>Who decided; null for the server itself.</summary>
    public Guid? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Why it is, or is proposed to be, rejected.</summary>
    public RejectReason? Reason { get; set; }
    public DateTimeOffset? AppealedAt { get; set; }
    public AppealState? Appeal { get; set; }

    /// <summary>Who wrote it, under the record that is in use now.</summary>
    public PersonKey Author() => new(AuthorFacilityId, PassedTo ?? AuthorId);
}

/// <summary>Somebody a held message is meant for: fixed when it was written, fewer when it is released.</summary>
internal sealed class HeldReaderRow
{
    public Guid FacilityId { get; set; }
    public Guid EntryId { get; set; }
    public Guid PersonFacilityId { get; set; }
    public Guid PersonId { get; set; }
}

/// <summary>One act of staff on a held message.</summary>
internal sealed class HeldActRow
{
    /// <summary>The author's facility, whose staff decide.</summary>
    public Guid FacilityId { get; set; }
    public Guid ActId { get; set; }
    public Guid CaseId { get; set; }
    public Guid EntryId { get; set; }
    public HeldActKind Kind { get; set; }
    public Guid ActorId { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>Code of the reason.</summary>
    public string? Reason { get; set; }

    /// <summary>A staff member's words, sealed under the case's key.</summary>
    public byte[]? SealedNote { get; set; }
}
