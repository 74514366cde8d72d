using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Cases;

/// <summary>Watches the limits of cases: one that passes without the act it asks for is recorded once, shown, counted and logged as critical.</summary>
internal sealed partial class CaseDeadlines(Store store, CaseMetrics metrics, TimeProvider time, ILogger<CaseDeadlines> logger) : BackgroundService
{
    private const int Batch = 100;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Does what is due now; gives how many owed rows there were.</summary>
    public async Task<int> DoDueAsync(CancellationToken cancellation)
    {
        var due = OwedRows.Due(store, OwedKind.CaseDeadline, time.GetUtcNow(), Batch);
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
        var passed = new List<(long Number, string Act)>();
        await using (var transaction = await store.BeginWriteAsync(cancellation))
        {
            if (OwedRows.Claim(transaction, facility, owedId) is not { } owed)
            {
                return;
            }

            owed.DoneAt = transaction.Now;
            var row = CaseRows.Get(transaction, facility, owed.SubjectId);
            var grants = CaseRows.Grants(transaction, row);
            foreach (var (act, at) in CaseGrants.Overdue(row, grants, transaction.Now))
            {
                // One limit may have been owed twice, by two messages: it passes once.
                var limit = $"{act}:{at.ToUnixTimeMilliseconds()}";
                if (!CaseEventRows.WasRecorded(transaction.Db, row, CaseEventRows.Overdue, limit))
                {
                    CaseEventRows.Add(transaction, row, CaseEventRows.Overdue, actorId: null, limit);
                    transaction.Audit(new AuditAct(facility, null, "case-overdue", $"case:{row.CaseId:D}", new Dictionary<string, object?> { ["act"] = act }));
                    transaction.TouchCase(facility, row.CaseId);
                    passed.Add((row.Number, act));
                    if (act == CaseActs.Word(AwaitedAct.FaceToFace))
                    {
                        // Whoever was on the way did not arrive, as far as anybody said.
                        TellResident.AskWhetherSomebodyCame(transaction, row);
                        EscalationRows.OweNext(transaction, row);
                    }
                }
            }

            CaseDeadlineRows.Owe(transaction, row, grants);
            await transaction.CommitAsync(cancellation);
        }

        foreach (var (number, act) in passed)
        {
            metrics.Overdue(act);
            LogOverdue(number, facility, act);
        }
    }

    [LoggerMessage(6201, LogLevel.Critical, "Case {Number} of facility {Facility} is overdue: nobody did this in time: {Act}. Somebody must look at it now.")]
    private partial void LogOverdue(long number, Guid facility, string act);

    [LoggerMessage(6202, LogLevel.Error, "The limits of cases could not be looked at ({Fault}); the next look tries again.")]
    private partial void LogFault(string fault);
}
