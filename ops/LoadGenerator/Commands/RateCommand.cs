using System.CommandLine;
using PeerConnect.LoadGenerator.Load;

namespace PeerConnect.LoadGenerator.Commands;

internal static class RateCommand
{
    public static Command Create()
    {
        var plan = PlanOption.Create();
        var rate = new Option<double>("--rate") { Description = "Messages a second, over all senders", Required = true };
        var timing = new TimingOptions();
        var command = new Command("rate", "Loads a server at one rate and prints one line.") { plan, rate };
        timing.All.ToList().ForEach(command.Options.Add);
        command.SetAction(async (parsed, cancelled) =>
        {
            var seating = await PlanOption.ReadAsync(parsed.GetValue(plan)!, cancelled);
            var options = timing.Read(parsed, parsed.GetValue(rate));
            var result = await new FixedRateRun(seating, options).ExecuteAsync(cancelled);
            ResultLine.Print(new(result, null, null, result.Cpu.Others / result.Cpu.Seconds, seating.Configuration, ResultLine.Generator(parsed)));
        });
        return command;
    }
}
