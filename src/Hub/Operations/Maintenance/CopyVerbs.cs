namespace PeerConnect.Hub.Operations.Maintenance;

/// <summary><c>backup</c> and <c>restore</c>.</summary>
internal static class CopyVerbs
{
    public static async Task<int> BackupAsync(string[] arguments)
    {
        var call = new VerbCall(arguments, "backup FILE", 1, 1);
        var target = Path.GetFullPath(call.Words[0]);
        Backup.Make(call.Paths().Data, target);
        await call.Out.WriteLineAsync($"Written: {target} and {Backup.RegisterOf(target)}. Keep both; the key file is in neither, keep its escrow elsewhere.");
        return 0;
    }

    public static async Task<int> RestoreAsync(string[] arguments)
    {
        var call = new VerbCall(arguments, "restore FILE [--register=FILE]", 1, 1, "register");
        var destroyed = await Restore.MakeAsync(call, Path.GetFullPath(call.Words[0]), call.Option("register"));
        await call.Out.WriteLineAsync(
            $"Restored into {call.Paths().Data.Root}. The register names {destroyed} destroyed keys; what they sealed stays unreadable. Everybody is signed out. "
            + "Before you start the server: enter again which people were separated, suspended or moved since the backup.");
        return 0;
    }
}
