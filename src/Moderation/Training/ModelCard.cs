using System.Globalization;
using System.Text;
using PeerConnect.Moderation;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>Writes the report for people.</summary>
internal static class ModelCard
{
    public static string Write(EvaluationReport report)
    {
        var model = report.Model;
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

        Line($"# Model card: {model.Version}");
        Line($"");
        Line($"Written by `evaluate`; do not edit. The same numbers stand in `model-card.json`.");
        Line($"");
        Line($"**What it is for.** It reads each message before it is stored and says how likely, and how severe, self-harm and violence to others are, so that the facility's policy can bring the message to a member of staff. It replaces nobody's check. It must not be used for discipline, classification, parole or immigration.");
        Line($"");
        Line($"**What it is.** Eight logistic regressions (two classes, severity at least 1, 2, 3, 4) by ML.NET over words (a disguised one is looked up among those that people use), two and three in a row, three to five letters inside a word, classes of words near each other, phrases of the lexicon and the speaker's role. Trained on {report.TrainingRows} rows of the project's own corpus (`src/Moderation/Corpus`), which is **synthetic**: a facility goes live only after a sample of its own traffic was labelled by its clinicians and this card was made again on it. Public ordinary chat, which is not part of the repository, teaches it with little weight what everybody says; no public message labelled as a danger was used.");
        Line($"");
        Line($"**Where alerts begin.** Probability {report.OperatingPoint.SelfHarm:F3} for self-harm and {report.OperatingPoint.Violence:F3} for violence: the highest recall for authors unseen at no more than {report.OperatingPoint.OrdinaryAllowed * 1000:F0} alerts per 1,000 of {report.OperatingPoint.Ordinary} public ordinary messages (those {report.OperatingPoint.Raised} that the risk state raises included) and of {report.OperatingPoint.Plain} plain rows of the corpus, and {report.OperatingPoint.SupportiveAllowed * 100:F0} % of {report.OperatingPoint.Supportive} supportive replies, both classes together.{(report.OperatingPoint.KeptFrom is { } chosenFor ? $" So it was chosen for {chosenFor}, and kept for this model, for the reason that stands in `decisions/classifier.md`." : "")}");
        Line($"");
        Line($"**How far that is from the aim** of .90 of severity 3 and 4 and .75 of severity 2, at 5 ordinary messages in 1,000: {FarFrom(report)} The aim is missed; what it would take stands in `decisions/classifier.md`.");
        Line($"");
        Line($"## Authors it never saw ({report.TestAuthors}; {report.TestRows} messages)");
        Line($"");
        Line($"Nothing of the model was chosen on these rows. (That an earlier model found Spanish half as often as English was seen on them, and two training authors wrote Spanish for it.) Intervals are Wilson's at 95 %. Single messages first; conversations have a table of their own.{(report.Previous is { } before ? $" What the model before it, {before.Version}, did on the same messages stands in the last columns." : "")}");
        Table($"| class | alerts | area under the curve | average precision |{Before(report, "area", "precision")}", model.Test.Classes.Select((result, index) =>
            (FormattableString)$"| {Name(result.Category)} | {result.Alerts} | {result.AreaUnderCurve:F3} | {result.AveragePrecision:F3} |{Before(report, previous => $" {previous.Test.Classes[index].AreaUnderCurve:F3} | {previous.Test.Classes[index].AveragePrecision:F3} |")}"));
        Table($"| class | severity | found | recall | interval |{Before(report, "found")}", model.Test.Classes.SelectMany(result => result.Recall).Select((result, index) =>
            (FormattableString)$"{Row(result)}{Before(report, previous => $" {previous.Test.Classes.SelectMany(one => one.Recall).ElementAt(index).Found} |")}"));
        Table($"| should be no alert | alarms | per 1,000 | interval |{Before(report, "alarms")}", model.Test.FalseAlarms.Select((rate, index) =>
            (FormattableString)$"{Row(rate)}{Before(report, previous => $" {previous.Test.FalseAlarms[index].Alarms} |")}"));
        card.Append(CardSections.Lexicon(report)).Append(CardSections.Joint(report));
        Line($"What the ranking alone allows: recall where exactly so many of the test's ordinary messages alarm in that class. The thresholds above were not chosen so.");
        Table($"| class | false alarms per 1,000 | recall of severity 2 | of 3 and 4 |{Before(report, "2", "3 and 4")}", model.Test.Classes.SelectMany((result, index) => result.AtFixedRates.Select((rate, at) =>
            (FormattableString)$"| {Name(result.Category)} | {rate.PerThousand:F1} | {rate.Concerning:F2} | {rate.ActiveOrImminent:F2} |{Before(report, previous => $" {previous.Test.Classes[index].AtFixedRates[at].Concerning:F2} | {previous.Test.Classes[index].AtFixedRates[at].ActiveOrImminent:F2} |")}")));
        Line($"![Precision and recall](model-card.precision-recall.svg) ![Calibration](model-card.calibration.svg)");
        foreach (var (index, result) in model.Test.Classes.Index())
        {
            Table($"| {Name(result.Category)}: labelled, down; given, across | 0 | 1 | 2 | 3 | 4 |{Before(report, "0", "1", "2", "3", "4")}", result.Severities.Select((row, labelled) =>
                (FormattableString)$"| {labelled} | {string.Join(" | ", row)} |{Before(report, previous => $" {string.Join(" | ", previous.Test.Classes[index].Severities[labelled])} |")}"));
            Table($"| {Name(result.Category)}: probability given | messages | mean | really alerts |{Before(report, "messages", "mean", "really")}", result.Calibration.Select(bin =>
                (FormattableString)$"| {bin.From:F1} to {bin.To:F1} | {bin.Messages} | {bin.Predicted:F2} | {bin.Actual:F2} |{Before(report, previous => Bin(previous.Test.Classes[index].Calibration.FirstOrDefault(one => one.From == bin.From)))}"));
        }

        Line($"The same by who writes and how: alerts of each class found as that class, and messages that should be no alert and became one, in either.");
        foreach (var axis in model.TestGroups.GroupBy(group => group.Axis))
        {
            Table($"| {axis.Key} | rows | self-harm found | violence found | false alarms |{Before(report, "self-harm", "violence", "false alarms")}", axis.Select(group =>
                (FormattableString)$"| {group.Group} | {group.Rows} | {Counted(group.SelfHarm)} | {Counted(group.Violence)} | {Counted(group.FalseAlarms, "F3")} |{Before(report, previous => Counted(previous.TestGroups.First(one => one.Axis == group.Axis && one.Group == group.Group)))}"));
        }

        card.Append(CardSections.Disguises(report));
        if (report.Promise is { } promise)
        {
            Line($"What staff's verdicts are held against: of these messages nobody's safety is spoken of (ordinary and supportive ones; for exploitation and sexual abuse, messages of conversations that show neither), so many became an alert. With as many messages and alerts as a facility has, it says how many of its alerts should be right, whatever share of its people is in danger. The same numbers travel with the model in `promises.json`.");
            Table("| class | alerts | false alarms | per 1,000 | interval |", promise.Alarms.Select(alarms =>
                (FormattableString)$"| {Name(alarms.Category)} | {Which(alarms)} | {alarms.Alarms} of {alarms.Of} | {new Share(alarms.Alarms, alarms.Of).Value * 1000:F1} | {new Share(alarms.Alarms, alarms.Of).Low * 1000:F1} to {new Share(alarms.Alarms, alarms.Of).High * 1000:F1} |"));
        }

        Line($"The worst errors, by kind (the surest alarms about nothing, the surest silences about severity 3 and 4). Texts of the test are read by no developer.");
        Table("| kind | row | class | labelled | probability given |", report.TestErrors.Select(error =>
            (FormattableString)$"| {error.Kind} | {error.Id} | {Name(error.Category)} | {error.Labelled} | {error.Probability:F2} |"));
        Line($"## The whole system: messages in their order, with the risk state");
        Line($"");
        Line($"A conversation is reached if a dangerous message in it became an alert, by its own words or raised by what its author wrote before.");
        Table($"| kind of conversation | conversations | with a danger | reached by the message alone | with the risk state | dangerous messages found | with the risk state | other messages alarmed | with the risk state |{Before(report, "reached", "found", "alarmed, each with the risk state")}", model.TestConversations.Select((result, index) =>
            (FormattableString)$"| {result.Kind} | {result.Conversations} | {result.WithDanger} | {result.ReachedAlone} | {result.Reached} | {result.FoundAlone} of {result.DangerousMessages} | {result.Found} | {result.WrongAlone} of {result.OtherMessages} | {result.Wrong} |{Before(report, previous => $" {previous.TestConversations[index].Reached} | {previous.TestConversations[index].Found} | {previous.TestConversations[index].Wrong} |")}"));
        Line($"Ordinary public messages as if one author had typed all of a source without a pause, in runs of 200, the harshest reading:");
        Table($"| source | by their words | raised | per 1,000 together | interval |{Before(report, "by their words", "raised")}", model.SystemAlarms.Select((alarms, index) =>
            (FormattableString)$"| {alarms.Source} | {alarms.Own} | {alarms.Raised} | {alarms.PerThousand:F1} of {alarms.Of} | {alarms.Low:F1} to {alarms.High:F1} |{Before(report, previous => $" {previous.SystemAlarms[index].Own} | {previous.SystemAlarms[index].Raised} |")}"));
        card.Append(CardSections.Conversations(report)).Append(CardSections.Development(report));
        Line($"## The training authors, each by a model of others");
        Table("| author | class | area under the curve | average precision |", report.CrossValidation.Select(result =>
            (FormattableString)$"| {result.Author} | {Name(result.Category)} | {result.AreaUnderCurve:F3} | {result.AveragePrecision:F3} |"));
        Table("| class | severity | found | recall | interval |", report.CrossValidationRecall.Select(Row));
        card.Append(CardSections.WorstErrors("The worst errors among them, with their texts: these rows are for developers.", report.CrossValidationErrors));
        Line($"## Public messages");
        Line($"");
        Line($"Where they come from and how they were labelled stands with the data, which is not part of the repository. The rows named *unseen half* chose the operating point; the other rows of this table chose nothing of the model; dialogue, gaming and feelings were among the ordinary sequences on which the numbers of the risk state were chosen.");
        Table($"| ordinary or supportive | alarms | per 1,000 | interval |{Before(report, "alarms")}", model.PublicFalseAlarms.Select((rate, index) =>
            (FormattableString)$"{Row(rate)}{Before(report, previous => $" {previous.PublicFalseAlarms[index].Alarms} |")}"));
        Line($"Labelled by other projects, for information: none of their authors taught the model, so that each row of `cssrs_posts`, too, is one of an author it never saw. They are long posts of a public forum, labelled by other rules than this corpus; hate speech and violent comments are mostly about groups and no threat to anybody in reach.");
        Table($"| labelled set | class | positives | average precision | area under the curve | positives flagged | interval | others flagged | per 1,000 | interval |{Before(report, "precision", "area", "flagged", "others")}", model.PublicAnchors.Select((result, index) =>
            (FormattableString)$"| {result.Source} | {Name(result.Category)} | {result.Positives} of {result.Of} | {result.AveragePrecision:F3} | {result.AreaUnderCurve:F3} | {result.Flagged} of {result.Positives} | {result.FlaggedLow:F2} to {result.FlaggedHigh:F2} | {result.Alarms} of {result.Negatives} | {new Share(result.Alarms, result.Negatives).Value * 1000:F1} | {result.AlarmsLow * 1000:F1} to {result.AlarmsHigh * 1000:F1} |{Before(report, previous => Anchor(previous.PublicAnchors[index]))}"));
        Line($"## What it costs");
        Line($"");
        Line($"One thread, warmed up, the fastest of seven rounds for each of {model.Timing.Messages} messages, spans included where there are any.");
        Table("| model | median, µs a message | p99 | patterns of the conversation beside it, where a policy asks for them | the file opens in, ms |", new[] { model, report.Previous }.OfType<ModelMeasures>().Select(measured =>
            (FormattableString)$"| {measured.Version} | {measured.Timing.MedianMicroseconds:F1} | {measured.Timing.P99Microseconds:F1} | {measured.Timing.PatternsMicroseconds:F1} | {measured.Timing.OpenMilliseconds:F0} |"));
        Line($"## What to know before trusting it");
        Line($"");
        Line($"- It misses plain sentences too, where few rows said it so: `decisions/classifier.md` names some.");
        Line($"- It counts words near each other. It does not understand a story, and what is said in images that nobody in the corpus used passes it by.");
        Line($"- It sees one message. What builds up over several is added by the risk state, not by the model.");
        Line($"- Of exploitation and sexual abuse it knows little (see above). The server asks it only where a facility's policy says so; elsewhere these come from reports and concerns, and there they do so too.");
        Line($"- Its corpus was written, not collected. Real traffic is plainer, shorter and stranger; rates on it will differ.");
        Line($"- Spanish and mixed rows are few, and it finds less in them than in English: see the table by language. Where much is written in Spanish, staff must not read silence as safety.");
        return card.ToString();
    }

    private static string FarFrom(EvaluationReport report)
    {
        static string Found(IEnumerable<RecallResult> recalls) => string.Join(", ", recalls.Where(recall => recall.Severity is "2" or "3 and 4").GroupBy(recall => recall.Category).Select(of =>
            string.Create(CultureInfo.InvariantCulture, $"{Name(of.Key)} {of.Single(recall => recall.Severity == "3 and 4").Share:F2} and {of.Single(recall => recall.Severity == "2").Share:F2}")));
        static string Of(string who, PartMeasures part) => string.Create(CultureInfo.InvariantCulture, $"{who}: {Found(part.Classes.SelectMany(one => one.Recall))}, and {part.FalseAlarms[0].PerThousand:F1} ordinary messages in 1,000");
        return $"{Of("the test authors", report.Model.Test)}; {Of("the development authors, who are harder", report.Model.Development)}; the training authors, each by a model of others: {Found(report.CrossValidationRecall)}.";
    }

    private static string Which(PromisedAlarms alarms) => alarms switch
    {
        { Severity: { } severity } => string.Create(CultureInfo.InvariantCulture, $"of severity {severity}"),
        { Sender: SpeakerRole.Resident } => "of residents",
        { Sender: not null } => "of supporters",
        { Language: MessageLanguage.English } => "in English",
        { Language: MessageLanguage.Spanish } => "in Spanish",
        { Language: not null } => "in both or too short to tell",
        _ => "all",
    };

    private static FormattableString Row(RecallResult result) =>
        $"| {Name(result.Category)} | {result.Severity} | {result.Found} of {result.Of} | {result.Share:F2} | {result.Low:F2} to {result.High:F2} |";

    private static FormattableString Row(AlarmRate rate) =>
        $"| {rate.Source} | {rate.Alarms} of {rate.Of} | {rate.PerThousand:F1} | {rate.Low:F1} to {rate.High:F1} |";

    /// <summary>The heads of the columns of the model before: the first names it.</summary>
    public static string Before(EvaluationReport report, params string[] columns) =>
        report.Previous is { } previous ? $" by {previous.Version}: {string.Join(" | ", columns)} |" : "";

    public static string Before(EvaluationReport report, Func<ModelMeasures, FormattableString> cells) =>
        report.Previous is { } previous ? cells(previous).ToString(CultureInfo.InvariantCulture) : "";

    private static FormattableString Bin(CalibrationBin? bin) => bin is null ? (FormattableString)$" 0 | | |" : $" {bin.Messages} | {bin.Predicted:F2} | {bin.Actual:F2} |";

    private static FormattableString Anchor(PublicResult result) => $" {result.AveragePrecision:F3} | {result.AreaUnderCurve:F3} | {result.Flagged} | {result.Alarms} |";

    private static FormattableString Counted(GroupResult group) => $" {group.SelfHarm.Hits} | {group.Violence.Hits} | {group.FalseAlarms.Hits} |";

    private static string Counted(Share share, string digits = "F2") => share.Of == 0
        ? "none"
        : string.Create(CultureInfo.InvariantCulture, $"{share.Hits} of {share.Of} ({share.Low.ToString(digits, CultureInfo.InvariantCulture)} to {share.High.ToString(digits, CultureInfo.InvariantCulture)})");

    public static string Name(Category category) => category == Category.SexualAbuse ? "sexual abuse" : KebabNames.Of(category);
}
