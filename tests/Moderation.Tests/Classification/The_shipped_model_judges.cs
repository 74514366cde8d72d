using System.Collections.Immutable;
using System.Reflection;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Risk;
using PeerConnect.Moderation.Tests.Training;
using PeerConnect.Moderation.Text;
using PeerConnect.Training;

namespace PeerConnect.Moderation.Tests.Classification;

public sealed class The_shipped_model_judges
{
    private static readonly Lazy<Model> Shipped = new(() => ShippedModel.Open().Model!);
    private static readonly Lazy<IReadOnlyList<CorpusRow>> Rows = new(() => Corpus.ReadTraining(Repository.CorpusFolder));

    /// <summary>Some of those that only bind others, in both languages.</summary>
    private static readonly string[] Binding = ["and", "or", "but", "the", "a", "of", "to", "in", "my", "them", "y", "o", "pero", "el", "los", "de", "mi", "mis", "que"];

    [Fact]
    public void It_is_copied_beside_the_program_and_is_the_one_that_is_pinned()
    {
        var opening = ShippedModel.Open();
        Assert.Null(opening.Refusal);
        Assert.Equal(ShippedModel.MissesOneIn, opening.Model!.MissesOneIn);
        Assert.InRange(new FileInfo(ShippedModel.DefaultPath).Length, 1, 16_000_000);
    }

    [Fact]
    public void It_was_trained_on_the_rows_of_the_repository() => Assert.All(
        Corpus.TrainingAuthors.Concat(Corpus.TrainingConversations),
        author => Assert.Equal(
            Shipped.Value.Manifest.Inputs[author + ".jsonl"],
            ModelFile.HashOf(File.ReadAllBytes(Corpus.FileOf(Repository.CorpusFolder, author)))));

    [Fact]
    public void Its_scores_agree_with_those_of_the_trainers_own_models()
    {
        var vocabulary = Vocabulary.Of([.. Rows.Value.Select(row => RowFeatures.Of(row.Text, row.Speaker))]);
        var sample = Rows.Value.Where((_, index) => index % 25 == 0).ToList();
        var vectors = sample.Select(row => vocabulary.Vector(RowFeatures.Of(row.Text, row.Speaker).Named)).ToList();
        foreach (var head in Head.All)
        {
            var byTrainer = HeadTrainer.ScoreByMlNet(Part(head.Entry), vectors, vocabulary.Names.Length);
            for (var row = 0; row < sample.Count; row++)
            {
                Assert.Equal(byTrainer[row], Shipped.Value.Score(sample[row].Text, sample[row].Speaker)[head.Index], .002f);
            }
        }
    }

    [Fact]
    public void What_it_says_of_a_conversation_agrees_with_the_trainers_own_models()
    {
        var rows = ConversationHeads.Rows(Rows.Value);
        var vocabulary = Vocabulary.Of([.. rows.Select(row => RowFeatures.Of(row.Text, row.Speaker))]);
        var sample = rows.Where((_, index) => index % 25 == 0).ToList();
        var vectors = sample.Select(row => vocabulary.Vector(RowFeatures.Of(row.Text, row.Speaker).Named)).ToList();
        var classifier = new ModelClassifier(Shipped.Value);
        foreach (var head in Head.OfConversations)
        {
            var calibration = Shipped.Value.Manifest.Conversations!.Single(scale => scale.Category == head.Category).Calibration;
            var byTrainer = HeadTrainer.ScoreByMlNet(Part(head.Entry), vectors, vocabulary.Names.Length);
            for (var row = 0; row < sample.Count; row++)
            {
                var verdict = classifier.JudgeForConversation(sample[row].Text, sample[row].Speaker).Single(one => one.Category == head.Category);
                Assert.Equal(calibration.Probability(byTrainer[row]), verdict.Probability, .002f);
            }
        }
    }

    [Fact]
    public void Given_nobody_who_asks_for_conversations_two_categories_are_judged_and_given_somebody_the_two_others() =>
        Assert.Equal(
            [Category.SelfHarm, Category.Violence, Category.SexualAbuse, Category.Exploitation],
            Judge("same again").Concat(new ModelClassifier(Shipped.Value).JudgeForConversation("same again", SpeakerRole.Resident)).Select(verdict => verdict.Category));

    [Fact]
    public void Given_pressure_over_several_messages_the_conversation_is_raised_and_each_message_that_adds_names_its_words()
    {
        var limits = Shipped.Value.ConversationLimits!.Value;
        var classifier = new ModelClassifier(Shipped.Value);
        var risk = default(ConversationRisk);
        var raised = new List<Verdict>();
        foreach (var (text, role) in new[]
        {
            ("I done you plenty of favors with them soups, it is time you pay me back", SpeakerRole.Resident),
            ("i dont have the money yet, please, my mom already sent what she can", SpeakerRole.Resident),
            ("then have her put it on this account and dont tell nobody, it stays between us", SpeakerRole.Resident),
            ("what happens if she cant", SpeakerRole.Resident),
            ("You owe me. Give me your PIN and your store and we are even, keep it between us.", SpeakerRole.Resident),
        })
        {
            var step = ConversationRisk.Next(risk, classifier.JudgeForConversation(text, role), limits, DateTimeOffset.UnixEpoch);
            risk = step.Risk;
            raised.AddRange(step.Verdicts.Where(verdict => verdict.Severity >= Verdict.AlertSeverity));
        }

        Assert.Contains(raised, verdict => verdict.Category == Category.Exploitation);
        Assert.All(raised, verdict => Assert.NotEmpty(verdict.Spans));
    }

    [Theory]
    [InlineData("I won't be here tomorrow. I gave my radio and my photos away. Thank you for everything.", Category.SelfHarm, 2)]
    [InlineData("im gonna stab him thursday on the way back from the gym", Category.Violence, 3)]
    [InlineData("im g0nna $tab him thursdayyy on the way b a c k from the gym💀", Category.Violence, 3)]
    [InlineData("doesn't matter. I gave Ray my radio and my books. won't need them tomorrow", Category.SelfHarm, 4)]
    [InlineData("doesnt mattterrr. I g4ve Ray my rad1o and my bo🙂oks. w o n t n e e d t h e m tommorow", Category.SelfHarm, 2)]
    public void What_it_was_made_for_is_an_alert(string text, Category category, int atLeast) =>
        Assert.True(Judge(text).Single(verdict => verdict.Category == category).Severity >= atLeast);

    [Theory]
    [InlineData("visit moved to ten, bring the boy's drawing")]
    [InlineData("We got destroyed in the second half, I could have cried")]
    public void Plain_talk_is_none(string text) => Assert.All(Judge(text), verdict => Assert.InRange(verdict.Severity, 0, 1));

    [Fact]
    public void Spans_lie_in_the_message_weigh_something_and_come_with_a_severity_only() => Assert.All(
        Rows.Value.Where((_, index) => index % 20 == 0),
        row => Assert.All(Judge(row.Text, row.Speaker), verdict =>
        {
            Assert.True(verdict.Severity > 0 || verdict.Probability > RiskTrace.Doubt || verdict.Spans.IsEmpty);
            Assert.True(verdict.Spans.Sum(span => span.Weight) <= verdict.Weighed + .001f);
            Assert.All(verdict.Spans, span =>
            {
                Assert.InRange(span.Offset, 0, row.Text.Length - 1);
                Assert.InRange(span.Offset + span.Length, span.Offset + 1, row.Text.Length);
                Assert.True(span.Weight > 0);
            });
        }));

    [Fact]
    public void A_message_that_may_be_raised_in_a_run_names_its_words_too_and_shares_are_of_all_that_weighed()
    {
        var verdicts = Rows.Value.Where((_, index) => index % 5 == 0).SelectMany(row => Judge(row.Text, row.Speaker)).ToList();
        var quiet = verdicts.Where(verdict => verdict.Severity == 0 && verdict.Probability > RiskTrace.Doubt).ToList();
        Assert.True(quiet.Count >= 20);
        Assert.True(quiet.Count(verdict => !verdict.Spans.IsEmpty) >= .98 * quiet.Count);
        var alerts = verdicts.Where(verdict => verdict.Severity >= Verdict.AlertSeverity).ToList();
        Assert.Contains(alerts, verdict => verdict.Spans.Sum(span => span.Weight) < .9f * verdict.Weighed);
    }

    [Theory]
    [InlineData("doesn't matter. I gave Ray my radio and my books. won't need them tomorrow", "tomorrow")]
    [InlineData("im gonna stab him thursday on the way back from the gym", "stab")]
    public void A_word_that_only_binds_others_is_named_within_a_phrase_alone_and_what_says_something_is(string text, string named)
    {
        var alerts = Judge(text).Where(verdict => verdict.Severity >= Verdict.AlertSeverity).ToList();
        Assert.NotEmpty(alerts);
        Assert.Contains(alerts, verdict => Named(text, verdict).Any(words => words.Contains(named)));
        Assert.All(alerts, verdict => AssertNoneBinds(text, verdict));
    }

    [Fact]
    public void No_phrase_that_is_named_begins_or_ends_with_a_word_that_only_binds_others() => Assert.All(
        Rows.Value.Where((_, index) => index % 12 == 0), row => Assert.All(Judge(row.Text, row.Speaker), verdict => AssertNoneBinds(row.Text, verdict)));

    [Theory]
    [InlineData("training", 12)]
    [InlineData("development", 4)]
    public void The_words_that_are_named_are_the_ones_that_weighed(string split, int oneIn)
    {
        var rows = split == "training" ? Rows.Value : [.. Corpus.DevelopmentAuthors.SelectMany(author => Corpus.ReadAuthor(Repository.CorpusFolder, author))];
        var alerts = rows.Where((_, index) => index % oneIn == 0)
            .SelectMany(row => Judge(row.Text, row.Speaker).Where(verdict => verdict.Severity >= Verdict.AlertSeverity).Select(verdict => (row, verdict)))
            .Where(alert => alert.row.Text.Length >= 40)
            .Select(alert => (
                Before: alert.verdict.Probability,
                WithoutNamed: Probability(alert.row, Blank(alert.row.Text, alert.verdict.Spans, isNamed: true), alert.verdict.Category),
                WithoutOthers: Probability(alert.row, Blank(alert.row.Text, alert.verdict.Spans, isNamed: false), alert.verdict.Category)))
            .ToList();
        Assert.True(alerts.Count >= 40);
        Assert.True(alerts.Count(alert => alert.WithoutNamed < alert.Before) >= .98 * alerts.Count);
        Assert.True(alerts.Average(alert => alert.Before - alert.WithoutNamed) > 3 * alerts.Average(alert => alert.Before - alert.WithoutOthers));
    }

    [Fact]
    public void Many_threads_hear_the_same_as_one()
    {
        var rows = Rows.Value.Where((_, index) => index % 10 == 0).ToList();
        var alone = rows.Select(row => Judge(row.Text, row.Speaker)).ToList();
        Parallel.For(0, rows.Count * 4, index =>
        {
            var row = rows[index % rows.Count];
            var again = Judge(row.Text, row.Speaker);
            Assert.Equal(
                alone[index % rows.Count].Select(verdict => (verdict.Category, verdict.Severity, verdict.Probability)),
                again.Select(verdict => (verdict.Category, verdict.Severity, verdict.Probability)));
            Assert.Equal(alone[index % rows.Count].SelectMany(verdict => verdict.Spans), again.SelectMany(verdict => verdict.Spans));
        });
    }

    [Fact]
    public void An_ordinary_message_costs_little_memory()
    {
        const string Text = "count cleared early so we might get the big yard after all";
        Judge(Text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Judge(Text);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400);
    }

    [Fact]
    public void Given_patterns_that_are_asked_for_then_those_alone_are_judged_too_as_the_card_measured_them_and_raise_nothing_by_themselves()
    {
        var classifier = new ModelClassifier(Shipped.Value);
        const string Text = "you owe me three bags now. dont tell nobody, just get your sister to send it to the number i gave you";
        var alone = classifier.Judge(Text, SpeakerRole.Resident, Budget.Unlimited);
        Assert.Equal((2, Patterns.None), (alone.Verdicts.Length, alone.Patterns));
        var measured = classifier.JudgeForConversation(Text, SpeakerRole.Resident);
        foreach (var (patterns, categories) in new[]
        {
            (Patterns.Exploitation, new[] { Category.Exploitation }),
            (Patterns.SexualAbuse, [Category.SexualAbuse]),
            (Patterns.SexualAbuse | Patterns.Exploitation, [Category.SexualAbuse, Category.Exploitation]),
        })
        {
            var judgement = classifier.Judge(Text, SpeakerRole.Resident, Budget.Unlimited, patterns);
            Assert.Equal(alone.Verdicts.Select(verdict => (verdict.Category, verdict.Probability)), judgement.Verdicts.Take(2).Select(verdict => (verdict.Category, verdict.Probability)));
            Assert.Equal(categories, judgement.Verdicts.Skip(2).Select(verdict => verdict.Category));
            Assert.All(judgement.Verdicts.Skip(2), verdict => Assert.Equal(
                (0, measured.Single(of => of.Category == verdict.Category).Probability), (verdict.Severity, verdict.Probability)));
            Assert.Equal((patterns, Shipped.Value.ConversationLimits), (judgement.Patterns, judgement.Limits));
        }

        var pressure = measured.Single(verdict => verdict.Category == Category.Exploitation);
        Assert.True(ConversationRisk.Evidence(pressure.Probability) > 0);
        Assert.NotEmpty(pressure.Spans);
    }

    [Fact]
    public void Given_a_spent_budget_then_the_lexicon_says_nothing_of_patterns() => Assert.Equal(
        [Category.SelfHarm, Category.Violence],
        new ModelClassifier(Shipped.Value).Judge("you owe me", SpeakerRole.Resident, Budget.Start(new SlowClock(), Budget.Sending), Patterns.Exploitation)
            .Verdicts.Select(verdict => verdict.Category));

    [Fact]
    public void Any_text_up_to_the_longest_is_judged()
    {
        foreach (var text in new[] { "", " ", "?", "\uD83D", new string('k', 4_000), string.Concat(Enumerable.Repeat("die ", 1_000)), "🔪🔪🔪" })
        {
            Assert.All(Judge(text), verdict => Assert.InRange(verdict.Probability, 0, 1));
        }
    }

    [Fact]
    public void Given_a_spent_budget_the_lexicon_answers_and_a_rescore_is_owed()
    {
        var classifier = new ModelClassifier(Shipped.Value);
        var judgement = classifier.Judge("I want to die", SpeakerRole.Resident, Budget.Start(new SlowClock(), Budget.Sending));
        Assert.True(judgement.IsFallback);
        Assert.All(judgement.Verdicts, verdict => Assert.Equal(EvidenceSource.Lexicon, verdict.Source));
        Assert.Equal(3, judgement.Verdicts[0].Severity);
        Assert.False(classifier.Judge("I want to die", SpeakerRole.Resident, Budget.Start(TimeProvider.System, TimeSpan.FromHours(1))).IsFallback);
    }

    [Fact]
    public void Given_a_budget_that_is_spent_after_the_score_an_alert_is_still_explained()
    {
        var judgement = new ModelClassifier(Shipped.Value).Judge(
            "I won't be here tomorrow. I gave my radio and my photos away. Thank you for everything.",
            SpeakerRole.Resident,
            Budget.Start(new SlowClock(readings: 2), Budget.Sending));
        Assert.False(judgement.IsFallback);
        Assert.NotEmpty(judgement.Verdicts.Single(verdict => verdict.Category == Category.SelfHarm).Spans);
    }

    [Fact]
    public void Given_a_model_that_fails_in_the_middle_then_the_threads_buffer_has_forgotten_the_message()
    {
        var half = new Model(Shipped.Value.Manifest with { Classes = Shipped.Value.Manifest.Classes[..1] }, new WeightTable([], [], new float[WeightTable.Heads]), null, "");
        Assert.ThrowsAny<Exception>(() => half.Judge("quetzal", SpeakerRole.Resident, Budget.Unlimited));
        var scratch = typeof(Model).GetField("t_scratch", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        var buffer = (NormalisedText)scratch.GetType().GetProperty("Text")!.GetValue(scratch)!;
        Assert.Equal(0, buffer.Length);
    }

    /// <summary>The words of each span, as they were written but for marks and capitals.</summary>
    private static IEnumerable<string[]> Named(string text, Verdict verdict) => verdict.Spans.Select(span => text.Substring(span.Offset, span.Length).ToLowerInvariant()
        .Split([' ', '\n', ',', '.', '!', '?', ';', ':'], StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0);

    private static void AssertNoneBinds(string text, Verdict verdict) => Assert.All(Named(text, verdict), words =>
    {
        Assert.DoesNotContain(words[0], Binding);
        Assert.DoesNotContain(words[^1], Binding);
    });

    private static float Probability(CorpusRow row, string text, Category category) => Judge(text, row.Speaker).Single(verdict => verdict.Category == category).Probability;

    /// <summary>The text with the named stretches blanked, or with at most as many other letters blanked, from the beginning.</summary>
    private static string Blank(string text, ImmutableArray<WeighedSpan> spans, bool isNamed)
    {
        var named = new bool[text.Length];
        foreach (var span in spans)
        {
            Array.Fill(named, true, span.Offset, span.Length);
        }

        var left = named.Count(one => one);
        return string.Concat(text.Select((letter, index) => named[index] == isNamed && left-- > 0 ? ' ' : letter));
    }

    private static ImmutableArray<Verdict> Judge(string text, SpeakerRole role = SpeakerRole.Resident) =>
        new ModelClassifier(Shipped.Value).Judge(text, role, Budget.Unlimited).Verdicts;

    private static byte[] Part(string name)
    {
        using var archive = System.IO.Compression.ZipFile.OpenRead(ShippedModel.DefaultPath);
        using var stream = archive.GetEntry(name)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>A machine on which a tenth of a second passes between any two looks at the clock.</summary>
    /// <summary>Stands still for its first readings; then the budget is over.</summary>
    private sealed class SlowClock(int readings = 1) : TimeProvider
    {
        private int _read;

        public override long TimestampFrequency => 10;

        public override long GetTimestamp() => _read++ < readings ? 0 : 1;
    }
}
