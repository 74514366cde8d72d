using System.CommandLine;
using PeerConnect.LoadGenerator.Comparing;
using PeerConnect.LoadGenerator.Targets;

namespace PeerConnect.LoadGenerator.Commands;

internal static class PlanOption
{
    public static Option<string> Create() => new("--plan") { Description = "The seating plan of a server that is ready, as 'measure --keep' prints it", Required = true };

    public static async Task<SeatingPlan> ReadAsync(string path, CancellationToken cancelled)
    {
        var plan = Measurement.FromLine<SeatingPlan>(await File.ReadAllTextAsync(path, cancelled));
        return plan.Address.IsLoopback ? plan : throw new InvalidDataException($"Only a server on this machine may be loaded, and {plan.Address.Host} is not.");
    }
}
