using System.Security.Cryptography;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Sealing;

/// <summary>Replaces the key-encryption key while the server runs: a new key into the file, every data key wrapped anew, the old key out of the file.</summary>
/// <remarks>A rotation that was cut short is finished by the next one, or at the next start; the old key stays in the file until nothing is wrapped by it.</remarks>
internal sealed partial class RotateKeys(Store store, KeyFile keyFile, KeyRing ring, ILogger<RotateKeys> logger)
{
    // One short transaction: messages wait only milliseconds behind it.
    private const int Batch = 100;
    private int running;

    /// <summary>An old key is in the file from the moment that the new one is added until nothing is wrapped by it.</summary>
    public bool IsUnfinished => Old().Any();

    /// <summary>Finishes a rotation that was cut short; otherwise makes a new one.</summary>
    /// <param name="actorId">Who does it; null at the server's console.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    public Task<Reply<KeysRotated>> HandleAsync(Guid? actorId, CancellationToken cancellation) => AloneAsync(
        async () =>
        {
            var resumed = IsUnfinished;
            try
            {
                if (!resumed)
                {
                    keyFile.AddKey();
                }
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                LogNotWritten(fault.GetType().Name);
                return Refusals.NotStored;
            }

            return await FinishAsync(actorId, actorId is null ? OperatorNotes.Operator : null, resumed, cancellation);
        });

    /// <summary>Finishes a rotation that was cut short, if there is one.</summary>
    public async Task ResumeAsync(CancellationToken cancellation)
    {
        if (IsUnfinished)
        {
            await AloneAsync(() => FinishAsync(null, null, resumed: true, cancellation));
        }
    }

    /// <summary>Which keys are in the file and how much each wraps.</summary>
    public async Task<KeyStates> StatesAsync(CancellationToken cancellation)
    {
        using var db = store.Read();
        var counts = await DataKeyRows.CountByWrapperAsync(db, cancellation);
        return new KeyStates(keyFile.CurrentKeyId, [.. keyFile.KeyIds.Order(StringComparer.Ordinal).Select(id => new KeyState(id, counts.GetValueOrDefault(id)))]);
    }

    private async Task<Reply<KeysRotated>> AloneAsync(Func<Task<Reply<KeysRotated>>> rotation)
    {
        if (Interlocked.Exchange(ref running, 1) != 0)
        {
            return Refuse.Because(RefusalCode.Busy, TimeSpan.FromSeconds(5));
        }

        try
        {
            return await rotation();
        }
        finally
        {
            Volatile.Write(ref running, 0);
        }
    }

    private async Task<bool> IsAnyOldAsync(PeerConnectDb db, CancellationToken cancellation)
    {
        foreach (var old in Old())
        {
            if (await DataKeyRows.IsAnyWrappedByAsync(db, old, cancellation))
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<string> Old() => keyFile.KeyIds.Where(id => id != keyFile.CurrentKeyId);

    private async Task<Reply<KeysRotated>> FinishAsync(Guid? actorId, string? by, bool resumed, CancellationToken cancellation)
    {
        LogBegun(keyFile.CurrentKeyId, resumed);
        var rewrapped = 0;
        foreach (var old in Old())
        {
            int batch;
            do
            {
                cancellation.ThrowIfCancellationRequested();
                batch = await RewrapAsync(old);
                rewrapped += batch;
            }
            while (batch > 0);
        }

        var removed = await CloseAsync(actorId, by, rewrapped, cancellation);
        LogDone(rewrapped, removed.Count);
        return new KeysRotated(keyFile.CurrentKeyId, rewrapped, removed, resumed);
    }

    private async Task<int> RewrapAsync(string old)
    {
        await using var transaction = await store.BeginWriteAsync(CancellationToken.None);
        var rows = await DataKeyRows.WrappedByAsync(transaction, old, Batch, CancellationToken.None);
        foreach (var row in rows)
        {
            // A key that the register calls destroyed is on its way out; wrapping it anew would keep it.
            if (ring.UnwrapRaw(row) is { } raw)
            {
                (row.WrappedBy, row.Wrapped) = ring.Wrap(row, raw);
                CryptographicOperations.ZeroMemory(raw);
            }
            else
            {
                row.Wrapped = null;
                row.DestroyedAt = transaction.Now;
            }
        }

        await transaction.CommitAsync();
        return rows.Count;
    }

    /// <summary>Under the write lock nobody wraps: what no row names then is named by none.</summary>
    private async Task<IReadOnlyList<string>> CloseAsync(Guid? actorId, string? by, int rewrapped, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        if (await IsAnyOldAsync(transaction.Db, cancellation))
        {
            throw new InvalidOperationException("A data key was wrapped by an old key-encryption key during the rotation.");
        }

        IReadOnlyList<string> old = [.. Old()];
        foreach (var facility in transaction.Db.Facilities.Select(row => row.FacilityId).ToList())
        {
            transaction.Audit(new AuditAct(facility, actorId, "keys-rotated", $"key:{keyFile.CurrentKeyId}", new Dictionary<string, object?>
            {
                ["by"] = by,
                ["rewrapped"] = rewrapped,
                ["removed"] = old,
            }));
        }

        await transaction.CommitAsync(CancellationToken.None);
        return keyFile.RemoveKeysExcept(new HashSet<string>(StringComparer.Ordinal));
    }

    [LoggerMessage(5020, LogLevel.Information, "Data keys are being wrapped by key {Key} (resumed: {Resumed}).")]
    private partial void LogBegun(string key, bool resumed);

    [LoggerMessage(5021, LogLevel.Information, "{Count} data keys were wrapped anew, {Removed} old keys removed from the key file. Make a new escrow and a new backup.")]
    private partial void LogDone(int count, int removed);

    [LoggerMessage(5022, LogLevel.Error, "No key was added: the key file cannot be written ({Fault}).")]
    private partial void LogNotWritten(string fault);
}
