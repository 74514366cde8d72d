using System.CommandLine;
using PeerConnect.LoadGenerator.Load;

namespace PeerConnect.LoadGenerator.Commands;

internal static class IdleCommand
{
    public static Command Create()
    {
        var plan = PlanOption.Create();
        var connections = new Option<int>("--connections") { Description = "How many connections to hold", DefaultValueFactory = _ => 5000 };
        var hold = new Option<int>("--hold") { Description = "Seconds until memory is read", DefaultValueFactory = _ => 20 };
        var command = new Command("idle", "Holds connections without a word and prints what each costs in memory.") { plan, connections, hold };
        command.SetAction(async (parsed, cancelled) =>
        {
            var seating = await PlanOption.ReadAsync(parsed.GetValue(plan)!, cancelled);
            var options = new IdleOptions(parsed.GetValue(connections), TimeSpan.FromSeconds(parsed.GetValue(hold)), TimeSpan.FromSeconds(2));
            var result = await new IdleRun(seating, options).ExecuteAsync(cancelled);
            ResultLine.Print(new(null, null, result, result.Cpu.Others / result.Cpu.Seconds, seating.Configuration, ResultLine.Generator(parsed)));
        });
        return command;
    }
}
