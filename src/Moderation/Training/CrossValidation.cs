using System.Globalization;
using System.Text;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>Scores of rows by models that never saw their authors: the only way to see how a stranger's words will do.</summary>
internal static class CrossValidation
{
    private const int Groups = 5;
    private const string Folder = "artifacts/unseen-scores";

    /// <summary>The authors are dealt into five groups; each group's rows are scored by a model of the other four.</summary>
    public static IReadOnlyList<ScoredRow> ByAuthor(IReadOnlyList<CorpusRow> rows, OrdinaryTraffic traffic, IReadOnlyList<Head> heads)
    {
        var authors = rows.Select(row => row.Author).Distinct().ToList();
        var scored = new List<ScoredRow>();
        var done = 0;
        foreach (var group in authors.Select((author, index) => (author, index)).GroupBy(pair => pair.index % Groups, pair => pair.author).Select(group => group.ToHashSet(StringComparer.Ordinal)))
        {
            Progress.Say($"cross-validation, {heads.Count} heads: group {++done} of {Groups} ({string.Join(", ", group)})");
            var scorer = TrainedModel.Train([.. rows.Where(row => !group.Contains(row.Author))], traffic, heads).Scorer();
            scored.AddRange(rows.Where(row => group.Contains(row.Author)).Select(row => new ScoredRow(row, scorer(row.Text, row.Speaker))));
        }

        return scored;
    }

    /// <summary>
    /// The same for the training rows and the heads of messages, kept in a file for the next command: the three commands that make a model need the same scores.
    /// The file's name is the hash of everything that they depend on, this program included.
    /// </summary>
    public static IReadOnlyList<ScoredRow> OfTraining(string corpusFolder, OrdinaryTraffic traffic) => Kept(Corpus.ReadTraining(corpusFolder), traffic, Head.All);

    /// <summary>The same for what conversations show.</summary>
    public static IReadOnlyList<ScoredRow> OfConversations(string corpusFolder, OrdinaryTraffic traffic) =>
        Kept(ConversationHeads.Rows(Corpus.ReadTraining(corpusFolder)), traffic, Head.OfConversations);

    private static IReadOnlyList<ScoredRow> Kept(IReadOnlyList<CorpusRow> rows, OrdinaryTraffic traffic, IReadOnlyList<Head> heads)
    {
        var path = Path.Combine(Folder, Key(rows, traffic, heads) + ".tsv");
        if (File.Exists(path))
        {
            var byId = File.ReadLines(path).Select(line => line.Split('\t')).ToDictionary(
                columns => columns[0],
                columns => columns[1..].Select(column => float.Parse(column, CultureInfo.InvariantCulture)).ToArray());
            return [.. rows.Select(row => new ScoredRow(row, byId[row.Id]))];
        }

        var scored = ByAuthor(rows, traffic, heads);
        Directory.CreateDirectory(Folder);
        File.WriteAllLines(path, scored.Select(row => $"{row.Row.Id}\t{string.Join('\t', row.Scores.Select(score => score.ToString("R", CultureInfo.InvariantCulture)))}"));
        return scored;
    }

    private static string Key(IReadOnlyList<CorpusRow> rows, OrdinaryTraffic traffic, IReadOnlyList<Head> heads)
    {
        var inputs = new StringBuilder()
            .Append(typeof(CrossValidation).Module.ModuleVersionId)
            .Append(typeof(FeatureReader).Module.ModuleVersionId)
            .AppendJoin('\n', traffic.Hashes)
            .AppendJoin('\n', heads);
        foreach (var row in rows)
        {
            inputs.Append('\n').Append(row.Id).Append(row.Speaker).AppendJoin(' ', row.SelfHarm, row.Violence, row.Exploitation, row.SexualAbuse).Append(row.Conversation).Append(row.Text);
        }

        return ModelFile.HashOf(Encoding.UTF8.GetBytes(inputs.ToString()));
    }
}
