using CsCheck;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Moderation.Tests.Policies;

public sealed class A_policy_discloses_more
{
    private static readonly DisclosurePolicy Default = PlainPolicy.Version1;

    [Fact]
    public void Not_when_nothing_changed_or_only_the_name_or_the_order_of_rules_did()
    {
        Assert.False(PolicyWidening.Widens(Default, Default));
        Assert.False(PolicyWidening.Widens(Default, Default with { Version = 7, Name = "Ours" }));
        Assert.False(PolicyWidening.Widens(Default, Default with { Rules = [.. Default.Rules.Reverse()] }));
    }

    [Fact]
    public void When_a_rule_tells_one_more_role_or_lets_it_see_more()
    {
        var one = Policies.Rule("one", Category.Violence, 2, 3, Policies.Recipient(StaffRole.Moderator, DisclosureLevel.Metadata));
        var more = one with { Recipients = [Policies.Recipient(StaffRole.Moderator, DisclosureLevel.Message)] };
        Assert.True(PolicyWidening.Widens(Default, Policies.DefaultWith(one)));
        Assert.True(PolicyWidening.Widens(Policies.DefaultWith(one), Policies.DefaultWith(more)));
        Assert.False(PolicyWidening.Widens(Policies.DefaultWith(more), Policies.DefaultWith(one)));
        Assert.False(PolicyWidening.Widens(Policies.DefaultWith(one), Default));
    }

    [Fact]
    public void When_a_rule_tells_somebody_of_method_detail_or_of_more_than_that()
    {
        var all = Policies.Rule("method", Category.SelfHarm, 2, 4, Policies.Recipient(StaffRole.Chaplain, DisclosureLevel.Metadata));
        var method = all with { When = all.When with { MethodDetail = true } };
        Assert.True(PolicyWidening.Widens(Default, Policies.DefaultWith(method)));
        Assert.True(PolicyWidening.Widens(Policies.DefaultWith(method), Policies.DefaultWith(all)));
        Assert.False(PolicyWidening.Widens(Policies.DefaultWith(all), Policies.DefaultWith(method)));
    }

    [Fact]
    public void When_those_of_a_roster_that_another_step_names_are_told_too()
    {
        var recipient = Policies.Recipient(StaffRole.Moderator, DisclosureLevel.Message);
        var later = recipient with { Limits = recipient.Limits with { Escalation = [new EscalationStep(TimeSpan.FromHours(1), StaffRole.Moderator, DisclosureLevel.Metadata, Roster: "on-call")] } };
        var before = Policies.DefaultWith(Policies.Rule("night", Category.Violence, 2, 3, later));
        var next = Policies.DefaultWith(Policies.Rule("night", Category.Violence, 2, 3, later, recipient with { Roster = "on-call" }));
        Assert.True(PolicyWidening.Widens(before, next));
        Assert.False(PolicyWidening.Widens(next, before));
    }

    [Fact]
    public void When_what_was_prohibited_no_longer_is()
    {
        var prohibiting = Policies.Rule("never", Category.Violence, 2, 4) with { Prohibited = [StaffRole.Chaplain] };
        Assert.True(PolicyWidening.Widens(Policies.DefaultWith(prohibiting), Default));
        Assert.False(PolicyWidening.Widens(Default, Policies.DefaultWith(prohibiting)));

        // In one unit, one programme or one class alone it takes less.
        foreach (var narrower in new PolicyScope[]
        {
            prohibiting.Scope with { Units = ["B"] }, prohibiting.Scope with { Programmes = ["VETERANS"] }, prohibiting.Scope with { Units = ["B"], Programmes = ["VETERANS"] },
            prohibiting.Scope with { Classes = [ConversationClass.Part2] },
        })
        {
            Assert.True(PolicyWidening.Widens(Policies.DefaultWith(prohibiting), Policies.DefaultWith(prohibiting with { Scope = narrower })));
            Assert.False(PolicyWidening.Widens(Policies.DefaultWith(prohibiting with { Scope = narrower }), Policies.DefaultWith(prohibiting)));
        }
    }

    [Fact]
    public void When_a_rule_holds_in_one_more_unit_or_programme_and_not_when_it_holds_in_fewer()
    {
        var everywhere = Policies.Rule("told", Category.Violence, 2, 3, Policies.Recipient(StaffRole.Moderator, DisclosureLevel.Message));
        DisclosureRule[] ever = [everywhere with { Scope = everywhere.Scope with { Programmes = ["VETERANS"] } }, everywhere with { Scope = everywhere.Scope with { Programmes = ["VETERANS", "PARENTS"] } }, everywhere];
        for (var (narrow, wide) = (0, 1); wide < ever.Length; (narrow, wide) = (narrow + 1, wide + 1))
        {
            Assert.True(PolicyWidening.Widens(Policies.DefaultWith(ever[narrow]), Policies.DefaultWith(ever[wide])));
            Assert.False(PolicyWidening.Widens(Policies.DefaultWith(ever[wide]), Policies.DefaultWith(ever[narrow])));
        }

        var moved = everywhere with { Scope = everywhere.Scope with { Programmes = ["PARENTS"] } };
        Assert.True(PolicyWidening.Widens(Policies.DefaultWith(ever[0]), Policies.DefaultWith(moved)));
        var inOneUnit = moved with { Scope = moved.Scope with { Units = ["B"] } };
        Assert.True(PolicyWidening.Widens(Policies.DefaultWith(inOneUnit), Policies.DefaultWith(moved)));
        Assert.False(PolicyWidening.Widens(Policies.DefaultWith(moved), Policies.DefaultWith(inOneUnit)));
    }

    [Fact]
    public void When_more_is_kept_shown_or_broken()
    {
        Assert.True(PolicyWidening.Widens(Default, Default with { Retention = Default.Retention with { Scores = Default.Retention.Scores * 2 } }));
        Assert.True(PolicyWidening.Widens(Default, Default with { Visibility = Default.Visibility with { Presence = true } }));
        Assert.True(PolicyWidening.Widens(Default, Default with { Visibility = Default.Visibility with { Typing = true } }));
        Assert.False(PolicyWidening.Widens(Default with { Visibility = Default.Visibility with { Typing = true, Presence = true } }, Default));
        Assert.True(PolicyWidening.Widens(Default, Default with { BreakGlass = Default.BreakGlass with { Allowed = true } }));
        var approvedByMore = Default with { Approvals = Default.Approvals with { Approvers = [StaffRole.Chaplain, StaffRole.Coordinator] } };
        Assert.True(PolicyWidening.Widens(Default, approvedByMore));
        Assert.False(PolicyWidening.Widens(approvedByMore, Default));
        Assert.True(PolicyWidening.Widens(Default, Default with { Approvals = Default.Approvals with { SupervisingOfficer = true } }));
        Assert.False(PolicyWidening.Widens(Default, Default with { Approvals = Default.Approvals with { Ranks = ["Warden"], Rank = "Warden" } }));
        Assert.True(PolicyWidening.Widens(Default, Default with { Referrals = Default.Referrals.Add(ReferralKind.Acct) }));
        Assert.False(PolicyWidening.Widens(Default, Default with { Referrals = [] }));
        var seen = Default with { Inform = Default.Inform with { OwnDisclosuresAfter = TimeSpan.FromDays(3) } };
        Assert.False(PolicyWidening.Widens(Default, seen));
        Assert.False(PolicyWidening.Widens(seen, seen with { Inform = seen.Inform with { OwnDisclosuresAfter = TimeSpan.FromDays(2) } }));
        Assert.True(PolicyWidening.Widens(seen, seen with { Inform = seen.Inform with { OwnDisclosuresAfter = TimeSpan.FromDays(4) } }));
        Assert.True(PolicyWidening.Widens(seen, Default));
        var offering = Default with { Training = new TrainingRules(true) };
        Assert.True(PolicyWidening.Widens(Default, offering));
        Assert.False(PolicyWidening.Widens(offering, offering));
        Assert.False(PolicyWidening.Widens(offering, Default));
        var kept = Default with { Retention = Default.Retention with { RejectedMessages = TimeSpan.FromDays(3), UnclearCases = TimeSpan.FromDays(3) } };
        Assert.False(PolicyWidening.Widens(Default, kept));
        Assert.True(PolicyWidening.Widens(kept, kept with { Retention = kept.Retention with { RejectedMessages = null } }));
        Assert.True(PolicyWidening.Widens(kept, kept with { Retention = kept.Retention with { UnclearCases = TimeSpan.FromDays(4) } }));
        var broken = Default with { BreakGlass = Default.BreakGlass with { Allowed = true } };
        Assert.True(PolicyWidening.Widens(broken, broken with { BreakGlass = broken.BreakGlass with { Scope = BreakGlassScope.Conversation } }));
    }

    [Fact]
    public void When_the_hour_at_which_staff_come_shows_more_of_who_was_worried()
    {
        DisclosurePolicy Spread(TimeSpan? within) => Default with { Inform = Default.Inform with { ConcernSpread = within } };
        var ten = TimeSpan.FromMinutes(10);
        Assert.True(PolicyWidening.Widens(Spread(ten), Spread(null)));
        Assert.True(PolicyWidening.Widens(Spread(ten), Spread(ten / 2)));
        Assert.False(PolicyWidening.Widens(Spread(ten), Spread(ten * 2)));
        Assert.False(PolicyWidening.Widens(Spread(null), Spread(ten)));
    }

    [Fact]
    public void When_staff_must_put_more_on_paper_and_not_when_they_have_longer_for_it()
    {
        var form = new FollowUp(PlaceForm.WatchForm, 4, TimeSpan.FromHours(1));
        var written = Default with { FollowUp = form };
        Assert.True(PolicyWidening.Widens(Default, written));
        Assert.True(PolicyWidening.Widens(written, Default with { FollowUp = form with { FromSeverity = 3 } }));
        Assert.False(PolicyWidening.Widens(written, Default with { FollowUp = form with { Within = TimeSpan.FromHours(2) } }));
        Assert.False(PolicyWidening.Widens(written, Default));
    }

    [Fact]
    public void When_the_computer_looks_for_more_and_not_when_it_looks_for_less()
    {
        var pressure = Default with { Classifier = new ClassifierRules([JudgedCategory.SelfHarm, JudgedCategory.Violence, JudgedCategory.Exploitation]) };
        Assert.True(PolicyWidening.Widens(Default, pressure));
        Assert.True(PolicyWidening.Widens(pressure, Default with { Classifier = Policies.Everything }));
        Assert.False(PolicyWidening.Widens(pressure, Default));
        Assert.False(PolicyWidening.Widens(Default, Default with { Classifier = new ClassifierRules([JudgedCategory.Violence, JudgedCategory.SelfHarm]) }));
    }

    [Fact]
    public void When_a_rule_that_is_only_for_messages_that_name_somebody_tells_one_more()
    {
        var rule = Policies.Rule("named", Category.Violence, 3, 4, Policies.Recipient(StaffRole.Moderator, DisclosureLevel.Message));
        Assert.True(PolicyWidening.Widens(Default, Policies.DefaultWith(rule with { When = rule.When with { NamesMember = true } })));
    }

    [Fact]
    public void Whenever_one_message_of_two_would_be_told_to_a_role_that_it_was_not_told_to() =>
        Gen.Select(Policies.AnyPolicy, Policies.AnyPolicy, Policies.AnyFacts).Sample(
            (current, next, facts) =>
            {
                var before = PolicyEvaluator.Evaluate(current, facts).Grants;
                var after = PolicyEvaluator.Evaluate(next, facts).Grants;
                return !after.Any(grant => !before.Any(known => known.Role == grant.Role && known.Category == grant.Category && known.Level >= grant.Level))
                    || PolicyWidening.Widens(current, next);
            },
            iter: 60);
}
