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
/// <param name="OrdinaryAllowed">Allowed share of alerts among ordinary messages, those that the risk state raises included.</param>
/// <param name="SupportiveAllowed">Allowed share of alerts among supportive replies.</param>
/// <param name="Ordinary">How many public ordinary messages it was chosen on.</param>
/// <param name="Raised">How many of them the risk state raised, as if one author had written all of a source.</param>
/// <param name="Plain">How many plain messages of the corpus, each by a model that had not seen its author.</param>
/// <param name="Supportive">How many supportive replies.</param>
/// <param name="SexualAbuse">From this sum of evidence on a conversation is raised for sexual abuse.</param>
/// <param name="Exploitation">From this sum on it is raised for exploitation.</param>
/// <param name="ConversationsAllowed">Allowed share of raised messages in each of the two, among messages of conversations that show neither.</param>
/// <param name="Conversations">How many such messages, each by a model that had not seen its author.</param>
/// <param name="KeptFrom">The model that it was chosen for, where a later one kept it; null where it was chosen for the model it stands beside.</param>
internal sealed record OperatingPoint(
    float SelfHarm,
    float Violence,
    double OrdinaryAllowed,
    double SupportiveAllowed,
    int Ordinary,
    int Raised,
    int Plain,
    int Supportive,
    float SexualAbuse,
    float Exploitation,
    double ConversationsAllowed,
    int Conversations,
    string? KeptFrom = null)
{
    public const string FileName = "operating-point.json";
    public const double MostOrdinary = .005;
    public const double MostSupportive = .02;
    public const double MostOfConversations = .001;
    private const int Steps = 400;

    /// <summary>
    /// The two thresholds with the highest recall, neither class bought with the other, whose alerts together stay within the limit of each set.
    /// </summary>
    public static (float SelfHarm, float Violence) Choose(
        IReadOnlyList<LimitedSet> sets,
        IReadOnlyList<float> selfHarmAlerts,
        IReadOnlyList<float> violenceAlerts)
    {
        var never = float.BitIncrement(1);
        var best = (SelfHarm: never, Violence: never, Recall: -1.0);
        foreach (var selfHarm in Candidates(selfHarmAlerts, sets.SelectMany(set => set.Alerts).Select(pair => pair.SelfHarm)))
        {
            var violence = sets.Select(set => Lowest(set, selfHarm)).DefaultIfEmpty(0).Max();
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

        return (best.SelfHarm, best.Violence);
    }

    public float Of(Category category) => category switch
    {
        Category.SelfHarm => SelfHarm,
        Category.Violence => Violence,
        Category.SexualAbuse => SexualAbuse,
        Category.Exploitation => Exploitation,
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, "No model judges this category."),
    };

    public static OperatingPoint Read(string path) =>
        JsonSerializer.Deserialize(File.ReadAllText(path), OperatingPointJson.Default.OperatingPoint)
            ?? throw new JsonException("The operating point is empty.");

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, OperatingPointJson.Default.OperatingPoint) + "\n");

    private static IEnumerable<float> Candidates(IReadOnlyList<float> alerts, IEnumerable<float> ordinary) =>
        alerts.Concat(ordinary.OrderDescending().Take(Steps)).Append(1).Distinct().Order().Select(float.BitIncrement);

    /// <summary>The lowest threshold of violence at which both classes' alerts together stay within the limit.</summary>
    private static float Lowest(LimitedSet set, float selfHarm)
    {
        var left = set.Allowed - set.Alerts.Count(pair => pair.SelfHarm >= selfHarm);
        if (left < 0)
        {
            return float.PositiveInfinity;
        }

        var rest = set.Alerts.Where(pair => pair.SelfHarm < selfHarm).Select(pair => pair.Violence).OrderDescending().ToList();
        return left >= rest.Count ? 0 : float.BitIncrement(rest[left]);
    }

    private static double Above(IReadOnlyList<float> scores, float threshold) =>
        scores.Count == 0 ? 0 : (double)scores.Count(score => score >= threshold) / scores.Count;
}

/// <summary>Messages that should be no alert, and how many of them may be one.</summary>
internal sealed record LimitedSet(IReadOnlyList<(float SelfHarm, float Violence)> Alerts, int Allowed)
{
    public static LimitedSet Of(IReadOnlyList<(float SelfHarm, float Violence)> alerts, double share) => new(alerts, (int)Math.Floor(share * alerts.Count));
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower)]
[JsonSerializable(typeof(OperatingPoint))]
internal sealed partial class OperatingPointJson : JsonSerializerContext;
