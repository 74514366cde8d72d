using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.People.Sessions;

/// <summary>Signs a person out everywhere, by a coordinator's or administrator's act.</summary>
internal sealed class EndSessions(PersonRecords records, SessionRegistry sessions)
{
    public async Task<Reply<Done>> HandleAsync(Caller caller, Guid personId, CancellationToken cancellation)
    {
        var written = await records.EndSessionsAsync(caller.FacilityId, personId, caller.PersonId, cancellation);
        if (written == Written.Done)
        {
            sessions.EndAllOfPerson(caller.FacilityId, personId);
        }

        return written.ToReply();
    }
}
