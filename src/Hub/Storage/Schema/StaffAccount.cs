using Microsoft.AspNetCore.Identity;

namespace PeerConnect.Hub.Storage.Schema;

/// <summary>A staff member's account; its id is the person's id. The authenticator seed is sealed by the account store.</summary>
internal sealed class StaffAccount : IdentityUser<Guid>
{
    public Guid FacilityId { get; set; }
}
