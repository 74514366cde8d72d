using System.Collections.Concurrent;
using PeerConnect.LoadGenerator.Machine;
using PeerConnect.LoadGenerator.Targets;

namespace PeerConnect.LoadGenerator.Comparing;

/// <summary>Runs one measurement as a child of its own on the generator's core, so that nothing of the orchestration is in its way.</summary>
internal static class GeneratorProcess
{
    /// <summary>Sockets complete on the thread that polls them: with one core there is nobody to hand them to.</summary>
    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal) { ["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1" };

    public static async Task<Measurement> MeasureAsync(SeatingPlan plan, IReadOnlyList<string> arguments, string folder, CancellationToken cancelled)
    {
        var planPath = Path.Combine(folder, $"plan-{Guid.CreateVersion7():n}.json");
        await using (var file = new FileStream(planPath, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
        {
            await using var writer = new StreamWriter(file);
            await writer.WriteAsync(Measurement.ToLine(plan));
        }

        var lines = new ConcurrentQueue<string>();
        string[] command = ["dotnet", typeof(GeneratorProcess).Assembly.Location, .. arguments, "--plan", planPath];
        await using var generator = PinnedProcess.Start(PinnedProcess.GeneratorCore, command, Settings, folder, lines.Enqueue, Console.Error.WriteLine);
        var code = await generator.WaitAsync(cancelled);
        File.Delete(planPath);
        return code == 0 && lines.TryPeek(out var line)
            ? Measurement.FromLine<Measurement>(line)
            : throw new InvalidOperationException($"The generator ended with code {code}.");
    }
}
