using System.Globalization;
using System.Text;
using PeerConnect.Moderation.Gates;

namespace PeerConnect.Training;

/// <summary>Writes the gate's report for people.</summary>
internal static class GatePage
{
    public static string Write(GateReport report)
    {
        var page = new StringBuilder();
        void Line(FormattableString line) => page.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"# Model gate: {report.Candidate.Version} {(report.Passed ? "passed" : "was refused")}");
        Line($"");
        Line($"Written by `gate`; do not edit. The same numbers stand in the file of the same name that ends in `.json`.");
        Line($"");
        Line($"| | version | SHA-256 of the file | SHA-256 of its thresholds |");
        Line($"|---|---|---|---|");
        Line($"| in force | {report.InForce.Version} | `{report.InForce.Sha256}` | `{report.InForce.Thresholds}` |");
        Line($"| candidate | {report.Candidate.Version} | `{report.Candidate.Sha256}` | `{report.Candidate.Thresholds}` |");
        Line($"");
        Line($"Measured on {report.Corpus.Rows} single messages of authors that trained neither ({string.Join(", ", report.Corpus.Authors)}; corpus `{report.Corpus.Sha256}`). A slice is refused where the candidate is significantly worse there than on all other messages (Fisher's exact test), or worse than the model in force on the same messages (McNemar's exact test). Both are one-sided, at {report.Level:P0} for all slices of a question together (Holm). A slice with fewer than {report.FewestAlerts} alerts warns and never gates; all such slices of an axis together are a slice of their own.");
        Line($"");
        Line($"{report.Findings.Count(finding => finding.Standing == GateStanding.Passed)} passed, {report.Findings.Count(finding => finding.Standing == GateStanding.Refused)} were refused, {report.Findings.Count(finding => finding.Standing == GateStanding.Warns)} warn.");
        foreach (var (standing, title) in new[]
        {
            (GateStanding.Refused, "Refused"),
            (GateStanding.Passed, "Passed"),
            (GateStanding.Warns, $"Warnings: fewer than {report.FewestAlerts} alerts, so nothing was judged"),
        })
        {
            var findings = report.Findings.Where(finding => finding.Standing == standing).ToList();
            if (findings.Count == 0)
            {
                continue;
            }

            Line($"");
            Line($"## {title}");
            foreach (var measure in findings.GroupBy(finding => finding.Slice.Measure))
            {
                Line($"");
                Line($"| {Name(measure.Key)} | alerts in the slice | in force | candidate | the candidate alone / the one in force alone | p against the rest | p against the one in force |");
                Line($"|---|---|---|---|---|---|---|");
                foreach (var finding in measure)
                {
                    var slice = finding.Slice;
                    Line($"| {slice.Axis}: {slice.Group} | {slice.Alerts} | {slice.InForce} of {slice.Of} | {slice.Candidate} of {slice.Of} | {slice.OnlyCandidate} / {slice.OnlyInForce} | {P(finding.AgainstRest, finding.AgainstRestCorrected)} | {P(finding.AgainstInForce, finding.AgainstInForceCorrected)} |");
                }
            }
        }

        if (report.Patterns is { } patterns)
        {
            Line($"");
            Line($"## Whole conversations");
            Line($"");
            Line($"What no message alone shows, on {patterns.Corpus.Rows} messages of conversations by {string.Join(", ", patterns.Corpus.Authors)} (corpus `{patterns.Corpus.Sha256}`). A conversation is reached where one of its messages is raised. With fewer than {report.FewestAlerts} conversations it warns and never gates.");
            Line($"");
            Line($"| pattern | conversations | reached by the one in force | by the candidate | by the candidate alone / the one in force alone | messages of conversations with none that are raised: in force | candidate | |");
            Line($"|---|---|---|---|---|---|---|---|");
            foreach (var pattern in patterns.Found)
            {
                Line($"| {ModelCard.Name(pattern.Category)} | {pattern.Conversations} | {pattern.InForce} | {pattern.Candidate} | {pattern.OnlyCandidate} / {pattern.OnlyInForce} | {pattern.RaisedInForce} of {pattern.Messages} | {pattern.RaisedCandidate} of {pattern.Messages} | {(pattern.Standing == GateStanding.Warns ? "warns" : pattern.Standing == GateStanding.Refused ? "refused" : "passed")}, p against the one in force {pattern.AgainstInForce:F3} |");
            }
        }

        Line($"");
        Line($"p as the test gave it, then after Holm's correction where the slice gates.");
        return page.ToString();
    }

    private static string P(double? value, double? corrected) => (value, corrected) switch
    {
        (null, _) => "–",
        ({ } alone, null) => alone.ToString("F3", CultureInfo.InvariantCulture),
        ({ } alone, { } together) => string.Create(CultureInfo.InvariantCulture, $"{alone:F3}, {together:F3}"),
    };

    private static string Name(GateMeasure measure) => measure switch
    {
        GateMeasure.Missed => "alerts missed, either class",
        GateMeasure.SelfHarmMissed => "alerts of self-harm missed",
        GateMeasure.ViolenceMissed => "alerts of violence missed",
        GateMeasure.FalseAlarm => "false alarms",
    };
}
