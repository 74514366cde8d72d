using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Storage.People;

/// <summary>Facilities in the store.</summary>
internal sealed class FacilityRecords(Store store)
{
    private readonly ConcurrentDictionary<Guid, string> zones = new();

    public async Task<bool> AnyAsync(CancellationToken cancellation)
    {
        await using var db = store.Read();
        return await db.Facilities.AnyAsync(cancellation);
    }

    public async Task<bool> AnyDemoAsync(CancellationToken cancellation)
    {
        await using var db = store.Read();
        return await db.Facilities.AnyAsync(row => row.Demo, cancellation);
    }

    public async Task<List<FacilityShown>> ListAsync(CancellationToken cancellation)
    {
        await using var db = store.Read();
        return await db.Facilities.OrderBy(row => row.Name).Select(row => new FacilityShown(row.Code, row.Name)).ToListAsync(cancellation);
    }

    /// <summary>A facility's time zone, as IANA names it. It never changes, so it is read once.</summary>
    public string TimeZone(Guid facilityId) => zones.GetOrAdd(facilityId, id =>
    {
        using var db = store.Read();
        return db.Facilities.Where(row => row.FacilityId == id).Select(row => row.TimeZone).Single();
    });

    /// <summary>The facility of that code; without a code, the only one there is; null otherwise.</summary>
    public async Task<Guid?> FindAsync(string? code, CancellationToken cancellation)
    {
        await using var db = store.Read();
        var found = await db.Facilities.Where(row => code == null || row.Code == code).Select(row => row.FacilityId).Take(2).ToListAsync(cancellation);
        return found is [var only] ? only : null;
    }

    public async Task<bool> HasCodeAsync(string code, CancellationToken cancellation)
    {
        await using var db = store.Read();
        return await db.Facilities.AnyAsync(row => row.Code == code, cancellation);
    }

    /// <summary>Adds a facility with its policy version 1; false when the code is taken.</summary>
    /// <param name="policy">What it begins with.</param>
    /// <param name="onlyFirst">Refuse when there is any facility yet.</param>
    public static async ValueTask<bool> InsertAsync(
        WriteTransaction transaction, FacilityRow facility, DisclosurePolicy policy, bool onlyFirst, Guid? actorId, CancellationToken cancellation)
    {
        if (await transaction.Db.Facilities.AnyAsync(row => onlyFirst || row.Code == facility.Code, cancellation))
        {
            return false;
        }

        transaction.Db.Facilities.Add(facility);
        PolicyRows.AddFirst(transaction, facility.FacilityId, policy);
        transaction.Audit(new AuditAct(facility.FacilityId, actorId, "facility-added", $"facility:{facility.FacilityId:D}", new Dictionary<string, object?> { ["policy"] = policy.Name }));
        return true;
    }
}
