using PeerConnect.LoadGenerator.Machine;
using PeerConnect.LoadGenerator.Targets;

namespace PeerConnect.LoadGenerator.Load;

/// <summary>Opens many connections that say nothing, and sees what each costs the server in memory.</summary>
internal sealed class IdleRun(SeatingPlan plan, IdleOptions options)
{
    private const int BufferSize = 1024;
    private const int WarmConnections = 100;
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(15);

    public async Task<IdleResult> ExecuteAsync(CancellationToken cancelled)
    {
        var server = new ProcessTree(plan.ServerProcess);
        var notes = new RunNotes(Schedule.Empty, new Ledger([], [1]));

        // What the first connections cost once (code, pools) is not the price of a connection.
        await using (await Crowd.GatherAsync(plan, notes, WarmConnections, BufferSize, cancelled))
        {
            await Task.Delay(options.Settle, TimeProvider.System, cancelled);
        }

        await Task.Delay(options.Settle, TimeProvider.System, cancelled);
        var before = server.ResidentBytes();
        await using var crowd = await Crowd.GatherAsync(plan, notes, options.Connections, BufferSize, cancelled);
        var meter = new CpuMeter(plan.ServerProcess);
        var opened = meter.Read();
        await HoldAsync(crowd, cancelled);
        var after = server.ResidentBytes();
        return new(plan.Target, options.Connections, before, after, Math.Round((after - before) / 1024.0 / options.Connections, 2), opened.Until(meter.Read()), notes.Disconnected);
    }

    private async Task HoldAsync(Crowd crowd, CancellationToken cancelled)
    {
        var pause = PingEvery / crowd.Count;
        var slice = TimeSpan.FromMilliseconds(100);
        var perSlice = (int)Math.Ceiling(slice / pause);
        var pinged = 0;
        for (var held = TimeSpan.Zero; held < options.Hold; held += slice)
        {
            for (var count = 0; count < perSlice; count++)
            {
                crowd.Ping(pinged++ % crowd.Count);
            }

            await Task.Delay(slice, TimeProvider.System, cancelled);
        }
    }
}

/// <param name="Connections">How many connections to open.</param>
/// <param name="Hold">How long to keep them before memory is read.</param>
/// <param name="Settle">How long to wait before and after the connections that only warm the server.</param>
internal sealed record IdleOptions(int Connections, TimeSpan Hold, TimeSpan Settle);

internal sealed record IdleResult(string Target, int Connections, long BytesBefore, long BytesAfter, double KibPerConnection, CpuUse Cpu, long Disconnected);
