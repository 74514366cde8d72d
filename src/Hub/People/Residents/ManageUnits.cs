using PeerConnect.Contracts;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.People.Residents;

/// <summary>Housing units of a facility.</summary>
internal sealed class ManageUnits(UnitRecords units, TimeProvider time)
{
    public async Task<Reply<UnitList>> ListAsync(Caller caller, CancellationToken cancellation) =>
        new UnitList(await units.ListAsync(caller.FacilityId, cancellation));

    /// <param name="unitId">The unit to change; null for a new one.</param>
    public async Task<Reply<NewRecord>> SaveAsync(Caller caller, Guid? unitId, SaveUnit request, CancellationToken cancellation)
    {
        var faults = PersonRules.Faults(PersonRules.CodeFault(request.Code, "A unit's code"), PersonRules.NameFault(request.Name, "A unit's name"));
        if (faults.Count > 0)
        {
            return Refusals.InvalidInput(faults);
        }

        var id = unitId ?? Guid.CreateVersion7(time.GetUtcNow());
        var written = await units.SaveAsync(caller.FacilityId, id, unitId is null, request.Code, request.Name, caller.PersonId, cancellation);
        return written.RefusalOrNull() is { } refusal ? refusal : new NewRecord(id);
    }
}
