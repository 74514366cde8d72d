using System.Reflection;
using PeerConnect.Hub.Operations.Maintenance;

namespace PeerConnect.Hub.Operations;

/// <summary>What the program does instead of serving when its first argument is a verb: <c>dotnet run --project src/Hub -- VERB …</c>.</summary>
internal static class MaintenanceVerbs
{
    private static readonly Dictionary<string, Verb> Verbs = new(StringComparer.Ordinal)
    {
        ["version"] = new("prints the version", PrintVersionAsync),
        ["backup"] = new("copies the database and the register of destroyed keys, also while the server runs", CopyVerbs.BackupAsync),
        ["restore"] = new("puts a backup into an empty data folder", CopyVerbs.RestoreAsync),
        ["keys"] = new("shows, rotates or destroys keys of a stopped server", KeyVerbs.KeysAsync),
        ["escrow"] = new("writes the key file under a passphrase, or takes it back", KeyVerbs.EscrowAsync),
        ["audit"] = new("prints the public key, signs or exports the audit chain of a stopped server", AuditVerbs.AuditAsync),
    };

    /// <summary>The verb that the arguments name; null when they name none and the server is to be started.</summary>
    /// <exception cref="StartRefusedException">The first argument is no option and no known verb.</exception>
    public static Func<Task<int>>? Find(string[] arguments)
    {
        if (arguments is ["--help" or "-h" or "-?", ..])
        {
            return PrintHelpAsync;
        }

        if (arguments is not [var name, ..] || name.StartsWith('-') || name.StartsWith('/'))
        {
            return null;
        }

        return Verbs.TryGetValue(name, out var verb)
            ? () => verb.Run(arguments[1..])
            : throw new StartRefusedException(
                $"There is no '{name}'. Start the server without a verb, or use one of: {string.Join("; ", Verbs.Select(pair => $"{pair.Key} ({pair.Value.Does})"))}.");
    }

    private static async Task<int> PrintHelpAsync()
    {
        await Console.Out.WriteLineAsync("Without a verb it serves. Options are set as --Hub:DataFolder=/var/lib/peerconnect, by environment or in appsettings.json; docs/operations.md lists them.");
        foreach (var (name, verb) in Verbs)
        {
            await Console.Out.WriteLineAsync($"  {name,-10}{verb.Does}");
        }

        return 0;
    }

    private static async Task<int> PrintVersionAsync(string[] arguments)
    {
        await Console.Out.WriteLineAsync(typeof(MaintenanceVerbs).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
        return 0;
    }

    private sealed record Verb(string Does, Func<string[], Task<int>> Run);
}
