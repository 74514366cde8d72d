using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>
/// What a model's ranking allows on some messages where both classes' alarms together keep to both limits there, on those very messages. It chooses nothing
/// that ships; it lets two models be compared at the same price, and held against the aim.
/// </summary>
internal sealed record JointPoint(
    float SelfHarm,
    float Violence,
    int Ordinary,
    int OfOrdinary,
    int Supportive,
    int OfSupportive,
    IReadOnlyList<JointRecall> Recalls)
{
    public static JointPoint Of(IReadOnlyList<JudgedRow> rows)
    {
        List<(float, float)> Pairs(Func<CorpusRow, bool> belongs) => [.. rows.Where(row => belongs(row.Row)).Select(Given)];
        List<float> Alerts(Category category) => [.. rows.Where(row => row.Row.Severity(category) >= Verdict.AlertSeverity).Select(row => row.Of(category).Probability)];
        var ordinary = Pairs(row => row.IsOrdinary);
        var supportive = Pairs(row => row.IsSupportive);
        var (selfHarm, violence) = OperatingPoint.Choose(
            [LimitedSet.Of(ordinary, OperatingPoint.MostOrdinary), LimitedSet.Of(supportive, OperatingPoint.MostSupportive)],
            Alerts(Category.SelfHarm),
            Alerts(Category.Violence));
        int Alarms(List<(float SelfHarm, float Violence)> pairs) => pairs.Count(pair => pair.SelfHarm >= selfHarm || pair.Violence >= violence);
        return new JointPoint(
            selfHarm,
            violence,
            Alarms(ordinary),
            ordinary.Count,
            Alarms(supportive),
            supportive.Count,
            [.. JointRecall.Slices(rows, Category.SelfHarm, selfHarm), .. JointRecall.Slices(rows, Category.Violence, violence)]);
    }

    private static (float SelfHarm, float Violence) Given(JudgedRow row) => (row.Of(Category.SelfHarm).Probability, row.Of(Category.Violence).Probability);
}

/// <summary>Recall of one class and severity in one slice, with the aim.</summary>
internal sealed record JointRecall(Category Category, string Severity, string Axis, string Group, int Found, int Of, double Low, double High, double Aim)
{
    /// <summary>The axis of the slice that holds every message.</summary>
    public const string Whole = "all";

    private const double AimOfConcerning = .75;
    private const double AimOfActive = .90;

    public bool IsSameSlice(JointRecall other) => (Category, Severity, Axis, Group) == (other.Category, other.Severity, other.Axis, other.Group);

    public static IEnumerable<JointRecall> Slices(IReadOnlyList<JudgedRow> rows, Category category, float threshold)
    {
        foreach (var (axis, group) in new (string, Func<CorpusRow, string>)[]
        {
            (Whole, _ => Whole), ("role", row => row.Speaker.ToString().ToLowerInvariant()), ("language", row => row.Language), ("dialect", row => row.Dialect),
        })
        {
            foreach (var slice in rows.GroupBy(row => group(row.Row), StringComparer.Ordinal).OrderByDescending(slice => slice.Count()).ThenBy(slice => slice.Key, StringComparer.Ordinal))
            {
                foreach (var (severity, from, to, aim) in new[] { ("2", 2, 2, AimOfConcerning), ("3 and 4", 3, 4, AimOfActive) })
                {
                    var labelled = slice.Where(row => row.Row.Severity(category) >= from && row.Row.Severity(category) <= to).ToList();
                    if (labelled.Count > 0)
                    {
                        var share = new Share(labelled.Count(row => row.Of(category).Probability >= threshold), labelled.Count);
                        yield return new JointRecall(category, severity, axis, slice.Key, share.Hits, share.Of, share.Low, share.High, aim);
                    }
                }
            }
        }
    }
}
