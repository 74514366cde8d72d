using Microsoft.Extensions.Diagnostics.HealthChecks;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Approvals;

/// <summary>Loads a view that could not follow a commit again, under the write lock, until it succeeds; readiness fails meanwhile.</summary>
internal sealed partial class ApprovalViewKeeper(ApprovalView view, Store store, TimeProvider time, ILogger<ApprovalViewKeeper> logger)
    : BackgroundService, IHealthCheck
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(view.IsStale ? HealthCheckResult.Unhealthy("The approval view waits to be loaded again.") : HealthCheckResult.Healthy());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (view.IsStale)
                {
                    await LoadAsync(stoppingToken);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        try
        {
            await using var transaction = await store.BeginWriteAsync(cancellation);
            view.Load();
            LogLoaded();
        }
#pragma warning disable CA1031 // Whatever it was, the next tick tries again; until then nothing is sent or delivered.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogStillStale(fault.GetType().Name);
        }
    }

    [LoggerMessage(2002, LogLevel.Warning, "The approval view is current again.")]
    private partial void LogLoaded();

    [LoggerMessage(2003, LogLevel.Error, "The approval view could not be loaded ({Fault}); trying again.")]
    private partial void LogStillStale(string fault);
}
