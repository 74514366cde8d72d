using System.Collections.Immutable;
using CsCheck;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;
using AnyPolicies = PeerConnect.Moderation.Tests.Policies.Policies;

namespace PeerConnect.Hub.Tests.Cases;

/// <summary>What holds for every policy, case and viewer, tried on such as are drawn at random: nobody sees more than a rule that names a role of his gives.</summary>
public sealed class What_holds_for_every_case
{
    private const int Tries = 5_000;
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Facility = Guid.CreateVersion7();
    private static readonly Guid Elsewhere = Guid.CreateVersion7();
    private static readonly Guid Unit = Guid.CreateVersion7();
    private static readonly Guid OtherUnit = Guid.CreateVersion7();
    private static readonly Guid Author = Guid.CreateVersion7();
    private static readonly PersonKey Viewer = new(Facility, Guid.CreateVersion7());
    private static readonly PersonKey Colleague = new(Facility, Guid.CreateVersion7());

    private static readonly Gen<HeldRole> AnyRole =
        from role in Gen.Enum<Role>()
        from times in Gen.Select(Gen.Int[-2, 1], Gen.Int[0, 3])
        from unit in Gen.Int[0, 3]
        select new HeldRole(role, Now.AddHours(times.Item1), Now.AddHours(times.Item1 + times.Item2), unit switch { 0 => Unit, 1 => OtherUnit, _ => null });

    private static readonly Gen<Standing> AnyStanding = AnyRole.Array[0, 4].Select(roles => new Standing(PersonState.Active, PersonKind.Staff, roles));

    private static readonly Gen<CaseGrant> AnyGrant =
        from role in Gen.Enum<StaffRole>()
        from sees in Gen.Select(Gen.Enum<DisclosureLevel>(), Gen.Int[0, 9], Gen.Int[0, 9])
        from flags in Gen.Select(Gen.Bool, Gen.Bool)
        from roster in Gen.Int[0, 2].Select(which => which == 0 ? "on-call" : null)
        from limits in Gen.Select(Gen.Int[0, 90], Gen.Int[0, 90], Gen.Int[0, 90])
        select new CaseGrant(
            role, Category.SelfHarm, sees.Item1, sees.Item2, sees.Item3, flags.Item1, Purpose.Care, Minutes(limits.Item1), Minutes(limits.Item2), Minutes(limits.Item3), [], flags.Item2, roster, []);

    private static readonly Gen<Staffing> AnyStaffing =
        (from role in Gen.Enum<Role>()
         from named in Gen.Bool
         from people in Gen.Select(Gen.Bool, Gen.Bool)
         from held in Gen.Select(Gen.Bool, Gen.Bool)
         select (
             Roster: new Roster(Guid.CreateVersion7(), role, named ? "on-call" : "own", named, new RosterPlan(
                 [new Shift([.. Enum.GetValues<DayOfWeek>()], TimeOnly.MinValue, TimeOnly.MinValue)],
                 [.. new[] { (people.Item1, Viewer), (people.Item2, Colleague) }.Where(one => one.Item1).Select(one => one.Item2.PersonId)],
                 [])),
             Held: new[] { (held.Item1, Viewer), (held.Item2, Colleague) }.Where(one => one.Item1).Select(one => new RoleHeld(role, one.Item2.PersonId, Now.AddDays(-1), null))))
        .Array[0, 4].Select(all => new Staffing(TimeZoneInfo.Utc, [.. all.Select(one => one.Roster)], [.. all.SelectMany(one => one.Held)]));

    private static readonly Gen<CaseCard> AnyCard =
        from grants in AnyGrant.Array[0, 5]
        from staffing in AnyStaffing
        from state in Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 5])
        select Granted(
            Row(Category.SelfHarm, taken: state.Item1 == 0, ahead: state.Item2 == 0),
            [.. grants.DistinctBy(grant => (grant.Role, grant.Roster))],
            staffing,
            state.Item3 == 0 ? [Viewer] : [Colleague]);

    [Fact]
    public void Whoever_is_excluded_suspended_or_of_another_facility_sees_nothing_of_it() => Gen.Select(AnyCard, AnyStanding, Gen.Enum<PersonState>()).Sample((card, standing, state) =>
    {
        Assert.Null(CaseSight.Of(card with { Excluded = new HashSet<PersonKey> { Colleague, Viewer } }, new Viewer(Viewer, standing), Now));
        Assert.Null(CaseSight.Of(card, new Viewer(new PersonKey(Elsewhere, Viewer.PersonId), standing), Now));
        Assert.True(state == PersonState.Active || CaseSight.Of(card, new Viewer(Viewer, standing with { State = state }), Now) is null);
    }, iter: Tries);

    [Fact]
    public void Nobody_sees_more_of_a_case_than_its_grants_to_roles_that_he_holds_now() => Gen.Select(AnyCard, AnyStanding).Sample((card, standing) =>
    {
        if (CaseSight.Of(card, new Viewer(Viewer, standing), Now) is not { } sight)
        {
            return;
        }

        var his = card.Grants.Where(grant => CaseSight.WorksCases(grant.Role)
            && standing.Roles.Any(held => held.Role == grant.Role && held.From <= Now && Now < held.Until && held.UnitId != OtherUnit)).ToList();
        Assert.Contains(his, grant => (grant.Role, grant.Level, grant.Before, grant.After, grant.Purpose, grant.Discreet)
            == (sight.Role, (int)sight.Level, sight.Before, sight.After, sight.Purpose, sight.Discreet));
        Assert.True((int)sight.Level <= his.Max(grant => grant.Level));
        Assert.True(!sight.Location || his.Exists(grant => grant.Location));
        Assert.DoesNotContain(Viewer, card.Excluded);
    }, iter: Tries);

    [Fact]
    public void A_role_or_a_shift_less_never_shows_more_and_a_grant_to_others_changes_nothing() => Gen.Select(AnyCard, AnyStanding, AnyGrant).Sample((card, standing, more) =>
    {
        var before = CaseSight.Of(card, new Viewer(Viewer, standing), Now);
        foreach (var role in standing.Roles)
        {
            NoMore(before, CaseSight.Of(card, new Viewer(Viewer, standing with { Roles = [.. standing.Roles.Where(held => held != role)] }), Now));
        }

        NoMore(CaseSight.Of(card with { Staffing = Staffing.None }, new Viewer(Viewer, standing), Now), before);
        var other = CaseGrants.New(card.Row, more, Now);
        if (!standing.Roles.Any(held => held.Role == other.Role))
        {
            var after = CaseSight.Of(card with { Grants = [.. card.Grants, other] }, new Viewer(Viewer, standing), Now);
            NoMore(before, after);
            NoMore(after, before);
        }
    }, iter: Tries);

    [Fact]
    public void Nobody_sees_more_of_a_case_than_a_rule_that_names_his_role_gives_and_the_prohibited_see_nothing() =>
        Gen.Select(AnyPolicies.AnyPolicy, AnyPolicies.AnyFacts.Array[1, 3], AnyStanding, AnyStaffing).Sample((policy, messages, standing, staffing) =>
        {
            foreach (var (category, grants) in Opened(policy, messages))
            {
                if (CaseSight.Of(Card(Row(category), grants, staffing, []), new Viewer(Viewer, standing), Now) is not { } sight)
                {
                    continue;
                }

                var named = policy.Rules.Where(rule => rule.When.Categories.Contains(category)).SelectMany(rule => rule.Recipients)
                    .Where(recipient => standing.Holds(PolicyWords.Role(recipient.Role), Now)).ToList();
                Assert.True(sight.Level <= named.Select(recipient => recipient.Level).DefaultIfEmpty(DisclosureLevel.Count).Max());
                Assert.True(sight.Before <= named.Select(recipient => recipient.Before).DefaultIfEmpty().Max());
                Assert.True(sight.After <= named.Select(recipient => recipient.After).DefaultIfEmpty().Max());

                // A place without a rule is for danger now alone.
                Assert.True(!sight.Location || named.Exists(recipient => recipient.Location) || messages.Any(facts => facts.Verdicts.Any(seen => seen.Category == category && seen.Severity == 4)));
                if (messages is [var only])
                {
                    var matched = PolicyEvaluator.Evaluate(policy, only).MatchedRules;
                    Assert.DoesNotContain(
                        policy.Rules.Where(rule => matched.Contains(rule.Id) && rule.When.Categories is [var its] && its == category).SelectMany(rule => rule.Prohibited).Select(PolicyWords.Role),
                        role => role == sight.Role);
                }
            }
        }, iter: Tries);

    [Fact]
    public void Grants_that_meet_are_the_same_in_any_order_and_however_often_and_never_less_nor_later_than_each() =>
        AnyGrant.Array[1, 5].SelectMany(grants => Gen.Shuffle(grants).Select(shuffled => (grants, shuffled))).Sample((grants, shuffled) =>
        {
            var merged = Merged(grants);
            Assert.Equal(Said(merged), Said(Merged(shuffled)));
            Assert.Equal(Said(merged), Said(Merged([.. grants, .. shuffled])));
            Assert.Equal((grants.Max(grant => (int)grant.Level), grants.Max(grant => grant.Before), grants.Max(grant => grant.After)), (merged.Level, merged.Before, merged.After));
            Assert.Equal((grants.Any(grant => grant.Location), grants.Any(grant => grant.Discreet)), (merged.Location, merged.Discreet));
            Assert.Equal(
                (Now + grants.Min(grant => grant.Acknowledge), Now + grants.Min(grant => grant.FaceToFace), Now + grants.Min(grant => grant.Decide)),
                (merged.AcknowledgeBy, merged.FaceToFaceBy, merged.DecideBy));
        }, iter: Tries);

    [Fact]
    public void A_message_that_comes_later_never_gives_more_time_than_its_own_limits_nor_than_what_still_runs() =>
        Gen.Select(AnyGrant, Gen.Int[0, 60]).Array[1, 6].Sample(messages =>
        {
            var (now, stored) = (Now, CaseGrants.New(Row(Category.SelfHarm), messages[0].Item1, Now));
            foreach (var (grant, minutes) in messages)
            {
                now = now.AddMinutes(minutes);
                var before = new[] { stored.AcknowledgeBy, stored.FaceToFaceBy, stored.DecideBy };
                CaseGrants.Merge(stored, grant, now, now);
                var after = new[] { stored.AcknowledgeBy, stored.FaceToFaceBy, stored.DecideBy };
                var own = new[] { now + grant.Acknowledge, now + grant.FaceToFace, now + grant.Decide };
                for (var limit = 0; limit < after.Length; limit++)
                {
                    Assert.True(own[limit] is null || after[limit] <= own[limit]);
                    Assert.True(!(before[limit] > now) || after[limit] <= before[limit]);
                }
            }
        }, iter: Tries);

    [Fact]
    public void No_line_is_shown_without_a_rule_of_the_policy_under_which_it_was_written() =>
        Gen.Select(AnyPolicies.AnyPolicy.Array[2], AnyLine.Array[1, 8], AnySight, Gen.Enum<Category>()).Sample((policies, drawn, sight, category) =>
        {
            // The third version tells nobody anything.
            DisclosurePolicy[] versions = [.. policies, policies[0] with { Rules = [] }];
            var lines = drawn.Select((line, index) => Line(line, index + 1)).ToList();
            var decisions = drawn.Zip(lines).Where(one => one.First.Judged).Select(one => (one.Second.EntryId, Judged: PolicyEvaluator.Evaluate(
                versions[one.First.Version], AnyPolicies.Facts(one.First.Flagged ? category : one.First.Other, one.First.Severity)))).ToList();
            var card = Card(Row(category), [], Staffing.None, []);
            var visible = new LineRule((_, version) => versions[version - 1]).Visible(new SeenCase(card, sight), Content(lines, decisions));
            foreach (var shown in visible)
            {
                var gives = Gives(versions[shown.Row.PolicyVersion - 1], category, sight.Role);
                Assert.NotEmpty(gives);
                var level = gives.Max(each => each.Level);
                Assert.True(level >= DisclosureLevel.Message);
                Assert.True(!shown.Named || (sight.Level >= DisclosureLevel.Identity && level >= DisclosureLevel.Identity && shown.Row.AuthorFacilityId == Facility));
                if (!shown.Row.Flagged)
                {
                    Assert.True(sight.Level >= DisclosureLevel.Context && level >= DisclosureLevel.Context);
                    Assert.Contains(lines, flagged => flagged.Flagged
                        && IsNear(shown.Row, flagged, sight.Level, sight.Before, sight.After) && IsNear(shown.Row, flagged, level, gives.Max(each => each.Before), gives.Max(each => each.After)));
                }
            }
        }, iter: Tries);

    private static Gen<(int Version, bool Flagged, bool Judged, bool Abroad, int Severity, Category Other)> AnyLine { get; } =
        Gen.Select(Gen.Int[0, 2], Gen.Bool, Gen.Bool, Gen.Bool, Gen.Int[1, 4], Gen.Enum<Category>());

    private static Gen<CaseSight> AnySight { get; } =
        Gen.Select(Gen.Enum<StaffRole>(), Gen.Enum<DisclosureLevel>(), Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 2].Select(which => which switch { 0 => "", 1 => "on-call", _ => "night" })).Select((role, level, before, after, roster) =>
            new CaseSight(PolicyWords.Role(role), [roster], level, before, after, CasePurpose.Care, false, false, null, null, null));

    private static TimeSpan? Minutes(int minutes) => minutes == 0 ? null : TimeSpan.FromMinutes(minutes);

    private static void NoMore(CaseSight? most, CaseSight? sight)
    {
        Assert.True((int?)sight?.Level is not { } level || (int?)most?.Level >= level, $"{sight} is more than {most}");
        Assert.True(sight?.Location != true || most?.Location == true, $"{sight} is more than {most}");
    }

    private static CaseRow Row(Category category, bool taken = false, bool ahead = false) => new()
    {
        FacilityId = Facility,
        CaseId = Guid.CreateVersion7(),
        Category = category.ToString(),
        Severity = 3,
        State = CaseState.Open,
        SubjectId = Author,
        HomeFacilityId = Facility,
        ConversationId = Author,
        Excluded = "",
        PseudonymSalt = [],
        TakenBy = taken ? Viewer.PersonId : null,
        NotBefore = ahead ? Now.AddMinutes(1) : null,
    };

    private static CaseCard Granted(CaseRow row, IReadOnlyList<CaseGrant> grants, Staffing staffing, PersonKey[] excluded) =>
        Card(row, [.. grants.Select(grant => CaseGrants.New(row, grant, Now))], staffing, excluded);

    private static CaseCard Card(CaseRow row, List<CaseGrantRow> grants, Staffing staffing, PersonKey[] excluded) => new(
        row, grants, excluded.ToHashSet(), ConversationKind.Direct, "monitored", new CaseSubject(Author, "A1", "A. B.", Unit, "Unit B", "B-214"), null, [], staffing, null, [], Alarmed: false, new Dictionary<Guid, DateTimeOffset>());

    /// <summary>The cases that the messages open and raise, as their transactions store them.</summary>
    private static Dictionary<Category, List<CaseGrantRow>> Opened(DisclosurePolicy policy, IEnumerable<Facts> messages)
    {
        var cases = new Dictionary<Category, List<CaseGrantRow>>();
        foreach (var category in messages.Select(facts => PolicyEvaluator.Evaluate(policy, facts)).Where(decision => decision.OpensCase).SelectMany(decision => CategoryGrants.Of(decision)))
        {
            if (!cases.TryGetValue(category.Category, out var stored))
            {
                cases[category.Category] = stored = [];
            }

            foreach (var grant in category.Grants)
            {
                if (stored.Find(one => CaseGrants.IsFor(one, grant)) is { } known)
                {
                    CaseGrants.Merge(known, grant, Now, Now);
                }
                else
                {
                    stored.Add(CaseGrants.New(Row(category.Category), grant, Now));
                }
            }
        }

        return cases;
    }

    private static CaseGrantRow Merged(CaseGrant[] grants)
    {
        var stored = CaseGrants.New(Row(Category.SelfHarm), grants[0], Now);
        foreach (var grant in grants.Skip(1))
        {
            CaseGrants.Merge(stored, grant, Now, Now);
        }

        return stored;
    }

    private static object Said(CaseGrantRow stored) => (
        (stored.Level, stored.Before, stored.After, stored.Location, stored.Discreet),
        (stored.AcknowledgeBy, stored.AcknowledgeSeconds, stored.FaceToFaceBy, stored.FaceToFaceSeconds, stored.DecideBy));

    /// <summary>What rules of the policy that are about the category give the role, steps of escalation included.</summary>
    private static List<(DisclosureLevel Level, int Before, int After)> Gives(DisclosurePolicy policy, Category category, Role role) =>
    [
        .. policy.Rules.Where(rule => rule.When.Categories.Contains(category)).SelectMany(rule => rule.Recipients)
            .SelectMany(recipient => recipient.Limits.Escalation.Where(step => step.Role is not null).Select(step => (step.Role!.Value, (step.Level, 0, 0)))
                .Prepend((recipient.Role, (recipient.Level, recipient.Before, recipient.After))))
            .Where(given => PolicyWords.Role(given.Item1) == role).Select(given => given.Item2),
    ];

    /// <summary>Whether a line is so near to a flagged one; the whole conversation is near.</summary>
    private static bool IsNear(CaseMessageRow line, CaseMessageRow flagged, DisclosureLevel level, int before, int after) =>
        level == DisclosureLevel.Conversation || (flagged.Sequence > line.Sequence ? flagged.Sequence - line.Sequence <= before : line.Sequence - flagged.Sequence <= after);

    private static CaseMessageRow Line((int Version, bool Flagged, bool Judged, bool Abroad, int Severity, Category Other) drawn, int sequence) => new()
    {
        FacilityId = Facility,
        Sequence = sequence,
        EntryId = Guid.CreateVersion7(),
        AuthorFacilityId = drawn.Abroad ? Elsewhere : Facility,
        AuthorId = Author,
        Flagged = drawn.Flagged,
        Pseudonym = "7F",
        PolicyVersion = drawn.Version + 1,
        SealedBody = [],
    };

    private static CaseContent Content(List<CaseMessageRow> lines, IEnumerable<(Guid EntryId, Decision Decision)> decisions) => new(
        lines,
        1,
        long.MaxValue,
        false,
        decisions.ToLookup(judged => judged.EntryId, judged => ((DecisionRow)null!, judged.Decision)),
        new Dictionary<Guid, MemberRole>(),
        new Dictionary<Guid, string>(),
        [],
        new Dictionary<Guid, HeldMessageRow>(),
        Enumerable.Empty<HeldActRow>().ToLookup(act => act.ActId),
        [],
        [],
        [],
        []);
}
