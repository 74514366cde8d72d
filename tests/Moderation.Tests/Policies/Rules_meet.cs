using CsCheck;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Moderation.Tests.Policies;

public sealed class Rules_meet
{
    [Fact]
    public void The_shortest_limit_and_the_widest_view_that_names_the_role_count()
    {
        var slow = new TimeLimits(TimeSpan.FromHours(2), TimeSpan.FromHours(9), null, []);
        var fast = new TimeLimits(TimeSpan.FromHours(3), TimeSpan.FromHours(1), TimeSpan.FromHours(5), []);
        var policy = Policies.With(
            Policies.Rule("a", Category.Escape, 1, 4, Policies.Recipient(StaffRole.Moderator, DisclosureLevel.Message, slow)),
            Policies.Rule("b", Category.Escape, 1, 4, Policies.Recipient(StaffRole.Moderator, DisclosureLevel.Metadata, fast)),
            Policies.Rule("c", Category.Escape, 1, 4, Policies.Recipient(StaffRole.Chaplain, DisclosureLevel.Conversation)));
        var decision = PolicyEvaluator.Evaluate(policy, Policies.Facts(Category.Escape, 2));

        var moderator = decision.Grants.Single(grant => grant.Role == StaffRole.Moderator);
        Assert.Equal(DisclosureLevel.Message, moderator.Level);
        Assert.Equal(TimeSpan.FromHours(2), moderator.Acknowledge);
        Assert.Equal(TimeSpan.FromHours(1), moderator.FaceToFace);
        Assert.Equal(TimeSpan.FromHours(5), moderator.Decide);
        Assert.Equal(["a", "b", "c"], decision.MatchedRules);
    }

    [Fact]
    public void A_rule_out_of_scope_takes_no_part()
    {
        var here = Policies.Rule("here", Category.Escape) with { Scope = PolicyScope.Everywhere with { Units = ["B2"] } };
        var there = Policies.Rule("there", Category.Escape) with { Scope = PolicyScope.Everywhere with { Units = ["C1"] } };
        var elsewhere = Policies.Rule("elsewhere", Category.Escape) with { Scope = PolicyScope.Everywhere with { Facilities = ["south"] } };
        var decision = PolicyEvaluator.Evaluate(Policies.With(here, there, elsewhere), Policies.Facts(Category.Escape, 2));
        Assert.Equal(["here"], decision.MatchedRules);
    }

    [Fact]
    public void A_rule_asks_for_its_evidence_and_its_writers()
    {
        var concern = Policies.Rule("concern", Category.Escape);
        concern = concern with { When = concern.When with { Evidence = [EvidenceSource.Concern] } };
        var supporter = Policies.Rule("supporter", Category.Escape);
        supporter = supporter with { When = supporter.When with { Senders = [SpeakerRole.Supporter] } };
        var policy = Policies.With(concern, supporter);
        Assert.Empty(PolicyEvaluator.Evaluate(policy, Policies.Facts(Category.Escape, 2)).MatchedRules);
        Assert.Equal(
            ["concern", "supporter"],
            PolicyEvaluator.Evaluate(policy, Policies.Facts(Category.Escape, 2, source: EvidenceSource.Concern) with { Sender = SpeakerRole.Supporter })
                .MatchedRules);
    }

    [Fact]
    public void A_threat_inside_a_cry_for_help_waits_for_staff_and_is_not_blocked()
    {
        var block = Policies.Rule("block", Category.Violence) with { Delivery = new DeliveryRule(Delivery.Block) };
        var both = Policies.Facts(Category.Violence, 3) with
        {
            Verdicts = [Policies.Verdict(Category.SelfHarm, 2), Policies.Verdict(Category.Violence, 3)],
        };
        Assert.Equal(Delivery.Block, PolicyEvaluator.Evaluate(Policies.With(block), Policies.Facts(Category.Violence, 3)).Delivery);
        var decision = PolicyEvaluator.Evaluate(Policies.With(block), both);
        Assert.Equal(Delivery.Hold, decision.Delivery);
        Assert.Contains("floor:help-seeking", decision.MatchedRules);
    }

    [Fact]
    public void Given_a_policy_that_holds_while_the_classifier_is_down_an_unscored_message_waits()
    {
        var policy = DefaultPolicy.Version1 with { Failures = DefaultPolicy.Version1.Failures with { ClassifierDown = ClassifierDown.Hold } };
        var facts = Policies.Facts(Category.Violence, 0);
        Assert.Equal(Delivery.Deliver, PolicyEvaluator.Evaluate(policy, facts).Delivery);
        Assert.Equal(Delivery.Hold, PolicyEvaluator.Evaluate(policy, facts with { IsFallback = true }).Delivery);
    }

    [Fact]
    public void One_more_rule_never_delivers_what_was_held() =>
        Gen.Select(Policies.AnyPolicy, Policies.AnyRule, Policies.AnyFacts).Sample((policy, rule, facts) =>
        {
            var before = PolicyEvaluator.Evaluate(policy, facts).Delivery;
            var after = PolicyEvaluator.Evaluate(policy with { Rules = [.. policy.Rules, rule] }, facts).Delivery;
            Assert.True(after >= before, $"{before} became {after}");
        });

    [Fact]
    public void A_stricter_delivery_in_a_rule_never_delivers_what_was_held() =>
        Gen.Select(Policies.AnyPolicy.Where(policy => !policy.Rules.IsEmpty), Policies.AnyFacts, Gen.Int[0, 7]).Sample((policy, facts, which) =>
        {
            var rule = policy.Rules[which % policy.Rules.Length];
            var stricter = rule with { Delivery = new DeliveryRule((Delivery)Math.Min(3, (int)rule.Delivery.Action + 1), TimeSpan.FromHours(1)) };
            var before = PolicyEvaluator.Evaluate(policy, facts).Delivery;
            var after = PolicyEvaluator.Evaluate(policy with { Rules = policy.Rules.Replace(rule, stricter) }, facts).Delivery;
            Assert.True(after >= before, $"{before} became {after}");
        });

    [Fact]
    public void Nobody_sees_more_than_a_rule_that_names_him_gives() => Gen.Select(Policies.AnyPolicy, Policies.AnyFacts).Sample((policy, facts) =>
    {
        var decision = PolicyEvaluator.Evaluate(policy, facts);
        var matched = policy.Rules.Where(rule => decision.MatchedRules.Contains(rule.Id)).ToList();
        foreach (var grant in decision.Grants.Where(grant => grant.Level > DisclosureLevel.Count))
        {
            var naming = matched.Where(rule => rule.When.Categories.Contains(grant.Category))
                .SelectMany(rule => rule.Recipients)
                .Where(recipient => recipient.Role == grant.Role)
                .ToList();
            Assert.True(grant.Level <= naming.Max(recipient => recipient.Level));
            Assert.True(grant.Before <= naming.Max(recipient => recipient.Before));
            Assert.True(grant.After <= naming.Max(recipient => recipient.After));
        }
    });

    [Fact]
    public void Severity_4_always_yields_a_place_to_go_to() => Gen.Select(Policies.AnyPolicy, Policies.AnyFacts).Sample((policy, facts) =>
    {
        var decision = PolicyEvaluator.Evaluate(policy, facts);
        foreach (var imminent in decision.Severities.Where(seen => seen.Severity == 4))
        {
            Assert.Contains(decision.Grants, grant => grant.Category == imminent.Category && grant.Location);
            Assert.True(decision.OpensCase);
        }
    });

    [Fact]
    public void Asking_for_help_is_never_blocked_and_always_answered() => Gen.Select(Policies.AnyPolicy, Policies.AnyFacts).Sample((policy, facts) =>
    {
        var decision = PolicyEvaluator.Evaluate(policy, facts);
        var selfHarm = decision.Severities.FirstOrDefault(seen => seen.Category == Category.SelfHarm).Severity;
        Assert.False(selfHarm > 0 && decision.Delivery == Delivery.Block);
        Assert.False(selfHarm >= 2 && decision.Signpost != SignpostKind.SelfHarm);
    });

    [Fact]
    public void The_prohibited_never_receive() => Gen.Select(Policies.AnyPolicy, Policies.AnyFacts).Sample((policy, facts) =>
    {
        var decision = PolicyEvaluator.Evaluate(policy, facts);
        foreach (var rule in policy.Rules.Where(rule => decision.MatchedRules.Contains(rule.Id)))
        {
            // A rule matched through one of its categories prohibits in that one.
            var matched = RuleMatch.Of(rule, facts)!.Categories;
            Assert.DoesNotContain(decision.Grants, grant => rule.Prohibited.Contains(grant.Role) && matched.Contains(grant.Category));
        }
    });

    [Fact]
    public void Part_2_never_reaches_the_security_side_outside_the_exceptions() =>
        Gen.Select(Policies.AnyPolicy, Policies.AnyFacts).Sample((policy, facts) =>
        {
            var decision = PolicyEvaluator.Evaluate(policy, facts with { Class = ConversationClass.Part2 });
            Assert.All(decision.Grants, grant => Assert.True(grant.Discreet));
            Assert.DoesNotContain(
                decision.Grants,
                grant => grant.Role is StaffRole.Security or StaffRole.Officer or StaffRole.ControlRoom
                    && grant.Level > DisclosureLevel.Count
                    && grant.Grounds.IsEmpty);
        });

    [Fact]
    public void The_order_of_the_rules_has_no_meaning() => Gen.Select(Policies.AnyPolicy, Policies.AnyFacts).Sample((policy, facts) =>
        Assert.Equal(
            PolicyEvaluator.Evaluate(policy, facts).ToJson(),
            PolicyEvaluator.Evaluate(policy with { Rules = [.. policy.Rules.Reverse()] }, facts).ToJson()));
}
