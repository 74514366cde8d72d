using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>The calibration of every head, fitted on the scores of authors that the scoring model had not seen.</summary>
internal sealed class Calibrated(ImmutableArray<Calibration> heads)
{
    public static Calibrated On(IReadOnlyList<ScoredRow> scored) =>
        new([.. Head.All.Select(head => PlattScaling.Fit([.. scored.Select(row => (row.Scores[head.Index], head.Label(row.Row)))]))]);

    public ImmutableArray<Calibration> Of(Category category) => [.. heads.Skip((int)category * Verdict.MaxSeverity).Take(Verdict.MaxSeverity)];

    public float Alert(Category category, float[] scores)
    {
        var head = new Head(category, Verdict.AlertSeverity).Index;
        return heads[head].Probability(scores[head]);
    }

    public (float SelfHarm, float Violence) Alerts(float[] scores) => (Alert(Category.SelfHarm, scores), Alert(Category.Violence, scores));

    public int Severity(Category category, SeverityScale scale, float[] scores) => scale.Severity(
        [.. Enumerable.Range(1, Verdict.MaxSeverity).Select(at => new Head(category, at).Index).Select(head => heads[head].Probability(scores[head]))]);
}
