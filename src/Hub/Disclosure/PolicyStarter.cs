using PeerConnect.Hub.Storage.Disclosure;

namespace PeerConnect.Hub.Disclosure;

/// <summary>Looks each second whether a signed policy has reached its time.</summary>
internal sealed partial class PolicyStarter(PolicyStart start, TimeProvider time, ILogger<PolicyStarter> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        do
        {
            try
            {
                await start.DoDueAsync(stoppingToken);
            }
#pragma warning disable CA1031 // The store may be full or gone for a while; the policy stays owed, and the next look tries again.
            catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
            {
                LogFault(fault.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(5101, LogLevel.Critical, "A signed policy could not come into force ({Fault}); the old one stays until it does.")]
    private partial void LogFault(string fault);
}
