using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.People.Sessions;

/// <summary>Ends the caller's session; its connections close at once.</summary>
internal sealed class SignOut(SessionRows rows, SessionRegistry registry, BrowserCookie browser)
{
    public async Task<Reply<Done>> HandleAsync(Caller caller, CancellationToken cancellation)
    {
        await EndAsync(caller.FacilityId, caller.PersonId, caller.SessionId, cancellation);
        return Done.Value;
    }

    /// <summary>A browser holds one session: whoever its cookie belongs to is not signed in any more when another signs in, whichever of its tabs asks.</summary>
    public async Task OfBrowserAsync(HttpRequest request)
    {
        // Begun, it is finished, also where nobody waits for the answer.
        if (browser.SessionOf(request) is { } session)
        {
            await EndAsync(session.FacilityId, session.PersonId, session.SessionId, CancellationToken.None);
        }
    }

    private async Task EndAsync(Guid facilityId, Guid personId, Guid sessionId, CancellationToken cancellation)
    {
        await rows.EndAsync(facilityId, sessionId, personId, cancellation);
        registry.End(sessionId);
    }
}
