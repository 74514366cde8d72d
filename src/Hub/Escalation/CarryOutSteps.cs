using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Escalation;

/// <summary>Looks every second for steps whose time has come. What is owed is in the store: a server that was down does it when it is back, once.</summary>
internal sealed partial class CarryOutSteps(Store store, Escalate escalate, TimeProvider time, ILogger<CarryOutSteps> logger) : BackgroundService
{
    private const int Batch = 100;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly OwedKind[] Kinds = [OwedKind.CaseStart, OwedKind.Escalation, OwedKind.NextStep, OwedKind.Staffing];

    /// <summary>Does what is due now.</summary>
    public async Task DoDueAsync(CancellationToken cancellation)
    {
        foreach (var kind in Kinds)
        {
            foreach (var (facility, owed) in OwedRows.Due(store, kind, time.GetUtcNow(), Batch))
            {
                try
                {
                    await DoAsync(facility, owed, cancellation);
                }
                catch (Exception fault) when (fault is not OperationCanceledException)
                {
                    // The row stays owed; it must not keep the others from being looked at.
                    LogFault(owed, fault.GetType().Name);
                }
            }
        }
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
            LogFault(Guid.Empty, fault.GetType().Name);
        }
    }

    private async Task DoAsync(Guid facility, Guid owedId, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        if (OwedRows.Claim(transaction, facility, owedId) is not { } owed)
        {
            return;
        }

        owed.DoneAt = transaction.Now;
        Do(transaction, owed);
        var told = transaction.Db.CaseEvents.Local.Where(row => row.At == transaction.Now)
            .Select(row => (CaseRows.Get(transaction, row.FacilityId, row.CaseId).Number, row.Kind)).ToList();
        await transaction.CommitAsync(cancellation);
        foreach (var (number, kind) in told)
        {
            LogDone(number, facility, kind);
        }
    }

    private void Do(WriteTransaction transaction, OwedRow owed)
    {
        switch (owed.Kind)
        {
            case OwedKind.CaseStart:
                escalate.Start(transaction, CaseRows.Get(transaction, owed.FacilityId, owed.SubjectId));
                break;
            case OwedKind.Escalation:
                escalate.Due(transaction, EscalationRows.Get(transaction, owed.FacilityId, owed.SubjectId));
                break;
            case OwedKind.NextStep:
                escalate.Next(transaction, CaseRows.Get(transaction, owed.FacilityId, owed.SubjectId));
                break;
            case OwedKind.Staffing:
                escalate.Unstaffed(transaction, CaseRows.Get(transaction, owed.FacilityId, owed.SubjectId));
                break;
            case OwedKind.Rescore:
            case OwedKind.CaseDeadline:
            case OwedKind.Expiry:
            case OwedKind.PolicyStart:
            case OwedKind.HoldEnd:
            default:
                throw new InvalidOperationException($"{owed.Kind} is no step of escalation.");
        }
    }

    [LoggerMessage(6502, LogLevel.Critical, "Case {Number} of facility {Facility} went on because nobody acted: {What}. Somebody must look at it now.")]
    private partial void LogDone(long number, Guid facility, string what);

    [LoggerMessage(6503, LogLevel.Error, "The owed step {Owed} could not be carried out ({Fault}); it stays owed, and the next look tries again.")]
    private partial void LogFault(Guid owed, string fault);
}
