using System.Globalization;
using System.Text;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>The parts of the model card that compare: at one price, on other authors, with a list of words, disguised, and in conversations.</summary>
internal static class CardSections
{
    public static string Joint(EvaluationReport report) =>
        Text($"""
            **At the price of the aim, for information only.** The thresholds that these messages themselves would need so that both classes together alarm on at most 5 of 1,000 ordinary messages and on 2 % of supportive replies: {Prices(report, measured => measured.Test)}. Nothing that ships was chosen so; the recall shows what the ranking holds, against the aim, and lets two models be compared at one price.
            """)
        + Recalls(report, measured => measured.Test, withSlices: true);

    public static string Lexicon(EvaluationReport report) =>
        Table(
            "| the list of words alone, which stands in for the model | found of severity 2 | of 3 and 4 | ordinary that alarm | supportive that alarm |",
            report.ByLexicon.Classes.Select(result =>
                (FormattableString)$"| {ModelCard.Name(result.Category)} | {Found(result, "2")} | {Found(result, "3 and 4")} | {report.ByLexicon.FalseAlarms[0].Alarms} of {report.ByLexicon.FalseAlarms[0].Of}, both classes | {report.ByLexicon.FalseAlarms[2].Alarms} of {report.ByLexicon.FalseAlarms[2].Of} |"));

    public static string Disguises(EvaluationReport report) =>
        Text($"The same messages disguised by a program (a third to a half of the longer words, at least one; the same disguise each time), at the thresholds that ship:")
        + Table(
            $"| disguise | alerts found as written | disguised | interval | ordinary that alarm as written | disguised |{ModelCard.Before(report, "found as written", "disguised", "alarms as written", "disguised")}",
            report.Model.Disguises.Select((way, index) =>
                (FormattableString)$"| {way.Way} | {way.Found} of {way.Alerts} | {way.FoundDisguised} | {way.Low:F2} to {way.High:F2} | {way.Alarms} of {way.Ordinary} | {way.AlarmsDisguised} |{ModelCard.Before(report, previous => Disguised(previous.Disguises[index]))}"));

    public static string Development(EvaluationReport report) =>
        Text($"""
            ## Development authors ({report.DevelopmentAuthors}; {report.DevelopmentRows} single messages)

            They trained nothing, and are harder than the test: most wrote what earlier models missed or alarmed on wrongly. What was chosen of this model was looked at on them, so the test above is the measure and this is what it may look like elsewhere.
            """)
        + Table(
            $"| class | severity | found |{ModelCard.Before(report, "found")}",
            report.Model.Development.Classes.SelectMany(result => result.Recall).Select((recall, index) =>
                (FormattableString)$"| {ModelCard.Name(recall.Category)} | {recall.Severity} | {recall.Found} of {recall.Of} ({recall.Low:F2} to {recall.High:F2}) |{ModelCard.Before(report, previous => $" {previous.Development.Classes.SelectMany(result => result.Recall).ElementAt(index).Found} |")}"))
        + Table(
            $"| should be no alert | alarms | per 1,000 |{ModelCard.Before(report, "alarms")}",
            report.Model.Development.FalseAlarms.Select((rate, index) =>
                (FormattableString)$"| {rate.Source} | {rate.Alarms} of {rate.Of} | {rate.PerThousand:F1} ({rate.Low:F1} to {rate.High:F1}) |{ModelCard.Before(report, previous => $" {previous.Development.FalseAlarms[index].Alarms} |")}"))
        + Text($"At the price of the aim on these messages ({Prices(report, measured => measured.Development)}):")
        + Recalls(report, measured => measured.Development, withSlices: false)
        + WorstErrors("The worst errors of the model on them, with their texts.", report.DevelopmentErrors);

    public static string WorstErrors(string introduction, IReadOnlyList<ErrorRow> errors) =>
        Text($"{introduction}")
        + Table(
            "| kind | row | class | labelled | probability given | text |",
            errors.Select(error =>
                (FormattableString)$"| {error.Kind} | {error.Id} | {ModelCard.Name(error.Category)} | {error.Labelled} | {error.Probability:F2} | {error.Text!.Replace("|", "\\|", StringComparison.Ordinal)} |"));

    public static string Conversations(EvaluationReport report) => report.Model.Patterns.Count == 0
        ? ""
        : Text($"""
            ## Exploitation and sexual abuse in conversations

            Two further heads, there or not, added up over the conversation whoever writes; raised from a sum of {report.OperatingPoint.SexualAbuse:F2} (sexual abuse) and {report.OperatingPoint.Exploitation:F2} (exploitation) on, where {report.OperatingPoint.ConversationsAllowed * 1000:F0} in 1,000 messages of {report.OperatingPoint.Conversations} that show neither was raised, by models that had not seen the author. It says that something is in the conversation, not whose doing it is. **It is off in the policies that ship**: a facility can switch on each of the two, and asks everybody for consent again when it does.
            """)
        + Table(
            $"| authors | category | area under the curve of the sum | conversations reached | labelled messages raised | messages of conversations with neither that are raised | of those conversations, messages before the first label |{ModelCard.Before(report, "area", "reached", "raised", "of neither")}",
            report.Model.Patterns.Select((result, index) =>
                (FormattableString)$"| {result.Authors} | {ModelCard.Name(result.Category)} | {result.AreaUnderCurve:F3} | {result.Reached} of {result.Conversations} ({new Share(result.Reached, result.Conversations).Low:F2} to {new Share(result.Reached, result.Conversations).High:F2}) | {result.Found} of {result.Messages} | {result.WrongInOthers} of {result.InOthers} | {result.Early} of {result.Before} |{ModelCard.Before(report, previous => Pattern(previous.Patterns.ElementAtOrDefault(index)))}"));

    // An earlier file may judge no pattern.
    private static FormattableString Pattern(ConversationPartResult? result) =>
        result is null ? (FormattableString)$" | | | |" : $" {result.AreaUnderCurve:F3} | {result.Reached} | {result.Found} | {result.WrongInOthers} |";

    private static FormattableString Disguised(DisguiseResult way) => $" {way.Found} | {way.FoundDisguised} | {way.Alarms} | {way.AlarmsDisguised} |";

    private static string Recalls(EvaluationReport report, Func<ModelMeasures, PartMeasures> part, bool withSlices) => Table(
        $"| class | severity | slice | found | recall | interval | aim |{ModelCard.Before(report, "found")}",
        part(report.Model).Joint.Recalls.Where(recall => withSlices || recall.Axis == JointRecall.Whole).Select(recall =>
            (FormattableString)$"| {ModelCard.Name(recall.Category)} | {recall.Severity} | {(recall.Axis == JointRecall.Whole ? "all" : $"{recall.Axis}: {recall.Group}")} | {recall.Found} of {recall.Of} | {new Share(recall.Found, recall.Of).Value:F2} | {recall.Low:F2} to {recall.High:F2} | {recall.Aim:F2} |{ModelCard.Before(report, previous => $" {part(previous).Joint.Recalls.First(recall.IsSameSlice).Found} |")}"));

    private static string Prices(EvaluationReport report, Func<ModelMeasures, PartMeasures> part) =>
        Text($"{Price(part(report.Model).Joint)}{ModelCard.Before(report, previous => $"; {previous.Version}: {Price(part(previous).Joint)}")}").TrimEnd();

    private static string Price(JointPoint point) => string.Create(
        CultureInfo.InvariantCulture,
        $"{point.SelfHarm:F3} and {point.Violence:F3}, {point.Ordinary} of {point.OfOrdinary} ordinary and {point.Supportive} of {point.OfSupportive} supportive");

    private static string Found(ClassResult result, string severity) => result.Recall.Single(recall => recall.Severity == severity) is var recall ? $"{recall.Found} of {recall.Of}" : "";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture) + "\n";

    private static string Table(string head, IEnumerable<FormattableString> rows)
    {
        var table = new StringBuilder().Append('\n').Append(head).Append('\n').Append('|').Append(string.Concat(Enumerable.Repeat("---|", head.Count(character => character == '|') - 1))).Append('\n');
        foreach (var row in rows)
        {
            table.Append(row.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }

        return table.Append('\n').ToString();
    }
}
