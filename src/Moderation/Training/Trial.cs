using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Training;

/// <summary>One way to make the model.</summary>
/// <param name="Name">What is different.</param>
/// <param name="IsKept">Which kinds of features there are.</param>
/// <param name="IsRespelled">Whether disguised words are looked up.</param>
/// <param name="More">What is known of a row besides; of public messages what is known of <see cref="OfOrdinary"/>.</param>
/// <param name="OfOrdinary">Features that all public messages have besides.</param>
internal sealed record Trial(string Name, Func<FeatureKind, bool> IsKept, bool IsRespelled, Func<CorpusRow, IEnumerable<ulong>> More, IReadOnlyList<ulong> OfOrdinary)
{
    /// <summary>So many ordinary messages in a thousand may alarm in a class, where two trials are compared.</summary>
    public const int PerThousand = 20;

    private static readonly IReadOnlyList<Head> Alerts = [.. Head.All.Where(head => head.AtLeast == Verdict.AlertSeverity)];

    /// <summary>As the model is made that ships.</summary>
    public static Trial AsShipped(string name) => new(name, _ => true, IsRespelled: true, _ => [], []);

    public static Trial Without(string name, params FeatureKind[] kinds) => AsShipped(name) with { IsKept = kind => !kinds.Contains(kind) };

    /// <summary>Trains the two heads that decide on an alert, and measures them on authors who trained nothing.</summary>
    public TrialResult Run(IReadOnlyList<CorpusRow> rows, OrdinaryTraffic traffic, IReadOnlyList<CorpusRow> development)
    {
        Progress.Say($"{Name}: {rows.Count} rows");
        var features = rows.AsParallel().AsOrdered().Select(row => Read(row, row.Text)).ToList();
        var vocabulary = Vocabulary.Of(features);
        var vectors = features.Select(row => vocabulary.Vector(row.Named)).ToList();
        var everywhere = OfOrdinary.Select(name => new NamedValue(name, FeatureReader.Value(FeatureGroup.Whole, 1))).ToList();
        var ordinary = traffic.ForTraining.Select(message => vocabulary.Vector([.. message, .. everywhere])).ToList();
        var heads = Alerts.AsParallel().AsOrdered().Select(head => HeadTrainer.Train(head, rows, vectors, ordinary, vocabulary.Names.Length)).ToList();
        float[] Score(CorpusRow row, string text)
        {
            var vector = vocabulary.Vector(Read(row, text).Named);
            return [.. heads.Select(head => head.Bias + vector.Items().Sum(item => item.Value * head.Weights[item.Key]))];
        }

        return Measure(rows.Count, vocabulary.Names.Length, development, Score);
    }

    private RowFeatures Read(CorpusRow row, string text)
    {
        var normalised = new NormalisedText();
        if (IsRespelled)
        {
            Normaliser.Normalise(text, normalised);
        }
        else
        {
            Normaliser.NormaliseByLetters(text, normalised);
        }

        return RowFeatures.Of(normalised, row.Speaker, IsKept).With(More(row));
    }

    private TrialResult Measure(int rows, int features, IReadOnlyList<CorpusRow> development, Func<CorpusRow, string, float[]> score)
    {
        var scored = development.AsParallel().AsOrdered().Select(row => (Row: row, Scores: score(row, row.Text))).ToList();
        var single = scored.Where(row => row.Row.Conversation is null).ToList();
        var inConversations = scored.Where(row => row.Row.Conversation is not null).ToList();
        var limits = Alerts.Select((_, head) => Limit(single.Where(row => row.Row.IsOrdinary).Select(row => row.Scores[head]))).ToList();
        bool IsFound(float[] scores) => scores.Zip(limits).Any(pair => pair.First >= pair.Second);
        var alerts = single.Where(row => row.Row.IsAlert).ToList();
        var found = Disguise.Ways.Select(way => alerts.AsParallel().Count(row => IsFound(score(row.Row, way.Write(row.Row.Text))))).ToList();
        return new TrialResult(
            Name,
            rows,
            features,
            alerts.Count,
            alerts.Count(row => IsFound(row.Scores)),
            found.Average(),
            [.. Alerts.Select((head, index) => ClassOf(head, single, index, limits[index]))],
            [.. Alerts.Select((head, index) => ClassOf(head, inConversations, index, Limit(inConversations.Where(row => !row.Row.IsAlert).Select(row => row.Scores[index]))))]);
    }

    private static TrialClass ClassOf(Head head, IReadOnlyList<(CorpusRow Row, float[] Scores)> scored, int index, float limit) => new(
        head.Category,
        Ranking.AreaUnderCurve([.. scored.Select(row => (row.Scores[index], head.Label(row.Row)))]),
        scored.Count(row => head.Label(row.Row) && row.Scores[index] >= limit),
        scored.Count(row => head.Label(row.Row)));

    /// <summary>The lowest score from which on no more than the allowed share of these messages alarms.</summary>
    private static float Limit(IEnumerable<float> scores)
    {
        var ordered = scores.OrderDescending().ToList();
        return float.BitIncrement(ordered[ordered.Count * PerThousand / 1_000]);
    }
}

/// <summary>One class of a trial: how well it ranks, and what is found at the price that all trials have.</summary>
internal sealed record TrialClass(Category Category, double AreaUnderCurve, int Found, int Of)
{
    public double Recall => new Share(Found, Of).Value;
}

/// <summary>What came of one way to make the model.</summary>
/// <param name="Name">What was different.</param>
/// <param name="Rows">Of the corpus, that trained.</param>
/// <param name="Features">That the vocabulary has.</param>
/// <param name="Alerts">Single messages of the development authors that should be an alert.</param>
/// <param name="Found">Of these, where both classes alarm at their price.</param>
/// <param name="FoundDisguised">The mean over the ways to disguise them.</param>
/// <param name="Single">Single messages, self-harm first.</param>
/// <param name="InConversations">Messages of conversations, at the same price among those that are no alert.</param>
internal sealed record TrialResult(
    string Name, int Rows, int Features, int Alerts, int Found, double FoundDisguised, IReadOnlyList<TrialClass> Single, IReadOnlyList<TrialClass> InConversations);
