using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Moderation.Tests.Policies;

public sealed class The_plain_policy_answers
{
    [Theory]
    [InlineData(Category.SelfHarm, StaffRole.Clinician)]
    [InlineData(Category.Violence, StaffRole.Security)]
    [InlineData(Category.Exploitation, StaffRole.Safeguarding)]
    [InlineData(Category.SexualAbuse, StaffRole.Safeguarding)]
    public void A_concern_goes_to_whom_a_message_would_go(Category category, StaffRole role)
    {
        for (var severity = Verdict.AlertSeverity; severity <= Verdict.MaxSeverity; severity++)
        {
            var decision = PolicyEvaluator.Evaluate(
                PlainPolicy.Version1, Facts.Concern("f", null, null, ConversationClass.Monitored, SpeakerRole.Supporter, category, severity));
            Assert.True(decision.OpensCase);
            Assert.Contains(decision.Grants, grant => grant.Role == role && grant.Category == category && grant.Level >= DisclosureLevel.Message);
        }
    }

    [Fact]
    public void It_may_be_activated() => Assert.Empty(PolicyEvaluator.Validate(PlainPolicy.Version1));

    [Fact]
    public void An_ordinary_message_is_delivered_and_nobody_is_told()
    {
        var decision = Decide(Category.SelfHarm, 0);
        Assert.Equal(Delivery.Deliver, decision.Delivery);
        Assert.False(decision.OpensCase);
        Assert.Empty(decision.Grants);
        Assert.Empty(decision.MatchedRules);
        Assert.Equal(1, decision.PolicyVersion);
    }

    [Theory]
    [InlineData(Category.SelfHarm)]
    [InlineData(Category.Violence)]
    public void Severity_1_opens_no_case_and_nobody_sees_it(Category category)
    {
        var decision = Decide(category, 1);
        Assert.False(decision.OpensCase);
        Assert.Empty(decision.Grants);
        Assert.Equal(SignpostKind.None, decision.Signpost);
        Assert.Null(decision.Sample);
        Assert.Empty(decision.MatchedRules);
    }

    [Theory]
    [InlineData(2, 480)]
    [InlineData(3, 30)]
    public void Self_harm_goes_to_care_with_five_messages_around_and_to_nobody_else(int severity, int minutes)
    {
        var decision = Decide(Category.SelfHarm, severity);
        var care = Assert.Single(decision.Grants);
        Assert.Equal((StaffRole.Clinician, DisclosureLevel.Identity, 5, 5), (care.Role, care.Level, care.Before, care.After));
        Assert.Equal(Purpose.Care, care.Purpose);
        Assert.Equal(TimeSpan.FromMinutes(minutes), care.FaceToFace);
        Assert.Equal(Delivery.DeliverAndFlag, decision.Delivery);
        Assert.Equal(SignpostKind.SelfHarm, decision.Signpost);
        Assert.True(decision.OpensCase);
    }

    [Fact]
    public void Imminent_self_harm_sends_control_room_and_officer_without_content_and_care_with_it_in_parallel()
    {
        var decision = Decide(Category.SelfHarm, 4);
        Assert.Equal([StaffRole.Clinician, StaffRole.Officer, StaffRole.ControlRoom], decision.Grants.Select(grant => grant.Role));
        Assert.All(decision.Grants.Skip(1), grant => Assert.Equal((DisclosureLevel.Count, true), (grant.Level, grant.Location)));
        Assert.Equal(DisclosureLevel.Identity, decision.Grants[0].Level);
        Assert.All(decision.Grants, grant => Assert.Equal(TimeSpan.FromMinutes(2), grant.Acknowledge));
        Assert.Equal(SignpostKind.SelfHarm, decision.Signpost);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void A_threat_goes_to_security_without_identity_and_with_the_place_only_when_imminent(int severity, bool location)
    {
        var decision = Decide(Category.Violence, severity);
        var security = decision.Grants.Single(grant => grant.Role == StaffRole.Security);
        Assert.Equal((DisclosureLevel.Message, 0, 0, location), (security.Level, security.Before, security.After, security.Location));
        Assert.Equal(location ? TimeSpan.FromMinutes(10) : (TimeSpan?)null, security.FaceToFace);
        Assert.Equal(severity == 4 ? 3 : 1, decision.Grants.Length);
        Assert.Equal(SignpostKind.None, decision.Signpost);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void In_a_part_2_programme_security_learns_nothing_and_every_card_is_discreet(int severity)
    {
        var decision = PolicyEvaluator.Evaluate(PlainPolicy.Version1, Policies.Facts(Category.Violence, severity, ConversationClass.Part2));
        Assert.DoesNotContain(decision.Grants, grant => grant.Role == StaffRole.Security);
        Assert.All(decision.Grants, grant => Assert.True(grant.Discreet));
        Assert.Equal(severity == 4, decision.Grants.Any(grant => grant.Location));
    }

    [Fact]
    public void Sexual_abuse_goes_to_safeguarding_without_the_accused_and_their_line()
    {
        var decision = PolicyEvaluator.Evaluate(PlainPolicy.Version1, Policies.Facts(Category.SexualAbuse, 3, source: EvidenceSource.PeerReport));
        Assert.Equal(StaffRole.Safeguarding, Assert.Single(decision.Grants).Role);
        Assert.Contains(Exclusion.Accused, decision.Excluded);
        Assert.Contains(Exclusion.LineOfAccused, decision.Excluded);
    }

    [Fact]
    public void A_judgement_of_the_lexicon_is_delivered_and_owes_a_rescore()
    {
        var facts = Policies.Facts(Category.SelfHarm, 0) with { IsFallback = true };
        var decision = PolicyEvaluator.Evaluate(PlainPolicy.Version1, facts);
        Assert.True(decision.RescoreOwed);
        Assert.Equal(Delivery.Deliver, decision.Delivery);
    }

    [Fact]
    public void It_promises_nothing_that_the_server_does_not_carry_out()
    {
        var policy = PlainPolicy.Version1;
        Assert.All(policy.Rules, rule => Assert.Null(rule.Sample));
        Assert.All(policy.Rules.SelectMany(rule => rule.Recipients), recipient => Assert.All(recipient.Limits.Escalation, step => Assert.Null(step.Role)));
        Assert.All(policy.Rules, rule => Assert.True(rule.Delivery.Action is Delivery.Deliver or Delivery.DeliverAndFlag));
        Assert.False(policy.BreakGlass.Allowed);
        Assert.Equal(RetentionRules.WithoutEnd, policy.Retention.Messages);
        var notice = Notice.Generate(policy, 3, NoticeLanguage.English).Text;
        Assert.Contains("If no one acts in 2 minutes, an alarm goes out.", notice, StringComparison.Ordinal);
        Assert.Contains("If you ask for a supporter, the chaplain, a Listener or an officer: The officer on your unit can see your name and where you are.", notice, StringComparison.Ordinal);
    }

    [Fact]
    public void Residents_do_not_watch_each_other() =>
        Assert.Equal(new ResidentVisibility(Receipts: false, Typing: false, Presence: false), PlainPolicy.Version1.Visibility);

    private static Decision Decide(Category category, int severity) =>
        PolicyEvaluator.Evaluate(PlainPolicy.Version1, Policies.Facts(category, severity));
}
