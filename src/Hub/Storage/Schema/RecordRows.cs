using PeerConnect.Contracts;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Storage.Schema;

internal enum KeyPurpose
{
    /// <summary>Messages of one conversation in one retention period.</summary>
    Conversation = 1,

    /// <summary>What one case keeps.</summary>
    Case = 2,

    /// <summary>Reasons, notes and names that belong to neither, per facility.</summary>
    Facility = 3,

    /// <summary>One person's yes to letting the own words teach the computer; the owner is a number of nobody's.</summary>
    Training = 4,
}

/// <summary>What a conversation's key seals, where that has an end by the policy.</summary>
internal enum KeptKind
{
    /// <summary>Messages that arrived.</summary>
    Messages = 1,

    /// <summary>Messages that were held: those that were rejected stay under it.</summary>
    NotDelivered = 2,
}

/// <summary>A data key, wrapped by a key-encryption key. A destroyed one has no wrapped bytes.</summary>
internal sealed class DataKeyRow
{
    public Guid FacilityId { get; set; }
    public Guid KeyId { get; set; }
    public KeyPurpose Purpose { get; set; }

    /// <summary>The conversation or case; the facility itself for <see cref="KeyPurpose.Facility"/>.</summary>
    public Guid OwnerId { get; set; }

    /// <summary>Retention period: the first day of its week, the kind and the policy, for example "2026-11-23.m3"; empty where it has none.</summary>
    public required string Period { get; set; }

    /// <summary>What it seals; null where no policy sets an end.</summary>
    public KeptKind? Kept { get; set; }

    /// <summary>The policy under which that was written: the authors' facility and its version.</summary>
    public Guid? PolicyFacilityId { get; set; }
    public int? PolicyVersion { get; set; }

    /// <summary>When it is to be destroyed; null for never.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>"aes-256-gcm".</summary>
    public required string Algorithm { get; set; }

    /// <summary>Which key-encryption key wraps it.</summary>
    public required string WrappedBy { get; set; }
    public byte[]? Wrapped { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? DestroyedAt { get; set; }
}

/// <summary>One row of a facility's hash chain.</summary>
internal sealed class AuditRow
{
    public Guid FacilityId { get; set; }
    public long Sequence { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>The person who acted; null for the server itself.</summary>
    public Guid? ActorId { get; set; }

    /// <summary>Verb in kebab case: "case-viewed", "pairing-approved", "sign-in-refused" …</summary>
    public required string Act { get; set; }

    /// <summary>What it was done to: kind and id, for example "case:0199…".</summary>
    public required string Subject { get; set; }

    /// <summary>Canonical JSON of codes, numbers and ids. Never anything a person wrote.</summary>
    public required string Details { get; set; }
    public required byte[] PreviousHash { get; set; }
    public required byte[] Hash { get; set; }
}

/// <summary>A signed statement that the chain reached a row with a hash.</summary>
internal sealed class CheckpointRow
{
    public Guid FacilityId { get; set; }
    public long Sequence { get; set; }
    public required byte[] Hash { get; set; }
    public DateTimeOffset At { get; set; }
    public required string SignedBy { get; set; }
    public required byte[] Signature { get; set; }
}

/// <summary>One version of a facility's disclosure policy.</summary>
internal sealed class PolicyRow
{
    public Guid FacilityId { get; set; }
    public int Version { get; set; }
    public required string Document { get; set; }

    /// <summary>Consent to this version or a later one is enough: the newest version that disclosed more than the one before it.</summary>
    public int ConsentFrom { get; set; } = 1;
    public DateTimeOffset EffectiveAt { get; set; }
    public DateTimeOffset? SupersededAt { get; set; }
}

/// <summary>A policy on its way: written, signed by two, in force.</summary>
internal sealed class PolicyDraftRow
{
    public Guid FacilityId { get; set; }
    public Guid DraftId { get; set; }
    public PolicyDraftState State { get; set; }

    /// <summary>The document as its author wrote it.</summary>
    public required string Document { get; set; }

    /// <summary>The version that it is to follow; it cannot be signed after another came into force.</summary>
    public int Follows { get; set; }

    /// <summary>Who wrote it last, and so may not sign it.</summary>
    public Guid AuthorId { get; set; }
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>When it is to come into force; null for as soon as the second has signed.</summary>
    public DateTimeOffset? EffectiveAt { get; set; }
}

/// <summary>One signature under a draft as it stood.</summary>
internal sealed class PolicySignatureRow
{
    public Guid FacilityId { get; set; }
    public Guid DraftId { get; set; }
    public Guid SignerId { get; set; }

    /// <summary>SHA-256 of the document that was signed, lower case hex.</summary>
    public required string DocumentHash { get; set; }

    /// <summary>Ids of the housing units and programmes that its codes stood for then, in its order, separated by commas; empty where it names none.</summary>
    public required string Scopes { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>1 for the first of the draft's signatures, 2 for the second: two may be given in one millisecond.</summary>
    public int Ordinal { get; set; }
}

/// <summary>That somebody asked for a person, told a concern or complained: how it was judged, and nothing of who, of whom or in which words.</summary>
internal sealed class TellingRow
{
    /// <summary>Whose policy judged.</summary>
    public Guid FacilityId { get; set; }

    /// <summary>At random: no case and no person has it.</summary>
    public Guid TellingId { get; set; }
    public TellingKind Kind { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>The decision, as those on messages are recorded.</summary>
    public required string Record { get; set; }
}
