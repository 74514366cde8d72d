using Microsoft.Extensions.Options;

namespace PeerConnect.Hub.Operations;

/// <summary>The one folder that holds everything to keep: database, keys, register, anchors. Locked while a server uses it.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream lockFile;

    /// <exception cref="StartRefusedException">Another server uses the folder, or it cannot be written.</exception>
    public DataFolder(IOptions<HubOptions> options)
    {
        Root = Path.GetFullPath(options.Value.DataFolder);
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(Root);
            }
            else
            {
                Directory.CreateDirectory(Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            WasEmpty = !File.Exists(DatabasePath);
            lockFile = new FileStream(Path.Combine(Root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"The data folder '{Root}' is in use by another server or cannot be written. Stop the other server, or set Hub:DataFolder to another folder.",
                fault);
        }
    }

    public string Root { get; }

    public string DatabasePath => Path.Combine(Root, "peerconnect.db");

    /// <summary>Whether there was no database yet when the server started.</summary>
    public bool WasEmpty { get; }

    public void Dispose() => lockFile.Dispose();
}
