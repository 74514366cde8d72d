using System.CommandLine;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>Measures the model file and writes the model card.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var corpus = Places.CorpusFolder();
        var modelFolder = Places.ModelFolder();
        var traffic = Places.TrafficFolder(required: true);
        var sets = new Option<string?>("--public-sets") { Description = "Folder with public test sets, which is no part of the repository.", Required = true };
        var author = Places.Authors([.. Corpus.TestAuthors, .. Corpus.TestConversations]);
        author.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string[]>()?.Intersect(Corpus.TrainingAuthors.Concat(Corpus.TrainingConversations)).ToList() is { Count: > 0 } trained)
            {
                result.AddError($"{string.Join(", ", trained)} trained the model: measure on authors that it never saw.");
            }
        });
        var previous = new Option<string?>("--previous") { Description = "The model file that this one takes the place of, for the same table." };
        var output = new Option<string>("--output") { Description = "Where the card goes; numbers and plots go beside it.", DefaultValueFactory = _ => "docs/model-card.md" };
        var command = new Command("evaluate", "Measure the model and write the model card.") { corpus, modelFolder, traffic, sets, author, previous, output };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(corpus)!;
            var models = parsed.GetValue(modelFolder)!;
            var file = Path.Combine(models, ShippedModel.FileName);
            if (Places.OpenUnpinned(file) is not { } model)
            {
                return 1;
            }

            var material = Material.Read(folder, parsed.GetValue(author)!, OrdinaryTraffic.Read(parsed.GetValue(traffic), models), parsed.GetValue(sets));
            var judged = JudgedRow.All(material.Test, new ModelClassifier(model));
            var report = Measure(material, model, file, judged, OperatingPoint.Read(Path.Combine(models, OperatingPoint.FileName)), parsed.GetValue(previous));
            Write(parsed.GetValue(output)!, report, [.. judged.Where(row => row.Row.Conversation is null)]);
            Promising.Keep(models, report.Promise!);
            return 0;
        });
        return command;
    }

    private static void Write(string output, EvaluationReport report, IReadOnlyList<JudgedRow> judged)
    {
        WriteNumbers(output, report);
        File.WriteAllText(Path.ChangeExtension(output, ".precision-recall.svg"), PrecisionAndRecall(judged));
        File.WriteAllText(Path.ChangeExtension(output, ".calibration.svg"), Calibration(report.Model.Test));
    }

    public static string PrecisionAndRecall(IReadOnlyList<JudgedRow> judged) =>
        Plot.Draw("Precision and recall", "recall", "precision", hasDiagonal: false, [.. Lines(judged, Plot.PrecisionRecall)]);

    public static string Calibration(PartMeasures part) =>
        Plot.Draw("Calibration", "probability given", "share that really is an alert", hasDiagonal: true, [.. part.Classes.Select(result =>
            new PlotLine(ModelCard.Name(result.Category), Colour(result.Category), [.. result.Calibration.Select(bin => (bin.Predicted, bin.Actual))]))]);

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

    private static EvaluationReport Measure(Material material, Model model, string file, IReadOnlyList<JudgedRow> judged, OperatingPoint point, string? previous)
    {
        var messages = judged.Where(row => row.Row.Conversation is null).ToList();
        var development = material.Development.Where(row => row.Conversation is null).ToList();
        var unseen = CrossValidation.OfTraining(material.CorpusFolder, material.Traffic);
        var calibrated = Calibrated.On(unseen);
        Progress.Say("measuring");
        return new EvaluationReport(
            model.Manifest.Rows,
            Material.Authors(material.Test),
            material.Test.Count,
            Material.Authors(development),
            development.Count,
            point,
            material.MeasureFile(file)!,
            material.MeasureFile(previous),
            PartMeasures.Of(JudgedRow.All(messages.Select(row => row.Row), LexiconClassifier.Shipped)),
            WorstErrors.Of(messages.Select(Given), withText: false),
            WorstErrors.Of(JudgedRow.All(development, new ModelClassifier(model)).Select(Given), withText: true),
            Evaluation.ByAuthor(unseen),
            Evaluation.Recall(unseen, calibrated, point),
            WorstErrors.Of(unseen.Select(row => (row.Row, (Func<Category, (double, bool)>)(category => (calibrated.Alert(category, row.Scores), calibrated.Alert(category, row.Scores) >= point.Of(category))))), withText: true),
            Promising.Of(model, messages, [.. material.Test.Where(row => row.Conversation is not null)]));
    }

    private static (CorpusRow Row, Func<Category, (double Probability, bool IsAlert)> Given) Given(JudgedRow row) =>
        (row.Row, category => (row.Of(category).Probability, row.Of(category).Severity >= Verdict.AlertSeverity));
}
