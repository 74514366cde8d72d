using PeerConnect.Contracts;

namespace PeerConnect.Verification;

/// <summary>Checks an export against the server's public key and against anchors, without the server and in constant memory per row.</summary>
public sealed class AuditVerifier
{
    private const int MostFaults = 100;
    private readonly List<AuditFault> faults = [];
    private readonly List<AuditCheckpoint> unsettled = [];
    private readonly ILookup<long, AuditCheckpoint> anchors;
    private readonly IReadOnlyList<AuditCheckpoint> allAnchors;
    private readonly string? publicKey;
    private string expectedPrevious = Convert.ToHexStringLower(AuditHash.Genesis);
    private AuditEntry? last;
    private AuditManifest? manifest;
    private long rows;
    private long checkpoints;
    private long signedUpTo;

    private AuditVerifier(string? publicKey, IReadOnlyList<AuditCheckpoint> anchors)
    {
        this.publicKey = publicKey;
        allAnchors = anchors;
        this.anchors = anchors.ToLookup(anchor => anchor.Sequence);
    }

    /// <summary>Verifies one export.</summary>
    /// <param name="export">The export's lines.</param>
    /// <param name="publicKey">The server's public key, from a place that whoever could change the export cannot change; null to take the export's own.</param>
    /// <param name="anchorLines">Lines of anchor files; those of other facilities are left aside.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<AuditVerification> VerifyAsync(
        TextReader export, string? publicKey, IEnumerable<string> anchorLines, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(export);
        var damaged = new List<AuditFault>();
        var anchors = new List<AuditCheckpoint>();
        foreach (var text in anchorLines.Where(text => text.Length > 0))
        {
            if (AuditFile.Read(text)?.Checkpoint is { } anchor)
            {
                anchors.Add(anchor);
            }
            else
            {
                damaged.Add(new(AuditFaultKind.AnchorWrong, 0, "A line of the anchors does not have the form of an anchor."));
            }
        }

        var verifier = new AuditVerifier(publicKey, anchors);
        verifier.faults.AddRange(damaged.Take(MostFaults));
        while (await export.ReadLineAsync(cancellation) is { } text)
        {
            verifier.Take(text);
        }

        return verifier.Finish();
    }

    private void Take(string text)
    {
        if (manifest is not null)
        {
            Fault(AuditFaultKind.Incomplete, rows, "Something follows the manifest, which is the last line of an export.");
        }

        switch (AuditFile.Read(text))
        {
            case { Row: { } row }:
                Take(row);
                break;
            case { Checkpoint: { } checkpoint }:
                Take(checkpoint);
                break;
            case { Manifest: { } found }:
                manifest = found;
                break;
            default:
                Fault(AuditFaultKind.Damaged, rows + 1, $"The line after row {last?.Sequence ?? 0} does not have the documented form.");
                break;
        }
    }

    private void Take(AuditEntry row)
    {
        rows++;
        var previous = last?.Sequence ?? 0;
        if (row.Sequence != previous + 1)
        {
            Fault(AuditFaultKind.OutOfOrder, row.Sequence, $"Row {row.Sequence} follows row {previous}: rows are missing, doubled or in another order.");
        }

        if (last is not null && row.FacilityId != last.FacilityId)
        {
            Fault(AuditFaultKind.Changed, row.Sequence, $"Row {row.Sequence} belongs to another facility.");
        }

        if (row.PreviousHash != expectedPrevious)
        {
            Fault(AuditFaultKind.OutOfOrder, row.Sequence, $"Row {row.Sequence} does not continue the row before it.");
        }

        if (AuditHash.Of(row) != row.Hash)
        {
            Fault(AuditFaultKind.Changed, row.Sequence, $"Row {row.Sequence} was changed: its hash is not the hash of what it says.");
        }

        foreach (var anchor in anchors[row.Sequence].Where(anchor => anchor.FacilityId == row.FacilityId && anchor.Hash != row.Hash))
        {
            Fault(AuditFaultKind.AnchorWrong, anchor.Sequence, $"Row {anchor.Sequence} has another hash than the anchor has: it or a row before it was replaced.");
        }

        expectedPrevious = row.Hash;
        last = row;
    }

    private void Take(AuditCheckpoint checkpoint)
    {
        checkpoints++;
        if (last is null || checkpoint.Sequence != last.Sequence || checkpoint.FacilityId != last.FacilityId || checkpoint.Hash != last.Hash)
        {
            Fault(AuditFaultKind.CheckpointWrong, checkpoint.Sequence, $"The checkpoint of row {checkpoint.Sequence} does not fit the row before it.");
        }

        signedUpTo = checkpoint.Sequence;
        if (publicKey is null)
        {
            // The key stands in the last line.
            unsettled.Add(checkpoint);
        }
        else
        {
            CheckSignature(checkpoint, publicKey);
        }
    }

    private AuditVerification Finish()
    {
        var key = publicKey ?? manifest?.PublicKey;
        if (publicKey is null && key is not null)
        {
            unsettled.ForEach(checkpoint => CheckSignature(checkpoint, key));
        }

        if (rows > 0 && signedUpTo != last!.Sequence)
        {
            Fault(AuditFaultKind.Unsigned, last.Sequence, $"No checkpoint covers the rows after row {signedUpTo}.");
        }

        CheckManifest();
        var own = allAnchors.Where(anchor => anchor.FacilityId == (last?.FacilityId ?? manifest?.FacilityId)).ToList();
        CheckAnchors(own, key);
        var anchoredUpTo = own.Select(anchor => anchor.Sequence).Where(sequence => sequence <= (last?.Sequence ?? 0)).DefaultIfEmpty().Max();
        return new AuditVerification(last?.FacilityId ?? Guid.Empty, rows, anchoredUpTo, key, publicKey is null, faults);
    }

    private void CheckManifest()
    {
        if (manifest is null)
        {
            Fault(AuditFaultKind.Incomplete, rows, "The export has no manifest: its end is missing.");
        }
        else if (manifest.Format != 1)
        {
            Fault(AuditFaultKind.Incomplete, rows, $"The export has format {manifest.Format}; this program reads format 1.");
        }
        else if (manifest.Rows != rows || manifest.Checkpoints != checkpoints
            || manifest.LastHash != (last?.Hash ?? "") || (last is not null && manifest.FacilityId != last.FacilityId))
        {
            Fault(AuditFaultKind.Incomplete, rows, "The manifest says something else than the export holds.");
        }

        if (publicKey is not null && manifest is not null && manifest.PublicKey != publicKey)
        {
            Fault(AuditFaultKind.CheckpointWrong, 0, "The export names another public key than the one given.");
        }
    }

    private void CheckAnchors(List<AuditCheckpoint> own, string? key)
    {
        foreach (var anchor in own.DistinctBy(anchor => (anchor.Sequence, anchor.Hash, anchor.Signature)))
        {
            if (key is not null && !CheckpointSignature.IsValid(anchor, key))
            {
                Fault(AuditFaultKind.AnchorWrong, anchor.Sequence, $"The anchor of row {anchor.Sequence} was not signed with the server's key.");
            }

            if (anchor.Sequence > (last?.Sequence ?? 0))
            {
                Fault(AuditFaultKind.CutOff, anchor.Sequence, $"The chain ends at row {last?.Sequence ?? 0}, but row {anchor.Sequence} was anchored on {DateTimeOffset.FromUnixTimeMilliseconds(anchor.AtUnixMs):yyyy-MM-dd HH:mm} UTC: rows were cut off, unless this file is an export of before.");
            }
        }
    }

    private void CheckSignature(AuditCheckpoint checkpoint, string key)
    {
        if (!CheckpointSignature.IsValid(checkpoint, key))
        {
            Fault(AuditFaultKind.CheckpointWrong, checkpoint.Sequence, $"The checkpoint of row {checkpoint.Sequence} was not signed with the server's key.");
        }
    }

    private void Fault(AuditFaultKind kind, long sequence, string sentence)
    {
        if (faults.Count < MostFaults)
        {
            faults.Add(new AuditFault(kind, sequence, sentence));
        }
    }
}
