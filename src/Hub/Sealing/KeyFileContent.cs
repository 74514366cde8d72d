using System.Security.Cryptography;
using System.Text.Json;

namespace PeerConnect.Hub.Sealing;

/// <summary>What the key file holds, format 1.</summary>
/// <param name="Format">1.</param>
/// <param name="Current">Name of the key-encryption key that wraps from now on.</param>
/// <param name="Keys">Key-encryption keys by name, 32 bytes each.</param>
/// <param name="Pepper">Key of the HMAC over PINs, 32 bytes.</param>
/// <param name="AuditSeed">Ed25519 seed of the audit checkpoints, 32 bytes.</param>
internal sealed record KeyFileContent(int Format, string Current, Dictionary<string, byte[]> Keys, byte[] Pepper, byte[] AuditSeed)
{
    private const int SecretSize = 32;

    public static KeyFileContent New()
    {
        var id = NewKeyId();
        return new(1, id, new() { [id] = NewSecret() }, NewSecret(), NewSecret());
    }

    /// <summary>The content, or null when these bytes are no whole key file.</summary>
    public static KeyFileContent? Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var read = JsonSerializer.Deserialize<KeyFileContent>(bytes);
            return read is { Format: 1, Current: not null, Keys: not null, Pepper.Length: SecretSize, AuditSeed.Length: SecretSize }
                && read.Keys.ContainsKey(read.Current) && read.Keys.Values.All(key => key is { Length: SecretSize })
                ? read
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public byte[] Serialise() => JsonSerializer.SerializeToUtf8Bytes(this);

    public KeyFileContent WithNewKey()
    {
        var id = NewKeyId();
        return this with { Current = id, Keys = new(Keys) { [id] = NewSecret() } };
    }

    public override string ToString() => "[REDACTED]";

    private static string NewKeyId() => $"kek-{Guid.CreateVersion7():N}";

    private static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretSize);
}
