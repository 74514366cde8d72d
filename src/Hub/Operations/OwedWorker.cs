using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Operations;

/// <summary>Does owed work piece by piece, each in a transaction of its own.</summary>
internal abstract class OwedWorker(Store store, TimeProvider time, ILogger logger) : OwedLoop(store, time, logger)
{
    private const int Batch = 100;

    // Short enough for an alarm.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(32);

    /// <summary>What it does, in the order in which it is done.</summary>
    protected abstract IReadOnlyList<OwedKind> Kinds { get; }

    /// <summary>Does what is due now; gives how many owed rows there were.</summary>
    public async Task<int> DoDueAsync(CancellationToken cancellation)
    {
        var done = 0;
        foreach (var kind in Kinds)
        {
            foreach (var (facility, owed) in OwedRows.Due(Store, kind, Now, Batch))
            {
                done++;
                try
                {
                    await DoAsync(facility, owed, cancellation);
                }
                catch (Exception fault) when (fault is not OperationCanceledException)
                {
                    await PutOffAsync(facility, owed, fault, LongestPause, cancellation);
                }
            }
        }

        return done;
    }

    /// <summary>Does one piece of owed work inside the transaction that marks it done; what it returns is run once that is committed.</summary>
    protected abstract Action? Do(WriteTransaction transaction, OwedRow owed);

    protected override Task LookAsync(CancellationToken cancellation) => DoDueAsync(cancellation);

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
}
