using System.Globalization;
using System.Text;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>Writes the report for people.</summary>
internal static class ModelCard
{
    public static string Write(EvaluationReport report)
    {
        var card = new StringBuilder();
        void Line(FormattableString line) => card.AppendLine(line.ToString(CultureInfo.InvariantCulture));
        void Table(string head, IEnumerable<FormattableString> rows)
        {
            Line($"");
            Line($"{head}");
            Line($"|{string.Concat(Enumerable.Repeat("---|", head.Count(character => character == '|') - 1))}");
            foreach (var row in rows)
            {
                Line(row);
            }

            Line($"");
        }

        Line($"# Model card: {report.ModelVersion}");
        Line($"");
        Line($"Written by `evaluate`; do not edit. The same numbers stand in `model-card.json`.");
        Line($"");
        Line($"**What it is for.** It reads each message before it is stored and says how likely, and how severe, self-harm and violence to others are, so that the facility's policy can bring the message to a member of staff. It replaces nobody's check. It must not be used for discipline, classification, parole or immigration.");
        Line($"");
        Line($"**What it is.** Eight logistic regressions (two classes, severity at least 1, 2, 3, 4) by ML.NET over words and pairs of words, three to five letters inside a word, classes of words near each other, phrases of the lexicon and the speaker's role. Trained on {report.TrainingRows} rows of the project's own corpus (`src/Moderation/Corpus`), which is **synthetic**: a facility goes live only after a sample of its own traffic was labelled by its clinicians and this card was made again on it. Public ordinary chat, which is not part of the repository, teaches it with little weight what everybody says; no public message labelled as a danger was used.");
        Line($"");
        Line($"**Where alerts begin.** Probability {report.OperatingPoint.SelfHarm:F3} for self-harm and {report.OperatingPoint.Violence:F3} for violence: the highest recall for authors unseen at no more than {report.OperatingPoint.OrdinaryAllowed * 1000:F0} alerts per 1,000 of {report.OperatingPoint.Ordinary} public ordinary messages and {report.OperatingPoint.SupportiveAllowed * 100:F0} % of {report.OperatingPoint.Supportive} supportive replies, both classes together.");
        Line($"");
        Line($"## An author it never saw ({report.TestAuthor}, {report.TestRows} messages)");
        Line($"");
        Line($"Nothing was chosen on these rows. Intervals are Wilson's at 95 %.");
        Table("| class | alerts | area under the curve | average precision |", report.Test.Select(result =>
            (FormattableString)$"| {Name(result.Category)} | {result.Alerts} | {result.AreaUnderCurve:F3} | {result.AveragePrecision:F3} |"));
        Table("| class | severity | found | recall | interval |", report.Test.SelectMany(result => result.Recall).Select(Row));
        Table("| should be no alert | alarms | per 1,000 | interval |", report.TestFalseAlarms.Select(Row));
        foreach (var result in report.Test)
        {
            Table($"| {Name(result.Category)}: labelled, down; given, across | 0 | 1 | 2 | 3 | 4 |", result.Severities.Select((row, labelled) =>
                (FormattableString)$"| {labelled} | {string.Join(" | ", row)} |"));
            Table($"| {Name(result.Category)}: probability given | messages | mean | really alerts |", result.Calibration.Select(bin =>
                (FormattableString)$"| {bin.From:F1} to {bin.To:F1} | {bin.Messages} | {bin.Predicted:F2} | {bin.Actual:F2} |"));
        }

        foreach (var axis in report.TestGroups.GroupBy(group => group.Axis))
        {
            Table($"| {axis.Key} | rows | alerts found | false alarms |", axis.Select(group =>
                (FormattableString)$"| {group.Group} | {group.Rows} | {group.Found} of {group.Alerts} | {group.FalseAlarms} of {group.NoAlerts} |"));
        }

        Line($"## The training authors, each by a model of the others");
        Table("| author | class | area under the curve | average precision |", report.CrossValidation.Select(result =>
            (FormattableString)$"| {result.Author} | {Name(result.Category)} | {result.AreaUnderCurve:F3} | {result.AveragePrecision:F3} |"));
        Table("| class | severity | found | recall | interval |", report.CrossValidationRecall.Select(Row));
        Line($"## Public messages");
        Line($"");
        Line($"Where they come from and how they were labelled stands with the data, which is not part of the repository. The rows named *unseen half* chose the operating point; the other rows of this table chose nothing.");
        Table("| ordinary or supportive | alarms | per 1,000 | interval |", report.PublicFalseAlarms.Select(Row));
        Table("| labelled set | class | positives | average precision | area under the curve | positives flagged |", report.PublicAnchors.Select(result =>
            (FormattableString)$"| {result.Source} | {Name(result.Category)} | {result.Positives} of {result.Of} | {result.AveragePrecision:F3} | {result.AreaUnderCurve:F3} | {result.Flagged:P0} |"));
        Line($"## What it costs");
        Line($"");
        Line($"{report.Timing.MedianMicroseconds:F1} µs median and {report.Timing.P99Microseconds:F1} µs p99 a message ({report.Timing.Messages} messages, one thread, warmed up, spans included where there are any); the file opens in {report.Timing.OpenMilliseconds:F0} ms.");
        Line($"");
        Line($"## What to know before trusting it");
        Line($"");
        Line($"- It counts words near each other. It does not understand a story, and what is said in images that nobody in the corpus used passes it by.");
        Line($"- It sees one message. What builds up over several is added by the risk state, not by the model.");
        Line($"- Its corpus was written, not collected. Real traffic is plainer, shorter and stranger; rates on it will differ.");
        Line($"- Spanish and mixed rows are few; the table by language says how few.");
        return card.ToString();
    }

    private static FormattableString Row(RecallResult result) =>
        $"| {Name(result.Category)} | {result.Severity} | {result.Found} of {result.Of} | {result.Share:F2} | {result.Low:F2} to {result.High:F2} |";

    private static FormattableString Row(AlarmRate rate) =>
        $"| {rate.Source} | {rate.Alarms} of {rate.Of} | {rate.PerThousand:F1} | {rate.Low:F1} to {rate.High:F1} |";

    private static string Name(Category category) => category == Category.SelfHarm ? "self-harm" : "violence";
}
