using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Gates;

namespace PeerConnect.Hub.Tests.Classifying;

/// <summary>The shipped model with another threshold, and without the trainer's own parts: a file that opens, and judges otherwise.</summary>
internal sealed record CandidateFile(string Path, string Sha256, string Name)
{
    /// <summary>It finds no alert in anything.</summary>
    public const float Deaf = 1.5f;

    /// <summary>It finds an alert in everything.</summary>
    public const float Jumpy = 0;

    public string[] Settings => [$"Classifier:Candidate={Path}", $"Classifier:CandidateSha256={Sha256}"];

    /// <summary>What the gate would say of it beside the shipped model, had it missed so many messages more of 641.</summary>
    public GateReport Gated(int missedMore = 0)
    {
        List<GateSlice> whole =
        [
            new(GateSlice.Whole, "all", GateMeasure.Missed, 641, 641, 196, 196 + missedMore, 0, missedMore),
            new(GateSlice.Whole, "all", GateMeasure.SelfHarmMissed, 325, 325, 90, 90, 0, 0),
            new(GateSlice.Whole, "all", GateMeasure.ViolenceMissed, 328, 328, 123, 123, 0, 0),
            new(GateSlice.Whole, "all", GateMeasure.FalseAlarm, 641, 2_870, 37, 37, 0, 0),
        ];
        return GateReport.Of(
            new GatedModel("1", ShippedModel.Sha256, "aa"),
            new GatedModel(Name, Sha256, "bb"),
            new GatedCorpus(GatedCorpus.TestAuthors, 3_511, GatedCorpus.TestSha256),
            [.. whole, .. whole.Select(slice => slice with { Axis = "language", Group = "en" }), .. whole.Select(slice => slice with { Axis = "dialect", Group = "general-us" })]);
    }

    /// <summary>Writes it as a file.</summary>
    public string Report(string folder, int missedMore = 0)
    {
        var path = System.IO.Path.Combine(folder, "report.json");
        File.WriteAllText(path, Gated(missedMore).ToJson());
        return path;
    }

    public static CandidateFile Make(string folder, float alert, int missesOneIn = 1)
    {
        const string Weights = "weights.bin";
        var path = System.IO.Path.Combine(folder, $"{alert}.model");
        using (var shipped = ZipFile.OpenRead(ShippedModel.DefaultPath))
        using (var made = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using var read = shipped.GetEntry("manifest.json")!.Open();
            var manifest = JsonNode.Parse(read)!;
            manifest["version"] = $"test-{alert}";
            manifest["misses-one-in"] = missesOneIn;
            manifest["parts"] = new JsonObject { [Weights] = manifest["parts"]![Weights]!.DeepClone() };
            manifest["conversations"] = null;
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

        return new CandidateFile(path, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), $"test-{alert}");
    }
}
