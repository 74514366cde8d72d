using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage;

/// <summary>How far one facility's chain has come, and how far it is signed.</summary>
internal sealed record ChainState(Guid FacilityId, long Head, long SignedUpTo, DateTimeOffset? SignedAt);

/// <summary>Reads chains and their checkpoints. Chains only grow, so a page read later still fits the page before.</summary>
internal static class CheckpointRows
{
    public static async Task<IReadOnlyList<ChainState>> StatesAsync(PeerConnectDb db, CancellationToken cancellation)
    {
        var states = new List<ChainState>();
        foreach (var facility in await db.Facilities.Select(row => row.FacilityId).ToListAsync(cancellation))
        {
            var head = await db.Audit.Where(row => row.FacilityId == facility).MaxAsync(row => (long?)row.Sequence, cancellation) ?? 0;
            var signed = await LatestAsync(db, facility, cancellation);
            states.Add(new ChainState(facility, head, signed?.Sequence ?? 0, signed?.At));
        }

        return states;
    }

    public static Task<CheckpointRow?> LatestAsync(PeerConnectDb db, Guid facilityId, CancellationToken cancellation) =>
        db.Checkpoints.AsNoTracking().Where(row => row.FacilityId == facilityId).OrderByDescending(row => row.Sequence).FirstOrDefaultAsync(cancellation);

    /// <summary>The time of the latest row of any chain; null before the first.</summary>
    public static async Task<DateTimeOffset?> LatestAtAsync(PeerConnectDb db, CancellationToken cancellation)
    {
        DateTimeOffset? latest = null;
        foreach (var state in await StatesAsync(db, cancellation))
        {
            var at = await db.Audit.Where(row => row.FacilityId == state.FacilityId && row.Sequence == state.Head).Select(row => (DateTimeOffset?)row.At).SingleOrDefaultAsync(cancellation);
            latest = at > latest || latest is null ? at ?? latest : latest;
        }

        return latest;
    }

    /// <summary>Hash of one row, or null when the chain does not reach it.</summary>
    public static Task<byte[]?> HashAsync(PeerConnectDb db, Guid facilityId, long sequence, CancellationToken cancellation) =>
        db.Audit.Where(row => row.FacilityId == facilityId && row.Sequence == sequence).Select(row => row.Hash).FirstOrDefaultAsync(cancellation);

    /// <summary>The next rows after one, in order, up to another.</summary>
    public static Task<List<AuditRow>> RowsAsync(PeerConnectDb db, Guid facilityId, long after, long upTo, int most, CancellationToken cancellation) =>
        db.Audit.AsNoTracking().Where(row => row.FacilityId == facilityId && row.Sequence > after && row.Sequence <= upTo)
            .OrderBy(row => row.Sequence).Take(most).ToListAsync(cancellation);

    /// <summary>Checkpoints of rows within a page.</summary>
    public static Task<List<CheckpointRow>> WithinAsync(PeerConnectDb db, Guid facilityId, long after, long upTo, CancellationToken cancellation) =>
        db.Checkpoints.AsNoTracking().Where(row => row.FacilityId == facilityId && row.Sequence > after && row.Sequence <= upTo)
            .OrderBy(row => row.Sequence).ToListAsync(cancellation);
}
