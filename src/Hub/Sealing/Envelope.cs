using System.Security.Cryptography;
using NSec.Cryptography;

namespace PeerConnect.Hub.Sealing;

/// <summary>Sealed bytes: format (1), key id (16), nonce (12), ciphertext and tag. AES-256-GCM, random nonce, associated data from <see cref="Place"/>.</summary>
internal static class Envelope
{
    public const byte Format = 1;
    public const string AlgorithmName = "aes-256-gcm";
    private const int NonceSize = 12;
    private const int HeaderSize = 1 + 16 + NonceSize;

    public static Aes256Gcm Algorithm => AeadAlgorithm.Aes256Gcm;

    public static byte[] Seal(DataKey key, in Place place, ReadOnlySpan<byte> plaintext)
    {
        var sealedBytes = new byte[HeaderSize + plaintext.Length + Algorithm.TagSize];
        sealedBytes[0] = Format;
        key.KeyId.TryWriteBytes(sealedBytes.AsSpan(1), true, out _);
        var nonce = sealedBytes.AsSpan(17, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        Span<byte> associated = stackalloc byte[Place.Size];
        place.Write(associated, Format, key.KeyId);
        Algorithm.Encrypt(key.Key, nonce, associated, plaintext, sealedBytes.AsSpan(HeaderSize));
        return sealedBytes;
    }

    /// <summary>Opens sealed bytes; null when they were changed or belong to another place or key.</summary>
    public static byte[]? Open(DataKey key, in Place place, ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < HeaderSize + Algorithm.TagSize || sealedBytes[0] != Format || KeyId(sealedBytes) != key.KeyId)
        {
            return null;
        }

        Span<byte> associated = stackalloc byte[Place.Size];
        place.Write(associated, Format, key.KeyId);
        return Algorithm.Decrypt(key.Key, sealedBytes.Slice(17, NonceSize), associated, sealedBytes[HeaderSize..]);
    }

    public static Guid KeyId(ReadOnlySpan<byte> sealedBytes) => new(sealedBytes.Slice(1, 16), true);
}
