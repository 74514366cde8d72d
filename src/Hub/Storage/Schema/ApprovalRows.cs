using PeerConnect.Contracts;

namespace PeerConnect.Hub.Storage.Schema;

/// <summary>A conversation. <see cref="FacilityId"/> is its home facility: it owns the key, the order and the shard.</summary>
internal sealed class ConversationRow
{
    public Guid FacilityId { get; set; }
    public Guid ConversationId { get; set; }
    public ConversationKind Kind { get; set; }

    /// <summary>"monitored", "monitored-clinical" or "part-2".</summary>
    public required string Class { get; set; }

    /// <summary>The programme of the home facility that it belongs to, if any.</summary>
    public Guid? ProgrammeId { get; set; }

    /// <summary>Who chose another one, of which staff would see more: it waits for a second coordinator. Null where none waits.</summary>
    public Guid? ProgrammeWantedBy { get; set; }

    /// <summary>Which; null for none.</summary>
    public Guid? WantedProgrammeId { get; set; }
    public ConversationState State { get; set; }
    public PauseCause PauseCause { get; set; }

    /// <summary>Name of a group, sealed; null for a pair.</summary>
    public byte[]? SealedName { get; set; }

    /// <summary>Topic of a group, sealed; null where it has none.</summary>
    public byte[]? SealedTopic { get; set; }

    /// <summary>Last allocated sequence. Only the message writer and the log's other appenders raise it, in the transaction.</summary>
    public long LastSequence { get; set; }

    public int SlowSeconds { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>Who paused a conversation: says who may open it again, never shown to residents.</summary>
internal enum PauseCause
{
    None = 0,
    Facilitator = 1,
    Staff = 2,
}

/// <summary>A membership is a range of sequence numbers: nothing from before joining, nothing after leaving.</summary>
internal sealed class MembershipRow
{
    public Guid FacilityId { get; set; }
    public Guid ConversationId { get; set; }
    public Guid MembershipId { get; set; }
    public Guid PersonFacilityId { get; set; }
    public Guid PersonId { get; set; }
    public MemberRole Role { get; set; }
    public MembershipState State { get; set; }

    /// <summary>First sequence that the member sees.</summary>
    public long FromSequence { get; set; }

    /// <summary>Last sequence that the member sees; null while the membership lasts.</summary>
    public long? ToSequence { get; set; }
    public DateTimeOffset? ValidUntil { get; set; }
    public DateTimeOffset? MutedUntil { get; set; }

    /// <summary>The member rests here by his or her own wish, which nobody is told: only this person ends it.</summary>
    public bool OwnPause { get; set; }

    /// <summary>Kept for staff of <see cref="SuspendedByFacilityId"/> alone.</summary>
    public SuspensionCause SuspensionCause { get; set; }

    /// <summary>Whose coordinators decide what becomes of a suspended membership.</summary>
    public Guid? SuspendedByFacilityId { get; set; }
}

/// <summary>Why a membership rests. Every cause looks the same to everybody but the staff who decide on it.</summary>
internal enum SuspensionCause
{
    None = 0,
    Coordinator = 1,
    Facilitator = 2,
    Separation = 3,

    /// <summary>The person is suspended; lifting that lifts this.</summary>
    Person = 4,
}

internal enum MembershipState
{
    Active = 1,

    /// <summary>Neither reads new entries nor writes until a coordinator decides. <see cref="MembershipRow.ToSequence"/> is set.</summary>
    Suspended = 2,
    Ended = 3,
}

internal enum ApprovalKind
{
    Pairing = 1,
    GroupMembership = 2,
}

internal enum ApprovalState
{
    Requested = 1,
    Approved = 2,
    Refused = 3,
    Withdrawn = 4,
}

/// <summary>A request for a pairing or a place in a group; each facility concerned decides once.</summary>
internal sealed class ApprovalRequestRow
{
    /// <summary>Home facility of the conversation that it is about.</summary>
    public Guid FacilityId { get; set; }
    public Guid RequestId { get; set; }
    public ApprovalKind Kind { get; set; }
    public ApprovalState State { get; set; }

    /// <summary>The group; for a pairing, the conversation that the approval opened.</summary>
    public Guid? ConversationId { get; set; }

    /// <summary>The resident of a pairing, or the person who is to join a group.</summary>
    public Guid PersonFacilityId { get; set; }
    public Guid PersonId { get; set; }

    /// <summary>The supporter of a pairing.</summary>
    public Guid? SupporterFacilityId { get; set; }
    public Guid? SupporterId { get; set; }
    public MemberRole Role { get; set; }
    public Guid RequestedByFacilityId { get; set; }
    public Guid RequestedBy { get; set; }
    public DateTimeOffset RequestedAt { get; set; }
    public DateTimeOffset? ValidUntil { get; set; }

    /// <summary>The programme that the pair is to belong to, once the resident's facility chose one.</summary>
    public Guid? ProgrammeId { get; set; }
}

/// <summary>One facility's decision on a request. The reason is sealed and stays with staff.</summary>
internal sealed class ApprovalDecisionRow
{
    public Guid FacilityId { get; set; }
    public Guid RequestId { get; set; }
    public Guid DecidingFacilityId { get; set; }
    public bool Approved { get; set; }
    public Guid DecidedBy { get; set; }
    public DateTimeOffset DecidedAt { get; set; }
    public byte[]? SealedReason { get; set; }
}

/// <summary>What the supervising officer of a released person decided on a request, beside the facilities. It counts while that officer is still the person's.</summary>
internal sealed class OfficerDecisionRow
{
    public Guid FacilityId { get; set; }
    public Guid RequestId { get; set; }
    public Guid PersonFacilityId { get; set; }
    public Guid PersonId { get; set; }
    public Guid OfficerId { get; set; }
    public bool Approved { get; set; }
    public DateTimeOffset DecidedAt { get; set; }
    public byte[]? SealedReason { get; set; }
}

/// <summary>A keep-separate order between two people. It beats everything and is never revealed to those it names.</summary>
internal sealed class SeparationRow
{
    public Guid FacilityId { get; set; }
    public Guid SeparationId { get; set; }
    public Guid FirstFacilityId { get; set; }
    public Guid FirstId { get; set; }
    public Guid SecondFacilityId { get; set; }
    public Guid SecondId { get; set; }

    /// <summary>Who ordered it: "classification", "court", "security" …</summary>
    public required string Source { get; set; }
    public byte[]? SealedReason { get; set; }
    public Guid OrderedBy { get; set; }
    public DateTimeOffset OrderedAt { get; set; }
    public DateTimeOffset? ExpiresAt { get; set; }
    public DateTimeOffset? LiftedAt { get; set; }
}

/// <summary>Consent of one person to one notice.</summary>
internal sealed class ConsentRow
{
    public Guid FacilityId { get; set; }
    public Guid PersonId { get; set; }
    public int PolicyVersion { get; set; }
    public required string NoticeHash { get; set; }
    public DateTimeOffset At { get; set; }
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>Since when it does not count, because staff see more of a conversation than it was given for.</summary>
    public DateTimeOffset? AskedAgainAt { get; set; }
}

/// <summary>The one row that every change of an approval raises; the writer checks it again.</summary>
internal sealed class AuthorisationVersionRow
{
    public int Id { get; set; }
    public long Version { get; set; }
}
