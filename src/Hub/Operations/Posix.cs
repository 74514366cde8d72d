using System.Runtime.InteropServices;
using System.Text;

namespace PeerConnect.Hub.Operations;

/// <summary>The few calls to the operating system that the framework does not offer. Each does nothing where the system has no such thing.</summary>
// LibraryImport would switch unsafe code on for the whole project; these signatures need no marshalling.
#pragma warning disable SYSLIB1054
internal static class Posix
{
    private const int CoreFileSize = 4;
    private const int Dumpable = 4;

    /// <summary>Syncs a folder, so that a file made or renamed in it is still there after a power cut.</summary>
    /// <exception cref="IOException">The folder could not be synced.</exception>
    public static void SyncFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(Encoding.UTF8.GetBytes(path + '\0'), 0);
        if (descriptor < 0)
        {
            throw new IOException($"The folder '{path}' cannot be opened to sync it (error {Marshal.GetLastPInvokeError()}).");
        }

        var synced = Fsync(descriptor);
        var error = Marshal.GetLastPInvokeError();
        _ = Close(descriptor);
        if (synced != 0)
        {
            throw new IOException($"The folder '{path}' could not be synced (error {error}).");
        }
    }

    /// <summary>From here on new files and folders are their owner's alone.</summary>
    public static void KeepNewFilesPrivate()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = Umask(0x3F);
        }
    }

    /// <summary>The process leaves no core dump, and no other process of the same user may look into its memory.</summary>
    /// <returns>Whether the system took it; true where there is nothing to switch off.</returns>
    public static bool ForbidDumps()
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        // The hard limit stays: processes started from this one are not ours to judge, and the second call alone forbids a dump of this one.
        return GetLimit(CoreFileSize, out var limit) == 0 && SetLimit(CoreFileSize, limit with { Soft = 0 }) == 0 && Control(Dumpable, 0, 0, 0, 0) == 0;
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Limit(nuint Soft, nuint Hard);

    [DllImport("libc", EntryPoint = "open", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Fsync(int descriptor);

    [DllImport("libc", EntryPoint = "close"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);

    [DllImport("libc", EntryPoint = "umask"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint Umask(uint mask);

    [DllImport("libc", EntryPoint = "getrlimit"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetLimit(int resource, out Limit limit);

    [DllImport("libc", EntryPoint = "setrlimit"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimit(int resource, in Limit limit);

    [DllImport("libc", EntryPoint = "prctl"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int option, nuint second, nuint third, nuint fourth, nuint fifth);
}
#pragma warning restore SYSLIB1054
