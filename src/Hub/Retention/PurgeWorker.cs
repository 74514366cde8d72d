using PeerConnect.Hub.Training;

namespace PeerConnect.Hub.Retention;

/// <summary>Looks every minute for what the policies let go. What is due stands in the store: a server that was down does it when it is back, once.</summary>
internal sealed partial class PurgeWorker(Purge purge, EndTraining training, TimeProvider time, ILogger<PurgeWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    /// <summary>Purges all that is due now; a kind that fails does not hold up the others.</summary>
    public async Task DoDueAsync(CancellationToken cancellation)
    {
        foreach (var step in new Func<CancellationToken, Task<int>>[]
            { purge.MessagesAsync, purge.CasesAsync, purge.ScoresAsync, purge.SamplesAsync, purge.TellingsAsync, purge.RiskAsync, purge.NoticesAsync, training.DoDueAsync })
        {
            try
            {
                while (await step(cancellation) == Purge.Batch)
                {
                    // There may be more.
                }
            }
#pragma warning disable CA1031 // The disk may be full or gone for a while; what is due stays due, and the next look tries again.
            catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
            {
                LogFault(fault.GetType().Name);
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
                await DoDueAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is due stays due and is looked at after the next start.
        }
    }

    [LoggerMessage(5020, LogLevel.Error, "What has reached its end could not be purged ({Fault}); it stays due, and the next look tries again.")]
    private partial void LogFault(string fault);
}
