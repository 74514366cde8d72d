using System.Text;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage;
using PeerConnect.Verification;

namespace PeerConnect.Hub.Audit;

/// <summary>Writes a facility's chain with its checkpoints and a manifest: all that an auditor needs to verify it elsewhere.</summary>
internal sealed class ExportAudit(Store store, MakeCheckpoints make, AuditSigner signer)
{
    // Read page by page: a slow reader must not hold a snapshot open while the write-ahead log grows.
    private const int Page = 1_000;

    /// <summary>The act of an export that leaves the server.</summary>
    public const string Exported = "audit-exported";

    /// <summary>Records the act and signs the chain; the export then reaches the row that this returns, 0 when there is none.</summary>
    public async Task<long> PrepareAsync(Guid facilityId, Guid? actorId, string verb, CancellationToken cancellation)
    {
        await using (var transaction = await store.BeginWriteAsync(cancellation))
        {
            transaction.Audit(new AuditAct(
                facilityId, actorId, verb, $"facility:{facilityId}", actorId is null ? new Dictionary<string, object?> { ["by"] = OperatorNotes.Operator } : null));
            await transaction.CommitAsync(cancellation);
        }

        return (await make.HandleAsync(facilityId, cancellation))?.Sequence ?? 0;
    }

    /// <summary>Writes all rows up to one that a checkpoint covers.</summary>
    public async Task WriteAsync(Stream target, Guid facilityId, long upTo, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(target, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        long written = 0, signed = 0;
        var lastHash = "";
        while (written < upTo)
        {
            using var db = store.Read();
            var rows = await CheckpointRows.RowsAsync(db, facilityId, written, upTo, Page, cancellation);
            if (rows.Count == 0)
            {
                break;
            }

            var checkpoints = (await CheckpointRows.WithinAsync(db, facilityId, written, rows[^1].Sequence, cancellation)).ToLookup(row => row.Sequence);
            foreach (var row in rows)
            {
                await writer.WriteLineAsync(AuditFile.Write(new AuditLine(Row: AuditForm.Of(row))).AsMemory(), cancellation);
                foreach (var checkpoint in checkpoints[row.Sequence])
                {
                    signed++;
                    await writer.WriteLineAsync(AuditFile.Write(new AuditLine(Checkpoint: AuditForm.Of(checkpoint))).AsMemory(), cancellation);
                }
            }

            written = rows[^1].Sequence;
            lastHash = Convert.ToHexStringLower(rows[^1].Hash);
        }

        var manifest = new AuditManifest(1, facilityId, written, signed, lastHash, signer.PublicKey.PublicKey);
        await writer.WriteLineAsync(AuditFile.Write(new AuditLine(Manifest: manifest)).AsMemory(), cancellation);
        await writer.FlushAsync(cancellation);
    }
}
