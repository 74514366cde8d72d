using Microsoft.Extensions.Options;
using PeerConnect.Hub.Sealing;

namespace PeerConnect.Hub.Operations.Maintenance;

/// <summary>What was typed after a verb: words, options of the verb, and settings as the server takes them (--Section:Name=value).</summary>
internal sealed class VerbCall
{
    private readonly Dictionary<string, string> options = new(StringComparer.Ordinal);

    /// <exception cref="StartRefusedException">A word is missing or too many, or an option is not known.</exception>
    public VerbCall(string[] arguments, string usage, int fewest, int most, params string[] known)
    {
        var words = new List<string>();
        var settings = new List<string>();
        foreach (var argument in arguments)
        {
            if (!argument.StartsWith("--", StringComparison.Ordinal))
            {
                words.Add(argument);
            }
            else if (argument.Split('=', 2) is not [var name, var value])
            {
                throw new StartRefusedException($"Write '{argument}' with its value as {argument}=VALUE. Usage: {usage}");
            }
            else if (name.Contains(':', StringComparison.Ordinal))
            {
                settings.Add(argument);
            }
            else if (known.Contains(name[2..], StringComparer.Ordinal))
            {
                options[name[2..]] = value;
            }
            else
            {
                throw new StartRefusedException($"There is no option '{name}' here. Usage: {usage}");
            }
        }

        if (words.Count < fewest || words.Count > most)
        {
            throw new StartRefusedException($"Usage: {usage}");
        }

        Words = words;
        Settings = [.. settings];
    }

    public IReadOnlyList<string> Words { get; }

    /// <summary>Settings for the server's configuration.</summary>
    public string[] Settings { get; }

    /// <summary>Where the output goes.</summary>
    public TextWriter Out { get; init; } = Console.Out;

    /// <summary>Keeps servers away from the data folder until it is disposed of.</summary>
    /// <exception cref="StartRefusedException">One uses it.</exception>
    public DataFolder Lock() => new(Options.Create(new HubOptions { DataFolder = Paths().Data.Root }));

    public string? Option(string name) => options.GetValueOrDefault(name);

    /// <summary>The paths that the server would use with these settings. Takes no lock.</summary>
    public (DataPaths Data, string KeyFile) Paths()
    {
        var builder = WebApplication.CreateBuilder([.. Settings, "--hostBuilder:reloadConfigOnChange=false"]);
        builder.Services.AddAnnotatedOptions<HubOptions>(HubOptions.Section).AddAnnotatedOptions<SealingOptions>(SealingOptions.Section);
        using var services = builder.Services.BuildServiceProvider();
        var data = new DataPaths(Path.GetFullPath(services.GetRequiredService<IOptions<HubOptions>>().Value.DataFolder));
        return (data, Sealing.KeyFile.PathOf(data, services.GetRequiredService<IOptions<SealingOptions>>().Value));
    }
}
