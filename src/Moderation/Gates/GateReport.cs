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
public sealed record GatedCorpus(IReadOnlyList<string> Authors, int Rows, string Sha256)
{
    /// <summary>SHA-256 of the test authors' rows.</summary>
    public const string TestSha256 = "b4890a15a8d486f0d846b0fceb7b0bcdb4832e3cb7c0093a73400d42860a69b5";

    /// <summary>People whose rows train nothing and choose nothing. A candidate comes into force by a report on these and no others.</summary>
    public static IReadOnlyList<string> TestAuthors { get; } = ["juniper", "kauri", "larch", "maple", "nutmeg", "olive", "pine", "sorrel"];

    /// <summary>Whether it says that it is the test authors' rows, all of them and unchanged.</summary>
    [JsonIgnore]
    public bool IsTest => Authors.SequenceEqual(TestAuthors, StringComparer.Ordinal) && Sha256 == TestSha256;
}

/// <summary>What the gate found. The same files give the same report, byte for byte.</summary>
/// <param name="InForce">The model that judges now.</param>
/// <param name="Candidate">The one that is to follow.</param>
/// <param name="Corpus">What they were measured on.</param>
/// <param name="Level">The level of significance.</param>
/// <param name="FewestAlerts">From how many alerts on a slice gates.</param>
/// <param name="Passed">Whether every measure was judged on the whole, and nothing was refused.</param>
/// <param name="Findings">Every slice.</param>
/// <param name="Patterns">What whole conversations show; null where none were measured.</param>
public sealed record GateReport(
    GatedModel InForce,
    GatedModel Candidate,
    GatedCorpus Corpus,
    double Level,
    int FewestAlerts,
    bool Passed,
    IReadOnlyList<GateFinding> Findings,
    GatedPatterns? Patterns = null)
{
    /// <summary>Judges the slices and writes down what came of it.</summary>
    /// <param name="inForce">The model that judges now.</param>
    /// <param name="candidate">The one that is to follow.</param>
    /// <param name="corpus">What they were measured on.</param>
    /// <param name="slices">The numbers.</param>
    /// <param name="patterns">Those of whole conversations; null for none.</param>
    public static GateReport Of(GatedModel inForce, GatedModel candidate, GatedCorpus corpus, IReadOnlyList<GateSlice> slices, GatedPatterns? patterns = null)
    {
        var findings = ModelGate.Judge(slices);
        var passed = ModelGate.AreEnough(slices) && findings.All(finding => finding.Standing != GateStanding.Refused)
            && patterns?.Found.Any(pattern => pattern.Standing == GateStanding.Refused) != true;
        return new GateReport(inForce, candidate, corpus, ModelGate.Level, ModelGate.FewestAlerts, passed, findings, patterns);
    }

    /// <summary>Whether this is what the gate of this build says of these numbers, and none is left out: a verdict that was written by hand is not, nor one without the slice that was refused.</summary>
    [JsonIgnore]
    public bool Holds
    {
        get
        {
            List<GateSlice> slices = [.. Findings.Select(finding => finding.Slice)];
            return GateSlice.AddUp(slices, Corpus.Rows) && Patterns?.Found.All(pattern => pattern.IsPossible) != false
                && Of(InForce, Candidate, Corpus, slices, Patterns).ToJson() == ToJson();
        }
    }

    /// <summary>Whether there were messages enough to judge every measure on the whole.</summary>
    [JsonIgnore]
    public bool IsJudged => ModelGate.AreEnough([.. Findings.Select(finding => finding.Slice)]);

    /// <summary>The candidate missed about one in this many of the alerts, rounded down; 1 means more than half. The notice promises no more than that.</summary>
    [JsonIgnore]
    public int MissesOneIn => Findings.Select(finding => finding.Slice).FirstOrDefault(slice => slice is { Axis: GateSlice.Whole, Measure: GateMeasure.Missed }) is { } whole
        ? Math.Max(1, whole.Of / Math.Max(1, whole.Candidate))
        : 1;

    /// <summary>The report as a file of its own.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, GateJson.Default.GateReport) + "\n";

    /// <summary>A report as it was written; null where the text is none.</summary>
    /// <param name="utf8">The file.</param>
    public static GateReport? Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var report = JsonSerializer.Deserialize(utf8, GateJson.Default.GateReport);

            // What an annotation says of a list's elements is not looked at by the reader.
            return report is null || report.Findings.Any(finding => finding is null) || report.Corpus.Authors.Any(author => author is null)
                || report.Patterns?.Found.Any(pattern => pattern is null) == true ? null : report;
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
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(GateReport))]
internal sealed partial class GateJson : JsonSerializerContext;
