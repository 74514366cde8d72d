using System.CommandLine;
using PeerConnect.LoadGenerator.Baseline;

namespace PeerConnect.LoadGenerator.Commands;

internal static class BaselineCommand
{
    public static Command Create()
    {
        var store = new Option<BareStore>("--store") { Description = "none: messages are only passed on; sqlite: sealed and committed first", Required = true };
        var data = new Option<string>("--data") { Description = "The folder of the database", DefaultValueFactory = _ => "." };
        var address = new Option<string>("--address") { Description = "Where to listen", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var command = new Command("baseline", "Serves a bare hub until it is stopped.") { store, data, address };
        command.SetAction((parsed, cancelled) => BareServer.RunAsync(parsed.GetValue(store), parsed.GetValue(data)!, parsed.GetValue(address)!, cancelled));
        return command;
    }
}
