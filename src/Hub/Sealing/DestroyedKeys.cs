using System.Text;
using PeerConnect.Hub.Operations;

namespace PeerConnect.Hub.Sealing;

/// <summary>The register of destroyed keys: outside the database, only ever appended to, synced. It outlives every backup.</summary>
internal sealed class DestroyedKeys : IDisposable
{
    private readonly Lock sync = new();
    private readonly FileStream file;
    private readonly List<DestroyedKey> keys;
    private readonly HashSet<Guid> ids;
    private string head;

    /// <summary>Opens the register; makes one when there is no database yet.</summary>
    /// <exception cref="StartRefusedException">Missing or damaged; the sentence says what to do.</exception>
    public DestroyedKeys(DataFolder folder)
        : this(Open(folder))
    {
    }

    internal DestroyedKeys(FileStream file)
    {
        this.file = file;
        try
        {
            var list = ReadAll(file) ?? throw Damaged(file.Name);
            keys = [.. list.Keys];
            ids = [.. list.Keys.Select(key => key.KeyId)];
            head = list.Head;

            // Half a line was never acknowledged: its transaction did not commit.
            file.SetLength(list.WholeBytes);
            file.Seek(0, SeekOrigin.End);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public IReadOnlyList<DestroyedKey> All
    {
        get
        {
            lock (sync)
            {
                return [.. keys];
            }
        }
    }

    /// <summary>Hash of the whole register, which the audit chain names with each destruction.</summary>
    public string Head
    {
        get
        {
            lock (sync)
            {
                return head;
            }
        }
    }

    /// <summary>Writes a register that says this, durably, where there is none.</summary>
    public static void Create(string path, DestroyedKeyList list)
    {
        var text = new StringBuilder(DestroyedKeyList.Header).Append('\n');
        var head = DestroyedKeyList.Empty.Head;
        foreach (var key in list.Keys)
        {
            text.Append(DestroyedKeyList.Line(key, head, out head)).Append('\n');
        }

        DurableFile.Replace(path, Encoding.ASCII.GetBytes(text.ToString()));
    }

    /// <summary>Reads a copy of a register.</summary>
    /// <exception cref="StartRefusedException">Missing or damaged.</exception>
    public static DestroyedKeyList Read(string path)
    {
        try
        {
            using var file = new FileStream(path, DurableFile.Options(FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return ReadAll(file) ?? throw Damaged(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The register of destroyed keys '{path}' cannot be read. Check the path and who owns the file.", fault);
        }
    }

    public bool Contains(Guid keyId)
    {
        lock (sync)
        {
            return ids.Contains(keyId);
        }
    }

    /// <summary>Appends keys that the register does not have yet; when this returns they are on the disk.</summary>
    /// <exception cref="IOException">Nothing was appended.</exception>
    public void Append(IReadOnlyList<DestroyedKey> destroyed)
    {
        lock (sync)
        {
            var fresh = destroyed.Where(key => !ids.Contains(key.KeyId)).ToList();
            if (fresh.Count == 0)
            {
                return;
            }

            var text = new StringBuilder();
            var next = head;
            foreach (var key in fresh)
            {
                text.Append(DestroyedKeyList.Line(key, next, out next)).Append('\n');
            }

            var before = file.Length;
            try
            {
                file.Write(Encoding.ASCII.GetBytes(text.ToString()));
                file.Flush(flushToDisk: true);
            }
            catch (IOException)
            {
                file.SetLength(before);
                file.Seek(0, SeekOrigin.End);
                throw;
            }

            head = next;
            keys.AddRange(fresh);
            ids.UnionWith(fresh.Select(key => key.KeyId));
        }
    }

    public void Dispose() => file.Dispose();

    private static FileStream Open(DataFolder folder)
    {
        var path = folder.DestroyedKeysPath;
        if (!File.Exists(path))
        {
            if (!folder.WasEmpty)
            {
                throw new StartRefusedException(
                    $"There is a database but no register of destroyed keys at '{path}'. Put back the newest copy (each backup has one beside it). "
                    + "If there is none, run 'keys new-register'; keys that were destroyed after this database was copied then come back.");
            }

            Create(path, DestroyedKeyList.Empty);
        }

        return new FileStream(path, DurableFile.Options(FileMode.Open, FileAccess.ReadWrite, FileShare.Read));
    }

    private static DestroyedKeyList? ReadAll(FileStream file)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return DestroyedKeyList.Parse(bytes);
    }

    private static StartRefusedException Damaged(string path) =>
        new($"The register of destroyed keys '{path}' is damaged. Put back the newest copy; each backup has one beside it.");
}
