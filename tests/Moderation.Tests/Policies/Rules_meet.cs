using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Moderation.Tests.Policies;

public sealed class Rules_meet
{
    [Fact]
    public void A_desks_alarm_after_hours_does_not_stand_in_for_the_alarm_of_whoever_is_sent()
    {
        var sent = new TimeLimits(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), null, []);
        var desk = new TimeLimits(TimeSpan.FromHours(8), null, null, [new EscalationStep(TimeSpan.FromHours(8), null)]);
        var policy = PlainPolicy.Version1 with
        {
            Rules =
            [
                Policies.Rule(
                    "go",
                    Category.SelfHarm,
                    4,
                    4,
                    Policies.Recipient(StaffRole.ControlRoom, DisclosureLevel.Count, sent) with { Location = true },
                    Policies.Recipient(StaffRole.Officer, DisclosureLevel.Count, sent) with { Location = true }),
                Policies.Rule("desk", Category.SelfHarm, 2, 4, Policies.Recipient(StaffRole.Clinician, DisclosureLevel.Message, desk)),
            ],
        };
        var decision = PolicyEvaluator.Evaluate(policy, Policies.Facts(Category.SelfHarm, 4));
        Assert.Contains("floor:alarm", decision.MatchedRules);
        Assert.Equal(TimeSpan.FromMinutes(2), decision.OffSystemAlarmAfter);
    }

    [Theory]
    [InlineData(10, 10, 10)]
    [InlineData(20_160, 18_720, 2)]
    [InlineData(12, 11, 2)]
    public void A_visit_that_may_wait_for_days_does_not_put_off_the_alarm_for_a_life_in_danger(int faceToFace, int alarm, int leaves)
    {
        var limits = new TimeLimits(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(faceToFace), null, [new EscalationStep(TimeSpan.FromMinutes(alarm), null)]);
        var sent = new[] { StaffRole.ControlRoom, StaffRole.Officer, StaffRole.Clinician }
            .Select(role => Policies.Recipient(role, role == StaffRole.Clinician ? DisclosureLevel.Message : DisclosureLevel.Count, limits) with { Location = true });
        var policy = PlainPolicy.Version1 with { Rules = [Policies.Rule("go", Category.SelfHarm, 4, 4, [.. sent])] };
        Assert.Equal(TimeSpan.FromMinutes(leaves), PolicyEvaluator.Evaluate(policy, Policies.Facts(Category.SelfHarm, 4)).OffSystemAlarmAfter);
    }

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
    public void A_rule_of_a_programme_holds_in_its_conversations_and_where_units_are_named_too_in_both_alone()
    {
        var here = Policies.Rule("here", Category.Escape) with { Scope = PolicyScope.Everywhere with { Programmes = ["VETERANS"] } };
        var both = Policies.Rule("both", Category.Escape) with { Scope = PolicyScope.Everywhere with { Programmes = ["VETERANS", "PARENTS"], Units = ["B2"] } };
        var there = Policies.Rule("there", Category.Escape) with { Scope = PolicyScope.Everywhere with { Programmes = ["RECOVERY"] } };
        var policy = Policies.With(here, both, there);
        var facts = Policies.Facts(Category.Escape, 2);
        Assert.Empty(PolicyEvaluator.Evaluate(policy, facts).MatchedRules);
        var decision = PolicyEvaluator.Evaluate(policy, facts with { Programme = "VETERANS" });
        Assert.Equal(["both", "here"], decision.MatchedRules.Order());
        Assert.Equal(["here"], PolicyEvaluator.Evaluate(policy, facts with { Programme = "VETERANS", Unit = "C1" }).MatchedRules);
        Assert.Equal(facts with { Programme = "VETERANS" }, decision.ToFacts(facts.Facility)! with { Verdicts = facts.Verdicts, Signs = facts.Signs });
    }

    [Fact]
    public void What_people_tell_of_a_conversation_is_judged_in_its_programme()
    {
        var first = PolicyEvaluator.Evaluate(PlainPolicy.Version1, Policies.Facts(Category.Violence, 1) with { Programme = "VETERANS" });
        Facts[] told =
        [
            Facts.Concern("north", "B2", "VETERANS", ConversationClass.Monitored, SpeakerRole.Supporter, Category.Violence, 2),
            Facts.Report("north", "B2", "VETERANS", ConversationClass.Monitored, SpeakerRole.Resident, Category.Violence, 2, namesMember: false),
            Facts.Complaint("north", "B2", "VETERANS", ConversationClass.Monitored, Category.Exploitation, 2),
            Facts.Missed("north", first, Category.Violence, 2),
        ];
        Assert.All(told, facts => Assert.Equal(("B2", "VETERANS"), (facts.Unit, facts.Programme)));
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
        var policy = PlainPolicy.Version1 with { Failures = PlainPolicy.Version1.Failures with { ClassifierDown = ClassifierDown.Hold } };
        var facts = Policies.Facts(Category.Violence, 0);
        Assert.Equal(Delivery.Deliver, PolicyEvaluator.Evaluate(policy, facts).Delivery);
        Assert.Equal(Delivery.Hold, PolicyEvaluator.Evaluate(policy, facts with { IsFallback = true }).Delivery);
    }
}
