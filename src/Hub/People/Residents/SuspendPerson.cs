using PeerConnect.Contracts;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.People.Residents;

/// <summary>Closes sign-in and every conversation of a person, until lifted. Coordinators suspend residents, administrators staff; nobody himself or herself.</summary>
internal sealed class SuspendPerson(PersonRecords records, SessionRegistry sessions)
{
    public async Task<Reply<Done>> HandleAsync(Caller caller, Guid personId, bool suspend, CancellationToken cancellation)
    {
        if (personId == caller.PersonId)
        {
            return Refuse.Because(RefusalCode.SecondPersonNeeded);
        }

        var written = Written.NotFound;
        if (caller.Roles.Has(Role.Coordinator))
        {
            written = await records.SuspendAsync(caller.FacilityId, personId, suspend, staff: false, caller.PersonId, cancellation);
        }

        if (written == Written.NotFound && caller.Roles.Has(Role.Administrator))
        {
            written = await records.SuspendAsync(caller.FacilityId, personId, suspend, staff: true, caller.PersonId, cancellation);
        }

        if (written == Written.Done && suspend)
        {
            sessions.EndAllOfPerson(caller.FacilityId, personId);
        }

        return written.ToReply();
    }
}
