using PeerConnect.LoadGenerator.Targets;

namespace PeerConnect.LoadGenerator.Comparing;

/// <summary>Measures two servers in turn, A B A B, on the same machine in the same hour, and compares pair by pair.</summary>
internal sealed class Comparison(ITarget first, ITarget second, ComparisonOptions options, string folder, TextWriter output)
{
    /// <returns>Whether every run was correct and every step has its pairs.</returns>
    public async Task<bool> ExecuteAsync(IReadOnlyList<Step> steps, CancellationToken cancelled)
    {
        var sound = true;
        foreach (var step in steps)
        {
            var pairs = await PairsAsync(step, cancelled);
            sound &= pairs.Count == options.Pairs && pairs.TrueForAll(pair => pair.First.Correct && pair.Second.Correct);
            await output.WriteLineAsync(Measurement.ToLine(Summarize(step, pairs)));
        }

        return sound;
    }

    private async Task<List<(Measurement First, Measurement Second)>> PairsAsync(Step step, CancellationToken cancelled)
    {
        var pairs = new List<(Measurement, Measurement)>();
        var dropped = 0;
        await using var servers = new Servers(step, folder);
        while (pairs.Count < options.Pairs && dropped <= DropRule.MostDropped)
        {
            var a = await MeasureAsync(servers, first, step, cancelled);
            var b = await MeasureAsync(servers, second, step, cancelled);
            if ((DropRule.ReasonToDrop(a) ?? DropRule.ReasonToDrop(b)) is { } reason)
            {
                dropped++;
                await output.WriteLineAsync(Measurement.ToLine(new { step.Name, dropped = reason }));
            }
            else
            {
                pairs.Add((a, b));
            }
        }

        return pairs;
    }

    private async Task<Measurement> MeasureAsync(Servers servers, ITarget target, Step step, CancellationToken cancelled)
    {
        var plan = await servers.ReadyAsync(target, cancelled);
        var measured = await GeneratorProcess.MeasureAsync(plan, step.Arguments, folder, cancelled);
        await output.WriteLineAsync(Measurement.ToLine(measured));
        return measured;
    }

    private StepSummary Summarize(Step step, List<(Measurement First, Measurement Second)> pairs)
    {
        var ratios = new Dictionary<string, RatioSummary>(StringComparer.Ordinal);
        foreach (var (name, read) in step.Metrics)
        {
            var measured = pairs.Select(pair => (First: read(pair.First), Second: read(pair.Second))).Where(pair => pair is { First: not null, Second: > 0 }).ToList();
            if (measured.Count > 0)
            {
                ratios[name] = RatioSummary.Of([.. measured.Select(pair => pair.First!.Value)], [.. measured.Select(pair => pair.Second!.Value)]);
            }
        }

        return new(step.Name, first.Name, second.Name, pairs.Count, ratios);
    }

    private sealed record StepSummary(string Step, string First, string Second, int Pairs, IReadOnlyDictionary<string, RatioSummary> Ratios);

    /// <summary>Both servers of a step. Each has its own data; the one that is not measured stays up and has nothing to do.</summary>
    private sealed class Servers(Step step, string folder) : IAsyncDisposable
    {
        private readonly Dictionary<string, RunningTarget> _running = new(StringComparer.Ordinal);

        public async Task<SeatingPlan> ReadyAsync(ITarget target, CancellationToken cancelled)
        {
            if (step.WarmUp is null)
            {
                await DisposeAsync();
            }

            if (!_running.TryGetValue(target.Name, out var running))
            {
                running = await target.StartAsync(step.Workload, Path.Combine(folder, $"{target.Name}-{Guid.CreateVersion7():n}"), cancelled);
                _running.Add(target.Name, running);
                if (step.WarmUp is { } warmUp)
                {
                    // Uncounted: until the runtime has recompiled what is hot, a server pays for its start and not for its messages.
                    await GeneratorProcess.MeasureAsync(running.Plan, warmUp, folder, cancelled);
                }
            }

            return running.Plan;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var running in _running.Values)
            {
                await running.DisposeAsync();
            }

            _running.Clear();
        }
    }
}
