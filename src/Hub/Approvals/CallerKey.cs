using System.Security.Claims;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.Approvals;

internal static class CallerKey
{
    /// <summary>The signed-in caller as the approvals name people.</summary>
    public static PersonKey Key(this ClaimsPrincipal user) => user.Caller() is var caller ? new PersonKey(caller.FacilityId, caller.PersonId) : default;
}
