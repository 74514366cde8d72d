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
        var step = ConversationRisk.Next(new ConversationRisk(3, 3, 0), verdicts, Limits, DateTimeOffset.UnixEpoch);
        Assert.Equal([3, 2, 0], step.Verdicts.Select(verdict => verdict.Severity));
        Assert.True(step.Risk.SexualAbuse > 4 && step.Risk.Exploitation < 3);
    }

    [Fact]
    public void Given_any_talk_the_sums_stay_between_nothing_and_ten() => Gen.Select(Gen.Float[0, 1], Gen.Int[-500, 500]).Array[1, 300].Sample(messages =>
    {
        var risk = default(ConversationRisk);
        foreach (var (probability, minutes) in messages)
        {
            risk = Next(risk, probability, Evening.AddMinutes(minutes));
            Assert.InRange(risk.Exploitation, 0, 10.01f);
        }
    });

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
