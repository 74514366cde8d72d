using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Approvals;

/// <summary>Release and death end a person's part; a released certified supporter may come back, and is approved anew for each pairing.</summary>
internal sealed class ReleasePeople(Store store)
{
    public Task<Reply<Done>> ReleaseAsync(PersonKey caller, Guid personId, CancellationToken cancellation) =>
        EndAsync(caller, "person-released", "subject-released", personId, PersonState.Released, cancellation);

    public Task<Reply<Done>> RecordDeathAsync(PersonKey caller, Guid personId, CancellationToken cancellation) =>
        EndAsync(caller, "person-died", "subject-died", personId, PersonState.Deceased, cancellation);

    public Task<Reply<Done>> ContinueAsync(PersonKey caller, Guid personId, CancellationToken cancellation) =>
        store.ActAsync<Done>(caller, "released-supporter-continues", $"person:{personId:D}", act =>
        {
            if (!act.Coordinates() || act.Db.FindOwn(caller, personId) is not { State: PersonState.Released } person)
            {
                return Refusals.NotFound;
            }

            if (act.Db.MustLeaveToOthers(caller, [person.Key()]))
            {
                return ApprovalRefusals.AnotherCoordinator;
            }

            if (act.Db.CertifiedUntil(person.Key(), act.Now) is null)
            {
                return ApprovalRefusals.NotCertified;
            }

            (person.Kind, person.State, person.EndedAt) = (PersonKind.Released, PersonState.Active, null);
            (person.UnitId, person.Cell) = (null, null);
            act.Transaction.TouchPerson(person.FacilityId, person.PersonId);
            return Done.Value;
        }, cancellation);

    private Task<Reply<Done>> EndAsync(
        PersonKey caller, string verb, string caseEvent, Guid personId, PersonState state, CancellationToken cancellation) =>
        store.ActAsync<Done>(caller, verb, $"person:{personId:D}", async act =>
        {
            if (!act.Coordinates() || act.Db.FindOwn(caller, personId) is not { State: PersonState.Active or PersonState.Suspended or PersonState.Released } person
                || (person.State == PersonState.Released && state == PersonState.Released))
            {
                return Refusals.NotFound;
            }

            if (act.Db.MustLeaveToOthers(caller, [person.Key()]))
            {
                return ApprovalRefusals.AnotherCoordinator;
            }

            await act.EndPartAsync(person, caseEvent, cancellation);
            person.State = state;
            person.EndedAt = act.Now;
            return Done.Value;
        }, cancellation);
}
