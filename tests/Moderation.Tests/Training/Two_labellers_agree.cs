using System.Globalization;
using PeerConnect.Training;

namespace PeerConnect.Moderation.Tests.Training;

/// <summary>The rows that were labelled twice: the data card tells how far the labels agree, and none was lost or made up afterwards.</summary>
public sealed class Two_labellers_agree
{
    private sealed record Twice(string Id, int SelfHarm, int Violence, int SecondSelfHarm, int SecondViolence);

    private static readonly List<Twice> Rows =
    [
        .. File.ReadLines(Path.Combine(Repository.CorpusFolder, "second-labels.tsv")).Skip(1).Select(line => line.Split('\t'))
            .Select(parts => new Twice(parts[0], Number(parts[1]), Number(parts[2]), Number(parts[3]), Number(parts[4]))),
    ];

    [Fact]
    public void Six_hundred_rows_outside_of_the_test_were_labelled_twice_and_each_keeps_one_of_its_labels()
    {
        Assert.Equal(600, Rows.Select(row => row.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(600, Rows.Count);
        var corpus = Corpus.TrainingAuthors.Concat(Corpus.DevelopmentAuthors).SelectMany(author => Corpus.ReadAuthor(Repository.CorpusFolder, author)).ToDictionary(row => row.Id, StringComparer.Ordinal);
        Assert.All(Rows, row =>
        {
            var now = (corpus[row.Id].SelfHarm, corpus[row.Id].Violence);
            Assert.True(now == (row.SelfHarm, row.Violence) || now == (row.SecondSelfHarm, row.SecondViolence), $"{row.Id} has a label that nobody gave it.");
        });
    }

    [Fact]
    public void The_data_card_tells_how_far_they_agree()
    {
        var card = File.ReadAllText(Path.Combine(Repository.CorpusFolder, "README.md"));
        var selfHarm = Rows.Select(row => (First: row.SelfHarm, Second: row.SecondSelfHarm)).ToList();
        var violence = Rows.Select(row => (First: row.Violence, Second: row.SecondViolence)).ToList();
        Assert.Contains(
            $"weighted kappa (quadratic) {Shown(Kappa(selfHarm))} for self-harm and {Shown(Kappa(violence))} for violence, the same number in {Same(selfHarm)} and {Same(violence)} of 600, the same side of the alert in {SameSide(selfHarm)} and {SameSide(violence)}.",
            card,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Kappa_is_one_for_equals_and_nought_for_chance()
    {
        Assert.Equal(1, Kappa([(0, 0), (4, 4), (2, 2)]), 9);
        Assert.Equal(0, Kappa([(0, 0), (0, 4), (4, 0), (4, 4)]), 9);
    }

    /// <summary>Cohen's kappa with quadratic weights (Cohen 1968): one less the mean squared difference over that of labels drawn apart.</summary>
    private static double Kappa(IReadOnlyList<(int First, int Second)> pairs)
    {
        var seen = pairs.Average(pair => Squared(pair.First, pair.Second));
        var byChance = pairs.Average(one => pairs.Average(other => Squared(one.First, other.Second)));
        return 1 - (seen / byChance);
    }

    private static double Squared(int one, int other) => (one - other) * (double)(one - other);

    private static int Same(IEnumerable<(int First, int Second)> pairs) => pairs.Count(pair => pair.First == pair.Second);

    private static int SameSide(IEnumerable<(int First, int Second)> pairs) => pairs.Count(pair => (pair.First >= 2) == (pair.Second >= 2));

    private static string Shown(double kappa) => kappa.ToString(".000", CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
