using PeerConnect.Moderation.Classification;
using PeerConnect.Training;

namespace PeerConnect.Moderation.Tests.Training;

public sealed class The_corpus_is_sound
{
    private const int ShortAnswer = 8;

    private static readonly string[] Kinds =
    [
        "plain", "quiet-ordinary", "supportive", "helper-question", "helper-story", "recovery", "grief", "idiom", "sport", "gaming", "law", "religion",
        "joke", "song", "medical", "denial", "system-anger", "past-healed", "ideation-passive", "ideation-active", "plan", "goodbye", "self-injury",
        "hopeless", "self-neglect", "third-person-risk", "quiet-positive", "good-news", "anger-at-person", "threat-veiled", "threat-direct", "threat-plan",
        "threat-received", "debt-threat", "group-threat", "gang", "staff-threat", "partner-threat", "both",
    ];

    private static readonly string[] ConversationKinds = ["benign", "build-up", "crisis", "exploitation", "sexual-abuse", "group-risk"];

    private static readonly string[] Dialects =
    [
        "general-us", "southern-us", "aae", "midwestern-us", "appalachian", "new-york", "youth-us", "chicano", "spanglish", "general-uk",
        "northern-english", "mle", "scots", "irish", "welsh-english", "scouse", "geordie", "youth-uk", "canadian", "first-nations", "australian",
        "aboriginal-english", "nz", "maori-english", "mexican", "caribbean-spanish", "caribbean", "central-american", "south-american", "castilian",
        "nigerian-english",
    ];

    private static readonly Lazy<IReadOnlyList<CorpusRow>> Rows = new(() =>
        [.. Corpus.Authors.SelectMany(author => Corpus.ReadAuthor(Repository.CorpusFolder, author))]);

    private static IEnumerable<CorpusRow> Messages => Rows.Value.Where(row => row.Conversation is null);

    [Fact]
    public void Every_row_has_a_text_labels_in_range_and_an_id_of_its_own()
    {
        Assert.All(Rows.Value, row =>
        {
            Assert.InRange(row.SelfHarm, 0, 4);
            Assert.InRange(row.Violence, 0, 4);
            Assert.Contains(row.Kind, row.Conversation is null ? Kinds : ConversationKinds);
            Assert.Contains(row.Dialect, Dialects);
            Assert.Contains(row.Language, (string[])["en", "es", "mixed"]);
            Assert.Contains(row.Setting, (string[])["direct", "group"]);
            Assert.Null(PeerConnect.Moderation.Text.BodyRules.Check(row.Text));
            Assert.StartsWith(row.Author + "-", row.Id, StringComparison.Ordinal);
        });
        Assert.Equal(Rows.Value.Count, Rows.Value.Select(row => row.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_file_belongs_to_one_part_of_the_split() => Assert.Equal(
        Corpus.Authors.Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Repository.CorpusFolder, "*.jsonl").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void Conversations_have_their_turns_in_order_and_people_in_their_role()
    {
        var conversations = Rows.Value.Where(row => row.Conversation is not null).GroupBy(row => row.Conversation).ToList();
        Assert.True(conversations.Count >= 300);
        Assert.All(conversations, conversation =>
        {
            var turns = conversation.Select(row => row.Turn).ToList();
            Assert.InRange(turns.Count, 6, 20);
            Assert.Equal(turns.Order(), turns);
            Assert.Equal(turns.Count, turns.Distinct().Count());
            Assert.Single(conversation.Select(row => (row.Author, row.Kind, row.Setting)).Distinct());
            Assert.All(conversation, row =>
            {
                Assert.Equal(char.ToLowerInvariant(row.Person![0]), row.Speaker.ToString().ToLowerInvariant()[0]);
                Assert.InRange(row.Exploitation, 0, 1);
                Assert.InRange(row.SexualAbuse, 0, 1);
            });
            Assert.Equal(conversation.First().Kind == "benign", conversation.All(row => !row.IsAlert && row.Exploitation + row.SexualAbuse == 0));
        });
    }

    /// <summary>In a conversation people answer "ok" as others do; single rows and longer lines are written once.</summary>
    [Fact]
    public void No_two_rows_are_nearly_the_same_within_an_author_or_across_the_split() =>
        Assert.Empty(NearDuplicates.Find([.. Rows.Value.Where(row => row.Conversation is null || row.Text.Split(' ').Length > ShortAnswer)]));

    [Fact]
    public void The_test_set_is_large_enough_to_show_what_is_claimed()
    {
        var test = Messages.Where(row => Corpus.TestAuthors.Contains(row.Author)).ToList();
        Assert.True(test.Count(row => row.IsOrdinary) >= 2_000);
        Assert.True(test.Count(row => row.IsSupportive) >= 500);
        foreach (var category in new[] { Category.SelfHarm, Category.Violence })
        {
            Assert.True(test.Count(row => row.Severity(category) == 2) >= 150);
            Assert.True(test.Count(row => row.Severity(category) > 2) >= 150);
        }
    }

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
        var training = Messages.Where(row => Corpus.TrainingAuthors.Contains(row.Author)).ToList();
        Assert.True(training.Count >= 6_000);
        Assert.True(training.Count(row => row is { SelfHarm: 0, Violence: 0 }) * 3 >= training.Count);
        foreach (var severity in Enumerable.Range(1, 4))
        {
            Assert.True(training.Count(row => row.SelfHarm == severity) >= 200);
            Assert.True(training.Count(row => row.Violence == severity) >= 200);
        }
    }

    private static CorpusRow Row(string id, string text) =>
        new(id, text, SpeakerRole.Resident, "direct", "en", "general-us", "us", 0, 0, "plain", "a");
}
