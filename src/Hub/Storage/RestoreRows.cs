using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Audit;

namespace PeerConnect.Hub.Storage;

/// <summary>What a restored database must do before it serves again.</summary>
internal static class RestoreRows
{
    private static readonly TimeSpan TimeForHolds = TimeSpan.FromDays(1);

    /// <summary>Records the restore in every chain, and ends every session: who was signed in then need not be allowed to be so now.</summary>
    public static async Task FinishRestoreAsync(this Store store, string registerHead, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        foreach (var facility in await transaction.Db.Facilities.Select(row => row.FacilityId).ToListAsync(cancellation))
        {
            transaction.Audit(new AuditAct(facility, null, "database-restored", $"facility:{facility}", new Dictionary<string, object?> { ["by"] = OperatorNotes.Operator, ["register"] = registerHead }));
        }

        await transaction.Db.Sessions.Where(row => row.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, transaction.Now), cancellation);
        await HoldOffAsync(transaction, transaction.Now + TimeForHolds, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Legal holds that were set after the backup are gone with it: nothing is purged before people had a day to set them anew.</summary>
    private static async Task HoldOffAsync(WriteTransaction transaction, DateTimeOffset until, CancellationToken cancellation)
    {
        await transaction.Db.DataKeys.Where(row => row.DueAt < until).ExecuteUpdateAsync(set => set.SetProperty(row => row.DueAt, until), cancellation);
        await transaction.Db.Cases.Where(row => row.PurgeDueAt < until).ExecuteUpdateAsync(set => set.SetProperty(row => row.PurgeDueAt, until), cancellation);
        await transaction.Db.Decisions.Where(row => row.ExpiresAt < until).ExecuteUpdateAsync(set => set.SetProperty(row => row.ExpiresAt, until), cancellation);
    }

    /// <summary>The facility of that code, or null.</summary>
    public static async Task<Guid?> FacilityAsync(this Store store, string code, CancellationToken cancellation)
    {
        await using var db = store.Read();
        return await db.Facilities.Where(row => row.Code == code).Select(row => (Guid?)row.FacilityId).FirstOrDefaultAsync(cancellation);
    }
}
