using System.CommandLine;
using System.Text.Json;
using PeerConnect.Cli.Approving;
using PeerConnect.Client;
using PeerConnect.Contracts;
using PeerConnect.Verification;

namespace PeerConnect.Cli.Cases;

/// <summary><c>case export</c>: take a case out of the system with two signatures, and verify the file without the server.</summary>
internal static class CaseExportVerbs
{
    private static readonly Argument<Guid> Export = new("export") { Description = "The export's whole id, from: peerconnect case export ask, or case open" };
    private static readonly Argument<string> FileName = new("file") { Description = "The package." };
    private static readonly Option<CasePurpose> Purpose = new("--purpose") { Description = "What the policy gives the case for, or LegalProcess.", Required = true };
    private static readonly Option<string> Reason = new("--reason") { Description = "Why, in words, sealed; - reads it from the input.", Required = true };
    private static readonly Option<bool> NameOthers = new("--name-others") { Description = "Name people besides the author, where the policy gives names." };
    private static readonly Option<string> PublicKey = new("--public-key") { Description = "The server's public key, noted at installation: 64 hexadecimal digits.", Required = true };

    public static Command Make(Verbs verbs, Argument<string> id) => Verbs.Group(
        "export",
        "Take a case out of the system: two people sign, and anybody verifies the file.",
        verbs.Make("ask", "Ask for an export; the first signature.", (call, cancellation) => ActAsync(
            call, id, (client, item) => client.Cases.AskExportAsync(
                item, new AskCaseExport(call.Get(Purpose), Picking.Reason(call, call.Get(Reason))!, call.Get(NameOthers)), cancellation), cancellation),
            id, Purpose, Reason, NameOthers),
        verbs.Make("sign", "Sign what a colleague asked for. Open the case first: there the reason stands.", (call, cancellation) => ActAsync(
            call, id, (client, item) => client.Cases.SignExportAsync(item, call.Get(Export), cancellation), cancellation), id, Export),
        verbs.Make("write", "Write the package into a file.", (call, cancellation) => WriteAsync(call, id, cancellation), id, Export, FileName),
        verbs.Make("verify", "Check a package for any change. Needs no server and no sign-in.", VerifyAsync, FileName, PublicKey));

    private static Task<int> ActAsync(
        Call call, Argument<string> id, Func<PeerConnectClient, Guid, Task<Reply<CaseExport>>> act, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var (caseId, _) = await CaseVerbs.FindAsync(call, client, id, cancellationToken);
        return call.Answer(await act(client, caseId), new CaseLines(call).Export);
    });

    private static Task<int> WriteAsync(Call call, Argument<string> id, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var path = call.Get(FileName);
        if (File.Exists(path))
        {
            throw new UsageException("This file is there already. Name another one.");
        }

        var (caseId, _) = await CaseVerbs.FindAsync(call, client, id, cancellationToken);
        var reply = await client.Cases.WriteExportAsync(caseId, call.Get(Export), cancellationToken);
        if (reply.Refusal is { } refusal)
        {
            return call.Print.Refuse(refusal);
        }

        try
        {
            await File.WriteAllTextAsync(path, CasesApi.FileOf(reply.Ok!), cancellationToken);
        }
        catch (Exception unwritable) when (unwritable is UnauthorizedAccessException or IOException)
        {
            throw new UsageException($"The file cannot be written: {unwritable.Message}");
        }

        call.Print.Say($"Written. Verify it with: peerconnect case export verify {path} --public-key KEY");
        return ExitCode.Done;
    });

    private static async Task<int> VerifyAsync(Call call, CancellationToken cancellationToken)
    {
        CasePackage? package;
        try
        {
            package = JsonSerializer.Deserialize<CasePackage>(await File.ReadAllTextAsync(call.Get(FileName), cancellationToken), CasePackageVerifier.Json);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new UsageException($"The file cannot be read: {unreadable.Message}");
        }

        var faults = package is { Manifest: not null, Parts: not null } ? CasePackageVerifier.Faults(package, call.Get(PublicKey)!.Trim()) : ["This is no package of a case."];
        foreach (var fault in faults)
        {
            call.Print.Say(fault);
        }

        call.Print.Say(faults.Count == 0 ? "Whole: nothing was changed, and the server with this key made it." : "NOT whole.");
        return faults.Count == 0 ? ExitCode.Done : ExitCode.Refused;
    }
}
