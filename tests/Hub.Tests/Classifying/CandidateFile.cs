using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Tests.Classifying;

/// <summary>The shipped model with another threshold, and without the trainer's own parts: a file that opens, and judges otherwise.</summary>
internal sealed record CandidateFile(string Path, string Sha256)
{
    /// <summary>It finds no alert in anything.</summary>
    public const float Deaf = 1.5f;

    /// <summary>It finds an alert in everything.</summary>
    public const float Jumpy = 0;

    public string[] Settings => [$"Classifier:Candidate={Path}", $"Classifier:CandidateSha256={Sha256}"];

    public static CandidateFile Make(string folder, float alert)
    {
        const string Weights = "weights.bin";
        var path = System.IO.Path.Combine(folder, $"{alert}.model");
        using (var shipped = ZipFile.OpenRead(ShippedModel.DefaultPath))
        using (var made = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using var read = shipped.GetEntry("manifest.json")!.Open();
            var manifest = JsonNode.Parse(read)!;
            manifest["version"] = $"test-{alert}";
            manifest["parts"] = new JsonObject { [Weights] = manifest["parts"]![Weights]!.DeepClone() };
            foreach (var one in manifest["classes"]!.AsArray())
            {
                one!["scale"]!["alert"] = alert;
            }

            using (var target = new StreamWriter(made.CreateEntry("manifest.json").Open()))
            {
                target.Write(manifest.ToJsonString());
            }

            using var weights = shipped.GetEntry(Weights)!.Open();
            using var copy = made.CreateEntry(Weights, CompressionLevel.Fastest).Open();
            weights.CopyTo(copy);
        }

        return new CandidateFile(path, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
    }
}
