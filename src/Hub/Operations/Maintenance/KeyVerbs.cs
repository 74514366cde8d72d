using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Operations.Maintenance;

/// <summary><c>keys</c> and <c>escrow</c>.</summary>
internal static class KeyVerbs
{
    private const string Usage = "keys show | keys rotate | keys destroy FACILITY conversation|case|facility ID [PERIOD] | keys new-register";
    private const string EscrowUsage = "escrow export FILE | escrow import FILE";

    public static Task<int> KeysAsync(string[] arguments)
    {
        var call = new VerbCall(arguments, Usage, 1, 5);
        return call.Words switch
        {
            ["show"] => ShowAsync(call),
            ["rotate"] => RotateAsync(call),
            ["destroy", var facility, var purpose, var owner] => DestroyAsync(call, facility, purpose, owner, null),
            ["destroy", var facility, var purpose, var owner, var period] => DestroyAsync(call, facility, purpose, owner, period),
            ["new-register"] => NewRegisterAsync(call),
            _ => throw new StartRefusedException($"Usage: {Usage}"),
        };
    }

    public static Task<int> EscrowAsync(string[] arguments)
    {
        var call = new VerbCall(arguments, EscrowUsage, 2, 2);
        return call.Words switch
        {
            ["export", var file] => ExportAsync(call, Path.GetFullPath(file)),
            ["import", var file] => ImportAsync(call, Path.GetFullPath(file)),
            _ => throw new StartRefusedException($"Usage: {EscrowUsage}"),
        };
    }

    private static async Task<int> ShowAsync(VerbCall call)
    {
        await using var server = await StoppedServer.OpenAsync(call);
        var states = await server.Get<RotateKeys>().StatesAsync(CancellationToken.None);
        foreach (var key in states.Keys)
        {
            await call.Out.WriteLineAsync($"{key.KeyId} wraps {key.DataKeys} data keys{(key.KeyId == states.CurrentKeyId ? ", current" : "")}");
        }

        return 0;
    }

    private static async Task<int> RotateAsync(VerbCall call)
    {
        await using var server = await StoppedServer.OpenAsync(call);
        var reply = await server.Get<RotateKeys>().HandleAsync(null, CancellationToken.None);
        if (reply.Ok is not { } rotated)
        {
            throw new StartRefusedException(reply.Refusal!.Message);
        }

        await call.Out.WriteLineAsync(
            $"Current key: {rotated.CurrentKeyId}. {rotated.Rewrapped} data keys wrapped anew, {rotated.RemovedKeyIds.Count} old keys removed. "
            + "Make a new escrow and a new backup now: older backups need the older key file.");
        return 0;
    }

    private static async Task<int> DestroyAsync(VerbCall call, string facilityCode, string purpose, string ownerId, string? period)
    {
        await using var server = await StoppedServer.OpenAsync(call);
        var facility = await server.Get<Store>().FacilityAsync(facilityCode, CancellationToken.None)
            ?? throw new StartRefusedException($"There is no facility '{facilityCode}'.");
        if (!Enum.TryParse<KeyPurpose>(purpose, ignoreCase: true, out var kind) || !Guid.TryParse(ownerId, out var owner))
        {
            throw new StartRefusedException($"Usage: {Usage}");
        }

        var reply = await server.Get<DestroyKey>().HandleAsync(new KeyOwner(facility, kind, owner), period, null, CancellationToken.None);
        if (reply.Refusal is { } refusal)
        {
            throw new StartRefusedException(refusal.Message);
        }

        await call.Out.WriteLineAsync("Destroyed and recorded. What these keys sealed cannot be read any more. Copy the register of destroyed keys to where the backups are.");
        return 0;
    }

    private static async Task<int> NewRegisterAsync(VerbCall call)
    {
        var (data, _) = call.Paths();
        if (!File.Exists(data.Database) || File.Exists(data.DestroyedKeys))
        {
            throw new StartRefusedException($"A new register is made only where there is a database without one; look into '{data.Root}'.");
        }

        // A server that runs still writes into the register that was taken from under it.
        using (call.Lock())
        {
            OperatorNotes.Do(data, OperatorNotes.MadeRegister, null, () => DestroyedKeys.Create(data.DestroyedKeys, DestroyedKeyList.Empty));
        }

        await call.Out.WriteLineAsync("Made. Keys that this database knows to be destroyed are put into it at the next start; those destroyed after it was copied are back.");
        return 0;
    }

    private static async Task<int> ExportAsync(VerbCall call, string target)
    {
        if (File.Exists(target))
        {
            throw new StartRefusedException($"There is a file '{target}' already. Give another name.");
        }

        var (data, path) = call.Paths();
        using var keyFile = new KeyFile(path, mayCreate: false);
        var escrow = Escrow.Seal(keyFile.Copy(), Passphrase.AskNew());
        OperatorNotes.Do(data, OperatorNotes.ExportedEscrow, keyFile.CurrentKeyId, () => DurableFile.Replace(target, escrow));
        await call.Out.WriteLineAsync($"Written: {target}. Keep it away from the backups, and the passphrase away from both. Make a new one after each rotation.");
        return 0;
    }

    private static async Task<int> ImportAsync(VerbCall call, string source)
    {
        var (data, keyFile) = call.Paths();
        if (File.Exists(keyFile))
        {
            throw new StartRefusedException($"There is a key file '{keyFile}' already. Move it away first; it may be the right one.");
        }

        byte[] escrow;
        try
        {
            escrow = await File.ReadAllBytesAsync(source);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The escrow '{source}' cannot be read.", fault);
        }

        var content = Escrow.Open(escrow, Passphrase.Ask("Passphrase of the escrow: "));
        using (File.Exists(data.Database) ? call.Lock() : null)
        {
            OperatorNotes.Do(data, OperatorNotes.ImportedEscrow, KeyFileContent.Parse(content)!.Current, () =>
            {
                Directory.CreateDirectory(Path.GetDirectoryName(keyFile) ?? data.Root);
                DurableFile.Replace(keyFile, content);
            });
        }

        await call.Out.WriteLineAsync($"Written: {keyFile}.");
        return 0;
    }
}
