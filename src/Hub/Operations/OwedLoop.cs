using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;

namespace PeerConnect.Hub.Operations;

/// <summary>Looks every second for owed work whose time has come. What is owed is in the store: a server that was down does it when it is back, once.</summary>
internal abstract partial class OwedLoop(Store store, TimeProvider time, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected Store Store { get; } = store;

    protected DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Does what is due now.</summary>
    protected abstract Task LookAsync(CancellationToken cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            do
            {
                await TryLookAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is owed stays owed and is looked at after the next start.
        }
    }

    /// <summary>Says that a row could not be done, and puts it off: it must not keep the others from being looked at.</summary>
    protected Task PutOffAsync(Guid facility, Guid owedId, Exception fault, TimeSpan longest, CancellationToken cancellation)
    {
        LogFault(GetType().Name, owedId, fault.GetType().Name);
        return OwedRows.PutOffAsync(Store, facility, owedId, longest, cancellation);
    }

    private async Task TryLookAsync(CancellationToken cancellation)
    {
        try
        {
            await LookAsync(cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(GetType().Name, Guid.Empty, fault.GetType().Name);
        }
    }

    [LoggerMessage(6201, LogLevel.Error, "{Worker} could not do what is owed ({Owed}, {Fault}); it stays owed and is tried again.")]
    private partial void LogFault(string worker, Guid owed, string fault);
}
