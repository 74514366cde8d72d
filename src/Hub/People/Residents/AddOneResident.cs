using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.People.Residents;

/// <summary>A coordinator adds a resident or released supporter. Sign-in needs a first PIN besides.</summary>
internal sealed class AddOneResident(PersonRecords records, TimeProvider time)
{
    public async Task<Reply<NewRecord>> HandleAsync(Caller caller, AddResident request, CancellationToken cancellation)
    {
        var number = PersonRules.Number(request.Number);
        var faults = PersonRules.Faults(
            PersonRules.NumberFault(number, "A number"),
            PersonRules.NameFault(request.GivenName, "A given name"),
            PersonRules.NameFault(request.FamilyName, "A family name"),
            PersonRules.LanguageFault(request.Language),
            PersonRules.CellFault(request.Cell),
            request.Type == PersonType.Staff ? "Staff are invited, not added." : null);
        if (faults.Count > 0)
        {
            return Refusals.InvalidInput(faults);
        }

        var person = new PersonRow
        {
            FacilityId = caller.FacilityId,
            PersonId = Guid.CreateVersion7(time.GetUtcNow()),
            Kind = request.Type == PersonType.Released ? PersonKind.Released : PersonKind.Resident,
            State = PersonState.Active,
            Number = number,
            GivenName = request.GivenName,
            FamilyName = request.FamilyName,
            Language = request.Language,
            UnitId = request.UnitId,
            Cell = request.Cell,
        };
        var written = await records.AddAsync(person, caller.PersonId, cancellation);
        return written.RefusalOrNull() is { } refusal ? refusal : new NewRecord(person.PersonId);
    }
}
