using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NSec.Cryptography;
using PeerConnect.Hub.Operations;

namespace PeerConnect.Hub.Sealing;

/// <summary>The key file under a passphrase, for a safe: Argon2id over the passphrase, AES-256-GCM over the file.</summary>
internal static class Escrow
{
    /// <summary>A sentence of several words; nothing slows down who has the file but the passphrase itself.</summary>
    public const int ShortestPassphrase = 16;

    private const int MemoryKiB = 256 * 1024;
    private const int MostMemoryKiB = 1024 * 1024;
    private const int Passes = 3;
    private const int MostPasses = 16;

    public static byte[] Seal(ReadOnlySpan<byte> keyFile, string passphrase)
    {
        var header = new Header(1, "argon2id", MemoryKiB, Passes, "aes-256-gcm", RandomNumberGenerator.GetBytes(16), RandomNumberGenerator.GetBytes(12));
        using var key = Derive(header, passphrase);
        var ciphertext = AeadAlgorithm.Aes256Gcm.Encrypt(key, header.Nonce, header.Associated(), keyFile);
        return JsonSerializer.SerializeToUtf8Bytes(new Sealed(header, ciphertext));
    }

    /// <exception cref="StartRefusedException">Not an escrow, another passphrase, or changed.</exception>
    public static byte[] Open(ReadOnlySpan<byte> escrow, string passphrase)
    {
        var parsed = Parse(escrow) ?? throw new StartRefusedException("This is no escrow of a key file, or it is damaged.");
        using var key = Derive(parsed.Header, passphrase);
        var opened = AeadAlgorithm.Aes256Gcm.Decrypt(key, parsed.Header.Nonce, parsed.Header.Associated(), parsed.Ciphertext);
        return opened is not null && KeyFileContent.Parse(opened) is not null
            ? opened
            : throw new StartRefusedException("The passphrase does not open this escrow, or the escrow was changed.");
    }

    private static Sealed? Parse(ReadOnlySpan<byte> escrow)
    {
        try
        {
            // Bounds, so that a strange file cannot ask for all memory or for hours.
            return JsonSerializer.Deserialize<Sealed>(escrow) is
            {
                Ciphertext: not null,
                Header:
                {
                    Format: 1, Derivation: "argon2id", Cipher: "aes-256-gcm", MemoryKiB: >= 8 and <= MostMemoryKiB, Passes: >= 1 and <= MostPasses,
                    Salt.Length: 16, Nonce.Length: 12,
                },
            } parsed
                ? parsed
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Key Derive(Header header, string passphrase)
    {
        var parameters = new Argon2Parameters { DegreeOfParallelism = 1, MemorySize = header.MemoryKiB, NumberOfPasses = header.Passes };
        var bytes = Encoding.UTF8.GetBytes(passphrase.Normalize(NormalizationForm.FormC));
        try
        {
            return PasswordBasedKeyDerivationAlgorithm.Argon2id(parameters).DeriveKey(bytes, header.Salt, AeadAlgorithm.Aes256Gcm);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private sealed record Header(int Format, string Derivation, int MemoryKiB, int Passes, string Cipher, byte[] Salt, byte[] Nonce)
    {
        /// <summary>Everything above, so that none of it can be changed.</summary>
        public byte[] Associated() => JsonSerializer.SerializeToUtf8Bytes(this);
    }

    private sealed record Sealed(Header Header, byte[] Ciphertext);
}
