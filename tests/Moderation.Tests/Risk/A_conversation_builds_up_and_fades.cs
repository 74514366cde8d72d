using System.Collections.Immutable;
using CsCheck;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Risk;

namespace PeerConnect.Moderation.Tests.Risk;

public sealed class A_conversation_builds_up_and_fades
{
    private static readonly ConversationLimits Limits = new(SexualAbuse: 4, Exploitation: 3.5f);
    private static readonly DateTimeOffset Evening = new(2026, 1, 5, 18, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Given_several_messages_none_of_them_enough_alone_the_one_that_fills_the_sum_is_raised() =>
        Assert.Equal([0, 0, 2], Severities(Minutes(2), .55f, .55f, .55f));

    [Fact]
    public void Given_one_message_that_could_not_be_clearer_nothing_is_raised_by_it_alone() => Assert.Equal([0], Severities(Minutes(2), 1));

    [Fact]
    public void Given_a_full_sum_a_message_that_says_nothing_is_not_the_one_that_is_shown() =>
        Assert.Equal([0, 2, 0], Severities(Minutes(2), 1, 1, .01f));

    [Fact]
    public void Given_hours_in_between_what_was_there_has_faded() => Assert.Equal([0, 0, 0], Severities(TimeSpan.FromHours(6), .55f, .55f, .55f));

    [Fact]
    public void Given_a_clock_that_steps_back_the_sum_neither_grows_nor_goes()
    {
        var before = Next(default, .75f, Evening);
        var after = Next(before, .75f, Evening.AddDays(-3));
        Assert.Equal(Next(before, .75f, Evening), after);
    }

    [Fact]
    public void Each_category_has_a_sum_and_a_limit_of_its_own_and_others_are_left_alone()
    {
        ImmutableArray<Verdict> verdicts = [Of(Category.SelfHarm, .9f) with { Severity = 3 }, Of(Category.SexualAbuse, .9f), Of(Category.Exploitation, .01f)];
        var step = ConversationRisk.Next(new ConversationRisk(new ConversationTrace(3, 1, 0), new ConversationTrace(3, 1, 0), 0), verdicts, Limits, DateTimeOffset.UnixEpoch);
        Assert.Equal([3, 2, 0], step.Verdicts.Select(verdict => verdict.Severity));
        Assert.True(step.Risk.SexualAbuse.Sum > 4 && step.Risk.Exploitation.Sum < 3);
    }

    [Fact]
    public void Given_any_talk_the_sums_stay_between_nothing_and_ten() => Gen.Select(Gen.Float[0, 1], Gen.Int[-500, 500]).Array[1, 300].Sample(messages =>
    {
        var risk = default(ConversationRisk);
        foreach (var (probability, minutes) in messages)
        {
            risk = Next(risk, probability, Evening.AddMinutes(minutes));
            Assert.InRange(risk.Exploitation.Sum, 0, 10.01f);
        }
    });

    [Fact]
    public void Given_a_raise_it_is_explained_by_how_many_messages_in_what_time()
    {
        var first = Next(Next(default, .6f, Evening), .01f, Evening.AddMinutes(5));
        var second = Next(first, .7f, Evening.AddMinutes(10));
        var step = ConversationRisk.Next(second, [Of(Category.Exploitation, .8f)], Limits, Evening.AddMinutes(40));
        Assert.Equal([new RiskExplanation(Category.Exploitation, 3, TimeSpan.FromMinutes(40), 0, 2)], step.Signs);
    }

    [Fact]
    public void Given_a_pattern_that_nobody_asks_for_any_more_what_was_there_fades_with_time_and_is_moved_by_nothing()
    {
        var before = Next(default, 1, Evening);
        var after = ConversationRisk.Next(before, [Of(Category.SexualAbuse, .9f)], Limits, Evening + RiskState.HalfLife).Risk;
        Assert.Equal(before.Exploitation.Sum / 2, after.Exploitation.Sum, 3);
        Assert.Equal(before.Exploitation.Messages, after.Exploitation.Messages);
    }

    [Fact]
    public void What_a_person_says_of_a_message_moves_no_sum() => Assert.Equal(
        default, ConversationRisk.Next(default, [Of(Category.Exploitation, 1) with { Source = EvidenceSource.PeerReport }], Limits, Evening).Risk);

    [Fact]
    public void Ordinary_talk_leaves_nothing_to_keep_and_what_is_kept_is_read_as_it_was()
    {
        Assert.Equal(default, Next(Next(default, .05f, Evening), .02f, Evening.AddMinutes(1)));
        var risk = Next(Next(default, .7f, Evening), .8f, Evening.AddMinutes(1));
        Assert.Equal(risk, ConversationRisk.Read(risk.ToBytes()));
        Assert.Null(ConversationRisk.Read([9, .. risk.ToBytes()[1..]]));
        Assert.Null(ConversationRisk.Read(risk.ToBytes().AsSpan(1)));
    }

    private static IEnumerable<int> Severities(TimeSpan between, params float[] probabilities)
    {
        var risk = default(ConversationRisk);
        for (var index = 0; index < probabilities.Length; index++)
        {
            var step = ConversationRisk.Next(risk, [Of(Category.Exploitation, probabilities[index])], Limits, Evening + (index * between));
            risk = step.Risk;
            yield return step.Verdicts[0].Severity;
        }
    }

    private static ConversationRisk Next(ConversationRisk risk, float probability, DateTimeOffset at) =>
        ConversationRisk.Next(risk, [Of(Category.Exploitation, probability)], Limits, at).Risk;

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);

    private static Verdict Of(Category category, float probability) => new(EvidenceSource.Model, "test", category, 0, probability, []);
}
