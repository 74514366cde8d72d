using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Concerns;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.People;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Approvals;

/// <summary>Moves people to another facility: everything here ends, and the other one receives them.</summary>
internal sealed class TransferPeople(Store store, PolicyBook policies)
{
    public Task<Reply<Done>> TransferAsync(PersonKey caller, Guid personId, TransferPerson wanted, CancellationToken cancellation) =>
        store.ActAsync(caller, "person-transferred", $"person:{personId:D}", act => LeaveAsync(act, personId, wanted.Facility, cancellation), cancellation);

    /// <summary>The new facility receives somebody who was transferred to it.</summary>
    public Task<Reply<Done>> ReceiveAsync(PersonKey caller, Guid personId, ReceivePerson wanted, CancellationToken cancellation)
    {
        var number = wanted.Number is { } typed ? PersonRules.Number(typed) : null;
        var faults = PersonRules.Faults(PersonRules.CellFault(wanted.Cell), number is null ? null : PersonRules.NumberFault(number, "A number"));
        return faults.Count > 0
            ? Task.FromResult<Reply<Done>>(Refusals.InvalidInput(faults))
            : store.ActAsync(caller, "person-received", $"person:{personId:D}", act => Receive(act, personId, wanted, number), cancellation);
    }

    private async Task<Reply<Done>> LeaveAsync(RecordedAct act, Guid personId, string facilityCode, CancellationToken cancellation)
    {
        if (!act.Coordinates() || act.Db.FindOwn(act.By, personId) is not { Kind: PersonKind.Resident, State: PersonState.Active or PersonState.Suspended } person)
        {
            return Refusals.NotFound;
        }

        var code = PersonRules.FacilityCode(facilityCode);
        if (act.Db.Facilities.SingleOrDefault(row => row.Code == code) is not { FacilityId: var facilityId } || facilityId == person.FacilityId)
        {
            return Refusals.InvalidInput("There is no such other facility on this server.");
        }

        if (act.Db.MustLeaveToOthers(act.By, [person.Key()]))
        {
            return ApprovalRefusals.AnotherCoordinator;
        }

        await act.EndPartAsync(person, "subject-transferred", cancellation);
        person.State = PersonState.TransferredOut;
        person.EndedAt = act.Now;
        var arrived = Arrive(act, person, facilityId);
        act.CarryKin(person.Key(), arrived.Key());
        act.CarryOrders(person.Key(), arrived.Key());
        act.CarryHidden(person.Key(), arrived.Key());
        act.Transaction.TouchPerson(arrived.FacilityId, arrived.PersonId);
        await act.Db.SaveChangesAsync(cancellation);
        var cases = CaseOfArrival.Open(act.Transaction, person, arrived, policies.Active(facilityId));
        act.Transaction.Audit(new AuditAct(facilityId, null, "person-arrived", act.Subject, new Dictionary<string, object?> { ["cases"] = cases > 0 ? cases : null }));
        act.Details["facility"] = facilityId;
        return Done.Value;
    }

    /// <summary>The same id at the new facility, closed until its coordinator receives the person. PIN, certification and consent stay behind.</summary>
    private static PersonRow Arrive(RecordedAct act, PersonRow person, Guid facilityId)
    {
        var row = act.Db.People.SingleOrDefault(known => known.FacilityId == facilityId && known.PersonId == person.PersonId);
        if (row is null)
        {
            row = new PersonRow
            {
                FacilityId = facilityId,
                PersonId = person.PersonId,
                Kind = PersonKind.Resident,
                Number = FreeNumber(act, facilityId, person),
                GivenName = person.GivenName,
                FamilyName = person.FamilyName,
                Language = person.Language,
                CreatedAt = act.Now,
            };
            act.Db.People.Add(row);
        }

        row.State = PersonState.Suspended;
        (row.UnitId, row.Cell, row.EndedAt) = (null, null, null);
        return row;
    }

    // The receiving facility gives its own number; until then one that cannot clash.
    private static string FreeNumber(RecordedAct act, Guid facilityId, PersonRow person) =>
        act.Db.People.Any(row => row.FacilityId == facilityId && row.Number == person.Number) ? $"{person.PersonId:N}".ToUpperInvariant() : person.Number;

    private static Reply<Done> Receive(RecordedAct act, Guid personId, ReceivePerson wanted, string? number)
    {
        if (!act.Coordinates() || act.Db.FindOwn(act.By, personId) is not { } person 
            || !act.Db.Units.Any(row => row.FacilityId == act.By.FacilityId && row.UnitId == wanted.UnitId))
        {
            return Refusals.NotFound;
        }

        if (!act.Db.HasArrived(person))
        {
            return ApprovalRefusals.AlreadyDecided;
        }

        if (number is not null && number != person.Number)
        {
            if (act.Db.People.Any(row => row.FacilityId == person.FacilityId && row.Number == number))
            {
                return Refusals.InvalidInput("That number is taken in this facility.");
            }

            person.Number = number;
        }

        person.State = PersonState.Active;
        (person.UnitId, person.Cell) = (wanted.UnitId, wanted.Cell);
        act.Transaction.TouchPerson(person.FacilityId, person.PersonId);
        ShownRows.Forget(act.Transaction, person.FacilityId, person.PersonId);
        act.Details["unit"] = wanted.UnitId;
        return Done.Value;
    }
}
