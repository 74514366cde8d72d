using NSec.Cryptography;
using PeerConnect.Contracts;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Verification;

namespace PeerConnect.Hub.Audit;

/// <summary>Signs checkpoints with the key whose seed is in the key file.</summary>
internal sealed class AuditSigner : IDisposable
{
    private readonly Key key;

    public AuditSigner(KeyFile keyFile)
    {
        key = Key.Import(SignatureAlgorithm.Ed25519, keyFile.AuditSeed, KeyBlobFormat.RawPrivateKey);
        var raw = key.PublicKey.Export(KeyBlobFormat.RawPublicKey);
        PublicKey = new AuditPublicKey(CheckpointSignature.KeyId(raw), Convert.ToHexStringLower(raw));
    }

    public AuditPublicKey PublicKey { get; }

    public CheckpointRow Sign(Guid facilityId, long sequence, byte[] hash, DateTimeOffset at) => new()
    {
        FacilityId = facilityId,
        Sequence = sequence,
        Hash = hash,
        At = at,
        SignedBy = PublicKey.Id,
        Signature = SignatureAlgorithm.Ed25519.Sign(key, CheckpointSignature.Message(facilityId, sequence, at.ToUnixTimeMilliseconds(), hash)),
    };

    /// <summary>Signs bytes that begin with a domain of their own; 128 hexadecimal digits.</summary>
    public string Sign(ReadOnlySpan<byte> message) => Convert.ToHexStringLower(SignatureAlgorithm.Ed25519.Sign(key, message));

    public void Dispose() => key.Dispose();
}
