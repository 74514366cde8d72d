using PeerConnect.Moderation.Text;

namespace PeerConnect.Training;

/// <summary>Finds rows that are nearly the same: at least half of their runs of five words in common.</summary>
internal static class NearDuplicates
{
    private const int Run = 5;
    private const double Enough = .5;

    public static IEnumerable<(string One, string Other)> Find(IReadOnlyList<CorpusRow> rows)
    {
        var runs = rows.Select(row => Runs(row.Text)).ToList();
        var byRun = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var run in runs[row])
            {
                if (!byRun.TryGetValue(run, out var having))
                {
                    byRun[run] = having = [];
                }

                having.Add(row);
            }
        }

        return byRun.Values
            .SelectMany(having => having.SelectMany((one, index) => having.Skip(index + 1).Select(other => (one, other))))
            .Distinct()
            .Where(pair => Jaccard(runs[pair.one], runs[pair.other]) >= Enough)
            .Select(pair => (rows[pair.one].Id, rows[pair.other].Id));
    }

    private static double Jaccard(HashSet<string> one, HashSet<string> other)
    {
        var common = one.Count(other.Contains);
        return (double)common / (one.Count + other.Count - common);
    }

    // A message shorter than a run is one run: two that are the same are duplicates whatever their length.
    private static HashSet<string> Runs(string text)
    {
        // As they were written: what the model takes a disguised word for is the model's affair, and must not change which rows there are.
        var normalised = new NormalisedText();
        Normaliser.NormaliseByLetters(text, normalised);
        var words = normalised.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= Run
            ? [string.Join(' ', words)]
            : [.. Enumerable.Range(0, words.Length - Run + 1).Select(from => string.Join(' ', words.Skip(from).Take(Run)))];
    }
}
