using System.CommandLine;
using PeerConnect.LoadGenerator.Load;

namespace PeerConnect.LoadGenerator.Commands;

internal static class SaturateCommand
{
    public static Command Create()
    {
        var plan = PlanOption.Create();
        var from = new Option<double>("--from") { Description = "The first rate", DefaultValueFactory = _ => 500 };
        var to = new Option<double>("--to") { Description = "The highest rate", DefaultValueFactory = _ => 60_000 };
        var attempts = new Option<int>("--attempts") { Description = "After so many tries the search ends", DefaultValueFactory = _ => 40 };
        var timing = new TimingOptions();
        var command = new Command("saturate", "Searches for the highest rate that a server carries and prints one line.") { plan, from, to, attempts };
        timing.All.ToList().ForEach(command.Options.Add);
        command.SetAction(async (parsed, cancelled) =>
        {
            var seating = await PlanOption.ReadAsync(parsed.GetValue(plan)!, cancelled);
            var options = new SaturationOptions(parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(attempts));
            var (seconds, others) = (0.0, 0.0);
            var search = new SaturationSearch(
                async (rate, attempt) =>
                {
                    var timed = timing.Read(parsed, rate);
                    var result = await new FixedRateRun(seating, timed with { Seed = timed.Seed + attempt }).ExecuteAsync(cancelled);
                    seconds += result.Cpu.Seconds;
                    others += result.Cpu.Others;
                    return result;
                },
                options);
            var found = await search.ExecuteAsync();
            ResultLine.Print(new(null, found, null, others / seconds, seating.Configuration, ResultLine.Generator(parsed)));
        });
        return command;
    }
}
