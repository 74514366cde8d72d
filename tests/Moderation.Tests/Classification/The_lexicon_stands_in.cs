using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Tests.Classification;

public sealed class The_lexicon_stands_in
{
    [Theory]
    [InlineData("i want to k!ll m y s e l f", Category.SelfHarm, 3)]
    [InlineData("I won't be here tomorrow, I've given my things away", Category.SelfHarm, 4)]
    [InlineData("they'd all be better off without me", Category.SelfHarm, 2)]
    [InlineData("quiero morir", Category.SelfHarm, 3)]
    [InlineData("no quiero morir todavía", Category.SelfHarm, 1)]
    [InlineData("im not suicidal i just miss her", Category.SelfHarm, 1)]
    [InlineData("are you thinking about killing yourself?", Category.SelfHarm, 1)]
    [InlineData("he can pay me or bleed", Category.Violence, 3)]
    [InlineData("ive got a shank under the bunk", Category.Violence, 4)]
    [InlineData("Te voy a matar", Category.Violence, 3)]
    [InlineData("killing it in the gym", Category.Violence, 1)]
    [InlineData("over my dead body", Category.Violence, 1)]
    [InlineData("visit got moved to ten", Category.Violence, 0)]
    [InlineData("visit got moved to ten", Category.SelfHarm, 0)]
    public void A_phrase_has_its_severity(string text, Category category, int severity) =>
        Assert.Equal(severity, Judge(text).Verdicts.Single(verdict => verdict.Category == category).Severity);

    [Fact]
    public void Every_judgement_owes_a_rescore_and_names_the_lexicon()
    {
        var judgement = Judge("hello");
        Assert.True(judgement.IsFallback);
        Assert.All(judgement.Verdicts, verdict => Assert.Equal(EvidenceSource.Lexicon, verdict.Source));
    }

    [Fact]
    public void The_span_points_at_the_words_as_they_were_written()
    {
        const string Text = "tell her  I want\nto d!e tonight";
        var span = Assert.Single(Judge(Text).Verdicts[0].Spans);
        Assert.Equal("want\nto d!e", Text.Substring(span.Offset, span.Length));
    }

    [Fact]
    public void No_phrase_is_listed_twice_in_a_category()
    {
        var twice = Lexicon.Shipped.Phrases.GroupBy(phrase => (phrase.Category, phrase.Phrase)).Where(group => group.Count() > 1);
        Assert.Empty(twice.Select(group => group.Key));
    }

    private static Judgement Judge(string text) => LexiconClassifier.Shipped.Judge(text, SpeakerRole.Resident, Budget.Unlimited);
}
