using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;
using PeerConnect.Contracts;

namespace PeerConnect.Verification;

/// <summary>What a checkpoint's signature covers, and how it is checked.</summary>
public static class CheckpointSignature
{
    private const int HashSize = 32;
    private static readonly byte[] Domain = Encoding.UTF8.GetBytes("peerconnect-checkpoint-1");

    /// <summary>The signed bytes: domain, facility id, sequence and time big-endian, hash of the row. Always of one length.</summary>
    public static byte[] Message(Guid facilityId, long sequence, long atUnixMs, ReadOnlySpan<byte> hash)
    {
        var message = new byte[Domain.Length + 16 + 8 + 8 + HashSize];
        Domain.CopyTo(message, 0);
        var rest = message.AsSpan(Domain.Length);
        facilityId.TryWriteBytes(rest, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(rest[16..], sequence);
        BinaryPrimitives.WriteInt64BigEndian(rest[24..], atUnixMs);
        hash[..HashSize].CopyTo(rest[32..]);
        return message;
    }

    /// <summary>The short name of a public key.</summary>
    public static string KeyId(ReadOnlySpan<byte> publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey))[..16];

    /// <summary>Whether this key made this checkpoint and nothing of it was changed since.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="publicKey">64 lower-case hexadecimal digits.</param>
    public static bool IsValid(AuditCheckpoint checkpoint, string publicKey)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentNullException.ThrowIfNull(publicKey);
        Span<byte> key = stackalloc byte[SignatureAlgorithm.Ed25519.PublicKeySize];
        Span<byte> hash = stackalloc byte[HashSize];
        Span<byte> signature = stackalloc byte[SignatureAlgorithm.Ed25519.SignatureSize];
        return Hex.TryRead(publicKey, key) && Hex.TryRead(checkpoint.Hash, hash) && Hex.TryRead(checkpoint.Signature, signature)
            && checkpoint.SignedBy == KeyId(key)
            && PublicKey.TryImport(SignatureAlgorithm.Ed25519, key, KeyBlobFormat.RawPublicKey, out var imported)
            && SignatureAlgorithm.Ed25519.Verify(
                imported!, Message(checkpoint.FacilityId, checkpoint.Sequence, checkpoint.AtUnixMs, hash), signature);
    }
}
