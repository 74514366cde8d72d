using PeerConnect.Training;

namespace PeerConnect.Moderation.Tests.Training;

public sealed class The_corpus_is_sound
{
    private static readonly string[] Kinds =
    [
        "plain", "quiet-ordinary", "supportive", "helper-question", "helper-story", "recovery", "grief", "idiom", "sport", "gaming", "law", "religion",
        "joke", "song", "medical", "denial", "system-anger", "past-healed", "ideation-passive", "ideation-active", "plan", "goodbye", "self-injury",
        "hopeless", "self-neglect", "third-person-risk", "quiet-positive", "anger-at-person", "threat-veiled", "threat-direct", "threat-plan",
        "threat-received", "debt-threat", "group-threat", "gang", "staff-threat", "partner-threat", "both",
    ];

    private static readonly Lazy<IReadOnlyList<CorpusRow>> Rows = new(() =>
        [.. Corpus.ReadTraining(Repository.CorpusFolder), .. Corpus.ReadAuthor(Repository.CorpusFolder, Corpus.TestAuthor)]);

    [Fact]
    public void Every_row_has_a_text_labels_in_range_and_an_id_of_its_own()
    {
        Assert.All(Rows.Value, row =>
        {
            Assert.InRange(row.SelfHarm, 0, 4);
            Assert.InRange(row.Violence, 0, 4);
            Assert.Contains(row.Kind, Kinds);
            Assert.Contains(row.Setting, (string[])["direct", "group"]);
            Assert.Null(PeerConnect.Moderation.Text.BodyRules.Check(row.Text));
            Assert.StartsWith(row.Author + "-", row.Id, StringComparison.Ordinal);
        });
        Assert.Equal(Rows.Value.Count, Rows.Value.Select(row => row.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void No_two_rows_are_nearly_the_same_within_an_author_or_across() => Assert.Empty(NearDuplicates.Find(Rows.Value));

    [Fact]
    public void Nearly_the_same_means_half_of_the_runs_of_five_words()
    {
        var one = Row("a-1", "they moved me to the other side of the yard on monday morning");
        var near = Row("a-2", "They moved me to the other side of the yard on Tuesday.");
        var far = Row("a-3", "they moved my brother out and nobody told us on which day");
        Assert.Equal([("a-1", "a-2")], NearDuplicates.Find([one, near, far]));
    }

    [Fact]
    public void At_least_a_third_is_ordinary_and_each_severity_of_each_class_is_there()
    {
        var training = Rows.Value.Where(row => row.Author != Corpus.TestAuthor).ToList();
        Assert.True(training.Count >= 600);
        Assert.True(training.Count(row => row is { SelfHarm: 0, Violence: 0 }) * 3 >= training.Count);
        foreach (var severity in Enumerable.Range(1, 4))
        {
            Assert.True(training.Count(row => row.SelfHarm == severity) >= 50);
            Assert.True(training.Count(row => row.Violence == severity) >= 50);
        }
    }

    private static CorpusRow Row(string id, string text) =>
        new(id, text, PeerConnect.Moderation.Classification.SpeakerRole.Resident, "direct", "en", "general-us", "us", 0, 0, "plain", "a");
}
