using System.Security.Cryptography;
using NSec.Cryptography;
using PeerConnect.Contracts;
using PeerConnect.Verification;

namespace PeerConnect.Hub.Tests.Audit;

/// <summary>An export made without a server, and what somebody who can write everything but the signing key could do to it.</summary>
internal sealed class ExportedChain
{
    private static readonly Key SigningKey = Key.Import(SignatureAlgorithm.Ed25519, SHA256.HashData("a key for tests"u8), KeyBlobFormat.RawPrivateKey);
    private static readonly byte[] RawPublicKey = SigningKey.PublicKey.Export(KeyBlobFormat.RawPublicKey);

    public static string PublicKey => Convert.ToHexStringLower(RawPublicKey);

    public List<AuditLine> Lines { get; private init; } = [];

    public List<AuditCheckpoint> Anchors { get; private init; } = [];

    public IEnumerable<AuditEntry> Rows => Lines.Select(line => line.Row).OfType<AuditEntry>();

    /// <summary>A chain of rows with a checkpoint after every few; each checkpoint is an anchor too.</summary>
    public static ExportedChain Of(int rows, int checkpointEvery)
    {
        var facility = Guid.CreateVersion7();
        var chain = new ExportedChain();
        var previous = AuditHash.Genesis.ToArray();
        for (var sequence = 1; sequence <= rows; sequence++)
        {
            var row = Hashed(new AuditEntry(
                facility, sequence, 1_700_000_000_000 + sequence, sequence % 3 == 0 ? null : Guid.CreateVersion7(), "case-viewed",
                $"case:{Guid.CreateVersion7()}", $$"""{"level":{{sequence % 5}}}""", Convert.ToHexStringLower(previous), ""));
            previous = Convert.FromHexString(row.Hash);
            chain.Lines.Add(new AuditLine(Row: row));
            if (sequence % checkpointEvery == 0 || sequence == rows)
            {
                chain.Anchors.Add(Signed(row, SigningKey));
                chain.Lines.Add(new AuditLine(Checkpoint: chain.Anchors[^1]));
            }
        }

        chain.Lines.Add(new AuditLine(Manifest: new AuditManifest(1, facility, rows, chain.Anchors.Count, Convert.ToHexStringLower(previous), PublicKey)));
        return chain;
    }

    public static AuditEntry Hashed(AuditEntry row) => row with { Hash = AuditHash.Of(row)! };

    public static AuditCheckpoint Signed(AuditEntry row, Key key)
    {
        var publicKey = key.PublicKey.Export(KeyBlobFormat.RawPublicKey);
        var message = CheckpointSignature.Message(row.FacilityId, row.Sequence, row.AtUnixMs, Convert.FromHexString(row.Hash));
        return new AuditCheckpoint(
            row.FacilityId, row.Sequence, row.Hash, row.AtUnixMs, CheckpointSignature.KeyId(publicKey),
            Convert.ToHexStringLower(SignatureAlgorithm.Ed25519.Sign(key, message)));
    }

    /// <summary>The same anchors over other lines.</summary>
    public ExportedChain With(IEnumerable<AuditLine> lines) => new() { Lines = [.. lines], Anchors = Anchors };

    /// <summary>Rows in their new order, numbered and hashed anew so that they fit together, with a manifest that says so.</summary>
    public ExportedChain Rechained(IEnumerable<AuditLine> lines)
    {
        var previous = Convert.ToHexStringLower(AuditHash.Genesis);
        long sequence = 0, checkpoints = 0;
        var result = new List<AuditLine>();
        foreach (var line in lines)
        {
            if (line.Row is { } row)
            {
                var rechained = Hashed(row with { Sequence = ++sequence, PreviousHash = previous });
                previous = rechained.Hash;
                result.Add(new AuditLine(Row: rechained));
            }
            else
            {
                checkpoints += line.Checkpoint is null ? 0 : 1;
                result.Add(line.Manifest is { } manifest
                    ? new AuditLine(Manifest: manifest with { Rows = sequence, Checkpoints = checkpoints, LastHash = previous })
                    : line);
            }
        }

        return With(result);
    }

    public Task<AuditVerification> VerifyAsync(bool withAnchors = true, string? publicKey = null) => AuditVerifier.VerifyAsync(
        new StringReader(ToString()), publicKey ?? PublicKey,
        withAnchors ? Anchors.Select(anchor => AuditFile.Write(new AuditLine(Checkpoint: anchor))) : [], TestContext.Current.CancellationToken);

    public override string ToString() => string.Concat(Lines.Select(line => AuditFile.Write(line) + "\n"));
}
