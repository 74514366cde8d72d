using PeerConnect.Hub.Storage.Approvals;

namespace PeerConnect.Hub.Approvals;

/// <summary>Looks every few seconds for what reached its date. The checks already refuse from the date on, so nothing depends on its haste.</summary>
internal sealed partial class ExpiryWorker(ExpireWhatIsDue expiry, TimeProvider time, ILogger<ExpiryWorker> logger) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>Carries out everything that is due now; one that fails does not hold up the others.</summary>
    public async Task RunOnceAsync(CancellationToken cancellation)
    {
        IReadOnlyList<(Guid FacilityId, Guid OwedId)> due;
        do
        {
            due = expiry.Due();
            foreach (var (facilityId, owedId) in due)
            {
                await ExpireAsync(facilityId, owedId, cancellation);
            }
        }
        while (due.Count == ExpireWhatIsDue.Batch);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
#pragma warning disable CA1031 // The store may be full or gone for a while; the next look tries again.
            catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
            {
                LogFault(fault.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ExpireAsync(Guid facilityId, Guid owedId, CancellationToken cancellation)
    {
        try
        {
            await expiry.ExpireAsync(facilityId, owedId, cancellation);
        }
#pragma warning disable CA1031 // Whatever one row meets, the others are due as well.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogPostponed(owedId, fault.GetType().Name);
            await expiry.PostponeAsync(facilityId, owedId, cancellation);
        }
    }

    [LoggerMessage(2101, LogLevel.Error, "What reached its date could not be looked up or stored ({Fault}); the checks hold, the next look tries again.")]
    private partial void LogFault(string fault);

    [LoggerMessage(2102, LogLevel.Error, "Owed end {OwedId} could not be carried out ({Fault}); it is tried again.")]
    private partial void LogPostponed(Guid owedId, string fault);
}
