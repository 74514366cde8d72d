using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Presets;
using PeerConnect.Moderation.Risk;

namespace PeerConnect.Moderation.Tests.Policies;

/// <summary>What a computer sees in a whole conversation counts where the policy asks for it, goes where the policy says, and asks nothing of whoever wrote the last message.</summary>
public sealed class A_pattern_is_routed
{
    private static readonly DisclosurePolicy Prison = PolicyPreset.All.Single(preset => preset.Id == "us-state-prison").Policy;

    [Theory]
    [InlineData(Category.Exploitation, JudgedCategory.SexualAbuse)]
    [InlineData(Category.SexualAbuse, JudgedCategory.Exploitation)]
    public void Given_a_policy_that_does_not_have_it_judged_then_it_counts_for_nothing_and_is_not_recorded(Category category, JudgedCategory other)
    {
        foreach (var policy in new[] { Prison, Judging(other) })
        {
            var decision = PolicyEvaluator.Evaluate(policy, Pattern(category));
            Assert.Equal((0, false, Delivery.Deliver), (decision.MaxSeverity, decision.OpensCase, decision.Delivery));
            Assert.Empty(decision.Grants);
            Assert.Empty(decision.SignsSeen);
            Assert.Equal([Category.SelfHarm], decision.Verdicts.Select(verdict => verdict.Category));
        }
    }

    [Theory]
    [InlineData(Category.Exploitation, JudgedCategory.Exploitation)]
    [InlineData(Category.SexualAbuse, JudgedCategory.SexualAbuse)]
    public void Given_a_policy_that_has_it_judged_then_those_who_protect_people_are_told_and_the_accused_and_approvers_are_kept_out(Category category, JudgedCategory judged)
    {
        var decision = PolicyEvaluator.Evaluate(Judging(judged), Pattern(category));
        Assert.Equal((2, true, Delivery.DeliverAndFlag), (decision.MaxSeverity, decision.OpensCase, decision.Delivery));
        Assert.Equal((StaffRole.Safeguarding, category), (Assert.Single(decision.Grants).Role, decision.Grants[0].Category));
        Assert.Contains(Exclusion.Accused, decision.Excluded);
        Assert.Contains(category == Category.Exploitation ? Exclusion.SupportersApprover : Exclusion.LineOfAccused, decision.Excluded);
        Assert.Equal(3, Assert.Single(decision.SignsSeen).Messages);
    }

    [Fact]
    public void Given_a_rule_with_a_signpost_then_a_pattern_shows_it_to_nobody_and_a_report_does()
    {
        var decision = PolicyEvaluator.Evaluate(Judging(JudgedCategory.SexualAbuse), Pattern(Category.SexualAbuse));
        Assert.Equal(SignpostKind.None, decision.Signpost);
        Assert.Contains(PolicyEvaluator.PatternFloor, decision.MatchedRules);
        Assert.Equal(SignpostKind.SexualAbuse, PolicyEvaluator.Evaluate(Judging(JudgedCategory.SexualAbuse), Policies.Facts(Category.SexualAbuse, 3)).Signpost);
    }

    [Fact]
    public void Given_a_cry_in_the_same_message_then_its_own_help_is_shown() => Assert.Equal(
        SignpostKind.SelfHarm,
        PolicyEvaluator.Evaluate(Judging(JudgedCategory.SexualAbuse), Pattern(Category.SexualAbuse, selfHarm: 3)).Signpost);

    [Theory]
    [InlineData(Delivery.Hold)]
    [InlineData(Delivery.Block)]
    public void Given_a_rule_that_stops_messages_then_a_pattern_stops_none(Delivery delivery)
    {
        var rule = Policies.Rule("stop", Category.Exploitation, 2, 4, Policies.Recipient(StaffRole.Safeguarding, DisclosureLevel.Message)) with
        {
            Delivery = new DeliveryRule(delivery, delivery == Delivery.Hold ? TimeSpan.FromHours(1) : null),
        };
        var policy = Policies.DefaultWith(rule) with { Classifier = Policies.Everything };
        Assert.Equal(Delivery.DeliverAndFlag, PolicyEvaluator.Evaluate(policy, Pattern(Category.Exploitation)).Delivery);
        Assert.Equal(delivery, PolicyEvaluator.Evaluate(policy, Policies.Facts(Category.Exploitation, 2)).Delivery);
    }

    [Fact]
    public void Given_something_judged_that_no_rule_tells_anybody_of_then_the_policy_has_a_fault()
    {
        var untold = PlainPolicy.Version1 with
        {
            Classifier = Policies.Everything,
            Rules = [.. PlainPolicy.Version1.Rules.Where(rule => !rule.When.Categories.Contains(Category.Exploitation))],
        };
        var fault = Assert.Single(PolicyEvaluator.Validate(untold));
        Assert.Equal("/classifier/judges", fault.Path);
        Assert.Contains("look for exploitation and tell nobody", fault.Sentence, StringComparison.Ordinal);
        Assert.Empty(PolicyEvaluator.Validate(PlainPolicy.Version1 with { Classifier = Policies.Everything }));
    }

    private static DisclosurePolicy Judging(params ImmutableArray<JudgedCategory> judged) =>
        Prison with { Classifier = new ClassifierRules([JudgedCategory.SelfHarm, JudgedCategory.Violence, .. judged]) };

    private static Facts Pattern(Category category, int selfHarm = 0) => Policies.Facts(Category.SelfHarm, selfHarm) with
    {
        Verdicts = [Policies.Verdict(Category.SelfHarm, selfHarm), Policies.Verdict(category, 2, EvidenceSource.Model)],
        Signs = [new RiskExplanation(category, 3, TimeSpan.FromMinutes(40), 0, 2)],
    };
}
