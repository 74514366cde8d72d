using System.Text.Json;
using System.Text.Json.Serialization;

namespace PeerConnect.Moderation.Gates;

/// <summary>A model as the gate names it.</summary>
/// <param name="Version">The version stored with its verdicts.</param>
/// <param name="Sha256">SHA-256 of its file, lower-case hexadecimal.</param>
/// <param name="Thresholds">SHA-256 of the calibrations and thresholds in its manifest: where its severities begin.</param>
public sealed record GatedModel(string Version, string Sha256, string Thresholds);

/// <summary>The messages on which both were measured.</summary>
/// <param name="Authors">Whose.</param>
/// <param name="Rows">How many.</param>
/// <param name="Sha256">SHA-256 over the hashes of the authors' files in this order.</param>
public sealed record GatedCorpus(IReadOnlyList<string> Authors, int Rows, string Sha256);

/// <summary>What the gate found. The same files give the same report, byte for byte.</summary>
/// <param name="InForce">The model that judges now.</param>
/// <param name="Candidate">The one that is to follow.</param>
/// <param name="Corpus">What they were measured on.</param>
/// <param name="Level">The level of significance.</param>
/// <param name="FewestAlerts">From how many alerts on a slice gates.</param>
/// <param name="Passed">Whether nothing was refused.</param>
/// <param name="Findings">Every slice.</param>
public sealed record GateReport(
    GatedModel InForce,
    GatedModel Candidate,
    GatedCorpus Corpus,
    double Level,
    int FewestAlerts,
    bool Passed,
    IReadOnlyList<GateFinding> Findings)
{
    /// <summary>Judges the slices and writes down what came of it.</summary>
    /// <param name="inForce">The model that judges now.</param>
    /// <param name="candidate">The one that is to follow.</param>
    /// <param name="corpus">What they were measured on.</param>
    /// <param name="slices">The numbers.</param>
    public static GateReport Of(GatedModel inForce, GatedModel candidate, GatedCorpus corpus, IReadOnlyList<GateSlice> slices)
    {
        var findings = ModelGate.Judge(slices);
        return new GateReport(
            inForce, candidate, corpus, ModelGate.Level, ModelGate.FewestAlerts, findings.All(finding => finding.Standing != GateStanding.Refused), findings);
    }

    /// <summary>Whether this is what the gate of this build says of these numbers, every measure on the whole among them: a verdict that was written by hand is not.</summary>
    [JsonIgnore]
    public bool Holds
    {
        get
        {
            List<GateSlice> slices = [.. Findings.Select(finding => finding.Slice)];
            var whole = slices.Where(slice => slice.Axis == GateSlice.Whole).Select(slice => slice.Measure).Order();
            return whole.SequenceEqual(Enum.GetValues<GateMeasure>()) && slices.TrueForAll(slice => slice.IsPossible)
                && Of(InForce, Candidate, Corpus, slices).ToJson() == ToJson();
        }
    }

    /// <summary>The report as a file of its own.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, GateJson.Default.GateReport) + "\n";

    /// <summary>A report as it was written; null where the text is none.</summary>
    /// <param name="utf8">The file.</param>
    public static GateReport? Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, GateJson.Default.GateReport);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(GateReport))]
internal sealed partial class GateJson : JsonSerializerContext;
