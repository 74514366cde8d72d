using System.Diagnostics;
using System.Globalization;

namespace PeerConnect.LoadGenerator.Machine;

/// <summary>Who used the processor between two moments: the server, this program, and everybody else on the machine.</summary>
internal sealed class CpuMeter(int server)
{
    private readonly ProcessTree _server = new(server);
    private readonly ProcessTree _self = new(Environment.ProcessId);

    public CpuReading Read() => new(Stopwatch.GetTimestamp(), _server.CpuSeconds(), _self.CpuSeconds(), MachineBusySeconds());

    /// <summary>All cores together, without idle time and waiting for disks; time stolen by the host counts as busy.</summary>
    private static double MachineBusySeconds()
    {
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var ticks = fields[1..9].Select(field => long.Parse(field, CultureInfo.InvariantCulture)).ToArray();
        return (ticks.Sum() - ticks[3] - ticks[4]) / ProcessTree.TicksPerSecond;
    }
}

internal sealed record CpuReading(long At, double Server, double Self, double Machine)
{
    public CpuUse Until(CpuReading later)
    {
        var seconds = Stopwatch.GetElapsedTime(At, later.At).TotalSeconds;
        var server = later.Server - Server;
        var self = later.Self - Self;
        return new(Math.Round(seconds, 3), Math.Round(server, 2), Math.Round(self, 2), Math.Round(Math.Max(0, later.Machine - Machine - server - self), 2));
    }
}

/// <param name="Seconds">How long was measured.</param>
/// <param name="Server">Processor seconds of the server and its children.</param>
/// <param name="Generator">Processor seconds of this program.</param>
/// <param name="Others">Processor seconds of everything else on the machine, stolen time included.</param>
internal sealed record CpuUse(double Seconds, double Server, double Generator, double Others);
