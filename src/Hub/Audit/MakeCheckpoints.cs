using System.Collections.Concurrent;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Audit;

/// <summary>Signs how far chains have come, stores that and anchors it outside.</summary>
internal sealed partial class MakeCheckpoints(Store store, AuditSigner signer, AnchorFile anchors, ILogger<MakeCheckpoints> logger)
{
    private readonly ConcurrentDictionary<Guid, CheckpointRow> lastMade = new();
    private volatile bool forked;

    /// <summary>Whether a chain no longer had the row that was signed last, when more of it was to be signed.</summary>
    public bool HasForked => forked;

    /// <summary>Makes a checkpoint for each facility that has rows which none covers and that is due.</summary>
    public async Task<IReadOnlyList<AuditCheckpoint>> HandleAsync(Func<ChainState, bool> isDue, CancellationToken cancellation)
    {
        IReadOnlyList<ChainState> due;
        using (var db = store.Read())
        {
            due = [.. (await CheckpointRows.StatesAsync(db, cancellation)).Where(state => state.Head > state.SignedUpTo && isDue(state))];
        }

        if (due.Count == 0)
        {
            return [];
        }

        var made = new List<CheckpointRow>();
        await using (var transaction = await store.BeginWriteAsync(cancellation))
        {
            foreach (var state in due)
            {
                await CompareAsync(transaction, state.FacilityId, cancellation);
                var (sequence, hash) = AuditRows.Head(transaction, state.FacilityId)!.Value;
                if (await transaction.Db.Checkpoints.FindAsync([state.FacilityId, sequence], cancellation) is null)
                {
                    made.Add(signer.Sign(state.FacilityId, sequence, hash, transaction.Now));
                }
            }

            transaction.Db.Checkpoints.AddRange(made);
            await transaction.CommitAsync(cancellation);
        }

        made.ForEach(checkpoint => lastMade[checkpoint.FacilityId] = checkpoint);
        IReadOnlyList<AuditCheckpoint> checkpoints = [.. made.Select(AuditForm.Of)];
        anchors.Append(checkpoints);
        return checkpoints;
    }

    /// <summary>The checkpoint of the facility's last row, made now when there is none; null while the chain is empty.</summary>
    public async Task<AuditCheckpoint?> HandleAsync(Guid facilityId, CancellationToken cancellation)
    {
        await HandleAsync(state => state.FacilityId == facilityId, cancellation);
        using var db = store.Read();
        return await CheckpointRows.LatestAsync(db, facilityId, cancellation) is { } latest ? AuditForm.Of(latest) : null;
    }

    /// <summary>The database can be changed under a running server. It is signed all the same: what was signed before is anchored, and shows it.</summary>
    private async Task CompareAsync(WriteTransaction transaction, Guid facilityId, CancellationToken cancellation)
    {
        if (lastMade.TryGetValue(facilityId, out var last)
            && (await CheckpointRows.HashAsync(transaction.Db, facilityId, last.Sequence, cancellation))?.SequenceEqual(last.Hash) != true)
        {
            forked = true;
            LogForked(facilityId, last.Sequence);
        }
    }

    [LoggerMessage(6020, LogLevel.Critical, "The audit chain of facility {Facility} was changed while the server ran: row {Sequence}, which was signed, is not there any more. Keep the anchors and tell the auditor.")]
    private partial void LogForked(Guid facility, long sequence);
}
