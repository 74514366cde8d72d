using System.Globalization;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Risk;
using PeerConnect.Moderation.Tests.Training;
using PeerConnect.Training;

namespace PeerConnect.Moderation.Tests.Classification;

/// <summary>Rules alone say whether a message tells in detail how to hurt or kill oneself; they are held to rows that they were not written on, and to silence where somebody cries.</summary>
public sealed class Method_detail_is_told
{
    private static readonly IReadOnlyList<MethodRow> Development = MethodRow.Read(Repository.CorpusFolder, MethodRow.DevelopmentFile);
    private static readonly IReadOnlyList<MethodRow> Test = MethodRow.Read(Repository.CorpusFolder, MethodRow.TestFile);

    [Fact]
    public void More_than_two_hundred_rows_half_of_them_near_misses_in_both_languages_and_none_twice()
    {
        Assert.All([Development, Test], half =>
        {
            Assert.True(half.Count >= 100, $"{half.Count} rows");
            Assert.InRange(half.Count(row => row.IsDetail), half.Count * 4 / 10, half.Count * 6 / 10);
            Assert.All(half.GroupBy(row => row.IsDetail), side => Assert.True(side.Count(row => row.Language == "es") >= side.Count() / 5));
        });
        Assert.Distinct(Development.Concat(Test).Select(row => row.Text));
    }

    [Fact]
    public void On_rows_that_were_not_read_while_the_rules_were_written_nearly_all_that_is_taken_is_right_and_most_is_found()
    {
        var measured = MethodMeasure.Of(Test);
        Assert.True(measured.Right.Value >= .9, $"precision {measured.Right.Value:F2}");
        Assert.True(measured.Found.Value >= .6, $"recall {measured.Found.Value:F2}");
    }

    [Fact]
    public void The_page_tells_what_is_measured()
    {
        var page = File.ReadAllText(Repository.Document("method-detail.md"));
        foreach (var (half, rows) in new[] { ("development", Development), ("test", Test) })
        {
            var (found, right) = (MethodMeasure.Of(rows).Found, MethodMeasure.Of(rows).Right);
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"| {half} | both | {found.Hits} of {found.Of} | {found.Value:F2} |"), page, StringComparison.Ordinal);
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $" | {right.Hits} of {right.Of} | {right.Value:F2} |"), page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_cry_for_help_and_no_helper_of_either_half_is_taken() =>
        Assert.All(Development.Concat(Test).Where(row => row.Kind is "cry" or "helper" or "third"), row => Assert.Null(row.Rule()));

    [Fact]
    public void Of_the_corpus_where_nobody_tells_how_no_ordinary_message_and_next_to_no_cry_is_taken()
    {
        var taken = Corpus.TrainingAuthors.Concat(Corpus.TrainingConversations).Concat(Corpus.DevelopmentAuthors)
            .SelectMany(author => Corpus.ReadAuthor(Repository.CorpusFolder, author)).AsParallel().Where(row => MethodDetail.RuleOf(row.Text) is not null).ToList();
        Assert.DoesNotContain(taken, row => !row.IsAlert);
        Assert.True(taken.Count <= 3, string.Join(", ", taken.Select(row => row.Id)));
    }

    [Fact]
    public void The_model_and_the_list_that_stands_in_for_it_both_carry_it_and_a_disguise_does_not_hide_it()
    {
        var told = Development.Where(row => row.IsDetail && row.Rule() is not null).ToList();
        var model = ShippedModel.Open().Model!;
        Assert.All(told, row =>
        {
            Assert.True(new ModelClassifier(model).Judge(row.Text, SpeakerRole.Resident, Budget.Unlimited).MethodDetail);
            Assert.True(LexiconClassifier.Shipped.Judge(row.Text, SpeakerRole.Resident, Budget.Unlimited).MethodDetail);
        });
        Assert.False(new ModelClassifier(model).Judge("I took all my pills, help", SpeakerRole.Resident, Budget.Unlimited).MethodDetail);
        foreach (var way in Disguise.Ways)
        {
            var found = told.Count(row => MethodDetail.RuleOf(way.Write(row.Text)) is not null);
            Assert.True(found * 3 >= told.Count, $"{way.Name}: {found} of {told.Count}");
        }
    }

    [Fact]
    public void Telling_how_speaks_for_care_and_does_not_count_in_the_run_of_messages()
    {
        Assert.Empty(ListsBeside.Add([], new Judgement([], IsFallback: false)));
        var said = Assert.Single(ListsBeside.Add([], new Judgement([], IsFallback: false, MethodDetail: true)));
        Assert.Equal((Category.SelfHarm, Verdict.AlertSeverity), (said.Category, said.Severity));
        var state = RiskState.Next(default, [said], DateTimeOffset.UnixEpoch).State;
        Assert.Equal(default, state);
    }

    [Fact]
    public void A_table_with_a_chain_of_more_links_than_are_followed_is_refused()
    {
        static string Table(int links) => $"list\tsame\tagain\nrule\tlong\t40\t{string.Join('+', Enumerable.Repeat("same", links))}\tsame";
        Assert.Equal(["long"], new ListedRules(Table(32)).Names);
        Assert.Throws<FormatException>(() => new ListedRules(Table(33)));
    }

    [Theory]
    [InlineData("?")]
    [InlineData("^!")]
    [InlineData("again, ")]
    public void A_table_with_a_phrase_of_which_nothing_is_left_is_refused(string phrases)
    {
        static string Table(string phrases) => $"list\tasked\t{phrases}\nrule\ttold\t4\tasked\tasked";
        Assert.Equal(["told"], new ListedRules(Table("again ?")).Names);
        Assert.Throws<FormatException>(() => new ListedRules(Table(phrases)));
    }

    [Theory]
    [InlineData("neither")]
    [InlineData("rule\tno-list\t4\tnothing\tnothing")]
    public void A_table_with_a_line_that_is_neither_or_a_rule_over_an_unknown_list_is_refused(string line) =>
        Assert.ThrowsAny<Exception>(() => new ListedRules(line));
}
