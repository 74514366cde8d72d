using Microsoft.Extensions.Options;

namespace PeerConnect.Hub.Operations;

/// <summary>The one folder that holds everything to keep: database, keys, register, anchors. Locked while a server uses it.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream lockFile;

    /// <exception cref="StartRefusedException">Another server uses the folder, or it cannot be written.</exception>
    public DataFolder(IOptions<HubOptions> options)
    {
        Paths = new DataPaths(Path.GetFullPath(options.Value.DataFolder));
        try
        {
            MakeFolder();
            if (File.Exists(Paths.Restoring))
            {
                throw new StartRefusedException($"A restore into '{Root}' was cut short. Remove everything there but the key file, then restore again.");
            }

            WasEmpty = !File.Exists(DatabasePath);
            lockFile = new FileStream(Paths.Lock, DurableFile.Options(FileMode.OpenOrCreate, FileAccess.ReadWrite));
            foreach (var path in (IEnumerable<string>)[.. Paths.DatabaseFiles, Paths.Lock, Paths.DestroyedKeys])
            {
                DurableFile.MakePrivate(path);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"The data folder '{Root}' is in use by another server or cannot be written. Stop the other server, or set Hub:DataFolder to another folder.",
                fault);
        }
    }

    public DataPaths Paths { get; }

    public string Root => Paths.Root;

    public string DatabasePath => Paths.Database;

    /// <summary>The register of destroyed keys.</summary>
    public string DestroyedKeysPath => Paths.DestroyedKeys;

    /// <summary>Whether there was no database yet when the server started.</summary>
    public bool WasEmpty { get; }

    public void Dispose() => lockFile.Dispose();

    /// <summary>The folder is its owner's alone. One that holds other people's files is not ours to close.</summary>
    private void MakeFolder()
    {
        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Root);
            return;
        }

        Directory.CreateDirectory(Root, Owner);
        if ((File.GetUnixFileMode(Root) & ~Owner) == 0)
        {
            return;
        }

        if (Directory.EnumerateFileSystemEntries(Root).Except(Paths.Own, StringComparer.Ordinal).Any())
        {
            throw new StartRefusedException(
                $"The data folder '{Root}' is open to others and holds files that are not the server's. Give the server a folder of its own, or run: chmod 700 '{Root}'");
        }

        File.SetUnixFileMode(Root, Owner);
    }
}
