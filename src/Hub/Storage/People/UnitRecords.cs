using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.People;

/// <summary>Housing units in the store.</summary>
internal sealed class UnitRecords(Store store)
{
    public async Task<List<Unit>> ListAsync(Guid facilityId, CancellationToken cancellation)
    {
        await using var db = store.Read();
        return await db.Units.Where(row => row.FacilityId == facilityId).OrderBy(row => row.Code)
            .Select(row => new Unit(row.UnitId, row.Code, row.Name)).ToListAsync(cancellation);
    }

    /// <summary>The facility's units, by code.</summary>
    public static List<Unit> Of(PeerConnectDb db, Guid facilityId) =>
        [.. db.Units.AsNoTracking().Where(row => row.FacilityId == facilityId).OrderBy(row => row.Code).Select(row => new Unit(row.UnitId, row.Code, row.Name))];

    /// <summary>Adds a unit, or changes the one of that id.</summary>
    public async Task<Written> SaveAsync(Guid facilityId, Guid unitId, bool isNew, string code, string name, Guid actorId, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        if (await transaction.Db.Units.AnyAsync(row => row.FacilityId == facilityId && row.Code == code && row.UnitId != unitId, cancellation))
        {
            return Written.Taken;
        }

        var unit = await transaction.Db.Units.SingleOrDefaultAsync(row => row.FacilityId == facilityId && row.UnitId == unitId, cancellation);
        if (unit is null && !isNew)
        {
            return Written.NotFound;
        }

        if (unit is null)
        {
            Insert(transaction, new UnitRow { FacilityId = facilityId, UnitId = unitId, Code = code, Name = name }, actorId);
        }
        else
        {
            (unit.Code, unit.Name) = (code, name);
            transaction.Audit(new AuditAct(facilityId, actorId, "unit-changed", $"unit:{unitId:D}"));
        }

        await transaction.CommitAsync(cancellation);
        return Written.Done;
    }

    public static void Insert(WriteTransaction transaction, UnitRow unit, Guid? actorId)
    {
        transaction.Db.Units.Add(unit);
        transaction.Audit(new AuditAct(unit.FacilityId, actorId, "unit-added", $"unit:{unit.UnitId:D}"));
    }
}
