using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Tests.Training;
using PeerConnect.Training;

namespace PeerConnect.Moderation.Tests.Classification;

/// <summary>What a model's card promises, and what verdicts say of it, whatever share of people is in danger.</summary>
public sealed class A_promise_is_kept_or_not
{
    private static readonly Lazy<Model> Shipped = new(() => ShippedModel.Open().Model!);

    [Fact]
    public void Given_the_model_that_ships_then_its_promise_is_what_it_does_on_the_messages_of_its_card_and_the_card_says_the_same()
    {
        var messages = JudgedRow.All(Corpus.TestAuthors.SelectMany(author => Corpus.ReadAuthor(Repository.CorpusFolder, author)), new ModelClassifier(Shipped.Value));
        List<CorpusRow> conversations = [.. Corpus.TestConversations.SelectMany(author => Corpus.ReadAuthor(Repository.CorpusFolder, author))];
        var measured = Promising.Of(Shipped.Value, messages, conversations);
        Assert.Equal(measured.Alarms, ModelPromises.Shipped.Find(Shipped.Value.Version)!.Alarms);
        Assert.Equal(measured.Alarms, EvaluationReport.Read(Repository.CardNumbers).Promise!.Alarms);
        foreach (var category in new[] { Category.SelfHarm, Category.Violence, Category.SexualAbuse, Category.Exploitation })
        {
            var all = measured.Of(category, default)!.Value;
            Assert.NotEqual(0, all.Hits);
            foreach (var axis in FlagGroup.Axes)
            {
                Assert.Equal(all.Hits, axis.Sum(group => measured.Of(category, group)!.Value.Hits));
            }
        }

        // As the card's own section says: so many messages of conversations that show neither were raised.
        Assert.All(EvaluationReport.Read(Repository.CardNumbers).Model.Patterns.Take(2), part => Assert.Equal(
            (part.WrongInOthers, part.InOthers), (measured.Of(part.Category, default)!.Value.Hits, measured.Of(part.Category, default)!.Value.Of)));
    }

    [Fact]
    public void Given_a_version_that_nobody_measured_then_it_promises_nothing()
    {
        Assert.Null(ModelPromises.Shipped.Find("lexicon-1"));
        Assert.Equal(PromiseKept.NoPromise, PromisedShare.Compare(null, new Share(0, 1000), others: 0));
    }

    [Theory]
    [InlineData(.0005)]
    [InlineData(.003)]
    [InlineData(.02)]
    public void Given_a_model_that_does_as_on_its_test_then_no_share_of_people_in_danger_breaks_its_promise_and_thrice_the_false_alarms_break_it(double inDanger)
    {
        const int messages = 100_000;
        var promised = new Share(14, 2549);
        PromiseKept Kept(double falseAlarms)
        {
            var right = (int)(inDanger * messages * .7);
            var flags = right + (int)((1 - inDanger) * messages * falseAlarms);
            return PromisedShare.Compare(PromisedShare.Of(promised, messages, flags), new Share(right, flags), others: 0);
        }

        Assert.Equal(PromiseKept.Kept, Kept(promised.Value));
        Assert.Equal(PromiseKept.FewerRight, Kept(promised.Value * 3));
        Assert.Equal(PromiseKept.Kept, Kept(promised.Value / 5));
    }

    [Fact]
    public void Given_known_numbers_then_these_shares_are_promised()
    {
        // 5 of 1,000 lie between 2.14 and 11.65 of 1,000.
        var share = PromisedShare.Of(new Share(5, 1000), messages: 2000, flags: 50);
        Assert.Equal(1 - (.01165 * 2000 / 50), share.Low, 3);
        Assert.Equal(1 - (.00214 * 2000 / 50), share.High, 3);
        Assert.Equal(new PromisedShare(0, 1), PromisedShare.Of(new Share(5, 1000), messages: 2000, flags: 0));

        // More messages than the flags could ever be right for: nothing is promised of them, and nothing can break it.
        Assert.Equal(0, PromisedShare.Of(new Share(5, 1000), messages: 2_000_000, flags: 50).High);
    }

    [Theory]
    [InlineData(9, 0, 0, PromiseKept.TooFew)]
    [InlineData(9, 0, 9, PromiseKept.TooFew)]
    [InlineData(10, 0, 0, PromiseKept.FewerRight)]
    [InlineData(10, 0, 1, PromiseKept.FewerRight)]
    [InlineData(10, 0, 2, PromiseKept.Kept)]
    [InlineData(10, 0, 200, PromiseKept.Kept)]
    [InlineData(10, 3, 0, PromiseKept.Kept)]
    [InlineData(20, 3, 0, PromiseKept.FewerRight)]
    [InlineData(20, 5, 0, PromiseKept.Kept)]
    [InlineData(40, 40, 0, PromiseKept.Kept)]
    public void Given_verdicts_then_only_enough_of_them_and_intervals_that_do_not_meet_also_with_all_others_right_are_a_difference(
        int verdicts, int right, int others, PromiseKept expected) =>
        Assert.Equal(expected, PromisedShare.Compare(new PromisedShare(.4, .8), new Share(right, verdicts), others));

    [Theory]
    [InlineData("I can't do this any more", MessageLanguage.English)]
    [InlineData("no sé qué hacer con mi vida", MessageLanguage.Spanish)]
    [InlineData("mi hermano is going to the yard and no quiero", MessageLanguage.Other)]
    [InlineData("ok", MessageLanguage.English)]
    [InlineData("hmm", MessageLanguage.Other)]
    [InlineData("", MessageLanguage.Other)]
    public void Given_a_message_then_its_small_words_tell_the_language(string text, MessageLanguage expected) => Assert.Equal(expected, LanguageReader.Of(text));

    [Theory]
    [InlineData("en", MessageLanguage.English, .9)]
    [InlineData("es", MessageLanguage.Spanish, .9)]
    public void Given_messages_that_chose_none_of_the_words_then_the_language_is_told(string labelled, MessageLanguage expected, double atLeast)
    {
        var rows = Corpus.DevelopmentAuthors.SelectMany(author => Corpus.ReadAuthor(Repository.CorpusFolder, author)).Where(row => row.Language == labelled).ToList();
        var told = rows.Count(row => LanguageReader.Of(row.Text) == expected);
        Assert.True(rows.Count > 300 && told >= atLeast * rows.Count, $"{told} of {rows.Count}");
    }

    [Fact]
    public void Given_the_model_and_the_list_of_words_then_both_say_the_language_of_what_they_judge()
    {
        foreach (var classifier in new IClassifier[] { new ModelClassifier(Shipped.Value), LexiconClassifier.Shipped })
        {
            Assert.Equal(MessageLanguage.Spanish, classifier.Judge("mañana voy a la escuela con mi hermano", SpeakerRole.Resident, Budget.Unlimited).Language);
            Assert.Equal(MessageLanguage.English, classifier.Judge("the library is open after lunch", SpeakerRole.Resident, Budget.Unlimited).Language);
        }
    }
}
