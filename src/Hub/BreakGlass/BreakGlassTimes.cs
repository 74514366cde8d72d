using PeerConnect.Contracts;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.BreakGlass;

/// <summary>Writes down what the clock does: nobody answered, the time is over, nobody reviewed. Whether something may be read hangs on none of it.</summary>
internal sealed partial class BreakGlassTimes(Store store, BreakGlassMetrics metrics, TimeProvider time, ILogger<BreakGlassTimes> logger) : OwedWorker(store, time, logger)
{
    protected override IReadOnlyList<OwedKind> Kinds { get; } = [OwedKind.BreakGlassEnd, OwedKind.BreakGlassReview];

    protected override Action? Do(WriteTransaction transaction, OwedRow owed)
    {
        var row = transaction.Db.BreakGlass.Find(owed.FacilityId, owed.SubjectId) ?? throw new InvalidOperationException($"There is no break-glass {owed.SubjectId}.");
        if (owed.Kind != OwedKind.BreakGlassReview)
        {
            End(transaction, row);
            return null;
        }

        if (row.ReviewedAt is not null)
        {
            return null;
        }

        Tell(transaction, row, "break-glass-review-overdue", CaseEventRows.GlassReviewOverdue);
        var facility = row.FacilityId;
        return () =>
        {
            metrics.ReviewOverdue();
            LogOverdue(facility);
        };
    }

    private static void End(WriteTransaction transaction, BreakGlassRow row)
    {
        if (row.State == BreakGlassState.Asked && row.LapsesAt <= transaction.Now)
        {
            row.State = BreakGlassState.Lapsed;
            Tell(transaction, row, "break-glass-lapsed", CaseEventRows.GlassLapsed);
        }
        else if (row.State == BreakGlassState.Open && row.Until <= transaction.Now)
        {
            row.State = BreakGlassState.Over;
            Tell(transaction, row, "break-glass-over", CaseEventRows.GlassOver);
        }
    }

    private static void Tell(WriteTransaction transaction, BreakGlassRow row, string act, string kind)
    {
        CaseEventRows.Add(transaction, CaseRows.Get(transaction, row.FacilityId, row.CaseId), kind, actorId: null);
        transaction.Audit(new AuditAct(row.FacilityId, null, act, $"break-glass:{row.GlassId:D}", new Dictionary<string, object?> { ["case"] = row.CaseId }));
        transaction.TouchCase(row.FacilityId, row.CaseId);
    }

    [LoggerMessage(6701, LogLevel.Critical, "A break-glass at facility {Facility} was not reviewed in time. Somebody who had no part in it must look at it now.")]
    private partial void LogOverdue(Guid facility);
}
