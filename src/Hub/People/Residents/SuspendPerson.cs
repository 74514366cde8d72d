using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.People.Residents;

/// <summary>Closes sign-in and every conversation of a person, until lifted. Coordinators suspend residents, administrators staff; nobody himself or herself.</summary>
internal sealed class SuspendPerson(Store store, SessionRegistry sessions)
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
            written = await SuspendAsync(store, caller.FacilityId, personId, suspend, staff: false, caller.PersonId, cancellation);
        }

        if (written == Written.NotFound && caller.Roles.Has(Role.Administrator))
        {
            written = await SuspendAsync(store, caller.FacilityId, personId, suspend, staff: true, caller.PersonId, cancellation);
        }

        if (written == Written.Done && suspend)
        {
            sessions.EndAllOfPerson(caller.FacilityId, personId);
        }

        return written.ToReply();
    }

    /// <summary>Closes or opens sign-in and every conversation of a person; "staff": whether the person must be, or must not be.</summary>
    internal static async Task<Written> SuspendAsync(Store store, Guid facilityId, Guid personId, bool suspend, bool staff, Guid actorId, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        var person = await PersonRecords.FindAsync(transaction, facilityId, personId, cancellation);
        if (person is null || person.Kind == PersonKind.Staff != staff)
        {
            return Written.NotFound;
        }

        var (from, to) = suspend ? (PersonState.Active, PersonState.Suspended) : (PersonState.Suspended, PersonState.Active);
        if (person.State == to)
        {
            return Written.Done;
        }

        // Somebody who was transferred here is received, with a place to live.
        if (person.State != from || (!suspend && transaction.Db.HasArrived(person)))
        {
            return Written.WrongState;
        }

        if (suspend && await RoleRecords.IsLastAdministratorAsync(transaction, facilityId, personId, cancellation))
        {
            return Written.LastAdministrator;
        }

        person.State = to;
        if (suspend)
        {
            await SessionRows.EndAllOfPersonAsync(transaction, facilityId, personId, cancellation);
            transaction.RestPlaces(person, actorId);
        }
        else
        {
            transaction.GiveBackPlaces(person, actorId);
        }

        PersonRecords.Changed(transaction, person, actorId, suspend ? "person-suspended" : "suspension-lifted", []);
        await transaction.CommitAsync(cancellation);
        return Written.Done;
    }
}
