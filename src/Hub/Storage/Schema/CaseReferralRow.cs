using PeerConnect.Contracts;

namespace PeerConnect.Hub.Storage.Schema;

/// <summary>A case that was handed on to somebody outside of this system.</summary>
internal sealed class CaseReferralRow
{
    public Guid FacilityId { get; set; }
    public Guid ReferralId { get; set; }
    public Guid CaseId { get; set; }
    public CaseReferralKind Kind { get; set; }
    public Guid ReferredBy { get; set; }
    public DateTimeOffset ReferredAt { get; set; }

    /// <summary>The level under which the referrer sees the case: who sees less does not read the reason.</summary>
    public int ReferrerLevel { get; set; }

    /// <summary>Why, sealed under the case's key.</summary>
    public required byte[] SealedReason { get; set; }
}
