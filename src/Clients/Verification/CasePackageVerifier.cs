using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NSec.Cryptography;
using PeerConnect.Contracts;

namespace PeerConnect.Verification;

/// <summary>What signs a case that left the system, and how it is checked without the server.</summary>
public static class CasePackageVerifier
{
    /// <summary>How packages and manifests are written: names in camel case, nothing for what is absent.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly byte[] Domain = Encoding.UTF8.GetBytes("peerconnect-case-package-1");

    /// <summary>The signed bytes: domain, SHA-256 of the manifest in UTF-8.</summary>
    public static byte[] Message(string manifest) => [.. Domain, .. SHA256.HashData(Encoding.UTF8.GetBytes(manifest))];

    /// <summary>SHA-256 of a text in UTF-8, 64 lower-case hexadecimal digits.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Everything that is wrong with it; empty where nothing is.</summary>
    /// <param name="package">The package.</param>
    /// <param name="publicKey">The server's public key, noted at installation: 64 lower-case hexadecimal digits.</param>
    public static IReadOnlyList<string> Faults(CasePackage package, string publicKey)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(publicKey);
        if (!IsSigned(package, publicKey))
        {
            return ["The manifest was changed, or another server signed it."];
        }

        var manifest = JsonSerializer.Deserialize<CaseManifest>(package.Manifest, Json)!;
        var texts = package.Parts.GroupBy(part => part.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        return
        [
            .. manifest.Parts.Where(part => !texts.TryGetValue(part.Name, out var found) || found.Count != 1 || Hash(found[0].Text) != part.Sha256)
                .Select(part => $"{part.Name} is missing, doubled or changed."),
            .. texts.Keys.Except(manifest.Parts.Select(part => part.Name), StringComparer.Ordinal).Select(name => $"{name} was added."),
        ];
    }

    private static bool IsSigned(CasePackage package, string publicKey)
    {
        Span<byte> key = stackalloc byte[SignatureAlgorithm.Ed25519.PublicKeySize];
        Span<byte> signature = stackalloc byte[SignatureAlgorithm.Ed25519.SignatureSize];
        return Hex.TryRead(publicKey, key) && Hex.TryRead(package.Signature, signature)
            && package.SignedBy == CheckpointSignature.KeyId(key)
            && PublicKey.TryImport(SignatureAlgorithm.Ed25519, key, KeyBlobFormat.RawPublicKey, out var imported)
            && SignatureAlgorithm.Ed25519.Verify(imported!, Message(package.Manifest), signature);
    }
}
