using System.Text.Json;
using NSec.Cryptography;
using PeerConnect.Cli;
using PeerConnect.Contracts;
using PeerConnect.Verification;

namespace PeerConnect.Client.Tests.CommandLine;

/// <summary>A case that left the system is checked on any machine, with the file and the key that was noted at installation.</summary>
public sealed class VerifyingAPackage : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
    private readonly string file = Path.Combine(Path.GetTempPath(), $"peerconnect-package-{Guid.CreateVersion7():N}.json");
    private readonly Key key = Key.Create(SignatureAlgorithm.Ed25519, new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport });

    public void Dispose()
    {
        key.Dispose();
        File.Delete(file);
    }

    [Fact]
    public async Task a_whole_package_is_told_from_a_changed_one_and_from_no_package()
    {
        var package = Package();
        await WriteAsync(package);
        Assert.Equal(ExitCode.Done, await VerifyAsync(PublicHex));
        Assert.Equal(ExitCode.Refused, await VerifyAsync(new string('a', 64)));
        await WriteAsync(package with { Parts = [package.Parts[0] with { Text = "changed" }] });
        Assert.Equal(ExitCode.Refused, await VerifyAsync(PublicHex));
        await File.WriteAllTextAsync(file, "{}");
        Assert.Equal(ExitCode.Refused, await VerifyAsync(PublicHex));
        await File.WriteAllTextAsync(file, "no JSON");
        Assert.Equal(ExitCode.Usage, await VerifyAsync(PublicHex));
    }

    private string PublicHex => Convert.ToHexStringLower(key.PublicKey.Export(KeyBlobFormat.RawPublicKey));

    private CasePackage Package()
    {
        var part = new CasePart("case.json", "{}");
        var manifest = JsonSerializer.Serialize(
            new CaseManifest(
                1, Guid.Empty, Guid.Empty, Guid.Empty, CasePurpose.Care, false, Guid.Empty, Guid.Empty, At.ToUnixTimeMilliseconds(),
                [new CasePartHash(part.Name, CasePackageVerifier.Hash(part.Text))]),
            CasePackageVerifier.Json);
        var signature = Convert.ToHexStringLower(SignatureAlgorithm.Ed25519.Sign(key, CasePackageVerifier.Message(manifest)));
        return new CasePackage(manifest, CheckpointSignature.KeyId(Convert.FromHexString(PublicHex)), signature, [part]);
    }

    private Task WriteAsync(CasePackage package) => File.WriteAllTextAsync(file, JsonSerializer.Serialize(package, CasePackageVerifier.Json));

    private async Task<int> VerifyAsync(string publicKey)
    {
        using var terminal = new Terminal();
        return (await terminal.RunAsync(string.Empty, "case", "export", "verify", file, "--public-key", publicKey)).Exit;
    }
}
