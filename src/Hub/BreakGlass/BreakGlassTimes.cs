using PeerConnect.Contracts;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.BreakGlass;

/// <summary>Writes down what the clock does: nobody answered, the time is over, nobody reviewed. Whether something may be read hangs on none of it.</summary>
internal sealed partial class BreakGlassTimes(Store store, BreakGlassMetrics metrics, TimeProvider time, ILogger<BreakGlassTimes> logger) : BackgroundService
{
    private const int Batch = 100;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Does what is due now; gives how many owed rows there were.</summary>
    public async Task<int> DoDueAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var due = OwedRows.Due(store, OwedKind.BreakGlassEnd, now, Batch).Concat(OwedRows.Due(store, OwedKind.BreakGlassReview, now, Batch)).ToList();
        foreach (var (facility, owed) in due)
        {
            try
            {
                await DoAsync(facility, owed, cancellation);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The row stays owed; it must not keep the others from being looked at.
                LogFault(fault.GetType().Name);
            }
        }

        return due.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        try
        {
            do
            {
                await TryDoDueAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is owed stays owed and is looked at after the next start.
        }
    }

    private async Task TryDoDueAsync(CancellationToken cancellation)
    {
        try
        {
            await DoDueAsync(cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(fault.GetType().Name);
        }
    }

    private async Task DoAsync(Guid facility, Guid owedId, CancellationToken cancellation)
    {
        var overdue = false;
        await using (var transaction = await store.BeginWriteAsync(cancellation))
        {
            if (OwedRows.Claim(transaction, facility, owedId) is not { } owed)
            {
                return;
            }

            owed.DoneAt = transaction.Now;
            var row = transaction.Db.BreakGlass.Find(facility, owed.SubjectId) ?? throw new InvalidOperationException($"There is no break-glass {owed.SubjectId}.");
            if (owed.Kind == OwedKind.BreakGlassReview)
            {
                overdue = row.ReviewedAt is null;
                if (overdue)
                {
                    Tell(transaction, row, "break-glass-review-overdue", CaseEventRows.GlassReviewOverdue);
                }
            }
            else
            {
                End(transaction, row);
            }

            await transaction.CommitAsync(cancellation);
        }

        if (overdue)
        {
            metrics.ReviewOverdue();
            LogOverdue(facility);
        }
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

    [LoggerMessage(6702, LogLevel.Error, "The times of break-glass could not be looked at ({Fault}); the next look tries again.")]
    private partial void LogFault(string fault);
}
