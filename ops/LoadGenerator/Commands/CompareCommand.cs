using System.CommandLine;
using PeerConnect.LoadGenerator.Comparing;
using PeerConnect.LoadGenerator.Targets;

namespace PeerConnect.LoadGenerator.Commands;

internal static class CompareCommand
{
    public static Command Create()
    {
        var first = Server("--first", "peerconnect");
        var second = Server("--second", "bare-sqlite");
        var steps = new Option<string[]>("--steps")
        {
            Description = "Some of low, saturation, pairs, idle",
            DefaultValueFactory = _ => ["low", "saturation", "pairs", "idle"],
            AllowMultipleArgumentsPerToken = true,
        };
        var pairs = Number("--pairs", "Pairs of runs for each step", 5);
        var seconds = Number("--seconds", "How long each run measures", 10);
        var warmUp = Number("--warm-up", "Seconds at the same rate before that", 3);
        var from = Number("--from", "The rate at which the search for saturation starts", 1000);
        var connections = Number("--connections", "How many idle connections to hold", 5000);
        var command = new Command("compare", "Measures two servers in turn, A B A B, and prints the ratios.") { first, second, steps, pairs, seconds, warmUp, from, connections };
        command.SetAction(async (parsed, cancelled) =>
        {
            using var folder = new WorkFolder();
            var options = new ComparisonOptions(parsed.GetValue(pairs), parsed.GetValue(seconds), parsed.GetValue(warmUp), parsed.GetValue(from), parsed.GetValue(connections));
            var comparison = new Comparison(
                KnownTargets.Named(parsed.GetValue(first)!), KnownTargets.Named(parsed.GetValue(second)!), options, folder.Path, Console.Out);
            return await comparison.ExecuteAsync(Step.Of(parsed.GetValue(steps)!, options), cancelled) ? 0 : 1;
        });
        return command;
    }

    private static Option<string> Server(string name, string standard)
    {
        var option = new Option<string>(name) { Description = "A server", DefaultValueFactory = _ => standard };
        option.AcceptOnlyFromAmong(KnownTargets.Names);
        return option;
    }

    private static Option<int> Number(string name, string description, int standard) => new(name) { Description = description, DefaultValueFactory = _ => standard };
}
