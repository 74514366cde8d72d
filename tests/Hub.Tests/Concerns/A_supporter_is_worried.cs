using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Concerns;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Hub.Tests.Requests;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Concerns;

/// <summary>"I'm worried about someone": care knows at once, and neither word nor time tells anybody who it was.</summary>
public sealed class A_supporter_is_worried : IAsyncLifetime
{
    private const string Words = "he gave his cellmate all his letters";
    private static readonly TimeSpan Spread = TimeSpan.FromMinutes(10);
    private RequestWorld world = null!;
    private TestCaller supporter = null!;
    private StaffConsole clinician = null!;

    public async ValueTask InitializeAsync()
    {
        world = await RequestWorld.StartAsync(WithOfficer());
        supporter = world.As(world.Cases.Supporter);
        clinician = await world.Cases.ConnectAsync("clinician");
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_a_concern_below_severity_4_then_care_sees_it_at_once_with_the_time_before_which_nobody_goes_and_never_who_told()
    {
        var answer = TestCaller.Ok(await TellAsync(words: Words));
        Assert.StartsWith("It was told to staff.", answer.Text, StringComparison.Ordinal);
        var item = await clinician.NextCaseAsync();
        Assert.Equal((CaseCategory.SelfHarm, 3, RaisedKind.Concern, 1), (item.Category!.Value, item.Severity, item.Raised!.Value, item.Messages));
        Assert.Null(item.Conversation);
        Assert.InRange(item.NotBefore!.Value, item.OpenedAt, item.OpenedAt + Spread);
        Assert.Equal(item.NotBefore.Value.AddMinutes(15), item.Deadline!.Value);

        var opened = TestCaller.Ok(await clinician.OpenAsync(item.CaseId));
        var told = Assert.Single(opened.Raised!);
        Assert.Equal((ConcernAbout.SelfHarm, 3, Words), (told.About!.Value, told.Severity, told.Words));
        Assert.Contains("self-harm-active", told.Rules);
        Assert.Empty(opened.Lines);
        Assert.Equal(world.Cases.Resident.Key.PersonId, opened.Subject!.PersonId);
        foreach (var trace in SourceTraces())
        {
            Assert.DoesNotContain(trace, clinician.Bytes, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Given_a_concern_below_severity_4_then_nobody_is_sent_and_the_person_hears_nothing_before_its_time()
    {
        var officer = await world.Cases.ConnectAsync("officer of B");
        await TellAsync();
        var start = (await DelayAsync(TimeSpan.FromMinutes(4))).NotBefore!.Value;
        var item = (await world.Cases.SettleAsync(clinician)).Cases.Single();
        var early = await world.Cases.SettleAsync(officer);
        Assert.Equal((0, 0, 0), (early.Cases.Count, early.GoNow.Count, early.Counted));
        Assert.Empty((await world.Cases.SettleAsync(clinician)).GoNow);
        Assert.Contains("NotFound", (await officer.PostAsync($"api/v1/cases/{item.CaseId}/on-the-way", "")).Body, StringComparison.Ordinal);

        // Whoever goes all the same may say so; the person is told when it points to nobody.
        TestCaller.Ok(await clinician.GoAsync(item.CaseId));
        Assert.Empty(await world.InboxAsync());
        await world.AfterAsync(start - world.Cases.Store.Now() - TimeSpan.FromSeconds(1));
        Assert.Empty(await world.InboxAsync());
        Assert.Empty((await world.Cases.SettleAsync(officer)).GoNow);
        await world.AfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal([InboxKind.SomeoneComing], (await world.InboxAsync()).Select(notice => notice.Kind));
        var card = await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow));
        Assert.Equal((CaseWorld.Cell, start), (card.Cell, card.AskedAt));
        Assert.Null((await world.Cases.SettleAsync(clinician)).Cases.Single().NotBefore);
    }

    [Fact]
    public async Task Given_nobody_acts_then_limits_and_steps_count_from_its_time_also_after_a_restart()
    {
        await TellAsync();
        var row = await DelayAsync(TimeSpan.FromMinutes(9));
        await world.Cases.RestartAsync();
        Assert.Equal(row.NotBefore, Case().NotBefore);
        await world.AfterAsync(row.NotBefore!.Value.AddMinutes(14) - world.Cases.Store.Now());
        Assert.Empty(world.Events("overdue"));
        await world.AfterAsync(TimeSpan.FromMinutes(2));
        Assert.NotEmpty(world.Events("overdue"));
    }

    [Fact]
    public async Task Given_severity_4_then_everybody_acts_at_once()
    {
        var officer = await world.Cases.ConnectAsync("officer of B");
        await TellAsync(near: ConcernNear.Now);
        Assert.Equal(CaseWorld.Cell, (await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow))).Cell);
        var item = await clinician.NextCaseAsync();
        Assert.Equal((4, null), (item.Severity, item.NotBefore));
        await officer.GoAsync(item.CaseId);
        Assert.Equal([InboxKind.SomeoneComing], (await world.InboxAsync()).Select(notice => notice.Kind));
        Assert.Contains(Role.ControlRoom, world.Told(item.CaseId));
    }

    [Fact]
    public async Task Given_somebody_who_is_pressed_hard_now_then_a_visit_comes_before_the_decision_as_in_any_other_danger()
    {
        await TellAsync(ConcernAbout.Exploitation, ConcernNear.Now, Words);
        var safeguarding = world.Cases.WithoutFeed("safeguarding");
        var caseId = Assert.Single(TestCaller.Ok(await safeguarding.ListAsync()).Cases, item => item.Severity == 4).CaseId;
        TestCaller.Ok(await safeguarding.OpenAsync(caseId, CasePurpose.Safeguarding));
        TestCaller.Ok(await safeguarding.TakeAsync(caseId));
        Assert.Equal(RefusalCode.FaceToFaceFirst, (await safeguarding.DecideAsync(caseId)).Refusal?.Code);
        TestCaller.Ok(await safeguarding.MeetAsync(caseId));
        TestCaller.Ok(await safeguarding.DecideAsync(caseId));
    }

    [Fact]
    public async Task Given_somebody_who_needs_a_doctor_then_it_is_serious_at_least_and_nobody_waits_to_go()
    {
        await TellAsync(ConcernAbout.NeedsDoctor, ConcernNear.Worrying, "his lips are blue");
        var item = await clinician.NextCaseAsync();
        Assert.Equal((CaseCategory.MedicalEmergency, 3, null), (item.Category!.Value, item.Severity, item.NotBefore));
        Assert.Equal(CaseWorld.Cell, Assert.Single(TestCaller.Ok(await world.Cases.WithoutFeed("control room").ListAsync()).GoNow).Cell);
        var told = Assert.Single(TestCaller.Ok(await clinician.OpenAsync(item.CaseId)).Raised!);
        Assert.Equal((ConcernAbout.NeedsDoctor, "his lips are blue"), (told.About!.Value, told.Words));
        Assert.All(SourceTraces(), trace => Assert.DoesNotContain(trace, clinician.Bytes, StringComparison.OrdinalIgnoreCase));

        await TellAsync(ConcernAbout.NeedsDoctor, ConcernNear.Now);
        Assert.Equal(4, (await clinician.NextCaseAsync(raised => raised.Severity == 4)).Severity);
    }

    [Fact]
    public async Task Given_it_gets_worse_while_it_waits_then_it_starts_at_once_and_the_person_hears_each_thing_once()
    {
        await TellAsync(near: ConcernNear.Worrying);
        await DelayAsync(TimeSpan.FromMinutes(5));
        var officer = await world.Cases.ConnectAsync("officer of B");
        await TellAsync(near: ConcernNear.Now);
        var row = Case();
        Assert.Equal((4, null, 2), (row.Severity, row.NotBefore, row.MessageCount));
        await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow));
        await officer.GoAsync(row.CaseId);
        await world.AfterAsync(TimeSpan.FromMinutes(5));
        Assert.Equal([InboxKind.SomeoneComing], (await world.InboxAsync()).Select(notice => notice.Kind));
    }

    [Fact]
    public async Task Given_it_gets_worse_after_its_time_and_nobody_is_on_the_way_then_whoever_goes_goes_at_another_moment()
    {
        await TellAsync(near: ConcernNear.Worrying);
        var first = (await DelayAsync(TimeSpan.FromMinutes(4))).NotBefore!.Value;
        await world.AfterAsync(TimeSpan.FromMinutes(6));
        await TellAsync(near: ConcernNear.Soon);
        var now = world.Cases.Store.Now();
        Assert.NotEqual(first, Case().NotBefore);
        Assert.InRange(Case().NotBefore!.Value, now, now + Spread);

        // Who is on the way goes on.
        await DelayAsync(TimeSpan.FromMinutes(2));
        var second = Case().NotBefore!.Value;
        await world.AfterAsync(TimeSpan.FromMinutes(3));
        await clinician.GoAsync(Case().CaseId);
        await TellAsync(near: ConcernNear.Soon, words: Words);
        Assert.Equal(second, Case().NotBefore);
    }

    [Fact]
    public async Task Given_the_same_is_told_again_and_by_somebody_else_then_it_joins_the_open_case_and_its_time_stays()
    {
        await TellAsync();
        var start = (await DelayAsync(TimeSpan.FromMinutes(7))).NotBefore;
        await TellAsync();
        Assert.Equal(1, Case().MessageCount);
        await TellAsync(words: Words);
        world.Cases.Time!.Advance(TimeSpan.FromSeconds(31));
        await TellAsync();
        using var facilitator = world.As(world.Cases.Staff["facilitator"]);
        TestCaller.Ok(await facilitator.PostAsync<ToldToStaff>(
            "concerns", new RaiseConcern(world.Cases.Group, world.Cases.Resident.Key.PersonId, ConcernAbout.SelfHarm, ConcernNear.Soon)));
        Assert.Equal((4, start), (Case().MessageCount, Case().NotBefore));

        // Another matter is a case of its own.
        await TellAsync(ConcernAbout.Violence);
        using var db = world.Cases.Store.Read();
        Assert.Equal(["SelfHarm", "Violence"], db.Cases.Select(row => row.Category).AsEnumerable().Order());
        Assert.Equal(5, world.Cases.Audit("concern-raised").Count);
    }

    [Fact]
    public async Task Given_a_concern_out_of_a_substance_use_programme_then_it_joins_no_case_that_security_sees_and_stays_with_care_under_the_laws_notice()
    {
        await TellAsync(ConcernAbout.Violence);
        await TellAsync(ConcernAbout.Violence, conversation: world.Cases.Programme);
        await TellAsync(ConcernAbout.Violence, ConcernNear.Now, conversation: world.Cases.Programme);
        var seen = Assert.Single(TestCaller.Ok(await world.Cases.WithoutFeed("security").ListAsync()).Cases);
        Assert.Equal((3, 1), (seen.Severity, seen.Messages));

        var item = await clinician.NextCaseAsync(raised => raised.Severity == 4);
        Assert.Equal((CaseCategory.Violence, 2), (item.Category!.Value, item.Messages));
        var opened = TestCaller.Ok(await clinician.OpenAsync(item.CaseId, CasePurpose.SafetyOfOthers));
        Assert.Equal([CaseReferralKind.WatchForm, CaseReferralKind.MentalHealth], opened.ReferTo!);
        TestCaller.Ok(await clinician.TakeAsync(item.CaseId));
        Assert.Equal(RefusalCode.InvalidInput, (await clinician.ReferAsync(item.CaseId, CaseReferralKind.Incident, "for the record")).Refusal?.Code);
        var referral = TestCaller.Ok(await clinician.ReferAsync(item.CaseId, CaseReferralKind.MentalHealth, "he needs a talk"));
        Assert.Contains("42 CFR part 2 prohibits", (await clinician.FormAsync(referral)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_it_was_told_then_the_person_has_no_trace_of_it_and_the_chain_names_the_source_apart_from_the_case()
    {
        await using var resident = await world.Cases.Hub.ConnectAsync(world.Cases.Resident);
        await TellAsync(words: Words);
        Assert.Empty(await world.InboxAsync());
        using var caller = world.As(world.Cases.Resident);
        Assert.Empty(TestCaller.Ok(await caller.GetAsync<PersonRequestList>("me/person-requests")).Requests);
        Assert.Equal(RefusalCode.NotFound, (await caller.GetAsync<PersonRequest>($"person-requests/{Case().CaseId}")).Refusal?.Code);

        var row = Assert.Single(world.Cases.Audit("concern-raised"));
        Assert.Equal(world.Cases.Supporter.Key.PersonId, row.ActorId);
        Assert.DoesNotContain(Case().CaseId.ToString(), row.Subject + row.Details, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("letters", row.Details, StringComparison.Ordinal);
        var opened = Assert.Single(world.Cases.Audit("case-opened"));
        Assert.Null(opened.ActorId);
        Assert.All(world.Events("opened"), told => Assert.Null(told.ActorId));
    }

    [Fact]
    public async Task Given_somebody_who_shares_no_conversation_then_the_answer_is_that_of_nothing_there()
    {
        var unknown = await TellAsync(about: ConcernAbout.SelfHarm, conversation: world.Cases.Pair, member: Guid.CreateVersion7());
        Assert.Equal(RefusalCode.NotFound, unknown.Refusal!.Code);
        foreach (var (conversation, member) in new[]
        {
            (world.Cases.Group, world.Cases.Foreigner.Key.PersonId),
            (world.Cases.Pair, world.Cases.Foreigner.Key.PersonId),
            (world.Cases.Pair, world.Cases.Staff["clinician"].Key.PersonId),
            (world.Cases.Pair, world.Cases.Supporter.Key.PersonId),
            (Guid.CreateVersion7(), world.Cases.Resident.Key.PersonId),
        })
        {
            Assert.Equal(unknown.Refusal, (await TellAsync(conversation: conversation, member: member)).Refusal);
        }

        Assert.Equal(6, world.Cases.Audit("concern-raised-denied").Count);
        await world.Cases.ChangeAsync(transaction => transaction.Db.Certifications.Single().ExpiresAt = transaction.Now);
        Assert.Equal(RefusalCode.NotPossible, (await TellAsync()).Refusal!.Code);
        Assert.Equal(RefusalCode.InvalidInput, (await TellAsync(words: new string('x', 2_001))).Refusal!.Code);
        Assert.Equal(RefusalCode.Malformed, (await TellAsync((ConcernAbout)9)).Refusal!.Code);
        using var db = world.Cases.Store.Read();
        Assert.Empty(db.Cases);
    }

    [Fact]
    public async Task Given_a_resident_who_is_no_supporter_then_nothing_is_passed_on_and_he_hears_whom_to_tell()
    {
        var resident = world.As(world.Cases.Resident);
        var concern = new RaiseConcern(world.Cases.Pair, world.Cases.Supporter.Key.PersonId, ConcernAbout.SelfHarm, ConcernNear.Soon);
        Assert.Equal(ConcernRefusals.NoSupporter, (await resident.PostAsync<ToldToStaff>("concerns", concern)).Refusal);
        Assert.Equal(RefusalCode.NotFound, (await resident.PostAsync<ToldToStaff>("concerns", concern with { MemberId = Guid.CreateVersion7() })).Refusal!.Code);
        await world.Cases.ChangeAsync(transaction => transaction.Db.Certifications.Single().ExpiresAt = transaction.Now);
        Assert.Equal(ConcernRefusals.NotCertified, (await TellAsync()).Refusal);
        using var db = world.Cases.Store.Read();
        Assert.Empty(db.Cases);
    }

    [Fact]
    public async Task Given_kin_of_whoever_told_then_they_are_kept_out_like_kin_of_the_person()
    {
        await world.Cases.ChangeAsync(transaction => transaction.Db.Relations.Add(new RelationRow
        {
            FacilityId = world.Cases.Facility,
            PersonId = world.Cases.Staff["colleague"].Key.PersonId,
            OtherFacilityId = world.Cases.Facility,
            OtherId = world.Cases.Supporter.Key.PersonId,
            Kind = RelationKind.Kin,
        }));
        await TellAsync();
        await clinician.NextCaseAsync();
        foreach (var kept in new[] { "colleague", "kin" })
        {
            Assert.Empty(TestCaller.Ok(await world.Cases.WithoutFeed(kept).ListAsync()).Cases);
            Assert.Equal(RefusalCode.NotFound, (await world.Cases.WithoutFeed(kept).OpenAsync(Case().CaseId)).Refusal?.Code);
        }
    }

    [Fact]
    public async Task Given_a_person_of_another_facility_then_the_case_is_of_that_facility_and_its_policy()
    {
        using var facilitator = world.As(world.Cases.Staff["facilitator"]);
        var foreign = await world.Cases.ConnectAsync("foreign clinician");
        TestCaller.Ok(await facilitator.PostAsync<ToldToStaff>(
            "concerns", new RaiseConcern(world.Cases.Group, world.Cases.Foreigner.Key.PersonId, ConcernAbout.SelfHarm, ConcernNear.Worrying)));
        Assert.Equal(2, (await foreign.NextCaseAsync()).Severity);
        Assert.Empty((await world.Cases.SettleAsync(clinician)).Cases);
        Assert.Equal(world.Cases.Facility, Assert.Single(world.Cases.Audit("concern-raised")).FacilityId);
        Assert.Equal(world.Cases.Foreigner.Key.FacilityId, Assert.Single(world.Cases.Audit("case-opened")).FacilityId);
    }

    [Fact]
    public async Task Given_a_policy_that_tells_nobody_then_whoever_is_worried_hears_that_and_where_to_go()
    {
        await using var without = await RequestWorld.StartAsync(
            PlainPolicy.Version1 with { Rules = [.. PlainPolicy.Version1.Rules.Where(rule => !rule.When.Categories.Contains(Category.Exploitation))] });
        var refused = (await without.As(without.Cases.Supporter).PostAsync<ToldToStaff>(
            "concerns", new RaiseConcern(without.Cases.Pair, without.Cases.Resident.Key.PersonId, ConcernAbout.Exploitation, ConcernNear.Soon))).Refusal!;
        Assert.Equal(RefusalCode.NotPossible, refused.Code);
        Assert.Contains("Tell an officer", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>The default, in which the officer of the unit is sent for active self-harm too.</summary>
    private static DisclosurePolicy WithOfficer() => PlainPolicy.Version1 with
    {
        Rules =
        [
            .. PlainPolicy.Version1.Rules.Select(rule => rule.Id != "self-harm-active" ? rule : rule with
            {
                Recipients =
                [
                    .. rule.Recipients,
                    new Recipient(StaffRole.Officer, DisclosureLevel.Count, Purpose.Care, rule.Recipients[0].Limits with { Decide = null }, Location: true),
                ],
            }),
        ],
    };

    /// <summary>What would name the source: names, ids, the conversation.</summary>
    private IEnumerable<string> SourceTraces() =>
        [CaseWorld.SupporterName, world.Cases.Supporter.Key.PersonId.ToString(), world.Cases.Pair.ToString(), "A39115"];

    private Task<Reply<ToldToStaff>> TellAsync(
        ConcernAbout about = ConcernAbout.SelfHarm, ConcernNear near = ConcernNear.Soon, string? words = null, Guid? conversation = null, Guid? member = null) =>
        supporter.PostAsync<ToldToStaff>(
            "concerns", new RaiseConcern(conversation ?? world.Cases.Pair, member ?? world.Cases.Resident.Key.PersonId, about, near, words));

    private CaseRow Case()
    {
        using var db = world.Cases.Store.Read();
        return db.Cases.AsNoTracking().Single(row => row.Category == nameof(CaseCategory.SelfHarm));
    }

    /// <summary>Moves what was drawn to a moment that a test can wait for, with all that counts from it.</summary>
    private async Task<CaseRow> DelayAsync(TimeSpan delay)
    {
        await world.Cases.ChangeAsync(transaction =>
        {
            var row = transaction.Db.Cases.Single(one => one.Raised != null);
            var by = transaction.Now + delay - row.NotBefore!.Value;
            row.NotBefore += by;
            foreach (var grant in transaction.Db.CaseGrants.Where(one => one.CaseId == row.CaseId))
            {
                grant.AcknowledgeBy += by;
                grant.FaceToFaceBy += by;
                grant.DecideBy += by;
            }

            foreach (var step in transaction.Db.EscalationSteps.Where(one => one.CaseId == row.CaseId))
            {
                step.DueAt += by;
            }

            foreach (var owed in transaction.Db.Owed.Where(one => one.DueAt > transaction.Now))
            {
                owed.DueAt += by;
            }

            transaction.TouchCase(row.FacilityId, row.CaseId);
        });
        return Case();
    }
}
