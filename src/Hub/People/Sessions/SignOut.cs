using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.People.Sessions;

/// <summary>Ends the caller's session; its connections close at once.</summary>
internal sealed class SignOut(SessionRows rows, SessionRegistry registry)
{
    public async Task<Reply<Done>> HandleAsync(Caller caller, CancellationToken cancellation)
    {
        await rows.EndAsync(caller.FacilityId, caller.SessionId, caller.PersonId, cancellation);
        registry.End(caller.SessionId);
        return Done.Value;
    }
}
