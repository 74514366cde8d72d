using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;
using NSec.Cryptography;
using PeerConnect.Hub.Operations;

namespace PeerConnect.Hub.Sealing;

/// <summary>The secrets that never enter the database: key-encryption keys, the pepper of PINs, the seed that signs checkpoints.</summary>
internal sealed class KeyFile : IDisposable
{
    private readonly string path;
    private readonly Lock sync = new();
    private Content content;
    private Dictionary<string, Key> keys;

    /// <exception cref="StartRefusedException">Readable by others, unreadable or damaged; the sentence says what to do.</exception>
    public KeyFile(DataFolder folder, IOptions<SealingOptions> options)
    {
        if (!Aes256Gcm.IsSupported)
        {
            throw new StartRefusedException("This processor has no AES instructions, which sealing needs. Run the server on a machine that has them.");
        }

        path = options.Value.KeyFile is { Length: > 0 } chosen ? Path.GetFullPath(chosen) : Path.Combine(folder.Root, "key-file");
        if (!File.Exists(path))
        {
            if (!folder.WasEmpty)
            {
                throw new StartRefusedException(
                    $"There is a database but no key file at '{path}'. Put the key file back (from escrow), or set Sealing:KeyFile to where it is.");
            }

            Write(path, Content.New());
        }

        content = Read(path);
        keys = Import(content);
    }

    public string CurrentKeyId
    {
        get
        {
            lock (sync)
            {
                return content.Current;
            }
        }
    }

    /// <summary>Key of the HMAC over PINs, 32 bytes.</summary>
    public ReadOnlySpan<byte> Pepper => content.Pepper;

    /// <summary>Ed25519 seed of the audit checkpoints, 32 bytes.</summary>
    public ReadOnlySpan<byte> AuditSeed => content.AuditSeed;

    /// <summary>The key-encryption key of that name, or null.</summary>
    public Key? Find(string keyId)
    {
        lock (sync)
        {
            return keys.GetValueOrDefault(keyId);
        }
    }

    /// <summary>Adds a key-encryption key and makes it the current one; on disk before it is used.</summary>
    public string AddKey()
    {
        lock (sync)
        {
            var id = Content.NewKeyId();
            var next = content with { Current = id, Keys = new(content.Keys) { [id] = RandomNumberGenerator.GetBytes(32) } };
            Replace(next);
            return id;
        }
    }

    /// <summary>Removes key-encryption keys that wrap nothing any more.</summary>
    public void RemoveKeysExcept(IReadOnlySet<string> kept)
    {
        lock (sync)
        {
            var remaining = content.Keys.Where(pair => kept.Contains(pair.Key) || pair.Key == content.Current).ToDictionary();
            Replace(content with { Keys = remaining });
        }
    }

    public void Dispose()
    {
        foreach (var key in keys.Values)
        {
            key.Dispose();
        }
    }

    private void Replace(Content next)
    {
        Write(path, next);
        content = next;
        keys = Import(next);
    }

    private static Dictionary<string, Key> Import(Content content) => content.Keys.ToDictionary(
        pair => pair.Key,
        pair => Key.Import(Envelope.Algorithm, pair.Value, KeyBlobFormat.RawSymmetricKey),
        StringComparer.Ordinal);

    private static Content Read(string path)
    {
        try
        {
            if (!OperatingSystem.IsWindows()
                && (File.GetUnixFileMode(path) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0)
            {
                throw new StartRefusedException($"The key file '{path}' can be read or written by others. Run: chmod 600 '{path}'");
            }

            var read = JsonSerializer.Deserialize<Content>(File.ReadAllBytes(path));
            if (read is { Format: 1, Pepper.Length: 32, AuditSeed.Length: 32 } && read.Keys.ContainsKey(read.Current) && read.Keys.Values.All(key => key.Length == 32))
            {
                return read;
            }
        }
        catch (JsonException)
        {
            // Falls through to the same sentence as a file of another form.
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The key file '{path}' cannot be read. Make the server's user its owner, with mode 600.", fault);
        }

        throw new StartRefusedException($"The key file '{path}' is damaged. Put back the copy from escrow; without it nothing that was written can be read.");
    }

    private static void Write(string path, Content content)
    {
        var temporary = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(temporary, options))
        {
            JsonSerializer.Serialize(stream, content);
            stream.Flush(true);
        }

        File.Move(temporary, path, true);
    }

    private sealed record Content(int Format, string Current, Dictionary<string, byte[]> Keys, byte[] Pepper, byte[] AuditSeed)
    {
        public static Content New()
        {
            var id = NewKeyId();
            return new(1, id, new() { [id] = RandomNumberGenerator.GetBytes(32) }, RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32));
        }

        public static string NewKeyId() => $"kek-{Guid.CreateVersion7():N}";

        public override string ToString() => "[REDACTED]";
    }
}
