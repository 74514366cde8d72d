namespace PeerConnect.LoadGenerator.Commands;

/// <summary>A folder for one measurement, removed with all that is in it. On the disk of the working directory, because a temporary folder is often in memory and syncs nothing.</summary>
internal sealed class WorkFolder : IDisposable
{
    public WorkFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(Environment.CurrentDirectory, "artifacts", $"load-{Guid.CreateVersion7():n}");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
