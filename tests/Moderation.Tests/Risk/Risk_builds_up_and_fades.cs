using System.Collections.Immutable;
using CsCheck;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Risk;

namespace PeerConnect.Moderation.Tests.Risk;

public sealed class Risk_builds_up_and_fades
{
    private static readonly DateTimeOffset Evening = new(2026, 3, 1, 20, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Given_three_mild_messages_in_forty_minutes_the_third_becomes_an_alert_and_says_why()
    {
        var first = RiskState.Next(default, Mild(), Evening);
        var second = RiskState.Next(first.State, Mild(), Evening.AddMinutes(15));
        var third = RiskState.Next(second.State, Mild(), Evening.AddMinutes(40));

        Assert.Equal(1, second.Verdicts[0].Severity);
        Assert.Null(second.Explanation);
        Assert.Equal(2, third.Verdicts[0].Severity);
        Assert.Equal(new RiskExplanation(Category.SelfHarm, 3, TimeSpan.FromMinutes(40), 1, 2), third.Explanation);
    }

    [Fact]
    public void Given_the_same_messages_over_three_evenings_none_is_raised()
    {
        var state = default(RiskState);
        for (var evening = 0; evening < 3; evening++)
        {
            var step = RiskState.Next(state, Mild(), Evening.AddDays(evening));
            Assert.Equal(1, step.Verdicts[0].Severity);
            state = step.State;
        }
    }

    [Fact]
    public void Given_many_ordinary_messages_nothing_adds_up()
    {
        var state = default(RiskState);
        for (var minute = 0; minute < 500; minute++)
        {
            state = RiskState.Next(state, [Verdict(Category.SelfHarm, 0, .05f)], Evening.AddMinutes(minute)).State;
        }

        Assert.Equal(default, state);
    }

    [Fact]
    public void Given_a_long_chat_with_an_odd_message_in_every_four_nothing_is_ever_raised()
    {
        var state = default(RiskState);
        for (var message = 0; message < 2_000; message++)
        {
            var step = RiskState.Next(state, [Verdict(Category.SelfHarm, 1, message % 4 == 0 ? .55f : .15f)], Evening.AddSeconds(message * 4));
            Assert.Null(step.Explanation);
            state = step.State;
        }
    }

    [Fact]
    public void Given_any_chat_below_doubt_nothing_is_ever_stored() =>
        Gen.Float[0, RiskTrace.Doubt].List[1, 200].Sample(probabilities =>
            Assert.Equal(default, probabilities.Aggregate(
                default(RiskState),
                (state, probability) => RiskState.Next(state, [Verdict(Category.Violence, 0, probability)], Evening).State)));

    [Fact]
    public void Given_the_list_of_words_found_nothing_then_the_state_stays_and_what_it_found_counts()
    {
        var before = RiskState.Next(default, Mild(), Evening).State;
        var nothing = LexiconClassifier.Shipped.Judge("see you at the meeting", SpeakerRole.Resident, Budget.Unlimited).Verdicts;
        Assert.Equal(before, RiskState.Next(before, nothing, Evening.AddMinutes(5)).State);
        Assert.Equal(before, RiskState.Next(before, LexiconClassifier.Shipped.Unread.Verdicts, Evening.AddMinutes(5)).State);

        var found = LexiconClassifier.Shipped.Judge("i want to die", SpeakerRole.Resident, Budget.Unlimited).Verdicts;
        Assert.Equal(2, RiskState.Next(before, found, Evening.AddMinutes(5)).State.SelfHarm.Messages);
    }

    [Fact]
    public void Given_a_long_hopeless_talk_one_more_line_weighs_more_than_at_its_beginning()
    {
        ImmutableArray<Verdict> line = [Verdict(Category.SelfHarm, 1, .4f)];
        var after = RiskState.Next(default, [Verdict(Category.SelfHarm, 1, .65f)], Evening).State;
        after = RiskState.Next(after, [Verdict(Category.SelfHarm, 1, .65f)], Evening.AddMinutes(5)).State;
        Assert.Equal(2, RiskState.Next(after, line, Evening.AddMinutes(10)).Verdicts[0].Severity);

        var alone = RiskState.Next(default, line, Evening).State;
        alone = RiskState.Next(alone, line, Evening.AddMinutes(5)).State;
        Assert.Equal(1, RiskState.Next(alone, line, Evening.AddMinutes(10)).Verdicts[0].Severity);
    }

    [Fact]
    public void Given_two_messages_however_clear_a_third_is_needed()
    {
        ImmutableArray<Verdict> clear = [Verdict(Category.Violence, 1, .95f)];
        var first = RiskState.Next(default, clear, Evening);
        var second = RiskState.Next(first.State, clear, Evening);
        Assert.Equal(1, second.Verdicts[0].Severity);
        Assert.Equal(2, RiskState.Next(second.State, clear, Evening).Verdicts[0].Severity);
    }

    [Fact]
    public void Given_a_raise_the_next_worrying_message_alone_raises_no_other_but_going_on_does()
    {
        var state = default(RiskState);
        var raised = new List<int>();
        for (var message = 1; message <= 6; message++)
        {
            var step = RiskState.Next(state, [Verdict(Category.SelfHarm, 1, .5f)], Evening.AddMinutes(message));
            state = step.State;
            raised.AddRange(step.Explanation is null ? [] : [message]);
        }

        Assert.Equal([3, 5], raised);
    }

    [Fact]
    public void Given_mild_self_harm_and_mild_violence_each_counts_for_itself()
    {
        var first = RiskState.Next(default, Mild(), Evening);
        var second = RiskState.Next(first.State, Mild(), Evening.AddMinutes(1));
        var other = RiskState.Next(second.State, [Verdict(Category.Violence, 1, .55f)], Evening.AddMinutes(2));
        Assert.Equal(1, other.Verdicts[0].Severity);
        Assert.Equal(1, other.State.Violence.Messages);
        Assert.Equal(2, other.State.SelfHarm.Messages);
    }

    [Fact]
    public void Given_two_weeks_of_quiet_the_score_has_expired()
    {
        var state = RiskState.Next(default, Mild(), Evening).State;
        Assert.NotEqual(default, RiskState.Next(state, [], Evening.AddDays(13)).State);
        Assert.Equal(default, RiskState.Next(state, [], Evening.AddDays(15)).State);
    }

    [Fact]
    public void Given_an_alert_already_its_severity_stays_and_nothing_is_explained()
    {
        var state = RiskState.Next(default, Mild(), Evening).State;
        state = RiskState.Next(state, Mild(), Evening).State;
        var step = RiskState.Next(state, [Verdict(Category.SelfHarm, 4, .97f)], Evening);
        Assert.Equal(4, step.Verdicts[0].Severity);
        Assert.Null(step.Explanation);
    }

    [Fact]
    public void A_step_never_lowers_a_verdict_and_the_stored_form_reads_back() =>
        Gen.Select(Gen.Int[0, 4], Gen.Float[0, 1], Gen.Int[-600, 6000]).List[1, 20].Sample(messages =>
        {
            var state = default(RiskState);
            var at = Evening;
            foreach (var (severity, probability, minutes) in messages)
            {
                at = at.AddMinutes(minutes);
                var step = RiskState.Next(state, [Verdict(Category.Violence, severity, probability)], at);
                Assert.True(step.Verdicts[0].Severity >= severity);
                Assert.True(float.IsFinite(step.State.Violence.Concern) && step.State.Violence.Concern is >= 0 and <= 2 * RiskState.Enough);
                Assert.Equal(step.State, RiskState.Read(step.State.ToBytes()));
                state = step.State;
            }
        });

    [Fact]
    public void A_stored_form_of_another_version_or_size_is_no_state()
    {
        var bytes = default(RiskState).ToBytes();
        Assert.Equal(RiskState.Size, bytes.Length);
        Assert.NotNull(RiskState.Read(bytes));
        bytes[0]++;
        Assert.Null(RiskState.Read(bytes));
        Assert.Null(RiskState.Read([]));
    }

    private static ImmutableArray<Verdict> Mild() => [Verdict(Category.SelfHarm, 1, .55f)];

    private static Verdict Verdict(Category category, int severity, float probability) =>
        new(EvidenceSource.Model, "test", category, severity, probability, []);
}
