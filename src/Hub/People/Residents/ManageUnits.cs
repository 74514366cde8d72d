using PeerConnect.Contracts;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.People.Residents;

/// <summary>Housing units of a facility.</summary>
internal sealed class ManageUnits(CodedRecords<UnitRow> units, TimeProvider time)
{
    public UnitList List(Caller caller) => new([.. units.List(caller.FacilityId).Select(row => new Unit(row.UnitId, row.Code, row.Name))]);

    /// <param name="unitId">The unit to change; null for a new one.</param>
    public Task<Reply<NewRecord>> SaveAsync(Caller caller, Guid? unitId, SaveUnit request, CancellationToken cancellation) => CodedThings.SaveAsync(
        "unit", request.Code, request.Name, unitId, time, id => units.SaveAsync(caller.FacilityId, id, unitId is null, request.Code, request.Name, caller.PersonId, cancellation));
}
