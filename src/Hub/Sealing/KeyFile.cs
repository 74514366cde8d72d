using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using NSec.Cryptography;
using PeerConnect.Hub.Operations;

namespace PeerConnect.Hub.Sealing;

/// <summary>The secrets that never enter the database: key-encryption keys, the pepper of PINs, the seed that signs checkpoints.</summary>
internal sealed class KeyFile : IDisposable
{
    private readonly string path;
    private readonly Lock sync = new();
    private KeyFileContent content;
    private Dictionary<string, Key> keys;

    /// <summary>Opens the server's key file; makes one when there is no database yet.</summary>
    /// <exception cref="StartRefusedException">Missing, readable by others, unreadable or damaged; the sentence says what to do.</exception>
    public KeyFile(DataFolder folder, IOptions<SealingOptions> options)
        : this(PathOf(folder.Paths, options.Value), mayCreate: folder.WasEmpty)
    {
        // Only under the folder's lock: elsewhere it could be the half of a file that a running server is writing.
        DurableFile.RemoveUnfinished(path);
    }

    /// <inheritdoc cref="KeyFile(DataFolder, IOptions{SealingOptions})"/>
    internal KeyFile(string path, bool mayCreate)
    {
        RefuseWithoutHardware(Aes256Gcm.IsSupported);
        this.path = path;
        if (!File.Exists(path))
        {
            if (!mayCreate)
            {
                throw new StartRefusedException(
                    $"There is a database but no key file at '{path}'. Put the key file back (from escrow), or set Sealing:KeyFile to where it is.");
            }

            Write(KeyFileContent.New());
        }

        content = Read(path);
        keys = content.Keys.ToDictionary(pair => pair.Key, pair => Import(pair.Value), StringComparer.Ordinal);
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

    /// <summary>Names of the key-encryption keys in the file.</summary>
    public IReadOnlyCollection<string> KeyIds
    {
        get
        {
            lock (sync)
            {
                return [.. content.Keys.Keys];
            }
        }
    }

    /// <summary>Key of the HMAC over PINs, 32 bytes.</summary>
    public ReadOnlySpan<byte> Pepper => content.Pepper;

    /// <summary>Ed25519 seed of the audit checkpoints, 32 bytes.</summary>
    public ReadOnlySpan<byte> AuditSeed => content.AuditSeed;

    /// <summary>Where the key file of a data folder is.</summary>
    public static string PathOf(DataPaths data, SealingOptions options) =>
        options.KeyFile is { Length: > 0 } chosen ? Path.GetFullPath(chosen) : data.KeyFile;

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
            var next = content.WithNewKey();
            Write(next);
            content = next;
            keys = new(keys, StringComparer.Ordinal) { [next.Current] = Import(next.Keys[next.Current]) };
            return next.Current;
        }
    }

    /// <summary>Removes key-encryption keys that wrap nothing any more. The current one always stays.</summary>
    /// <returns>Names of those removed.</returns>
    public IReadOnlyList<string> RemoveKeysExcept(IReadOnlySet<string> kept)
    {
        lock (sync)
        {
            var removed = content.Keys.Keys.Where(id => !kept.Contains(id) && id != content.Current).ToList();
            if (removed.Count == 0)
            {
                return removed;
            }

            var remaining = content.Keys.ExceptBy(removed, pair => pair.Key).ToDictionary(StringComparer.Ordinal);
            var next = content with { Keys = remaining };
            Write(next);
            content = next;

            // Dropped, not disposed: another thread may be unwrapping with one; the finaliser clears its memory.
            keys = keys.ExceptBy(removed, pair => pair.Key).ToDictionary(StringComparer.Ordinal);
            return removed;
        }
    }

    /// <summary>A copy of the file's bytes, for the escrow alone.</summary>
    public byte[] Copy()
    {
        lock (sync)
        {
            return content.Serialise();
        }
    }

    public void Dispose()
    {
        foreach (var key in keys.Values)
        {
            key.Dispose();
        }
    }

    internal static void RefuseWithoutHardware(bool supported)
    {
        if (!supported)
        {
            throw new StartRefusedException("This processor has no AES instructions, which sealing needs. Run the server on a machine that has them.");
        }
    }

    private static Key Import(byte[] raw) => Key.Import(Envelope.Algorithm, raw, KeyBlobFormat.RawSymmetricKey);

    private static KeyFileContent Read(string path)
    {
        try
        {
            using var file = new FileStream(path, DurableFile.Options(FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            if (DurableFile.IsOpenToOthers(file))
            {
                throw new StartRefusedException($"The key file '{path}' can be read or written by others. Run: chmod 600 '{path}'");
            }

            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            var read = KeyFileContent.Parse(bytes);
            CryptographicOperations.ZeroMemory(bytes);
            return read ?? throw new StartRefusedException(
                $"The key file '{path}' is damaged. Put back the copy from escrow; without it nothing that was written can be read.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The key file '{path}' cannot be read. Make the server's user its owner, with mode 600.", fault);
        }
    }

    private void Write(KeyFileContent next)
    {
        var bytes = next.Serialise();
        DurableFile.Replace(path, bytes);
        CryptographicOperations.ZeroMemory(bytes);
    }
}
