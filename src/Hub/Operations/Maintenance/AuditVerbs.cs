using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Storage;
using PeerConnect.Verification;

namespace PeerConnect.Hub.Operations.Maintenance;

/// <summary><c>audit</c>: what an auditor needs while no server runs.</summary>
internal static class AuditVerbs
{
    private const string Usage = "audit public-key | audit checkpoint FACILITY | audit export FACILITY FILE";

    public static Task<int> AuditAsync(string[] arguments)
    {
        var call = new VerbCall(arguments, Usage, 1, 3);
        return call.Words switch
        {
            ["public-key"] => PublicKeyAsync(call),
            ["checkpoint", var facility] => CheckpointAsync(call, facility),
            ["export", var facility, var file] => ExportAsync(call, facility, Path.GetFullPath(file)),
            _ => throw new StartRefusedException($"Usage: {Usage}"),
        };
    }

    /// <summary>Reads the key file alone, so it works beside a running server.</summary>
    private static async Task<int> PublicKeyAsync(VerbCall call)
    {
        using var keyFile = new Sealing.KeyFile(call.Paths().KeyFile, mayCreate: false);
        using var signer = new AuditSigner(keyFile);
        await call.Out.WriteLineAsync(signer.PublicKey.PublicKey);
        return 0;
    }

    /// <summary>Prints the anchor, to be kept elsewhere or on paper.</summary>
    private static async Task<int> CheckpointAsync(VerbCall call, string code)
    {
        await using var server = await StoppedServer.OpenAsync(call);
        var checkpoint = await server.Get<MakeCheckpoints>().HandleAsync(await FacilityAsync(server, code), CancellationToken.None)
            ?? throw new StartRefusedException("The chain of this facility is empty.");
        await call.Out.WriteLineAsync(AuditFile.Write(new(Checkpoint: checkpoint)));
        return 0;
    }

    private static async Task<int> ExportAsync(VerbCall call, string code, string target)
    {
        await using var server = await StoppedServer.OpenAsync(call);
        var facility = await FacilityAsync(server, code);
        try
        {
            await using var file = new FileStream(target, DurableFile.Options(FileMode.CreateNew, FileAccess.Write));
            var export = server.Get<ExportAudit>();
            await export.WriteAsync(file, facility, await export.PrepareAsync(facility, null, ExportAudit.Exported, CancellationToken.None), CancellationToken.None);
        }
        catch (IOException fault)
        {
            throw new StartRefusedException($"The export '{target}' cannot be written: it exists, its folder is missing, or the disk is full.", fault);
        }

        await call.Out.WriteLineAsync($"Written: {target}. Verify it elsewhere: peerconnect audit verify {Path.GetFileName(target)} --public-key KEY --anchor FILE");
        return 0;
    }

    private static async Task<Guid> FacilityAsync(StoppedServer server, string code) =>
        await server.Get<Store>().FacilityAsync(code, CancellationToken.None) ?? throw new StartRefusedException($"There is no facility '{code}'.");
}
