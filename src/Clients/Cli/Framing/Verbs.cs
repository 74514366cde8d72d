using System.CommandLine;
using PeerConnect.Client;

namespace PeerConnect.Cli;

/// <summary>Makes commands whose handlers get a <see cref="Call"/>, and turns what may go wrong everywhere into exit codes.</summary>
internal sealed class Verbs(Surroundings around)
{
    public static readonly Option<string?> Server = new("--server")
    {
        Description = "The server's address. Default: the profile's, then PEERCONNECT_SERVER, then http://127.0.0.1:5080.",
        Recursive = true,
    };

    public static readonly Option<string> Profile = new("--profile")
    {
        Description = "Name of the session, so that several people can be signed in on one machine.",
        Recursive = true,
        DefaultValueFactory = _ => "default",
    };

    public static readonly Option<bool> Json = new("--json") { Description = "Print results as JSON, one value per line.", Recursive = true };

    public Surroundings Around => around;

    /// <summary>A verb with its options and arguments.</summary>
    public Command Make(string name, string description, Func<Call, CancellationToken, Task<int>> handle, params IReadOnlyList<Symbol> parts)
    {
        var command = Group(name, description, parts);
        command.SetAction((parsed, cancellationToken) => RunAsync(new Call(around, parsed), handle, cancellationToken));
        return command;
    }

    /// <summary>A word that only groups verbs.</summary>
    public static Command Group(string name, string description, params IReadOnlyList<Symbol> parts)
    {
        var command = new Command(name, description);
        foreach (var part in parts)
        {
            switch (part)
            {
                case Option option:
                    command.Options.Add(option);
                    break;
                case Argument argument:
                    command.Arguments.Add(argument);
                    break;
                case Command verb:
                    command.Subcommands.Add(verb);
                    break;
            }
        }

        return command;
    }

    private static async Task<int> RunAsync(Call call, Func<Call, CancellationToken, Task<int>> handle, CancellationToken cancellationToken)
    {
        try
        {
            return await handle(call, cancellationToken);
        }
        catch (UsageException usage)
        {
            return call.Print.Usage(usage.Message);
        }
        catch (RefusedException refused)
        {
            return call.Print.Refuse(refused.Refusal);
        }
        catch (NotConnectedException lost)
        {
            return call.Print.NoConnection($"No connection to {call.Server}: {lost.Message}");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return call.Print.NoConnection("Stopped.");
        }
    }
}
