using System.Text.Json.Serialization;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Gates;

/// <summary>What can go wrong with a message, and so what is counted.</summary>
[JsonConverter(typeof(KebabCase<GateMeasure>))]
public enum GateMeasure
{
    /// <summary>An alert of either class that became none in any.</summary>
    Missed = 1,

    /// <summary>An alert of self-harm that became none of self-harm.</summary>
    SelfHarmMissed = 2,

    /// <summary>An alert of violence that became none of violence.</summary>
    ViolenceMissed = 3,

    /// <summary>A message that should be no alert and became one.</summary>
    FalseAlarm = 4,
}

/// <summary>What a slice says of the candidate.</summary>
[JsonConverter(typeof(KebabCase<GateStanding>))]
public enum GateStanding
{
    /// <summary>Not worse than the rest, nor than the model in force, as far as the messages can show.</summary>
    Passed = 1,

    /// <summary>Too few alerts to judge by: somebody looks, and nothing is held back.</summary>
    Warns = 2,

    /// <summary>Significantly worse.</summary>
    Refused = 3,
}

/// <summary>One measure on one slice of the test messages, in numbers: all that the verdict depends on.</summary>
/// <param name="Axis">"whole", "language" or "dialect".</param>
/// <param name="Group">Which of them; "all" for the whole.</param>
/// <param name="Measure">What is counted as a fault.</param>
/// <param name="Alerts">How many messages of the slice should be an alert (of the measure's class, where it has one).</param>
/// <param name="Of">How many messages could have the fault.</param>
/// <param name="InForce">How many have it by the model in force.</param>
/// <param name="Candidate">How many by the candidate.</param>
/// <param name="OnlyInForce">How many by the model in force alone.</param>
/// <param name="OnlyCandidate">How many by the candidate alone.</param>
public sealed record GateSlice(string Axis, string Group, GateMeasure Measure, int Alerts, int Of, int InForce, int Candidate, int OnlyInForce, int OnlyCandidate)
{
    /// <summary>The axis of the slice that holds every message.</summary>
    public const string Whole = "whole";

    /// <summary>The ways in which the messages are parted; the groups of each make up all of them.</summary>
    internal static readonly IReadOnlyList<string> Axes = ["language", "dialect"];

    private const string Everybody = "all";
    private const string TheSmallOnes = "the small ones together";
    private const int MostRows = 1_000_000;

    /// <summary>Each is too small to be judged; all of them together often are not, and nobody is to lose because there are few of him. Null where that would be one, or everybody.</summary>
    /// <param name="groups">All groups of one axis, by one measure.</param>
    public static GateSlice? Together(IReadOnlyList<GateSlice> groups)
    {
        List<GateSlice> small = [.. groups.Where(one => one.Alerts < ModelGate.FewestAlerts)];
        return small.Count > 1 && small.Count < groups.Count ? Sum(small[0].Axis, TheSmallOnes, small) : null;
    }

    /// <summary>Whether the slices can be those of so many messages, and none of them is left out or there twice.</summary>
    internal static bool AddUp(IReadOnlyList<GateSlice> slices, int rows)
    {
        var measures = Enum.GetValues<GateMeasure>();
        if (rows is < 1 or > MostRows || slices.Any(slice => !measures.Contains(slice.Measure) || !slice.IsPossible(rows))
            || slices.DistinctBy(slice => (slice.Axis, slice.Group, slice.Measure)).Count() != slices.Count
            || slices.Any(slice => !Axes.Contains(slice.Axis) && (slice.Axis, slice.Group) != (Whole, Everybody)))
        {
            return false;
        }

        var whole = slices.Where(slice => slice.Axis == Whole).ToDictionary(slice => slice.Measure);
        return whole.Count == measures.Length && whole[GateMeasure.Missed].Of + whole[GateMeasure.FalseAlarm].Of == rows
            && AlertsOf(GateMeasure.Missed).SetEquals(AlertsOf(GateMeasure.FalseAlarm))
            && measures.All(measure => Axes.All(axis => AddUp([.. slices.Where(slice => slice.Measure == measure && slice.Axis == axis)], whole[measure])));

        HashSet<(string Axis, string Group, int Alerts)> AlertsOf(GateMeasure measure) =>
            [.. slices.Where(slice => slice.Measure == measure).Select(slice => (slice.Axis, slice.Group, slice.Alerts))];
    }

    private static bool AddUp(IReadOnlyList<GateSlice> axis, GateSlice whole)
    {
        List<GateSlice> groups = [.. axis.Where(slice => slice.Group != TheSmallOnes)];
        return groups.Count > 0 && Sum(Whole, Everybody, groups) == whole && axis.FirstOrDefault(slice => slice.Group == TheSmallOnes) == Together(groups);
    }

    private static GateSlice Sum(string axis, string group, List<GateSlice> parts) => new(
        axis,
        group,
        parts[0].Measure,
        parts.Sum(one => one.Alerts),
        parts.Sum(one => one.Of),
        parts.Sum(one => one.InForce),
        parts.Sum(one => one.Candidate),
        parts.Sum(one => one.OnlyInForce),
        parts.Sum(one => one.OnlyCandidate));

    private bool IsPossible(int rows) =>
        OnlyInForce >= 0 && OnlyCandidate >= 0 && OnlyInForce <= InForce && OnlyCandidate <= Candidate && InForce - OnlyInForce == Candidate - OnlyCandidate
        && InForce <= Of && Candidate <= Of && InForce + OnlyCandidate <= Of && Of <= rows && Alerts >= 0 && Alerts <= rows
        && (Measure == GateMeasure.FalseAlarm || Alerts == Of);
}

/// <summary>How both models did on one pattern of whole conversations, which no message alone shows. A conversation is reached where one of its messages is raised.</summary>
/// <param name="Category">Which pattern.</param>
/// <param name="Conversations">In how many conversations it is.</param>
/// <param name="InForce">How many of them the model in force reached; none where it does not judge the pattern.</param>
/// <param name="Candidate">How many the candidate reached.</param>
/// <param name="OnlyInForce">How many the model in force reached alone.</param>
/// <param name="OnlyCandidate">How many the candidate reached alone.</param>
/// <param name="Messages">Messages of conversations that show no pattern.</param>
/// <param name="RaisedInForce">How many of those the model in force raised.</param>
/// <param name="RaisedCandidate">How many the candidate raised.</param>
public sealed record GatePattern(
    Category Category, int Conversations, int InForce, int Candidate, int OnlyInForce, int OnlyCandidate, int Messages, int RaisedInForce, int RaisedCandidate)
{
    /// <summary>What follows: with fewer conversations than <see cref="ModelGate.FewestAlerts"/> it warns and never gates, for messages of one conversation are no sample.</summary>
    [JsonIgnore]
    public GateStanding Standing => Conversations < ModelGate.FewestAlerts ? GateStanding.Warns : AgainstInForce < ModelGate.Level ? GateStanding.Refused : GateStanding.Passed;

    /// <summary>McNemar's exact test against the model in force on the same conversations.</summary>
    [JsonIgnore]
    public double AgainstInForce => ExactTests.McNemar(OnlyInForce, OnlyCandidate);

    [JsonIgnore]
    internal bool IsPossible =>
        Category.IsPattern() && OnlyInForce >= 0 && OnlyCandidate >= 0 && OnlyInForce <= InForce && OnlyCandidate <= Candidate && InForce - OnlyInForce == Candidate - OnlyCandidate
        && InForce + OnlyCandidate <= Conversations && RaisedInForce >= 0 && RaisedInForce <= Messages && RaisedCandidate >= 0 && RaisedCandidate <= Messages;
}

/// <summary>The patterns, and the conversations on which they were measured.</summary>
/// <param name="Corpus">Whose conversations; as rows, their messages.</param>
/// <param name="Found">One entry a pattern.</param>
public sealed record GatedPatterns(GatedCorpus Corpus, IReadOnlyList<GatePattern> Found);

/// <summary>A slice with what the tests say of it.</summary>
/// <param name="Slice">The numbers.</param>
/// <param name="Standing">What follows.</param>
/// <param name="AgainstInForce">McNemar's exact test against the model in force on the same messages.</param>
/// <param name="AgainstInForceCorrected">After Holm's correction; null where the slice does not gate.</param>
/// <param name="AgainstRest">Fisher's exact test against all other messages; null for the whole.</param>
/// <param name="AgainstRestCorrected">After Holm's correction; null where the slice does not gate.</param>
public sealed record GateFinding(
    GateSlice Slice,
    GateStanding Standing,
    double AgainstInForce,
    double? AgainstInForceCorrected = null,
    double? AgainstRest = null,
    double? AgainstRestCorrected = null);

/// <summary>Whether a candidate may follow the model in force: it may treat no dialect and no language worse than the rest, and none worse than before.</summary>
public static class ModelGate
{
    /// <summary>The chance, for each of the two questions, that a candidate that is not worse is refused all the same.</summary>
    public const double Level = .05;

    /// <summary>A slice with fewer alerts warns and never gates.</summary>
    public const int FewestAlerts = 50;

    /// <summary>Judges each slice. Every measure needs its slice of the whole.</summary>
    /// <param name="slices">All of them.</param>
    public static IReadOnlyList<GateFinding> Judge(IReadOnlyList<GateSlice> slices)
    {
        var whole = slices.Where(slice => slice.Axis == GateSlice.Whole).ToDictionary(slice => slice.Measure);
        var rest = slices.Select(slice => AgainstRest(slice, whole[slice.Measure])).ToList();
        var paired = slices.Select(slice => Rounded(ExactTests.McNemar(slice.OnlyCandidate, slice.OnlyInForce))).ToList();
        var gating = Enumerable.Range(0, slices.Count).Where(index => slices[index].Alerts >= FewestAlerts).ToList();
        var restCorrected = Corrected([.. gating.Where(index => rest[index] is not null)], index => rest[index]!.Value);
        var pairedCorrected = Corrected(gating, index => paired[index]);
        return
        [
            .. slices.Select((slice, index) =>
            {
                double? againstRest = restCorrected.TryGetValue(index, out var one) ? one : null;
                double? againstInForce = pairedCorrected.TryGetValue(index, out var other) ? other : null;
                var standing = againstInForce is null ? GateStanding.Warns : againstRest < Level || againstInForce < Level ? GateStanding.Refused : GateStanding.Passed;
                return new GateFinding(slice, standing, paired[index], againstInForce, rest[index], againstRest);
            }),
        ];
    }

    /// <summary>Whether every measure's slice of the whole has messages enough to gate: where it has not, nothing was judged.</summary>
    internal static bool AreEnough(IReadOnlyList<GateSlice> slices) => Enum.GetValues<GateMeasure>().All(measure =>
        slices.Any(slice => slice.Axis == GateSlice.Whole && slice.Measure == measure && slice.Alerts >= FewestAlerts && slice.Of >= FewestAlerts));

    // A slice that is the whole, such as the only language of a sample, has no rest to be worse than.
    private static double? AgainstRest(GateSlice slice, GateSlice whole) => slice.Of >= whole.Of
        ? null
        : Rounded(ExactTests.Fisher(slice.Candidate, slice.Of, whole.Candidate - slice.Candidate, whole.Of - slice.Of));

    private static Dictionary<int, double> Corrected(List<int> indices, Func<int, double> value) =>
        indices.Zip(ExactTests.Holm([.. indices.Select(value)])).ToDictionary(pair => pair.First, pair => Rounded(pair.Second));

    // Logarithms differ in their last digit between machines; a report must not.
    private static double Rounded(double value) => Math.Round(value, 9);
}
