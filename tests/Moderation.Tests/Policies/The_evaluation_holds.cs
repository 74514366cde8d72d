using System.Collections.Immutable;
using CsCheck;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Moderation.Tests.Policies;

/// <summary>What holds for every policy and every message, tried on pairs drawn at random; also for policies that the validator refuses.</summary>
public sealed class The_evaluation_holds
{
    private const int Pairs = 10_000;

    [Fact]
    public void One_more_rule_never_delivers_what_was_held() =>
        Gen.Select(Policies.AnyPolicy, Policies.AnyRule, Policies.AnyFacts).Sample((policy, rule, facts) =>
        {
            var before = PolicyEvaluator.Evaluate(policy, facts).Delivery;
            var after = PolicyEvaluator.Evaluate(policy with { Rules = [.. policy.Rules, rule] }, facts).Delivery;
            Assert.True(after >= before, $"{before} became {after}");
        }, iter: Pairs);

    [Fact]
    public void A_stricter_delivery_in_a_rule_never_delivers_what_was_held() =>
        Gen.Select(Policies.AnyPolicy.Where(policy => !policy.Rules.IsEmpty), Policies.AnyFacts, Gen.Int[0, 7]).Sample((policy, facts, which) =>
        {
            var rule = policy.Rules[which % policy.Rules.Length];
            var stricter = rule with { Delivery = new DeliveryRule((Delivery)Math.Min(3, (int)rule.Delivery.Action + 1), TimeSpan.FromHours(1)) };
            var before = PolicyEvaluator.Evaluate(policy, facts).Delivery;
            var after = PolicyEvaluator.Evaluate(policy with { Rules = policy.Rules.Replace(rule, stricter) }, facts).Delivery;
            Assert.True(after >= before, $"{before} became {after}");
        }, iter: Pairs);

    [Fact]
    public void One_more_rule_takes_nobody_away_whom_it_does_not_prohibit() =>
        Gen.Select(Policies.AnyPolicy, Policies.AnyRule, Policies.AnyFacts).Sample((policy, rule, facts) =>
        {
            var before = PolicyEvaluator.Evaluate(policy, facts);
            var after = PolicyEvaluator.Evaluate(policy with { Rules = [.. policy.Rules, rule] }, facts);
            Assert.True(after.OpensCase || !before.OpensCase);
            foreach (var told in before.Grants.Where(grant => !rule.Prohibited.Contains(grant.Role)))
            {
                var still = after.Grants.Single(grant => grant.Category == told.Category && grant.Role == told.Role && grant.Roster == told.Roster);
                Assert.True(still.Level >= told.Level && still.Before >= told.Before && still.After >= told.After);
                Assert.True(still.Location || !told.Location);
            }

            // It keeps out of a case whom it names, and of no other category's.
            foreach (var category in Enum.GetValues<Category>().Where(category => !rule.When.Categories.Contains(category)))
            {
                Assert.Equal(before.ExcludedIn(category), after.ExcludedIn(category));
            }
        }, iter: Pairs);

    [Fact]
    public void Somebody_is_told_of_every_imminent_danger_and_knows_where_and_a_case_is_opened_that_ends_at_the_alarm() =>
        Gen.Select(Policies.AnyPolicy, Policies.AnyFacts).Sample((policy, facts) =>
        {
            var decision = PolicyEvaluator.Evaluate(policy, facts);
            foreach (var imminent in decision.Severities.Where(seen => seen.Severity == 4))
            {
                Assert.Contains(decision.Grants, grant => grant.Category == imminent.Category && grant.Role == StaffRole.ControlRoom && grant.Location);
                Assert.Contains(decision.Grants, grant => grant.Category == imminent.Category && (grant.Location || grant.FaceToFace is not null)
                    && grant.Escalation.Any(step => step.Role is null && step.After <= (grant.FaceToFace ?? TimeSpan.FromMinutes(10))));
                Assert.NotNull(decision.OffSystemAlarmAfter);
                Assert.True(decision.OpensCase);
            }
        }, iter: Pairs);

    [Fact]
    public void Whatever_a_sound_policy_prohibits_somebody_is_told_of_each_mandatory_category() =>
        Gen.Select(
            Gen.Select(Gen.Enum<Category>().Array[1, 2], Gen.Enum<StaffRole>().Array[1, 3], Gen.Enum<ConversationClass>().Array[0, 2]),
            Gen.Select(Gen.Int[1, 4], Gen.Int[1, 4]),
            Policies.AnyFacts).Sample((what, severity, facts) =>
        {
            var prohibits = Policies.Rule("prohibits", Category.SelfHarm, Math.Min(severity.Item1, severity.Item2), Math.Max(severity.Item1, severity.Item2));
            var policy = Policies.DefaultWith(prohibits with
            {
                Scope = PolicyScope.In([.. what.Item3.Distinct()]),
                When = prohibits.When with { Categories = [.. what.Item1.Where(category => category != Category.Company).Distinct()] },
                Prohibited = [.. what.Item2.Distinct().Where(role => role != StaffRole.ControlRoom)],
            });
            if (!PolicyEvaluator.Validate(policy).IsEmpty)
            {
                return;
            }

            var decision = PolicyEvaluator.Evaluate(policy, facts);
            foreach (var seen in decision.Severities.Where(seen => seen.Severity >= 2 && seen.Category is Category.SelfHarm or Category.Violence or Category.SexualAbuse))
            {
                Assert.Contains(decision.Grants, grant => grant.Category == seen.Category && (seen.Category != Category.SelfHarm || grant.Level >= DisclosureLevel.Message));
            }
        }, iter: Pairs);

    [Fact]
    public void Nobody_sees_more_than_a_rule_that_names_him_gives_and_nothing_without_one() => Gen.Select(Policies.AnyPolicy, Policies.AnyFacts).Sample((policy, facts) =>
    {
        var decision = PolicyEvaluator.Evaluate(policy, facts);
        foreach (var grant in decision.Grants)
        {
            var naming = policy.Rules.Where(rule => RuleMatch.Of(rule, facts) is { } match && match.Categories.Contains(grant.Category)).ToList();
            var recipients = naming.SelectMany(rule => rule.Recipients).Where(recipient => recipient.Role == grant.Role && recipient.Roster == grant.Roster).ToList();
            if (recipients.Count == 0)
            {
                // Without a rule there is a place to go to, at severity 4, and nothing to read.
                Assert.Equal((DisclosureLevel.Count, 0, 0, true), (grant.Level, grant.Before, grant.After, grant.Location));
                Assert.Contains(decision.Severities, seen => seen.Category == grant.Category && seen.Severity == 4);
                continue;
            }

            Assert.True(grant.Level <= recipients.Max(recipient => recipient.Level));
            Assert.True(grant.Before <= recipients.Max(recipient => recipient.Before));
            Assert.True(grant.After <= recipients.Max(recipient => recipient.After));
            var steps = recipients.SelectMany(recipient => recipient.Limits.Escalation).ToHashSet();
            Assert.All(grant.Escalation, step => Assert.True(step.Role is null || steps.Contains(step)));
        }
    }, iter: Pairs);

    [Fact]
    public void Asking_for_help_is_never_blocked_nor_rejected_by_the_clock_and_always_answered() =>
        Gen.Select(Policies.AnyPolicy, Policies.AnyFacts).Sample((policy, facts) =>
        {
            var decision = PolicyEvaluator.Evaluate(policy, facts);
            var selfHarm = decision.Severities.FirstOrDefault(seen => seen.Category == Category.SelfHarm).Severity;
            Assert.False(selfHarm > 0 && decision.Delivery == Delivery.Block);
            Assert.False(selfHarm > 0 && decision is { Delivery: Delivery.Hold, AfterHold: HoldEnd.Reject });
            Assert.False(selfHarm >= 2 && decision.Signpost != SignpostKind.SelfHarm);
        }, iter: Pairs);

    [Fact]
    public void Self_harm_alone_is_held_only_for_method_detail() => Gen.Select(Policies.AnyPolicy, Gen.Int[1, 4]).Sample((policy, severity) =>
    {
        var decision = PolicyEvaluator.Evaluate(policy, Policies.Facts(Category.SelfHarm, severity));
        Assert.True(decision.Delivery < Delivery.Hold);
    }, iter: Pairs);

    [Fact]
    public void A_cry_with_something_else_in_it_is_held_only_for_violence_or_method_detail() =>
        Gen.Select(Policies.AnyPolicy, Policies.AnyFacts).Sample((policy, facts) =>
        {
            var decision = PolicyEvaluator.Evaluate(policy, facts);
            var cry = decision.Severities.Any(seen => seen is { Category: Category.SelfHarm, Severity: >= 2 });
            var mayWait = facts.MethodDetail || decision.Severities.Any(seen => seen.Category == Category.Violence);
            Assert.False(cry && !mayWait && decision.Delivery >= Delivery.Hold);
        }, iter: Pairs);

    [Fact]
    public void What_opens_a_case_is_never_a_sample() => Gen.Select(Policies.AnyPolicy, Policies.AnyFacts).Sample((policy, facts) =>
    {
        var decision = PolicyEvaluator.Evaluate(policy, facts);
        Assert.False(decision.OpensCase && decision.Sample is not null);
    });

    [Fact]
    public void The_prohibited_never_receive() => Gen.Select(Policies.AnyPolicy, Policies.AnyFacts).Sample((policy, facts) =>
    {
        var decision = PolicyEvaluator.Evaluate(policy, facts);
        foreach (var match in policy.Rules.Select(rule => RuleMatch.Of(rule, facts)).OfType<RuleMatch>())
        {
            // A rule matched through one of its categories prohibits in that one.
            var grants = decision.Grants.Where(grant => match.Categories.Contains(grant.Category)).ToList();
            Assert.DoesNotContain(grants, grant => match.Rule.Prohibited.Contains(grant.Role));
            Assert.DoesNotContain(grants.SelectMany(grant => grant.Escalation), step => step.Role is { } role && match.Rule.Prohibited.Contains(role));
            Assert.False(decision.Sample is { } sample && match.Rule.Prohibited.Contains(sample.Role));
        }
    }, iter: Pairs);

    [Fact]
    public void Part_2_never_reaches_the_security_side_outside_the_exceptions() =>
        Gen.Select(Policies.AnyPolicy, Policies.AnyFacts).Sample((policy, facts) =>
        {
            var decision = PolicyEvaluator.Evaluate(policy, facts with { Class = ConversationClass.Part2 });
            Assert.All(decision.Grants, grant => Assert.True(grant.Discreet));
            Assert.DoesNotContain(
                decision.Grants,
                grant => IsSecuritySide(grant.Role) && grant.Grounds.IsEmpty && (grant.Level > DisclosureLevel.Count || !grant.Location));
            Assert.DoesNotContain(
                decision.Grants.SelectMany(grant => grant.Escalation),
                step => step.Role is { } role && IsSecuritySide(role) && (step.Level > DisclosureLevel.Count || !step.Location));
            Assert.False(decision.Sample is { } sample && IsSecuritySide(sample.Role));
        }, iter: Pairs);

    [Fact]
    public void The_order_of_the_rules_has_no_meaning() => Gen.Select(Policies.AnyPolicy, Policies.AnyFacts).Sample((policy, facts) =>
        Assert.Equal(
            PolicyEvaluator.Evaluate(policy, facts).ToJson(),
            PolicyEvaluator.Evaluate(policy with { Rules = [.. policy.Rules.Reverse()] }, facts).ToJson()), iter: Pairs);

    [Fact]
    public void The_facts_come_back_from_the_record_and_give_the_same_decision() => Gen.Select(Policies.AnyPolicy, Policies.AnyFacts).Sample((policy, facts) =>
    {
        var decision = PolicyEvaluator.Evaluate(policy, facts);
        var recorded = Decision.FromJson(decision.ToJson()).ToFacts(facts.Facility)!;
        Assert.Equal(decision.ToJson(), PolicyEvaluator.Evaluate(policy, recorded).ToJson());
    }, iter: 1_000);

    private static bool IsSecuritySide(StaffRole role) => role is StaffRole.Security or StaffRole.Officer or StaffRole.ControlRoom;
}
