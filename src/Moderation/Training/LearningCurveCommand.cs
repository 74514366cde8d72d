using System.CommandLine;
using System.Globalization;
using System.Text;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>Trains on more and more authors and draws what each doubling brings on the development authors.</summary>
internal static class LearningCurveCommand
{
    private static readonly int[] Steps = [1, 2, 4, 8, 14];

    public static Command Create()
    {
        var corpus = Places.CorpusFolder();
        var models = Places.ModelFolder();
        var traffic = Places.TrafficFolder();
        var output = new Option<string>("--output") { Description = "Where the table goes; the plot goes beside it.", DefaultValueFactory = _ => "docs/model-learning-curve.md" };
        var command = new Command("learning-curve", "Measure on the development authors what more training authors bring.") { corpus, models, traffic, output };
        command.SetAction(parsed =>
        {
            var (folder, modelFolder) = (parsed.GetValue(corpus)!, parsed.GetValue(models)!);
            if (Places.OpenUnpinned(Path.Combine(modelFolder, ShippedModel.FileName)) is not { } model)
            {
                return 1;
            }

            var ordinary = OrdinaryTraffic.Read(parsed.GetValue(traffic), modelFolder);
            var development = Corpus.DevelopmentAuthors.SelectMany(author => Corpus.ReadAuthor(folder, author)).ToList();
            var results = Parts(folder).Select(part => Trial.AsShipped(part.Name).Run(part.Rows, ordinary, development)).ToList();
            var path = parsed.GetValue(output)!;
            File.WriteAllText(path, Page(results, model.Version, Path.GetFileNameWithoutExtension(path)));
            File.WriteAllText(Path.ChangeExtension(path, ".svg"), Drawing(results));
            return 0;
        });
        return command;
    }

    /// <summary>Each number of authors twice, from the first and from the last of the list, because authors differ; then all of them, and all with the conversations.</summary>
    private static IEnumerable<(string Name, IReadOnlyList<CorpusRow> Rows)> Parts(string folder)
    {
        IReadOnlyList<CorpusRow> Of(IEnumerable<string> authors) => [.. authors.SelectMany(author => Corpus.ReadAuthor(folder, author))];
        foreach (var step in Steps)
        {
            yield return ($"{step}, first of the list", Of(Corpus.TrainingAuthors.Take(step)));
            yield return ($"{step}, last of the list", Of(Corpus.TrainingAuthors.TakeLast(step)));
        }

        yield return ($"{Corpus.TrainingAuthors.Count}", Of(Corpus.TrainingAuthors));
        yield return ($"{Corpus.TrainingAuthors.Count} and {Corpus.TrainingConversations.Count} of conversations", Corpus.ReadTraining(folder));
    }

    private static string Page(List<TrialResult> results, string version, string plot)
    {
        var page = new StringBuilder();
        void Line(FormattableString line) => page.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"# What more rows bring");
        Line($"");
        Line($"Written by `learning-curve`; do not edit. The two heads that decide on an alert, trained on more and more training authors as the model {version} is, measured on single messages of the development authors ({string.Join(", ", Corpus.DevelopmentAuthors)}), who trained nothing. Found is counted where {Trial.PerThousand} in 1,000 of their ordinary messages alarm in the class.");
        Line($"");
        Line($"| authors | rows | self-harm: area, found of {results[0].Single[0].Of} | violence: area, found of {results[0].Single[1].Of} |");
        Line($"|---|---|---|---|");
        foreach (var result in results)
        {
            Line($"| {result.Name} | {result.Rows} | {result.Single[0].AreaUnderCurve:F3}, {result.Single[0].Found} | {result.Single[1].AreaUnderCurve:F3}, {result.Single[1].Found} |");
        }

        Line($"");
        Line($"![Learning curve]({plot}.svg)");
        return page.ToString();
    }

    private static string Drawing(List<TrialResult> results)
    {
        var ordered = results.OrderBy(result => result.Rows).ToList();
        double most = ordered[^1].Rows;
        PlotLine Of(string name, string colour, Func<TrialResult, double> value) => new(name, colour, [.. ordered.Select(result => (result.Rows / most, value(result)))]);
        return Plot.Draw("Learning curve", string.Create(CultureInfo.InvariantCulture, $"share of the {most:F0} training rows"), "area, and recall", hasDiagonal: false,
        [
            Of("self-harm, area", "#1b6ca8", result => result.Single[0].AreaUnderCurve),
            Of("violence, area", "#b3541e", result => result.Single[1].AreaUnderCurve),
            Of("self-harm, recall", "#7fb2d6", result => result.Single[0].Recall),
            Of("violence, recall", "#e0a37f", result => result.Single[1].Recall),
        ], namesFrom: .3);
    }
}
