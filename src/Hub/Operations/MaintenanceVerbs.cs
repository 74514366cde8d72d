using System.Reflection;

namespace PeerConnect.Hub.Operations;

/// <summary>What the program does instead of serving when its first argument is a verb: <c>dotnet run --project src/Hub -- VERB …</c>.</summary>
internal static class MaintenanceVerbs
{
    private static readonly Dictionary<string, Verb> Verbs = new(StringComparer.Ordinal)
    {
        ["version"] = new("prints the version", PrintVersionAsync),
    };

    /// <summary>The verb that the arguments name; null when they name none and the server is to be started.</summary>
    /// <exception cref="StartRefusedException">The first argument is no option and no known verb.</exception>
    public static Func<Task<int>>? Find(string[] arguments)
    {
        if (arguments is not [var name, ..] || name.StartsWith('-') || name.StartsWith('/'))
        {
            return null;
        }

        return Verbs.TryGetValue(name, out var verb)
            ? () => verb.Run(arguments[1..])
            : throw new StartRefusedException(
                $"There is no '{name}'. Start the server without a verb, or use one of: {string.Join("; ", Verbs.Select(pair => $"{pair.Key} ({pair.Value.Does})"))}.");
    }

    private static async Task<int> PrintVersionAsync(string[] arguments)
    {
        await Console.Out.WriteLineAsync(typeof(MaintenanceVerbs).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
        return 0;
    }

    private sealed record Verb(string Does, Func<string[], Task<int>> Run);
}
