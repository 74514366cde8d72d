using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Sealing;

/// <summary>Destroys the keys of one conversation, case or facility: what they sealed is then unreadable, in every copy that this product restores.</summary>
internal sealed partial class DestroyKey(Store store, KeyRing ring, DestroyedKeys register, LogTruncation truncation, ILogger<DestroyKey> logger)
{
    /// <param name="owner">Whose keys.</param>
    /// <param name="period">One retention period, for example "2026-11-23.m3"; null for all.</param>
    /// <param name="actorId">Who does it; null at the server's console.</param>
    /// <param name="cancellation">Gives up before the first key is in the register.</param>
    public async Task<Reply<Done>> HandleAsync(KeyOwner owner, string? period, Guid? actorId, CancellationToken cancellation)
    {
        await using (var transaction = await store.BeginWriteAsync(cancellation))
        {
            var rows = await DataKeyRows.LivingAsync(transaction, owner, period, cancellation);
            if (rows.Count == 0)
            {
                return Refusals.NotFound;
            }

            try
            {
                Destroy(transaction, rows, actorId, actorId is null ? OperatorNotes.Operator : null);
            }
            catch (IOException fault)
            {
                LogNotRegistered(fault.GetType().Name);
                return Refusals.NotStored;
            }

            await transaction.CommitAsync(CancellationToken.None);
        }

        await truncation.TruncateAsync();
        return Done.Value;
    }

    /// <summary>Destroys these keys inside a transaction, whose next act must be to commit; the caller then truncates the log.</summary>
    /// <exception cref="IOException">The register cannot be written: nothing was destroyed, and the transaction must not commit.</exception>
    public void Destroy(WriteTransaction transaction, IReadOnlyList<DataKeyRow> rows, Guid? actorId, string? by = null)
    {
        foreach (var row in rows)
        {
            DataKeyRows.Destroy(transaction, row.FacilityId, row.KeyId, transaction.Now);
        }

        register.Append([.. rows.Select(row => new DestroyedKey(row.FacilityId, row.KeyId, transaction.Now))]);
        foreach (var row in rows)
        {
            // From the register's sync on the key is gone, whatever becomes of this transaction.
            ring.Destroyed(row.KeyId);
            transaction.Audit(new AuditAct(row.FacilityId, actorId, "key-destroyed", $"data-key:{row.KeyId}", new Dictionary<string, object?>
            {
                ["by"] = by,
                ["purpose"] = row.Purpose.ToString(),
                ["owner"] = row.OwnerId,
                ["period"] = row.Period,
                ["register"] = register.Head,
            }));
        }
    }

    [LoggerMessage(5010, LogLevel.Error, "No key was destroyed: the register cannot be written ({Fault}). Check the disk's room and the file's owner.")]
    private partial void LogNotRegistered(string fault);
}
