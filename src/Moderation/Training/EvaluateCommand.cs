using System.CommandLine;
using System.Diagnostics;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>Measures the model file and writes the model card.</summary>
internal static class EvaluateCommand
{
    private const string Posts = "cssrs_posts";
    private static readonly string[] LabelledSets = ["hatecheck", "ethos_violence"];
    private static readonly string[] OrdinarySets = ["conda_dota", "dailydialog_frag", "empathetic_situations"];

    public static Command Create()
    {
        var corpus = Places.CorpusFolder();
        var models = Places.ModelFolder();
        var traffic = Places.TrafficFolder();
        var sets = new Option<string?>("--public-sets") { Description = "Folder with public test sets, which is no part of the repository." };
        var author = Places.Authors([.. Corpus.TestAuthors, .. Corpus.TestConversations]);
        var previous = new Option<string?>("--previous") { Description = "The model file that this one takes the place of, for the same table." };
        var output = new Option<string>("--output") { Description = "Where the card goes; numbers and plots go beside it.", DefaultValueFactory = _ => "docs/model-card.md" };
        var command = new Command("evaluate", "Measure the model and write the model card.") { corpus, models, traffic, sets, author, previous, output };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(corpus)!;
            var start = Stopwatch.GetTimestamp();
            if (Places.OpenUnpinned(Path.Combine(parsed.GetValue(models)!, ShippedModel.FileName)) is not { } model)
            {
                return 1;
            }

            var opened = Stopwatch.GetElapsedTime(start);
            var before = parsed.GetValue(previous) is { } path ? Places.OpenUnpinned(path) : null;
            var test = parsed.GetValue(author)!.SelectMany(name => Corpus.ReadAuthor(folder, name)).ToList();
            var judged = JudgedRow.All(test, new ModelClassifier(model));
            var report = Measure(
                model,
                opened,
                OperatingPoint.Read(Path.Combine(parsed.GetValue(models)!, OperatingPoint.FileName)),
                folder,
                judged,
                before,
                OrdinaryTraffic.Read(parsed.GetValue(traffic), parsed.GetValue(models)!),
                parsed.GetValue(sets));
            Write(parsed.GetValue(output)!, report, [.. judged.Where(row => row.Row.Conversation is null)]);
            Promising.Keep(parsed.GetValue(models)!, report.Promise!);
            return 0;
        });
        return command;
    }

    private static void Write(string output, EvaluationReport report, IReadOnlyList<JudgedRow> judged)
    {
        WriteNumbers(output, report);
        File.WriteAllText(Path.ChangeExtension(output, ".precision-recall.svg"), Plot.Draw("Precision and recall", "recall", "precision", hasDiagonal: false, [.. Lines(judged, Plot.PrecisionRecall)]));
        File.WriteAllText(
            Path.ChangeExtension(output, ".calibration.svg"),
            Plot.Draw("Calibration", "probability given", "share that really is an alert", hasDiagonal: true, [.. report.Test.Select(result =>
                new PlotLine(ModelCard.Name(result.Category), Colour(result.Category), [.. result.Calibration.Select(bin => (bin.Predicted, bin.Actual))]))]));
    }

    /// <summary>The card and its numbers, without the plots.</summary>
    public static void WriteNumbers(string output, EvaluationReport report)
    {
        File.WriteAllText(output, ModelCard.Write(report));
        File.WriteAllText(Path.ChangeExtension(output, ".json"), report.ToJson() + "\n");
    }

    private static IEnumerable<PlotLine> Lines(IReadOnlyList<JudgedRow> judged, Func<IReadOnlyList<(float, bool)>, IReadOnlyList<(double, double)>> points) =>
        new[] { Category.SelfHarm, Category.Violence }.Select(category => new PlotLine(
            ModelCard.Name(category),
            Colour(category),
            points([.. judged.Select(row => (row.Of(category).Probability, row.Row.Severity(category) >= Verdict.AlertSeverity))])));

    private static string Colour(Category category) => category == Category.SelfHarm ? "#1b6ca8" : "#b3541e";

    private static EvaluationReport Measure(
        Model model,
        TimeSpan opened,
        OperatingPoint point,
        string folder,
        IReadOnlyList<JudgedRow> judged,
        Model? before,
        OrdinaryTraffic traffic,
        string? sets)
    {
        var classifier = new ModelClassifier(model);
        var messages = judged.Where(row => row.Row.Conversation is null).ToList();
        var byBefore = before is null ? [] : JudgedRow.All(messages.Select(row => row.Row), new ModelClassifier(before));
        var byLexicon = JudgedRow.All(messages.Select(row => row.Row), LexiconClassifier.Shipped);
        var unseen = CrossValidation.OfTraining(folder, traffic);
        var calibrated = Calibrated.On(unseen);
        Progress.Say("measuring");
        return new EvaluationReport(
            model.Version,
            model.Manifest.Rows,
            string.Join(", ", judged.Select(row => row.Row.Author).Distinct()),
            judged.Count,
            point,
            Evaluation.OnTest(messages),
            Evaluation.FalseAlarms(messages),
            Evaluation.ByGroup(messages),
            WorstErrors.Of(messages.Select(row => (row.Row, (Func<Category, (double, bool)>)(category => (row.Of(category).Probability, row.Of(category).Severity >= Verdict.AlertSeverity)))), withText: false),
            ConversationEvaluation.ByKind(judged),
            [.. SystemAlarmsOf(classifier, traffic, sets)],
            before is null ? [] : Evaluation.OnTest(byBefore),
            before is null ? [] : Evaluation.FalseAlarms(byBefore),
            before?.Version,
            Evaluation.ByAuthor(unseen),
            Evaluation.Recall(unseen, calibrated, point),
            WorstErrors.Of(unseen.Select(row => (row.Row, (Func<Category, (double, bool)>)(category => (calibrated.Alert(category, row.Scores), calibrated.Alert(category, row.Scores) >= point.Of(category))))), withText: true),
            [.. PublicAlarms(classifier, traffic, sets)],
            [
                .. traffic.Folder is { } posts ? Evaluation.Anchor(classifier, Posts, [.. PublicTraffic.Read(posts, Posts, int.MaxValue)]) : [],
                .. (sets is null ? [] : LabelledSets).SelectMany(set => Evaluation.Anchor(classifier, set, [.. PublicTraffic.Read(sets!, set, int.MaxValue)])),
            ],
            Evaluation.Time(classifier, [.. judged.Select(row => row.Row.Text)], opened),
            JointPoint.Of(model.Version, messages),
            before is null ? null : JointPoint.Of(before.Version, byBefore),
            PartResult.Of([.. Development(folder).Where(row => row.Conversation is null)], model, before),
            Evaluation.OnTest(byLexicon),
            Evaluation.FalseAlarms(byLexicon),
            Disguise.Measure(classifier, messages),
            [
                .. ConversationHeads.Measure(model, Named(judged.Select(row => row.Row)), [.. judged.Select(row => row.Row)]),
                .. ConversationHeads.Measure(model, Named(Development(folder)), Development(folder)),
            ],
            Promising.Of(model, messages, [.. judged.Select(row => row.Row).Where(row => row.Conversation is not null)]));
    }

    private static IReadOnlyList<CorpusRow> Development(string folder) => [.. Corpus.DevelopmentAuthors.SelectMany(author => Corpus.ReadAuthor(folder, author))];

    private static string Named(IEnumerable<CorpusRow> rows) => string.Join(", ", rows.Where(row => row.Conversation is not null).Select(row => row.Author).Distinct());

    private static IEnumerable<SystemAlarms> SystemAlarmsOf(IClassifier classifier, OrdinaryTraffic traffic, string? sets) =>
    [
        .. traffic.Unseen.GroupBy(message => message.Source).Select(source => ConversationEvaluation.OneAuthor(classifier, $"{source.Key} (unseen half)", source)),
        .. (sets is null ? [] : OrdinarySets).Select(set => ConversationEvaluation.OneAuthor(classifier, set, PublicTraffic.Read(sets!, set, int.MaxValue))),
    ];

    private static IEnumerable<AlarmRate> PublicAlarms(IClassifier classifier, OrdinaryTraffic traffic, string? sets)
    {
        foreach (var source in traffic.Unseen.GroupBy(message => message.Source))
        {
            yield return Evaluation.PublicAlarms(classifier, $"{source.Key} (unseen half)", source, SpeakerRole.Resident);
        }

        if (traffic.Folder is { } folder)
        {
            var supportive = PublicTraffic.Read(folder, Posts, int.MaxValue).Where(message => message.Original == "supportive");
            yield return Evaluation.PublicAlarms(classifier, $"{Posts}, supportive replies, read as a supporter's", supportive, SpeakerRole.Supporter);
        }

        foreach (var set in sets is null ? [] : OrdinarySets)
        {
            yield return Evaluation.PublicAlarms(classifier, set, PublicTraffic.Read(sets!, set, int.MaxValue), SpeakerRole.Resident);
        }
    }
}
