using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace PeerConnect.Hub.People.Sessions;

/// <summary>SHA-256 of a token: all that the server keeps of it.</summary>
internal readonly record struct TokenHash(UInt128 First, UInt128 Second)
{
    public static TokenHash Of(ReadOnlySpan<byte> token)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(token, hash);
        return FromBytes(hash);
    }

    public static TokenHash FromBytes(ReadOnlySpan<byte> hash) => new(MemoryMarshal.Read<UInt128>(hash), MemoryMarshal.Read<UInt128>(hash[16..]));

    public byte[] ToBytes()
    {
        var bytes = new byte[32];
        MemoryMarshal.Write(bytes, First);
        MemoryMarshal.Write(bytes.AsSpan(16), Second);
        return bytes;
    }

    public override string ToString() => "[REDACTED]";
}

/// <summary>An opaque token of 32 random bytes in base64url, for sessions and devices.</summary>
internal static class OpaqueToken
{
    private const int Size = 32;
    private const int Letters = 43;

    public static (string Token, TokenHash Hash) New()
    {
        Span<byte> bytes = stackalloc byte[Size];
        RandomNumberGenerator.Fill(bytes);
        return (Base64Url.EncodeToString(bytes), TokenHash.Of(bytes));
    }

    /// <summary>The hash of a presented token; null when it has not the form of one.</summary>
    public static TokenHash? Hash(ReadOnlySpan<char> token)
    {
        Span<byte> bytes = stackalloc byte[Size];
        return token.Length == Letters && Base64Url.TryDecodeFromChars(token, bytes, out var written) && written == Size ? TokenHash.Of(bytes) : null;
    }
}
