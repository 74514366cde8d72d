using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Text;
using PeerConnect.Training;

namespace PeerConnect.Moderation.Tests.Training;

public sealed class A_piece_is_tried
{
    [Fact]
    public void Given_a_kind_of_features_that_is_left_out_then_its_copies_by_role_go_with_it_and_all_others_stay()
    {
        var text = Normaliser.Normalise("he owes me, i will see him tonight");
        var all = RowFeatures.Of(text, SpeakerRole.Resident, _ => true);
        var without = RowFeatures.Of(text, SpeakerRole.Resident, kind => kind != FeatureKind.WordPair);
        int Of(RowFeatures features, FeatureKind kind) => features.Values.Count(feature => feature.Value.Kind == kind);
        Assert.True(Of(all, FeatureKind.WordPair) > 0);
        Assert.Equal(0, Of(without, FeatureKind.WordPair));
        Assert.Equal(Of(all, FeatureKind.ResidentCopy) - Of(all, FeatureKind.WordPair), Of(without, FeatureKind.ResidentCopy));
        Assert.Equal(Of(all, FeatureKind.Letters), Of(without, FeatureKind.Letters));
    }

    [Fact]
    public void Given_rows_and_development_authors_then_a_trial_counts_what_is_found_at_its_price()
    {
        var rows = Read("ash", "birch");
        var development = Read("elm", "alder");
        var with = Trial.AsShipped("all").Run(rows, OrdinaryTraffic.None, development);
        var words = Trial.Without("without letters", FeatureKind.Letters).Run(rows, OrdinaryTraffic.None, development);
        Assert.True(words.Features < with.Features);
        Assert.True(with.Single.All(one => one.AreaUnderCurve > .7));
        Assert.Equal(development.Count(row => row.Conversation is null && row.IsAlert), with.Alerts);
        Assert.Equal(development.Count(row => row.Conversation is not null && row.SelfHarm >= Verdict.AlertSeverity), with.InConversations[0].Of);
        Assert.InRange(with.Found, 1, with.Alerts);
        Assert.InRange(with.FoundDisguised, .5 * with.Found, with.Found + 5);
    }

    [Fact]
    public void Given_a_conversation_then_each_message_knows_what_came_before_it_and_nothing_of_itself()
    {
        CorpusRow Row(string id, int turn, string person) =>
            new(id, "", SpeakerRole.Resident, "direct", "en", "", "", 0, 0, "", "", Conversation: "c", Turn: turn, Person: person);
        (CorpusRow, float, float)[] worrying = [(Row("1", 1, "a"), .9f, .01f), (Row("2", 2, "b"), .01f, .01f), (Row("3", 3, "a"), .01f, .01f)];
        (CorpusRow, float, float)[] plain = [(Row("1", 1, "a"), .01f, .01f), (Row("2", 2, "b"), .01f, .01f), (Row("3", 3, "a"), .01f, .01f)];
        var (one, other) = (StoredNumbers.Of(worrying), StoredNumbers.Of(plain));
        Assert.Equal(other["1"], one["1"]);
        Assert.NotEqual(other["2"], one["2"]);
        Assert.NotEqual(other["3"], one["3"]);
        Assert.NotEqual(one["1"], one["3"]);
        Assert.Empty(StoredNumbers.Of([(Row("4", 1, "a") with { Conversation = null }, .9f, .9f)]));
    }

    [Fact]
    public void Given_the_training_rows_then_the_known_words_are_theirs_and_what_is_disguised_in_them_is_none()
    {
        var rows = Corpus.ReadTraining(Repository.CorpusFolder).Where(row => !Corpus.AfterTheKnownWords.Contains(row.Author)).ToList();
        var table = WordsCommand.Table(rows, []).Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        Assert.Equal(table, KnownWords.Shipped.All.Take(table.Length));
        Assert.Contains("tonight", table);
        var twice = new[] { "ash", "birch" }.Select(author => new CorpusRow(author, "k1ll noooo d.i.e visit", SpeakerRole.Resident, "direct", "en", "", "", 0, 0, "", author)).ToList();
        Assert.Contains("visit", WordsCommand.Table(twice, []).Split('\n'));
        Assert.DoesNotContain("k0ll", WordsCommand.Table(twice, []).Split('\n'));
        Assert.DoesNotContain("noo", WordsCommand.Table(twice, []).Split('\n'));
    }

    private static List<CorpusRow> Read(params string[] authors) => [.. authors.SelectMany(author => Corpus.ReadAuthor(Repository.CorpusFolder, author))];
}
