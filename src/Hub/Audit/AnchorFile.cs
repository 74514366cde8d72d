using Microsoft.Extensions.Options;
using PeerConnect.Contracts;
using PeerConnect.Hub.Operations;
using PeerConnect.Verification;

namespace PeerConnect.Hub.Audit;

/// <summary>Checkpoints outside the database: in the configured file, and in the log, which usually leaves the machine too.</summary>
internal sealed partial class AnchorFile(IOptions<AuditOptions> options, ILogger<AnchorFile> logger)
{
    private readonly Lock sync = new();
    private volatile bool failing;

    /// <summary>Whether the last anchor could not be written: readiness tells.</summary>
    public bool IsFailing => failing;

    /// <summary>Appends and syncs. A file that cannot be written is reported, and never stops the work that is being recorded.</summary>
    public void Append(IReadOnlyList<AuditCheckpoint> checkpoints)
    {
        foreach (var checkpoint in checkpoints)
        {
            LogCheckpoint(checkpoint.FacilityId, checkpoint.Sequence, checkpoint.Hash, checkpoint.AtUnixMs, checkpoint.SignedBy, checkpoint.Signature);
        }

        if (options.Value.AnchorFile is not { Length: > 0 } path || checkpoints.Count == 0)
        {
            return;
        }

        try
        {
            lock (sync)
            {
                Write(path, checkpoints);
            }

            failing = false;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            failing = true;
            LogNotWritten(fault.GetType().Name);
        }
    }

    /// <summary>All anchors, oldest first; empty when there is no file.</summary>
    public IEnumerable<AuditCheckpoint> Read() => Lines().Select(line => AuditFile.Read(line)?.Checkpoint).OfType<AuditCheckpoint>();

    /// <summary>The file's lines as they are, damaged ones too; none when there is no file.</summary>
    public IEnumerable<string> Lines() => options.Value.AnchorFile is { Length: > 0 } path && File.Exists(path) ? File.ReadLines(path) : [];

    private static void Write(string path, IReadOnlyList<AuditCheckpoint> checkpoints)
    {
        var isNew = !File.Exists(path);
        using (var stream = new FileStream(path, DurableFile.Options(FileMode.Append, FileAccess.Write, FileShare.Read)))
        {
            using (var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" })
            {
                foreach (var checkpoint in checkpoints)
                {
                    writer.WriteLine(AuditFile.Write(new AuditLine(Checkpoint: checkpoint)));
                }
            }

            stream.Flush(flushToDisk: true);
        }

        if (isNew)
        {
            DurableFile.SyncFolderOf(path);
        }
    }

    [LoggerMessage(6001, LogLevel.Information, "Audit checkpoint of facility {Facility}: row {Sequence}, hash {Hash}, time {AtUnixMs}, key {SignedBy}, signature {Signature}.")]
    private partial void LogCheckpoint(Guid facility, long sequence, string hash, long atUnixMs, string signedBy, string signature);

    [LoggerMessage(6002, LogLevel.Error, "The anchor file cannot be written ({Fault}). Set Audit:AnchorFile to a file that the server may append to.")]
    private partial void LogNotWritten(string fault);
}
