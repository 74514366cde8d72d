using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.People;

/// <summary>Enrolled kiosks and tablets in the store.</summary>
internal sealed class DeviceRows(Store store)
{
    public async Task<Enrolled?> FindAsync(byte[] tokenHash, CancellationToken cancellation)
    {
        await using var db = store.Read();
        return await (
            from device in db.Devices
            join facility in db.Facilities on device.FacilityId equals facility.FacilityId
            join unit in db.Units on new { device.FacilityId, device.UnitId } equals new { unit.FacilityId, unit.UnitId }
            where device.TokenHash == tokenHash && device.RevokedAt == null
            select new Enrolled(device.FacilityId, device.DeviceId, device.UnitId, facility.Code, facility.Name, unit.Name, facility.TimeZone)).SingleOrDefaultAsync(cancellation);
    }

    public async Task<List<Device>> ListAsync(Guid facilityId, CancellationToken cancellation)
    {
        await using var db = store.Read();
        return await db.Devices.Where(row => row.FacilityId == facilityId).OrderBy(row => row.Name)
            .Select(row => new Device(row.DeviceId, row.UnitId, row.Name, row.EnrolledAt, row.RevokedAt)).ToListAsync(cancellation);
    }

    /// <summary>The new device's id; null when there is no such unit.</summary>
    public async Task<Guid?> EnrolAsync(Guid facilityId, Guid unitId, string name, byte[] tokenHash, Guid actorId, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        if (!await transaction.Db.Units.AnyAsync(row => row.FacilityId == facilityId && row.UnitId == unitId, cancellation))
        {
            return null;
        }

        var device = new DeviceRow
        {
            FacilityId = facilityId,
            DeviceId = Guid.CreateVersion7(transaction.Now),
            UnitId = unitId,
            Name = name,
            TokenHash = tokenHash,
            EnrolledBy = actorId,
            EnrolledAt = transaction.Now,
        };
        transaction.Db.Devices.Add(device);
        transaction.Audit(new AuditAct(
            facilityId, actorId, "device-enrolled", $"device:{device.DeviceId:D}", new Dictionary<string, object?> { ["unit"] = unitId }));
        await transaction.CommitAsync(cancellation);
        return device.DeviceId;
    }

    /// <summary>Revokes the device and ends its sessions; false when there is no such device.</summary>
    public async Task<bool> RevokeAsync(Guid facilityId, Guid deviceId, Guid actorId, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        var device = await transaction.Db.Devices.SingleOrDefaultAsync(row => row.FacilityId == facilityId && row.DeviceId == deviceId, cancellation);
        if (device is null)
        {
            return false;
        }

        if (device.RevokedAt is null)
        {
            device.RevokedAt = transaction.Now;
            await SessionRows.EndAllOfDeviceAsync(transaction, facilityId, deviceId, cancellation);
            transaction.Audit(new AuditAct(facilityId, actorId, "device-revoked", $"device:{deviceId:D}"));
            await transaction.CommitAsync(cancellation);
        }

        return true;
    }

    /// <summary>A device whose token is valid.</summary>
    internal sealed record Enrolled(Guid FacilityId, Guid DeviceId, Guid UnitId, string FacilityCode, string FacilityName, string UnitName, string TimeZone);
}
