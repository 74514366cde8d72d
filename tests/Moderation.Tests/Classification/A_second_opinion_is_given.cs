using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Risk;
using PeerConnect.Moderation.Tests.Training;
using PeerConnect.Training;

namespace PeerConnect.Moderation.Tests.Classification;

/// <summary>What the model nearly flags is read otherwise: it adds what is plain, stays quiet where the words are harmless, and counts in nothing that is about the model.</summary>
public sealed class A_second_opinion_is_given
{
    private static readonly Model Shipped = ShippedModel.Open().Model!;
    private static readonly SecondOpinion Opinion = new(Shipped);

    [Theory]
    [InlineData("se quiere matar", Category.SelfHarm, 3)]
    [InlineData("me trague las pastillas", Category.SelfHarm, 4)]
    [InlineData("me van a matar", Category.Violence, 3)]
    [InlineData("he said he will kill me", Category.Violence, 3)]
    [InlineData("he w1ll k1ll me", Category.Violence, 3)]
    public void A_few_plain_words_that_the_model_lets_pass_are_asked_about_and_found(string text, Category category, int severity)
    {
        var judged = new ModelClassifier(Shipped).Judge(text, SpeakerRole.Resident, Budget.Unlimited);
        Assert.True(judged.Verdicts.Single(verdict => verdict.Category == category).Severity < Verdict.AlertSeverity && judged.IsDoubtful);
        var found = Assert.Single(Opinion.Judge(text, SpeakerRole.Resident, []), verdict => verdict.Category == category);
        Assert.Equal((EvidenceSource.SecondOpinion, severity), (found.Source, found.Severity));
        var span = Assert.Single(found.Spans);
        Assert.InRange(span.Offset + span.Length, 1, text.Length);
    }

    [Theory]
    [InlineData("do you want to kill yourself?", SpeakerRole.Resident)]
    [InlineData("se quiere matar", SpeakerRole.Supporter)]
    [InlineData("no me quiero morir", SpeakerRole.Resident)]
    [InlineData("my mum will kill me", SpeakerRole.Resident)]
    [InlineData("i will kill you lol", SpeakerRole.Resident)]
    [InlineData("gonna hang out after chow", SpeakerRole.Resident)]
    [InlineData("see you at chow tomorrow", SpeakerRole.Resident)]
    [InlineData("", SpeakerRole.Resident)]
    public void A_question_a_helper_a_denial_a_joke_and_ordinary_talk_stay_as_they_are(string text, SpeakerRole role) =>
        Assert.Empty(Opinion.Judge(text, role, []));

    [Fact]
    public void What_the_model_flags_is_not_asked_about_and_gets_no_second_verdict()
    {
        const string Flagged = "I want to kill myself tonight, I have the pills";
        Assert.True(Shipped.Margins(Flagged, SpeakerRole.Resident).SelfHarm >= 0);
        Assert.DoesNotContain(Opinion.Judge(Flagged, SpeakerRole.Resident, ["quiero morir"]), verdict => verdict.Category == Category.SelfHarm);
        Assert.False(new ModelClassifier(Shipped).Judge("see you at chow tomorrow", SpeakerRole.Resident, Budget.Unlimited).IsDoubtful);
    }

    [Fact]
    public void A_message_is_read_sentence_by_sentence_and_after_those_before_it_that_were_no_alert()
    {
        const string Text = "I am here. they say so! no";
        Assert.Equal(["I am here", "they say so"], SecondOpinion.Sentences(Text).Select(place => Text.Substring(place.Offset, place.Length)));
        Assert.Empty(SecondOpinion.Sentences("only one sentence."));
        var heard = new List<string>();
        var reading = SecondReading.Of("c", SpeakerRole.Supporter, ["loud", "a", "b"], (text, _) =>
        {
            heard.Add(text);
            return new Margins(text == "a b c" ? 2 : text == "loud" ? 1 : -1, -1);
        });
        Assert.Equal(["b", "b c", "a", "a b c", "c"], heard);
        Assert.Equal(2, reading.Joined.SelfHarm);
        Assert.Equal(float.NegativeInfinity, SecondReading.Of("c", SpeakerRole.Supporter, ["a", "loud"], (text, _) => new Margins(text == "loud" ? 1 : -1, -1)).Joined.SelfHarm);
    }

    [Fact]
    public void Each_way_speaks_from_its_limit_on_and_none_where_the_model_has_spoken()
    {
        var scale = new SecondOpinionScale(new(-1, -1), new(1, 1), new(2, 2));
        SecondWay Way(float own, float sentence, float joined, params PlainPhrase[] phrases) =>
            new SecondReading([], new(own, own), new(sentence, sentence), new(joined, joined), [.. phrases], []).WayOf(Category.Violence, scale);
        Assert.Equal(SecondWay.None, Way(-1, .9f, 1.9f));
        Assert.Equal(SecondWay.Sentence, Way(-1, 1, 5));
        Assert.Equal(SecondWay.Joined, Way(-1, .9f, 2));
        Assert.Equal(SecondWay.Phrase, Way(-1, 5, 5, new PlainPhrase(Category.Violence, 3, 0, 1)));
        Assert.Equal(SecondWay.None, Way(-1, 0, 0, new PlainPhrase(Category.SelfHarm, 3, 0, 1)));
        Assert.Equal(SecondWay.None, Way(0, 5, 5, new PlainPhrase(Category.Violence, 3, 0, 1)));
    }

    [Fact]
    public void Of_the_plain_rows_of_development_authors_next_to_none_becomes_an_alert_by_it()
    {
        var plain = Corpus.DevelopmentAuthors.SelectMany(author => Corpus.ReadAuthor(Repository.CorpusFolder, author)).Where(row => row.IsOrdinary && row.Kind is "plain" or "benign").ToList();
        var added = plain.AsParallel().Where(row => !Opinion.Judge(row.Text, row.Speaker, []).IsEmpty && Shipped.Margins(row.Text, row.Speaker) is { SelfHarm: < 0, Violence: < 0 }).ToList();
        Assert.True(added.Count * 250 <= plain.Count, $"{added.Count} of {plain.Count}: {string.Join(", ", added.Select(row => row.Id))}");
    }

    [Fact]
    public void It_moves_no_run_of_messages_and_its_page_is_of_the_model_that_ships()
    {
        var said = new Verdict(EvidenceSource.SecondOpinion, SecondOpinion.Version, Category.SelfHarm, 3, .5f, []);
        Assert.Equal(default, RiskState.Next(default, [said], DateTimeOffset.UnixEpoch).State);
        Assert.Contains($"for the model {Shipped.Version};", File.ReadAllText(Repository.Document("second-opinion.md")), StringComparison.Ordinal);
        Assert.True(SecondOpinion.Scale.Doubt is { SelfHarm: < 0, Violence: < 0 });
    }

    [Theory]
    [InlineData("I will kill you")]
    [InlineData("quiero morir")]
    [InlineData("I have a noose")]
    public void What_the_list_of_plain_statements_says_in_the_first_judgement_is_not_asked_about(string text)
    {
        Assert.False(new ModelClassifier(Shipped).Judge(text, SpeakerRole.Resident, Budget.Unlimited).IsDoubtful);
        Assert.Empty(Opinion.Judge(text, SpeakerRole.Resident, []));
    }

    [Fact]
    public void Its_phrases_are_short_and_none_stands_twice_or_is_a_plain_statement_wherever_it_stands()
    {
        var phrases = LexiconPhrase.ReadAll(SecondOpinion.Table());
        Assert.All(phrases.Where(phrase => phrase.Severity >= Verdict.AlertSeverity), phrase => Assert.DoesNotContain(PlainStatements.Judge($"sergeant {phrase.Phrase}"), said => said.Category == phrase.Category));
        Assert.All(phrases, phrase => Assert.InRange(phrase.Words.Length, 1, SecondOpinion.FewWords));
        Assert.Distinct(phrases.Select(phrase => phrase.Phrase));
    }
}
