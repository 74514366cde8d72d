using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.People;

/// <summary>Recoveries of staff accounts: requested by one, confirmed by another.</summary>
internal sealed class RecoveryRecords(Store store)
{
    public async Task<List<RecoveryRow>> OpenAsync(Guid facilityId, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = store.Read();
        return await db.Recoveries.Where(row => row.FacilityId == facilityId && row.ConfirmedAt == null && row.EndsAt > now)
            .OrderBy(row => row.RequestedAt).ToListAsync(cancellation);
    }

    /// <summary>The names of staff in requests.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(Guid facilityId, IReadOnlyCollection<Guid> people, CancellationToken cancellation)
    {
        await using var db = store.Read();
        return await db.People.Where(row => row.FacilityId == facilityId && people.Contains(row.PersonId))
            .ToDictionaryAsync(row => row.PersonId, row => $"{row.GivenName} {row.FamilyName}", cancellation);
    }

    public async Task<RecoveryRow?> FindOpenAsync(Guid facilityId, Guid recoveryId, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = store.Read();
        return await db.Recoveries.SingleOrDefaultAsync(
            row => row.FacilityId == facilityId && row.RecoveryId == recoveryId && row.ConfirmedAt == null && row.EndsAt > now, cancellation);
    }

    /// <summary>Stores a request; null when there is no such set-up staff account, the open one when there is one already.</summary>
    public async Task<RecoveryRow?> RequestAsync(Guid facilityId, Guid personId, Guid actorId, TimeSpan lasts, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        if (!await transaction.Db.Users.AnyAsync(row => row.FacilityId == facilityId && row.Id == personId, cancellation))
        {
            return null;
        }

        var open = await transaction.Db.Recoveries.FirstOrDefaultAsync(
            row => row.FacilityId == facilityId && row.PersonId == personId && row.ConfirmedAt == null && row.EndsAt > transaction.Now, cancellation);
        if (open is not null)
        {
            return open;
        }

        var recovery = new RecoveryRow
        {
            FacilityId = facilityId,
            RecoveryId = Guid.CreateVersion7(transaction.Now),
            PersonId = personId,
            RequestedBy = actorId,
            RequestedAt = transaction.Now,
            EndsAt = transaction.Now + lasts,
        };
        transaction.Db.Recoveries.Add(recovery);
        transaction.Audit(new AuditAct(
            facilityId, actorId, "recovery-requested", $"person:{personId:D}", new Dictionary<string, object?> { ["recovery"] = recovery.RecoveryId }));
        await transaction.CommitAsync(cancellation);
        return recovery;
    }

    /// <summary>Confirms inside the transaction that takes the old credentials away; false when it was confirmed or ran out meanwhile.</summary>
    public static async ValueTask<bool> ConfirmAsync(WriteTransaction transaction, RecoveryRow recovery, Guid actorId, CancellationToken cancellation)
    {
        var confirmed = await transaction.Db.Recoveries
            .Where(row => row.FacilityId == recovery.FacilityId && row.RecoveryId == recovery.RecoveryId && row.ConfirmedAt == null && row.EndsAt > transaction.Now)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ConfirmedAt, transaction.Now).SetProperty(row => row.ConfirmedBy, actorId), cancellation);
        if (confirmed == 0)
        {
            return false;
        }

        await SessionRows.EndAllOfPersonAsync(transaction, recovery.FacilityId, recovery.PersonId, cancellation);
        transaction.Audit(new AuditAct(
            recovery.FacilityId,
            actorId,
            "recovery-confirmed",
            $"person:{recovery.PersonId:D}",
            new Dictionary<string, object?> { ["recovery"] = recovery.RecoveryId, ["requestedBy"] = recovery.RequestedBy }));
        return true;
    }
}
