using System.CommandLine;
using PeerConnect.LoadGenerator.Load;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.LoadGenerator.Commands;

internal static class OpeningCommand
{
    public static Command Create()
    {
        var model = new Option<string>("--model") { Description = "The model file", DefaultValueFactory = _ => ShippedModel.DefaultPath };
        var rounds = new Option<int>("--rounds") { Description = "How often it is opened after the first time", DefaultValueFactory = _ => 9 };
        var command = new Command("opening", "Opens a model file as the server does at its start, and prints what that costs in time and memory.") { model, rounds };
        command.SetAction(parsed =>
        {
            var result = OpeningRun.Of(parsed.GetValue(model)!, parsed.GetValue(rounds));
            if (result is null)
            {
                Console.Error.WriteLine("This build reads no model in that file: name another, or build again.");
                return 1;
            }

            Console.Out.WriteLine(Comparing.Measurement.ToLine(new { Opening = result, Generator = ResultLine.Generator(parsed) }));
            return 0;
        });
        return command;
    }
}
