using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>Everything that comes of one training: the archive, and what was seen on the way.</summary>
internal sealed record ModelBuild(byte[] Bytes, ModelManifest Manifest, TrainedModel Trained, IReadOnlyList<ScoredRow> Unseen, Calibrated Calibrated)
{
    // The line between a quotation and nothing at all decides only about the sample for quality.
    private const float Quoted = .5f;

    // Within an alert the higher severity is taken as soon as it is the likelier one.
    private const float HigherIsLikelier = .5f;

    public static SeverityScale Scale(float alert) => new(Quoted, alert, HigherIsLikelier, HigherIsLikelier);

    /// <summary>Trains, calibrates and packs. The same corpus and operating point give the same bytes on the same machine.</summary>
    /// <param name="corpusFolder">The corpus.</param>
    /// <param name="traffic">Ordinary messages.</param>
    /// <param name="point">Where alerts begin.</param>
    /// <param name="own">A file with a facility's own rows, which teach beside the corpus; null for none. They choose nothing: they are too few, and each was an alert of the model before.</param>
    public static ModelBuild Make(string corpusFolder, OrdinaryTraffic traffic, OperatingPoint point, string? own = null)
    {
        var corpus = Corpus.ReadTraining(corpusFolder);
        IReadOnlyList<CorpusRow> rows = [.. corpus, .. own is null ? [] : Corpus.ReadFile(own)];
        var unseen = CrossValidation.OfTraining(corpusFolder, traffic);
        var calibrated = Calibrated.On(unseen);
        Progress.Say($"training {Head.All.Count} heads on {rows.Count} rows");
        var trained = TrainedModel.Train(rows, traffic, Head.All);
        var parts = new List<(string Name, byte[] Bytes)> { (ModelManifest.WeightsEntry, trained.WeightsPart()) };

        // What a conversation shows, nobody has labelled in own rows.
        var inConversations = CrossValidation.OfConversations(corpusFolder, traffic);
        var trainedInConversations = TrainedModel.Train(ConversationHeads.Rows(corpus), traffic, Head.OfConversations);
        parts.Add((ModelManifest.ConversationWeightsEntry, trainedInConversations.WeightsPart()));
        var version = "1-" + ModelFile.HashOf([.. parts.SelectMany(part => part.Bytes)])[..8];
        parts.AddRange(trained.Heads.Concat(trainedInConversations.Heads).Select(head => (head.Head.Entry, head.MlNetModel)));
        ImmutableArray<ClassScale> classes =
        [
            new(Category.SelfHarm, calibrated.Of(Category.SelfHarm), Scale(point.SelfHarm)),
            new(Category.Violence, calibrated.Of(Category.Violence), Scale(point.Violence)),
        ];
        var manifest = new ModelManifest(
            version,
            FeatureReader.Format,
            trained.Vocabulary.Names.Length,
            rows.Count,
            Inputs(corpusFolder, own).AddRange(traffic.Hashes),
            parts.ToImmutableSortedDictionary(part => part.Name, part => ModelFile.HashOf(part.Bytes), StringComparer.Ordinal),
            classes,
            MissesOneIn(unseen, calibrated, point),
            ConversationHeads.Scales(inConversations, point));
        return new ModelBuild(Archive.Write(parts.Prepend((ModelManifest.Entry, manifest.ToUtf8()))), manifest, trained, unseen, calibrated);
    }

    /// <summary>Both classes together: an alert in either counts, because somebody looks.</summary>
    private static int MissesOneIn(IReadOnlyList<ScoredRow> unseen, Calibrated calibrated, OperatingPoint point)
    {
        var alerts = unseen.Where(row => row.Row.IsAlert).Select(row => calibrated.Alerts(row.Scores)).ToList();
        var missed = alerts.Count(pair => pair.SelfHarm < point.SelfHarm && pair.Violence < point.Violence);

        // Rounded down: the notice must not promise more than was measured.
        return Math.Max(1, alerts.Count / Math.Max(1, missed));
    }

    private static ImmutableSortedDictionary<string, string> Inputs(string corpusFolder, string? own) =>
        ModelFile.BuiltInInputs().AddRange(Corpus.TrainingAuthors.Concat(Corpus.TrainingConversations)
            .Select(author => (Name: author + ".jsonl", Path: Corpus.FileOf(corpusFolder, author)))
            .Concat(own is null ? [] : [("own rows", own)])
            .Select(input => KeyValuePair.Create(input.Name, ModelFile.HashOf(File.ReadAllBytes(input.Path)))));
}
