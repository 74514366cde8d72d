using System.CommandLine;
using PeerConnect.LoadGenerator.Comparing;
using PeerConnect.LoadGenerator.Targets;

namespace PeerConnect.LoadGenerator.Commands;

/// <summary>Starts one server, loads it once, and ends it.</summary>
internal static class MeasureCommand
{
    public static Command Create()
    {
        var target = new Option<string>("--target") { Description = "The server", Required = true };
        target.AcceptOnlyFromAmong(KnownTargets.Names);
        var workload = new Option<Workload>("--workload") { Description = "How people are seated", DefaultValueFactory = _ => Workload.Groups };
        var load = new Argument<string[]>("load") { Description = "The load, after --: rate, saturate or idle with their options", Arity = ArgumentArity.OneOrMore };
        var command = new Command("measure", "Starts one server on its own core, loads it from the other, and prints one line.") { target, workload, load };
        command.SetAction(async (parsed, cancelled) =>
        {
            using var folder = new WorkFolder();
            var named = KnownTargets.Named(parsed.GetValue(target)!);
            await using var running = await named.StartAsync(parsed.GetValue(workload), Path.Combine(folder.Path, named.Name), cancelled);
            var measured = await GeneratorProcess.MeasureAsync(running.Plan, parsed.GetValue(load)!, folder.Path, cancelled);
            ResultLine.Print(measured);
            return measured.Correct ? 0 : 1;
        });
        return command;
    }
}
