using Microsoft.AspNetCore.Identity;

namespace PeerConnect.Hub.Storage.Schema;

/// <summary>A staff member's account; its id is the person's id. The authenticator seed is sealed by the account store.</summary>
internal sealed class StaffAccount : IdentityUser<Guid>
{
    public Guid FacilityId { get; set; }

    /// <summary>When the failures that are counted now began; older ones do not count.</summary>
    public DateTimeOffset? FirstFailedAt { get; set; }

    public byte[]? SealedSeed { get; set; }

    /// <summary>The newest half minute whose authenticator code was used: no code is taken twice.</summary>
    public long LastCodeStep { get; set; }

    /// <summary>SHA-256 of the one-time code with which the account is set up; null when it is.</summary>
    public byte[]? EnrolmentHash { get; set; }

    public DateTimeOffset? EnrolmentEndsAt { get; set; }
}
