using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage;

/// <summary>How much work is due and not done yet, of the whole server.</summary>
internal static class WaitingRows
{
    public static async Task<Dictionary<ServerQueue, QueueDepth>> ByQueueAsync(PeerConnectDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var owed = await db.Owed.Where(row => row.DoneAt == null && row.DueAt <= now).GroupBy(row => row.Kind)
            .Select(kind => new { kind.Key, Count = kind.Count(), Oldest = kind.Min(row => row.DueAt) }).ToListAsync(cancellation);
        var alarms = await db.AlarmDeliveries.Where(row => row.DeliveredAt == null && row.DeadAt == null && row.DueAt <= now).GroupBy(_ => 1)
            .Select(all => new { Count = all.Count(), Oldest = all.Min(row => row.DueAt) }).SingleOrDefaultAsync(cancellation);
        return owed.Select(kind => new QueueDepth(Of(kind.Key), kind.Count, kind.Oldest))
            .Concat(alarms is null ? [] : [new QueueDepth(ServerQueue.Alarms, alarms.Count, alarms.Oldest)])
            .GroupBy(depth => depth.Queue)
            .ToDictionary(queue => queue.Key, queue => new QueueDepth(queue.Key, queue.Sum(depth => depth.Waiting), queue.Min(depth => depth.OldestDueAt)));
    }

    private static ServerQueue Of(OwedKind kind) => kind switch
    {
        OwedKind.Rescore => ServerQueue.SecondOpinions,
        OwedKind.CaseDeadline or OwedKind.Escalation or OwedKind.Staffing or OwedKind.NextStep or OwedKind.FollowUpStep or OwedKind.DecisionStep or OwedKind.CaseStart => ServerQueue.CaseWork,
        OwedKind.HoldEnd => ServerQueue.HoldEnds,
        OwedKind.Expiry => ServerQueue.Expiries,
        OwedKind.PolicyStart => ServerQueue.PolicyStarts,
        OwedKind.BreakGlassEnd or OwedKind.BreakGlassReview => ServerQueue.BreakGlass,
    };
}
