using System.Text.Json;
using System.Text.Json.Serialization;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>
/// Where alerts begin, on calibrated probabilities, and the limits under which it was chosen. It is a file of the repository, because the public
/// traffic that it was chosen on is not: training again gives the same model without that traffic.
/// </summary>
/// <param name="SelfHarm">From this probability on a message is an alert of self-harm.</param>
/// <param name="Violence">From this probability on it is one of violence.</param>
/// <param name="OrdinaryAllowed">Allowed share of alerts among ordinary messages.</param>
/// <param name="SupportiveAllowed">Allowed share of alerts among supportive replies.</param>
/// <param name="Ordinary">How many ordinary messages it was chosen on.</param>
/// <param name="Supportive">How many supportive replies.</param>
internal sealed record OperatingPoint(
    float SelfHarm,
    float Violence,
    double OrdinaryAllowed,
    double SupportiveAllowed,
    int Ordinary,
    int Supportive)
{
    public const string FileName = "operating-point.json";
    public const double MostOrdinary = .005;
    public const double MostSupportive = .02;
    private const int Steps = 400;

    /// <summary>
    /// The two thresholds with the highest recall, neither class bought with the other, whose alerts together stay within both limits.
    /// </summary>
    public static OperatingPoint Choose(
        IReadOnlyList<(float SelfHarm, float Violence)> ordinary,
        IReadOnlyList<(float SelfHarm, float Violence)> supportive,
        IReadOnlyList<float> selfHarmAlerts,
        IReadOnlyList<float> violenceAlerts)
    {
        var never = float.BitIncrement(1);
        var best = (SelfHarm: never, Violence: never, Recall: -1.0);
        foreach (var selfHarm in Candidates(selfHarmAlerts, ordinary.Select(pair => pair.SelfHarm)))
        {
            var violence = Math.Max(
                Lowest(ordinary, selfHarm, MostOrdinary),
                Lowest(supportive, selfHarm, MostSupportive));
            if (float.IsInfinity(violence))
            {
                continue;
            }

            // The product: neither class is bought with the other.
            var recall = Above(selfHarmAlerts, selfHarm) * Above(violenceAlerts, violence);
            if (recall > best.Recall)
            {
                best = (selfHarm, violence, recall);
            }
        }

        return new OperatingPoint(best.SelfHarm, best.Violence, MostOrdinary, MostSupportive, ordinary.Count, supportive.Count);
    }

    public float Of(Category category) => category == Category.SelfHarm ? SelfHarm : Violence;

    public static OperatingPoint Read(string path) =>
        JsonSerializer.Deserialize(File.ReadAllText(path), OperatingPointJson.Default.OperatingPoint)
            ?? throw new JsonException("The operating point is empty.");

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, OperatingPointJson.Default.OperatingPoint) + "\n");

    private static IEnumerable<float> Candidates(IReadOnlyList<float> alerts, IEnumerable<float> ordinary) =>
        alerts.Concat(ordinary.OrderDescending().Take(Steps)).Append(1).Distinct().Order().Select(float.BitIncrement);

    /// <summary>The lowest threshold of violence at which both classes' alerts together stay within the limit.</summary>
    private static float Lowest(IReadOnlyList<(float SelfHarm, float Violence)> messages, float selfHarm, double allowed)
    {
        var left = (int)Math.Floor(allowed * messages.Count) - messages.Count(pair => pair.SelfHarm >= selfHarm);
        if (left < 0)
        {
            return float.PositiveInfinity;
        }

        var rest = messages.Where(pair => pair.SelfHarm < selfHarm).Select(pair => pair.Violence).OrderDescending().ToList();
        return left >= rest.Count ? 0 : float.BitIncrement(rest[left]);
    }

    private static double Above(IReadOnlyList<float> scores, float threshold) =>
        scores.Count == 0 ? 0 : (double)scores.Count(score => score >= threshold) / scores.Count;
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower)]
[JsonSerializable(typeof(OperatingPoint))]
internal sealed partial class OperatingPointJson : JsonSerializerContext;
