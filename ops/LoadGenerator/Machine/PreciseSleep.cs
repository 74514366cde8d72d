using System.Runtime.InteropServices;

namespace PeerConnect.LoadGenerator.Machine;

/// <summary>Sleeps to within some fifty microseconds. Timers of the runtime wake on whole milliseconds, which at low load is as long as what is measured.</summary>
internal static partial class PreciseSleep
{
    public static void For(TimeSpan time)
    {
        if (time > TimeSpan.Zero)
        {
            var request = new Timespec((long)time.TotalSeconds, time.Ticks % TimeSpan.TicksPerSecond * 100);

            // A signal may cut it short: callers look at the clock again.
            _ = NanoSleep(in request, 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NanoSleep(in Timespec request, nint remaining);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Timespec(long Seconds, long Nanoseconds);
}
