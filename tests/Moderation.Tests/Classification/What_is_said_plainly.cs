using System.Globalization;
using CsCheck;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Risk;
using PeerConnect.Moderation.Tests.Training;
using PeerConnect.Training;

namespace PeerConnect.Moderation.Tests.Classification;

/// <summary>A list of rules knows the plain statements that anybody would try first, whatever the model makes of them; their harmless twins leave it silent, and it only ever adds.</summary>
public sealed class What_is_said_plainly
{
    private static readonly IReadOnlyList<PlainRow> Development = PlainRow.Read(Repository.CorpusFolder, PlainRow.DevelopmentFile);
    private static readonly IReadOnlyList<PlainRow> Test = PlainRow.Read(Repository.CorpusFolder, PlainRow.TestFile);
    private static readonly ModelClassifier Classifier = new(ShippedModel.Open().Model!);

    [Theory]
    [InlineData("I'm going to kill you tonight", Category.Violence, 4)]
    [InlineData("I will stab you in the yard tonight, you are dead", Category.Violence, 4)]
    [InlineData("I will cut your throat", Category.Violence, 3)]
    [InlineData("te voy a apuñalar en el patio esta noche", Category.Violence, 4)]
    [InlineData("im gonna stab you in the yard tonight", Category.Violence, 4)]
    [InlineData("I will beat you up in the shower tomorrow", Category.Violence, 4)]
    [InlineData("you are dead when I see you on the yard", Category.Violence, 4)]
    [InlineData("i took all my pills", Category.SelfHarm, 4)]
    [InlineData("me voy a matar esta noche", Category.SelfHarm, 4)]
    [InlineData("I'm not joking, I'm going to kill myself", Category.SelfHarm, 3)]
    public void Is_known_beside_the_model_from_whoever_writes_it_and_by_the_list_that_stands_in_for_it_too(string text, Category category, int severity)
    {
        foreach (var role in Enum.GetValues<SpeakerRole>())
        {
            foreach (IClassifier classifier in new IClassifier[] { Classifier, LexiconClassifier.Shipped })
            {
                var judgement = classifier.Judge(text, role, Budget.Unlimited);
                var said = Assert.Single(judgement.Plain, verdict => verdict.Category == category);
                Assert.Equal((EvidenceSource.Lexicon, PlainStatements.Version, severity), (said.Source, said.Version, said.Severity));
                Assert.All(said.Spans, span => Assert.InRange(span.Offset + span.Length, 1, text.Length));
                Assert.DoesNotContain(judgement.Verdicts, verdict => ListsBeside.Said(verdict));
            }
        }
    }

    [Theory]
    [InlineData("are you going to kill yourself?")]
    [InlineData("I'm not going to kill you")]
    [InlineData("I could kill you lol")]
    [InlineData("this heat is going to kill me")]
    [InlineData("I'm dying")]
    [InlineData("I'd kill for a burger")]
    [InlineData("voy a matar a mi hermano si gana")]
    [InlineData("he told me I'm going to stab you in the yard tonight")]
    [InlineData("do you think I'm going to kill myself tonight?")]
    [InlineData("In the movie he says I'm going to kill you tonight")]
    [InlineData("im going to kill you in spades tonight")]
    [InlineData("In 2015 I took all my pills. I am glad I lived.")]
    [InlineData("I took all my pills with breakfast")]
    [InlineData("no me voy a matar")]
    [InlineData("te voy a matar esta noche jaja")]
    [InlineData("")]
    public void A_joke_a_game_a_quotation_a_question_a_denial_and_what_is_long_past_leave_it_silent(string text)
    {
        Assert.Empty(Classifier.Judge(text, SpeakerRole.Resident, Budget.Unlimited).Plain);
        Assert.Empty(LexiconClassifier.Shipped.Judge(text, SpeakerRole.Resident, Budget.Unlimited).Plain);
    }

    [Theory]
    [InlineData("I want to die tonight?")]
    [InlineData("I want to kill myself? idk")]
    public void A_question_mark_alone_quiets_no_cry(string text) => Assert.Equal(Category.SelfHarm, Assert.Single(PlainStatements.Judge(text)).Category);

    [Theory]
    [InlineData("he'll be dead by Monday", 4)]
    [InlineData("listen. Ray is going to be dead by monday, they have the shank ready at supper", 4)]
    [InlineData("they are gonna kill him in the shower tomorrow", 4)]
    [InlineData("they're going to stab Ray at chow", 4)]
    [InlineData("somebody is gonna kill Marcus tonight", 4)]
    [InlineData("she wont make it to morning, they are waiting for her", 4)]
    [InlineData("they are gonna stab you at chow tomorrow, stay in", 4)]
    [InlineData("they are going to kill him", 3)]
    [InlineData("van a picar a Ray en la cena", 4)]
    [InlineData("lo van a matar el viernes", 4)]
    [InlineData("lo van a matar por una deuda", 3)]
    public void A_danger_by_others_doing_has_the_severity_of_whom_it_is_to_and_is_no_threat_of_whoever_warns(string text, int severity)
    {
        foreach (var role in Enum.GetValues<SpeakerRole>())
        {
            var said = Assert.Single(Classifier.Judge(text, role, Budget.Unlimited).Plain);
            Assert.Equal((EvidenceSource.Lexicon, PlainStatements.DangerVersion, Category.Violence, severity, true), (said.Source, said.Version, said.Category, said.Severity, said.IsWarning));
            Assert.True(ListsBeside.Said(said));
        }

        Assert.False(PlainStatements.ThreatenReader(text));
    }

    [Theory]
    [InlineData("dr said quit smoking or be dead by sixty five")]
    [InlineData("grandma will be dead by christmas, cancer")]
    [InlineData("I'll be dead by 30")]
    [InlineData("is he going to be dead by monday?")]
    [InlineData("he will not be dead by monday, the officers moved him")]
    [InlineData("they were going to kill him in 2015 but he got moved")]
    [InlineData("the preacher said \"they will kill him tomorrow\" and everybody went quiet")]
    [InlineData("in the movie they are going to kill him tonight")]
    [InlineData("they're going to kill him in spades tonight")]
    [InlineData("my mom is going to kill him when she sees the bill")]
    [InlineData("my battery will be dead by tonight")]
    [InlineData("el azúcar lo va a matar")]
    [InlineData("¿lo van a matar?")]
    [InlineData("no lo van a matar, ya lo movieron")]
    public void Illness_a_film_a_game_a_question_and_what_is_over_are_no_danger_by_others_doing(string text) =>
        Assert.Empty(Classifier.Judge(text, SpeakerRole.Supporter, Budget.Unlimited).Plain);

    [Fact]
    public void A_threat_and_a_warning_in_one_message_are_both_told_and_what_is_a_threat_already_is_no_warning()
    {
        Assert.Equal([PlainStatements.Version, PlainStatements.DangerVersion], PlainStatements.Judge("I will cut your throat. they are going to kill him").Select(said => said.Version));
        var threat = Assert.Single(PlainStatements.Judge("me and my boys will stab him in the yard tonight"));
        Assert.False(threat.IsWarning);
    }

    [Theory]
    [InlineData("me voy a matar a medianoche")]
    [InlineData("me voy a ahorcar a solas en la celda")]
    [InlineData("me voy a matar esta noche")]
    [InlineData("I'm going to kill meself tonight")]
    [InlineData("I'm going to kill myself tonight")]
    public void A_cry_is_no_threat(string text) =>
        Assert.Equal([Category.SelfHarm], Classifier.Judge(text, SpeakerRole.Resident, Budget.Unlimited).Plain.Select(verdict => verdict.Category));

    [Fact]
    public void No_row_of_a_cry_is_taken_for_a_threat() => Assert.All(
        Development.Concat(Test).Where(row => row.Category == Category.SelfHarm),
        row => Assert.DoesNotContain(Classifier.Judge(row.Text, SpeakerRole.Resident, Budget.Unlimited).Plain, verdict => verdict.Category == Category.Violence));

    [Fact]
    public void However_long_one_goes_on_between_the_two_ends_of_a_statement_it_is_judged_at_once()
    {
        var between = EmbeddedText.Read("plain-statements.tsv").Split('\n').Select(line => line.TrimEnd('\r').Split('\t')).Where(columns => columns is ["list", "between", _])
            .SelectMany(columns => columns[2].Split(',', StringSplitOptions.TrimEntries)).ToList();
        Assert.Contains("hoy mismo", between);
        foreach (var (begins, ends) in new[] { ("voy a ", "matarme"), ("i will ", "kill myself") })
        {
            foreach (var phrase in between)
            {
                var text = begins + string.Concat(Enumerable.Repeat(phrase + " ", 3_900 / (phrase.Length + 1))) + ends;
                Assert.InRange(Classifier.Judge(text, SpeakerRole.Resident, Budget.Unlimited).Plain.Length, 0, 2);
            }
        }
    }

    [Fact]
    public void What_weighed_is_the_statement_and_what_makes_it_urgent()
    {
        const string Text = "Listen, I WILL stab you. In the yard, tonight";
        var said = Assert.Single(PlainStatements.Judge(Text));
        Assert.Equal(["I WILL stab you", "In the yard"], said.Spans.Select(span => Text.Substring(span.Offset, span.Length)));
    }

    [Theory]
    [InlineData("I'm going to kill you tonight", true)]
    [InlineData("I will cut your throat", true)]
    [InlineData("imma stab u", true)]
    [InlineData("i'll beat ya to death", true)]
    [InlineData("im gonna put you in the ground", true)]
    [InlineData("you are dead when I see you on the yard", true)]
    [InlineData("voy a apuñalarte", true)]
    [InlineData("te mato en el patio", true)]
    [InlineData("voy a matar a tu familia", true)]
    [InlineData("estas muerto cuando te vea", true)]
    [InlineData("I will stab that officer in the shower tomorrow", false)]
    [InlineData("if anybody touches you I'll kill him", false)]
    [InlineData("I told you, I'm going to stab my cellie", false)]
    [InlineData("yo voy a matarlo hoy", false)]
    [InlineData("si te toca lo voy a matar ya", false)]
    [InlineData("te juro que voy a matarlo", false)]
    [InlineData("I'm going to kill myself, I love you", false)]
    [InlineData("he said \"I'm going to kill you\"", false)]
    [InlineData("your words helped, see you tonight", false)]
    public void A_threat_is_said_to_its_reader_where_the_statement_itself_says_so(string text, bool isToReader)
    {
        Assert.Equal(isToReader, PlainStatements.ThreatenReader(text));
        Assert.False(isToReader && PlainStatements.Judge(text).IsEmpty);
    }

    [Fact]
    public void More_than_two_hundred_rows_nearly_half_of_them_harmless_in_both_languages_and_none_twice()
    {
        Assert.All([Development, Test], half =>
        {
            Assert.True(half.Count >= 120, $"{half.Count} rows");
            Assert.InRange(half.Count(row => row.Category is null), half.Count * 4 / 10, half.Count * 6 / 10);
            Assert.All(half.GroupBy(row => row.Category), side => Assert.True(side.Count(row => row.Language == "es") >= side.Count() / 5));
        });
        Assert.Distinct(Development.Concat(Test).Select(row => row.Text));
    }

    [Fact]
    public void On_rows_that_were_not_read_while_the_rules_were_written_nearly_all_that_is_taken_is_right_and_most_is_found()
    {
        var measured = PlainMeasure.Of(Test);
        Assert.True(measured.Right.Value >= .9, $"precision {measured.Right.Value:F2}");
        Assert.True(measured.Found.Value >= .75, $"recall {measured.Found.Value:F2}");
        var ofOthers = PlainMeasure.Of([.. Test.Where(row => row.IsOfOthers)]);
        Assert.True(ofOthers.Right.Value >= .9, $"of a danger by others' doing: precision {ofOthers.Right.Value:F2}");
        Assert.True(ofOthers.Found.Value >= .6, $"of a danger by others' doing: recall {ofOthers.Found.Value:F2}");
        Assert.DoesNotContain(Development, row => row is { IsTaken: true, Kind: "helper" or "denial" or "danger denial" });
    }

    [Fact]
    public void The_page_tells_what_is_measured()
    {
        var page = File.ReadAllText(Repository.Document("plain-statements.md"));
        Assert.Contains($"beside the model {ShippedModel.Open().Model!.Version};", page, StringComparison.Ordinal);
        foreach (var (half, rows) in new[] { ("development", Development), ("test", Test) })
        {
            var measured = PlainMeasure.Of(rows);
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"| {half} | both | {measured.Found.Hits} of {measured.Found.Of} | {measured.Found.Value:F2} |"), page, StringComparison.Ordinal);
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $" | {measured.Right.Hits} of {measured.Right.Of} | {measured.Right.Value:F2} |"), page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Of_the_ordinary_rows_next_to_none_is_taken_and_of_the_supportive_replies_none()
    {
        var rows = Corpus.TrainingAuthors.Concat(Corpus.TrainingConversations).Concat(Corpus.DevelopmentAuthors)
            .SelectMany(author => Corpus.ReadAuthor(Repository.CorpusFolder, author)).Where(row => row.IsOrdinary || row.IsSupportive).ToList();
        var taken = rows.AsParallel().Where(row => !PlainStatements.Judge(row.Text).IsEmpty).ToList();
        Assert.DoesNotContain(taken, row => row.IsSupportive);
        Assert.DoesNotContain(taken, row => PlainStatements.ThreatenReader(row.Text));
        Assert.True(taken.Count * 2_000 <= rows.Count(row => row.IsOrdinary), string.Join(", ", taken.Select(row => row.Id)));
    }

    [Fact]
    public void A_disguise_does_not_hide_it()
    {
        var found = Development.Where(row => row.IsRight).ToList();
        foreach (var way in Disguise.Ways)
        {
            var still = found.Count(row => !PlainStatements.Judge(way.Write(row.Text)).IsEmpty);
            Assert.True(still * 3 >= found.Count, $"{way.Name}: {still} of {found.Count}");
        }
    }

    [Fact]
    public void It_moves_no_run_of_messages() =>
        Assert.All([Category.SelfHarm, Category.Violence], category => Assert.Equal(default, RiskState.Next(default, [Said(category, 4)], DateTimeOffset.UnixEpoch).State));

    [Fact]
    public void Under_no_policy_does_it_lower_a_severity_or_a_delivery() =>
        Gen.Select(Policies.Policies.AnyPolicy, Policies.Policies.AnyFacts, Gen.Bool, Gen.Int[3, 4]).Sample((policy, facts, cries, severity) =>
        {
            var said = Said(cries ? Category.SelfHarm : Category.Violence, severity);
            var (before, after) = (PolicyEvaluator.Evaluate(policy, facts), PolicyEvaluator.Evaluate(policy, With(facts, said)));
            Assert.All(before.Severities, seen => Assert.True(after.Severities.Single(now => now.Category == seen.Category).Severity >= seen.Severity));
            Assert.True(after.Severities.Single(now => now.Category == said.Category).Severity >= severity);
            Assert.True(after.OpensCase || !before.OpensCase);
        });

    [Fact]
    public void Under_no_policy_does_a_cry_that_it_hears_wait_or_fail_to_arrive() =>
        Gen.Select(Policies.Policies.AnyPolicy, Policies.Policies.AnyFacts, Gen.Int[3, 4]).Sample((policy, facts, severity) =>
        {
            var decision = PolicyEvaluator.Evaluate(policy, With(facts, Said(Category.SelfHarm, severity)));
            var mayWait = facts.MethodDetail || decision.Severities.Any(seen => seen.Category == Category.Violence);
            Assert.NotEqual(Delivery.Block, decision.Delivery);
            Assert.True(mayWait || decision.Delivery < Delivery.Hold);
            Assert.Equal(SignpostKind.SelfHarm, decision.Signpost);
        });

    private static Facts With(Facts facts, Verdict said) => facts with { Verdicts = ListsBeside.Add(facts.Verdicts, new Judgement([], IsFallback: false, Plain: [said])) };

    private static Verdict Said(Category category, int severity) => new(EvidenceSource.Lexicon, PlainStatements.Version, category, severity, .9f, []);
}
