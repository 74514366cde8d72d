namespace PeerConnect.Hub.Operations;

/// <summary>Files that must be whole and on the disk before anything relies on them; readable by their owner alone.</summary>
internal static class DurableFile
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OfOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Writes beside the file, syncs, renames over it and syncs the folder: after a crash there is the old content or the new.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var temporary = TemporaryOf(path);
        using (var stream = new FileStream(temporary, Options(FileMode.Create, FileAccess.Write)))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        SyncFolderOf(path);
    }

    /// <summary>Removes what a crash inside <see cref="Replace"/> left behind.</summary>
    public static void RemoveUnfinished(string path) => File.Delete(TemporaryOf(path));

    /// <summary>Options for a file that only its owner may read.</summary>
    public static FileStreamOptions Options(FileMode mode, FileAccess access, FileShare share = FileShare.None)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share };
        if (!OperatingSystem.IsWindows() && mode is FileMode.Create or FileMode.CreateNew or FileMode.OpenOrCreate or FileMode.Append)
        {
            options.UnixCreateMode = Private;
        }

        return options;
    }

    public static void SyncFolderOf(string path) => Posix.SyncFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);

    /// <summary>Whether somebody besides the owner may read or write the open file.</summary>
    public static bool IsOpenToOthers(FileStream file) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & OfOthers) != 0;

    /// <summary>Takes a file that exists away from everybody but its owner.</summary>
    public static void MakePrivate(string path)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & ~Private) != 0)
        {
            File.SetUnixFileMode(path, Private);
        }
    }

    private static string TemporaryOf(string path) => path + ".new";
}
