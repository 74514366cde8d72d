using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Sealing;

/// <summary>Makes the database agree with the register before anybody uses it: an old copy comes back without the keys destroyed since.</summary>
internal sealed partial class ReplayDestroyedKeys(Store store, KeyRing ring, DestroyedKeys register, ILogger<ReplayDestroyedKeys> logger)
{
    /// <returns>How many keys the database still had.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellation)
    {
        await CompleteRegisterAsync(cancellation);
        var replayed = new List<DestroyedKey>();
        await using (var transaction = await store.BeginWriteAsync(cancellation))
        {
            foreach (var key in register.All)
            {
                ring.Destroyed(key.KeyId);
                if (DataKeyRows.Destroy(transaction, key.FacilityId, key.KeyId, key.At))
                {
                    replayed.Add(key);
                }
            }

            foreach (var facility in replayed.GroupBy(key => key.FacilityId))
            {
                transaction.Audit(new AuditAct(facility.Key, null, "destroyed-keys-replayed", $"facility:{facility.Key}", new Dictionary<string, object?>
                {
                    ["keys"] = facility.Count(),
                    ["register"] = register.Head,
                }));
            }

            await transaction.CommitAsync(cancellation);
        }

        if (replayed.Count > 0)
        {
            LogReplayed(replayed.Count);
        }

        // Also after a crash between a destruction and its truncation.
        if (!await store.TruncateLogAsync(cancellation))
        {
            throw new StartRefusedException("Another program reads the database, so that destroyed keys may remain in its write-ahead log. Stop that program, then start again.");
        }

        return replayed.Count;
    }

    /// <summary>The database knows of keys that the register does not when an older register was put back.</summary>
    private async Task CompleteRegisterAsync(CancellationToken cancellation)
    {
        using var db = store.Read();
        var missing = (await DataKeyRows.DestroyedAsync(db, cancellation)).Where(key => !register.Contains(key.KeyId)).ToList();
        if (missing.Count > 0)
        {
            LogCompleted(missing.Count);
            register.Append(missing);
        }
    }

    [LoggerMessage(5001, LogLevel.Warning, "{Count} keys of this database were destroyed again, as the register says: it is an older copy.")]
    private partial void LogReplayed(int count);

    [LoggerMessage(5002, LogLevel.Warning, "{Count} destroyed keys were missing in the register and were added: it is an older copy.")]
    private partial void LogCompleted(int count);
}
