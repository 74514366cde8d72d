using System.Diagnostics;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>The messages that models are measured on, the same for each: the test, the development authors, and public messages where they are at hand.</summary>
internal sealed record Material(string CorpusFolder, IReadOnlyList<CorpusRow> Test, IReadOnlyList<CorpusRow> Development, OrdinaryTraffic Traffic, string? Sets)
{
    private const string Posts = "cssrs_posts";
    private static readonly string[] LabelledSets = ["hatecheck", "ethos_violence"];
    private static readonly string[] OrdinarySets = ["conda_dota", "dailydialog_frag", "empathetic_situations"];

    public static Material Read(string corpus, IEnumerable<string> test, OrdinaryTraffic traffic, string? sets) => new(
        corpus,
        [.. test.SelectMany(author => Corpus.ReadAuthor(corpus, author))],
        [.. Corpus.DevelopmentAuthors.SelectMany(author => Corpus.ReadAuthor(corpus, author))],
        traffic,
        sets);

    public static string Authors(IEnumerable<CorpusRow> rows) => string.Join(", ", rows.Select(row => row.Author).Distinct());

    /// <summary>Opening it is timed too: open another file before, or what the first one costs is the runtime's.</summary>
    /// <param name="path">A model file, or null for none.</param>
    public ModelMeasures? MeasureFile(string? path)
    {
        var start = Stopwatch.GetTimestamp();
        return path is not null && Places.OpenUnpinned(path) is { } model ? Measure(model, Stopwatch.GetElapsedTime(start)) : null;
    }

    private ModelMeasures Measure(Model model, TimeSpan opened)
    {
        var classifier = new ModelClassifier(model);
        var judged = JudgedRow.All(Test, classifier);
        var messages = judged.Where(row => row.Row.Conversation is null).ToList();
        return new ModelMeasures(
            model.Version,
            PartMeasures.Of(messages),
            Evaluation.ByGroup(messages),
            Disguise.Measure(classifier, messages),
            ConversationEvaluation.ByKind(judged),
            [.. ConversationHeads.Measure(model, OfConversations(Test), Test), .. ConversationHeads.Measure(model, OfConversations(Development), Development)],
            PartMeasures.Of(JudgedRow.All(Development.Where(row => row.Conversation is null), classifier)),
            [.. PublicAlarms(classifier)],
            [.. InARow(classifier)],
            [.. Anchors(classifier)],
            Evaluation.Time(classifier, [.. Test.Select(row => row.Text)], opened));
    }

    private static string OfConversations(IEnumerable<CorpusRow> rows) => Authors(rows.Where(row => row.Conversation is not null));

    private IEnumerable<AlarmRate> PublicAlarms(IClassifier classifier)
    {
        foreach (var (source, messages) in Ordinary())
        {
            yield return Evaluation.PublicAlarms(classifier, source, messages, SpeakerRole.Resident);
        }

        if (Traffic.Folder is { } folder)
        {
            var supportive = PublicTraffic.Read(folder, Posts, int.MaxValue).Where(message => message.Original == "supportive");
            yield return Evaluation.PublicAlarms(classifier, $"{Posts}, supportive replies, read as a supporter's", supportive, SpeakerRole.Supporter);
        }
    }

    private IEnumerable<SystemAlarms> InARow(IClassifier classifier) =>
        Ordinary().Select(source => ConversationEvaluation.OneAuthor(classifier, source.Name, source.Messages));

    private IEnumerable<PublicResult> Anchors(IClassifier classifier) =>
    [
        .. Traffic.Folder is { } posts ? Evaluation.Anchor(classifier, Posts, [.. PublicTraffic.Read(posts, Posts, int.MaxValue)]) : [],
        .. (Sets is null ? [] : LabelledSets).SelectMany(set => Evaluation.Anchor(classifier, set, [.. PublicTraffic.Read(Sets!, set, int.MaxValue)])),
    ];

    private IEnumerable<(string Name, IEnumerable<PublicMessage> Messages)> Ordinary() =>
    [
        .. Traffic.Unseen.GroupBy(message => message.Source).Select(source => ($"{source.Key} (unseen half)", (IEnumerable<PublicMessage>)source)),
        .. (Sets is null ? [] : OrdinarySets).Select(set => (set, PublicTraffic.Read(Sets!, set, int.MaxValue))),
    ];
}
