using System.CommandLine;
using System.Diagnostics;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>Measures the model file and writes the model card.</summary>
internal static class EvaluateCommand
{
    private static readonly string[] LabelledSets = ["hatecheck", "ethos_violence"];
    private static readonly string[] OrdinarySets = ["conda_dota", "dailydialog_frag", "empathetic_situations"];

    public static Command Create()
    {
        var corpus = Places.CorpusFolder();
        var models = Places.ModelFolder();
        var traffic = Places.TrafficFolder();
        var sets = new Option<string?>("--public-sets") { Description = "Folder with public test sets, which is no part of the repository." };
        var author = new Option<string[]>("--author")
        {
            Description = "The authors to test on; any but the training authors.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [Corpus.TestAuthor],
        };
        var output = new Option<string>("--output") { Description = "Where the card goes; the numbers go beside it.", DefaultValueFactory = _ => "docs/model-card.md" };
        var command = new Command("evaluate", "Measure the model and write the model card.") { corpus, models, traffic, sets, author, output };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(corpus)!;
            var start = Stopwatch.GetTimestamp();
            var opening = ModelFile.Open(Path.Combine(parsed.GetValue(models)!, ShippedModel.FileName), new ModelPin(_ => true, ""));
            if (opening.Model is not { } model)
            {
                Console.Error.WriteLine(opening.Refusal);
                return 1;
            }

            var opened = Stopwatch.GetElapsedTime(start);
            var point = OperatingPoint.Read(Path.Combine(parsed.GetValue(models)!, OperatingPoint.FileName));
            var report = Measure(
                model,
                opened,
                point,
                folder,
                [.. parsed.GetValue(author)!.SelectMany(name => Corpus.ReadAuthor(folder, name))],
                OrdinaryTraffic.Read(parsed.GetValue(traffic)),
                parsed.GetValue(sets));
            File.WriteAllText(parsed.GetValue(output)!, ModelCard.Write(report));
            File.WriteAllText(Path.ChangeExtension(parsed.GetValue(output)!, ".json"), report.ToJson() + "\n");
            return 0;
        });
        return command;
    }

    private static EvaluationReport Measure(
        Model model,
        TimeSpan opened,
        OperatingPoint point,
        string folder,
        IReadOnlyList<CorpusRow> test,
        OrdinaryTraffic traffic,
        string? sets)
    {
        var classifier = new ModelClassifier(model);
        var judged = JudgedRow.All(test, classifier);
        var unseen = CrossValidation.ByAuthor(Corpus.ReadTraining(folder), traffic, Head.All);
        return new EvaluationReport(
            model.Version,
            model.Manifest.Rows,
            string.Join(", ", test.Select(row => row.Author).Distinct()),
            test.Count,
            point,
            Evaluation.OnTest(judged),
            Evaluation.FalseAlarms(judged),
            Evaluation.ByGroup(judged),
            Evaluation.ByAuthor(unseen),
            Evaluation.Recall(unseen, Calibrated.On(unseen), point),
            [.. PublicAlarms(classifier, traffic, sets)],
            sets is null ? [] : [.. LabelledSets.SelectMany(set => Evaluation.Anchor(classifier, set, [.. PublicTraffic.Read(sets, set, int.MaxValue)]))],
            Evaluation.Time(classifier, [.. test.Select(row => row.Text)], opened));
    }

    private static IEnumerable<AlarmRate> PublicAlarms(IClassifier classifier, OrdinaryTraffic traffic, string? sets)
    {
        foreach (var source in traffic.Unseen.GroupBy(message => message.Source))
        {
            yield return Evaluation.PublicAlarms(classifier, $"{source.Key} (unseen half)", source, SpeakerRole.Resident);
        }

        if (traffic.Folder is { } folder)
        {
            var supportive = PublicTraffic.Read(folder, "cssrs_posts", int.MaxValue).Where(message => message.Original == "supportive");
            yield return Evaluation.PublicAlarms(classifier, "cssrs_posts, supportive replies, read as a supporter's", supportive, SpeakerRole.Supporter);
        }

        foreach (var set in sets is null ? [] : OrdinarySets)
        {
            yield return Evaluation.PublicAlarms(classifier, set, PublicTraffic.Read(sets!, set, int.MaxValue), SpeakerRole.Resident);
        }
    }
}
