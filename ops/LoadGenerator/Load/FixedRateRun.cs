using PeerConnect.LoadGenerator.Machine;
using PeerConnect.LoadGenerator.Targets;

namespace PeerConnect.LoadGenerator.Load;

/// <summary>Sends at one rate for a while and judges what came back.</summary>
internal sealed class FixedRateRun(SeatingPlan plan, RateOptions options)
{
    private const int BufferSize = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    public async Task<RateResult> ExecuteAsync(CancellationToken cancelled)
    {
        var places = Crowd.Places(plan);
        var schedule = Schedule.Poisson(options, places.Count);
        var members = places.GroupBy(place => place.Conversation).OrderBy(group => group.Key).Select(group => group.Count()).ToList();
        var ledger = new Ledger([.. schedule.Senders.Select(sender => places[sender].Conversation)], members);
        var notes = new RunNotes(schedule, ledger);
        await using var crowd = await Crowd.GatherAsync(plan, notes, places.Count, BufferSize, cancelled);

        // A collection of what connecting has left behind would fall into the measured time.
        GC.Collect();
        var meter = new CpuMeter(plan.ServerProcess);
        var pacer = new Pacer(crowd, schedule, options, notes);
        var (warm, done) = (Snapshot.Empty, Snapshot.Empty);
        await pacer.RunAsync(() => warm = Snapshot.Of(meter, ledger), () => done = Snapshot.Of(meter, ledger), cancelled);
        await DrainAsync(ledger, pacer.Sent, cancelled);

        var use = warm.Cpu.Until(done.Cpu);
        var delivered = done.Delivered - warm.Delivered;
        return new RateResult(
            plan.Target,
            plan.Workload,
            options.Rate,
            use,
            Math.Round((done.Accepted - warm.Accepted) / use.Seconds, 1),
            Math.Round(delivered / use.Seconds, 1),
            delivered == 0 ? 0 : Math.Round(1000 * use.Server / delivered, 5),
            notes.Deliveries.Summarize(),
            notes.Acknowledgements.Summarize(),
            notes.Lateness.Summarize().P99,
            pacer.Sent,
            ledger.Accepted,
            notes.Refusals,
            notes.Disconnected,
            notes.Foreign,
            ledger.Judge(pacer.Sent),
            plan.Ordered);
    }

    /// <summary>Waits for what is still under way, as long as something comes.</summary>
    private static async Task DrainAsync(Ledger ledger, int sent, CancellationToken cancelled)
    {
        var silent = TimeSpan.Zero;
        var last = -1L;
        while (silent < Patience)
        {
            var seen = ledger.Delivered + ledger.Accepted + ledger.Refused;
            if (ledger.Accepted + ledger.Refused == sent && ledger.Owed() == 0)
            {
                // A repeat would come now.
                await Task.Delay(LookEvery, TimeProvider.System, cancelled);
                return;
            }

            silent = seen == last ? silent + LookEvery : TimeSpan.Zero;
            last = seen;
            await Task.Delay(LookEvery, TimeProvider.System, cancelled);
        }
    }

    private sealed record Snapshot(CpuReading Cpu, long Delivered, long Accepted)
    {
        public static readonly Snapshot Empty = new(new(0, 0, 0, 0), 0, 0);

        public static Snapshot Of(CpuMeter meter, Ledger ledger) => new(meter.Read(), ledger.Delivered, ledger.Accepted);
    }
}
