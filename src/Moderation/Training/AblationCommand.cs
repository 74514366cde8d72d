using System.CommandLine;
using System.Globalization;
using System.Text;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>Makes the model without each of its pieces in turn, and with what it does not have, and writes what each brings on the development authors.</summary>
internal static class AblationCommand
{
    private const ulong LanguageName = 2_000;

    public static Command Create()
    {
        var corpus = Places.CorpusFolder();
        var models = Places.ModelFolder();
        var traffic = Places.TrafficFolder();
        var output = new Option<string>("--output") { Description = "Where the table goes.", DefaultValueFactory = _ => "docs/model-ablation.md" };
        var command = new Command("ablation", "Measure on the development authors what each piece of the model brings.") { corpus, models, traffic, output };
        command.SetAction(parsed =>
        {
            var (folder, modelFolder) = (parsed.GetValue(corpus)!, parsed.GetValue(models)!);
            if (Places.OpenUnpinned(Path.Combine(modelFolder, ShippedModel.FileName)) is not { } model)
            {
                return 1;
            }

            var ordinary = OrdinaryTraffic.Read(parsed.GetValue(traffic), modelFolder);
            var development = Corpus.DevelopmentAuthors.SelectMany(author => Corpus.ReadAuthor(folder, author)).ToList();
            var results = Results(folder, ordinary, development, new ModelClassifier(model)).ToList();
            File.WriteAllText(parsed.GetValue(output)!, Page(results, ConversationEvaluation.ByKind(JudgedRow.All(development, new ModelClassifier(model))), model.Version));
            return 0;
        });
        return command;
    }

    private static IEnumerable<TrialResult> Results(string folder, OrdinaryTraffic ordinary, IReadOnlyList<CorpusRow> development, ModelClassifier classifier)
    {
        var rows = Corpus.ReadTraining(folder);
        var single = rows.Where(row => row.Conversation is null).ToList();
        foreach (var trial in Pieces)
        {
            yield return trial.Run(rows, ordinary, development);
        }

        yield return Trial.AsShipped("without conversations").Run(single, ordinary, development);
        yield return Trial.AsShipped("without public ordinary messages").Run(rows, OrdinaryTraffic.None, development);
        yield return (Trial.AsShipped("**with** the language of the message") with { More = row => [Language(LanguageReader.Of(row.Text))], OfOrdinary = [Language(MessageLanguage.English)] })
            .Run(rows, ordinary, development);
        var stored = Stored(folder, ordinary, development, classifier);
        yield return (Trial.AsShipped("**with** stored numbers of the conversation") with { More = row => stored.GetValueOrDefault(row.Id, []) }).Run(rows, ordinary, development);
    }

    private static IReadOnlyList<Trial> Pieces =>
    [
        Trial.AsShipped("with all its pieces"),
        Trial.AsShipped("without respelling of disguised words") with { IsRespelled = false },
        Trial.Without("without three words in a row", FeatureKind.WordTriple),
        Trial.Without("without two and three in a row", FeatureKind.WordPair, FeatureKind.WordTriple),
        Trial.Without("without letters inside words", FeatureKind.Letters),
        Trial.Without("without classes of words", FeatureKind.Class, FeatureKind.ClassPair, FeatureKind.ClassThenWord, FeatureKind.WordThenClass),
        Trial.Without("without phrases of the lexicon", FeatureKind.Phrase),
        Trial.Without("without the role, and copies by role", FeatureKind.Role, FeatureKind.HelperCopy, FeatureKind.ResidentCopy),
        Trial.Without("words alone", FeatureKind.WordPair, FeatureKind.WordTriple, FeatureKind.Letters, FeatureKind.Class, FeatureKind.ClassPair, FeatureKind.ClassThenWord, FeatureKind.WordThenClass, FeatureKind.Phrase, FeatureKind.Role, FeatureKind.HelperCopy, FeatureKind.ResidentCopy),
    ];

    private static ulong Language(MessageLanguage language) => FeatureHash.Name(FeatureKind.Role, LanguageName, (ulong)language + 1);

    private static Dictionary<string, ulong[]> Stored(string folder, OrdinaryTraffic ordinary, IReadOnlyList<CorpusRow> development, ModelClassifier classifier)
    {
        var unseen = CrossValidation.OfTraining(folder, ordinary);
        var calibrated = Calibrated.On(unseen);
        (CorpusRow, float, float) Given(CorpusRow row, (float SelfHarm, float Violence) alerts) => (row, alerts.SelfHarm, alerts.Violence);
        return StoredNumbers.Of(unseen.Select(row => Given(row.Row, calibrated.Alerts(row.Scores))))
            .Concat(StoredNumbers.Of(JudgedRow.All(development, classifier).Select(row => Given(row.Row, (row.Of(Category.SelfHarm).Probability, row.Of(Category.Violence).Probability)))))
            .ToDictionary(StringComparer.Ordinal);
    }

    private static string Page(List<TrialResult> results, IReadOnlyList<ConversationResult> withRisk, string version)
    {
        var page = new StringBuilder();
        void Line(FormattableString line) => page.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        var shipped = results[0];
        Line($"# What each piece of the model brings");
        Line($"");
        Line($"Written by `ablation`; do not edit. Each line is the model {version} made anew without one piece, or with one that it does not have: the two heads that decide on an alert, trained on the training authors, measured on the development authors ({string.Join(", ", Corpus.DevelopmentAuthors)}), who trained nothing. Found is counted where {Trial.PerThousand} in 1,000 of their ordinary single messages alarm in the class, in conversations where {Trial.PerThousand} in 1,000 of the messages that are no alert do. A step of .005 of area, or of ten messages found, is within chance.");
        Line($"");
        Line($"| | features | self-harm: area, found of {shipped.Single[0].Of} | violence: area, found of {shipped.Single[1].Of} | either found, of {shipped.Alerts} | the same disguised, mean of {Disguise.Ways.Count} ways | in conversations, self-harm: area, found of {shipped.InConversations[0].Of} | violence: area, found of {shipped.InConversations[1].Of} |");
        Line($"|---|---|---|---|---|---|---|---|");
        foreach (var result in results)
        {
            Line($"| {result.Name} | {result.Features} | {Cell(result.Single[0])} | {Cell(result.Single[1])} | {result.Found} | {result.FoundDisguised:F0} | {Cell(result.InConversations[0])} | {Cell(result.InConversations[1])} |");
        }

        Line($"");
        Line($"In the same conversations, at its own thresholds, the message alone finds {withRisk.Sum(kind => kind.FoundAlone)} of {withRisk.Sum(kind => kind.DangerousMessages)} dangerous messages with {withRisk.Sum(kind => kind.WrongAlone)} others of {withRisk.Sum(kind => kind.OtherMessages)}, and with the risk state, which reads the same stored numbers after the score, {withRisk.Sum(kind => kind.Found)} with {withRisk.Sum(kind => kind.Wrong)}; it reaches {withRisk.Sum(kind => kind.ReachedAlone)} and {withRisk.Sum(kind => kind.Reached)} of {withRisk.Sum(kind => kind.WithDanger)} conversations.");
        return page.ToString();
    }

    private static string Cell(TrialClass one) => string.Create(CultureInfo.InvariantCulture, $"{one.AreaUnderCurve:F3}, {one.Found}");
}
