using CsCheck;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Presets;

namespace PeerConnect.Moderation.Tests.Policies.Presets;

public sealed class A_question_is_answered
{
    private static Gen<(PolicyPreset Preset, int[] Picks)> AnyAnswers { get; } = Gen.Select(
        Gen.Int[0, PolicyPreset.All.Length - 1].Select(index => PolicyPreset.All[index]),
        Gen.Int[0, 59].Array[PolicyQuestions.All.Length]);

    [Fact]
    public void Each_preset_has_an_answer_to_each_question_from_the_start()
    {
        foreach (var preset in PolicyPreset.All)
        {
            Assert.Equal(PolicyQuestions.All, PolicyQuestions.For(preset.Policy));
            Assert.All(PolicyQuestions.All, question => Assert.NotEqual(PolicyQuestion.Other, question.Current(preset.Policy)));
        }

        var questions = PolicyQuestions.All;
        Assert.Equal(
            ["control-room", "10-minutes", "one-hour", "message", "alone-when-imminent", "none", "nothing-more", "no", "no", "five", "90-days"],
            questions.Select(question => question.Current(PolicyPreset.All.Single(preset => preset.Id == "county-jail").Policy)));
    }

    [Fact]
    public void The_answer_is_there_when_asked_again_the_others_keep_theirs_and_the_policy_stays_sound() =>
        Gen.Select(AnyAnswers, Gen.Int[0, PolicyQuestions.All.Length - 1], Gen.Int[0, 59]).Sample((start, which, pick) =>
        {
            var policy = PolicyQuestions.All.Zip(start.Picks).Aggregate(
                start.Preset.Policy,
                (answered, next) => next.First.Answer(answered, next.First.Choices[next.Second % next.First.Choices.Length].Id));
            var question = PolicyQuestions.All[which];
            var choice = question.Choices[pick % question.Choices.Length].Id;
            var after = question.Answer(policy, choice);
            Assert.Equal(choice, question.Current(after));
            Assert.All(PolicyQuestions.All.Remove(question), other => Assert.Equal(other.Current(policy), other.Current(after)));
            Assert.Empty(PolicyEvaluator.Validate(after));
        }, iter: 200);

    [Fact]
    public void What_was_edited_by_hand_is_other_and_can_still_be_answered()
    {
        var policy = PolicyPreset.All[0].Policy;
        var kept = PolicyQuestions.All.Single(question => question.Id == "messages-kept");
        var edited = policy with { Retention = policy.Retention with { Messages = TimeSpan.FromDays(41) } };
        Assert.Equal(PolicyQuestion.Other, kept.Current(edited));
        Assert.Equal("90-days", kept.Current(kept.Answer(edited, "90-days")));
        Assert.Throws<ArgumentException>(() => kept.Answer(policy, "41-days"));
    }

    [Fact]
    public void A_policy_without_the_rules_of_a_question_is_not_asked_it()
    {
        var ids = PolicyQuestions.For(PlainPolicy.Version1).Select(question => question.Id).ToList();
        Assert.DoesNotContain("quiet-sample", ids);
        Assert.Contains("messages-kept", ids);
    }

    [Fact]
    public void Each_sentence_is_there_in_both_languages()
    {
        foreach (var question in PolicyQuestions.All)
        {
            Assert.All(question.Choices.Select(choice => choice.Sentence).Append(question.Sentence).Append(question.Explanation), wording =>
            {
                Assert.NotEmpty(wording.In(NoticeLanguage.English));
                Assert.NotEmpty(wording.In(NoticeLanguage.Spanish));
            });
            Assert.Equal(question.Choices.Length, question.Choices.Select(choice => choice.Id).Distinct().Count());
        }
    }
}
