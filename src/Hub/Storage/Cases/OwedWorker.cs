using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Cases;

/// <summary>Looks every second for owed work whose time has come. What is owed is in the store: a server that was down does it when it is back, once.</summary>
internal abstract partial class OwedWorker(Store store, TimeProvider time, ILogger logger) : BackgroundService
{
    private const int Batch = 100;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected Store Store { get; } = store;

    /// <summary>What it does, in the order in which it is done.</summary>
    protected abstract IReadOnlyList<OwedKind> Kinds { get; }

    /// <summary>Does what is due now; gives how many owed rows there were.</summary>
    public async Task<int> DoDueAsync(CancellationToken cancellation)
    {
        var done = 0;
        foreach (var kind in Kinds)
        {
            foreach (var (facility, owed) in OwedRows.Due(Store, kind, time.GetUtcNow(), Batch))
            {
                done++;
                try
                {
                    await DoAsync(facility, owed, cancellation);
                }
                catch (Exception fault) when (fault is not OperationCanceledException)
                {
                    // The row stays owed; it must not keep the others from being looked at.
                    LogFault(GetType().Name, owed, fault.GetType().Name);
                    await PutOffAsync(facility, owed, cancellation);
                }
            }
        }

        return done;
    }

    /// <summary>Does one piece of owed work inside the transaction that marks it done; what it returns is run once that is committed.</summary>
    protected abstract Action? Do(WriteTransaction transaction, OwedRow owed);

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
            LogFault(GetType().Name, Guid.Empty, fault.GetType().Name);
        }
    }

    private async Task DoAsync(Guid facility, Guid owedId, CancellationToken cancellation)
    {
        Action? told;
        await using (var transaction = await Store.BeginWriteAsync(cancellation))
        {
            if (OwedRows.Claim(transaction, facility, owedId) is not { } owed)
            {
                return;
            }

            owed.DoneAt = transaction.Now;
            told = Do(transaction, owed);
            await transaction.CommitAsync(cancellation);
        }

        told?.Invoke();
    }

    // A full batch of what cannot be done would otherwise keep what comes after it from ever being looked at. Half a minute is short enough for an alarm.
    private async Task PutOffAsync(Guid facility, Guid owedId, CancellationToken cancellation)
    {
        await using var transaction = await Store.BeginWriteAsync(cancellation);
        if (OwedRows.Claim(transaction, facility, owedId) is { } owed)
        {
            owed.Attempts++;
            owed.DueAt = transaction.Now + TimeSpan.FromSeconds(Math.Pow(2, Math.Min(owed.Attempts, 5)));
            await transaction.CommitAsync(cancellation);
        }
    }

    [LoggerMessage(6201, LogLevel.Error, "{Worker} could not do what is owed ({Owed}, {Fault}); it stays owed and is tried again.")]
    private partial void LogFault(string worker, Guid owed, string fault);
}
