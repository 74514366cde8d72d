using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.People;

/// <summary>Housing units in the store.</summary>
internal sealed class UnitRecords(Store store)
{
    private const string Kind = "unit";

    public List<Unit> List(Guid facilityId)
    {
        using var db = store.Read();
        return Of(db, facilityId);
    }

    /// <summary>The facility's units, by code.</summary>
    public static List<Unit> Of(PeerConnectDb db, Guid facilityId) =>
        [.. db.Units.AsNoTracking().Where(row => row.FacilityId == facilityId).OrderBy(row => row.Code).Select(row => new Unit(row.UnitId, row.Code, row.Name))];

    /// <summary>Adds a unit, or changes the one of that id.</summary>
    public Task<Written> SaveAsync(Guid facilityId, Guid unitId, bool isNew, string code, string name, Guid actorId, CancellationToken cancellation) =>
        CodedRecords.SaveAsync(store, Kind, new UnitRow { FacilityId = facilityId, UnitId = unitId, Code = code, Name = name }, isNew, actorId, cancellation);

    public static void Insert(WriteTransaction transaction, UnitRow unit, Guid? actorId) => CodedRecords.Insert(transaction, Kind, unit, actorId);
}
