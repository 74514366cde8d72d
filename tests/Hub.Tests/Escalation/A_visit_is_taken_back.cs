using PeerConnect.Contracts;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Escalation;

/// <summary>"I am with ...", said by mistake: it is taken back, and limit and alarm come as if it had never been said.</summary>
public sealed class A_visit_is_taken_back : IAsyncLifetime
{
    private EscalationWorld world = null!;

    public async ValueTask InitializeAsync() => world = await EscalationWorld.StartAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_it_is_taken_back_at_once_then_steps_and_alarm_come_at_their_own_times_and_the_record_has_both()
    {
        var officer = await world.Cases.ConnectAsync("officer of B");
        var card = await CallAsync(officer);
        await world.AfterAsync(TimeSpan.FromSeconds(10));
        Assert.Equal((null, card.AskedAt.AddSeconds(10)), Times(await officer.MeetAsync(card.CaseId)));
        Assert.True((await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow), next => next.WithPersonSince is not null)).YourVisit);
        await world.AfterAsync(TimeSpan.FromSeconds(3));
        Assert.Equal((null, null), Times(await officer.TakeVisitBackAsync(card.CaseId)));
        var shown = await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow), next => next.WithPersonSince is null);
        Assert.Equal((card.Deadline, null), (shown.Deadline, shown.YourVisit));
        Assert.Null(Row().FirstVisitAt);
        Assert.Equal(officer.Person.Key.PersonId, Assert.Single(world.Cases.Audit("case-visit-taken-back")).ActorId);

        // Said twice it is said once, and it takes nothing forward.
        Assert.Equal((null, null), Times(await officer.TakeVisitBackAsync(card.CaseId)));
        Assert.Equal(["round:0"], world.Told("visit-taken-back"));
        await world.AfterAsync(TimeSpan.FromSeconds(46));
        Assert.Empty(world.Told("escalated"));
        await world.AfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(2, world.Told("escalated").Count);
        await world.AfterAsync(TimeSpan.FromSeconds(59));
        Assert.Empty(world.Told("alarm-raised"));
        await world.AfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(["awaits:on-the-way"], world.Told("alarm-raised"));

        // Whoever comes there in the end says so as ever.
        Assert.NotNull((await officer.MeetAsync(card.CaseId)).Ok!.WithPersonSince);
        Assert.Equal(Row().FaceToFaceAt, Row().FirstVisitAt);
    }

    [Fact]
    public async Task Given_it_is_taken_back_after_the_times_have_passed_then_what_had_stopped_comes_at_once()
    {
        var officer = await world.Cases.ConnectAsync("officer of B");
        var card = await CallAsync(officer);
        await officer.MeetAsync(card.CaseId);
        await world.AfterAsync(TimeSpan.FromMinutes(1));
        await world.AfterAsync(TimeSpan.FromMinutes(2));
        Assert.Empty(world.Told("escalated").Concat(world.Told("alarm-raised")));
        Assert.DoesNotContain(world.Told("overdue"), passed => passed.StartsWith("on-the-way:", StringComparison.Ordinal));

        await officer.TakeVisitBackAsync(card.CaseId);
        await world.AfterAsync(TimeSpan.Zero);
        Assert.Equal(2, world.Told("escalated").Count);
        Assert.Equal(["awaits:on-the-way"], world.Told("alarm-raised"));
        Assert.Contains(world.Told("overdue"), passed => passed.StartsWith("on-the-way:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_later_step_for_the_same_role_waits_then_the_one_that_had_stopped_comes_at_once_all_the_same()
    {
        await using var own = await EscalationWorld.StartAsync(policy: recipient => EscalationWorld.Escalating(recipient) is { Limits.Acknowledge.TotalMinutes: 2 } next
            ? next with { Limits = next.Limits with { Escalation = [.. next.Limits.Escalation, next.Limits.Escalation[0] with { After = TimeSpan.FromMinutes(30) }] } }
            : recipient);
        var officer = await own.Cases.ConnectAsync("officer of B");
        await own.Cases.SayAsync("goodbye (s4)");
        var card = await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow));
        await officer.MeetAsync(card.CaseId);
        await own.AfterAsync(TimeSpan.FromSeconds(61));
        Assert.Empty(own.Told("escalated"));
        await officer.TakeVisitBackAsync(card.CaseId);
        await own.AfterAsync(TimeSpan.Zero);
        Assert.Equal(2, own.Told("escalated").Count);
        Assert.Empty(own.Told("alarm-raised"));
    }

    [Fact]
    public async Task Given_the_limit_to_go_and_its_step_pass_meanwhile_then_the_alarm_keeps_its_time_all_the_same()
    {
        await using var own = await EscalationWorld.StartAsync(policy: recipient => recipient is { Role: StaffRole.Clinician, Limits.Acknowledge.TotalMinutes: 15 }
            ? recipient with { Limits = recipient.Limits with { Escalation = [new EscalationStep(TimeSpan.FromMinutes(30), StaffRole.ControlRoom, Location: true), new(TimeSpan.FromMinutes(45), null)] } }
            : recipient);
        var (clinician, control) = (await own.Cases.ConnectAsync("clinician"), await own.Cases.ConnectAsync("control room"));
        await own.Cases.SayAsync("i think about dying (s3)");
        var caseId = Assert.Single(TestCaller.Ok(await clinician.ListAsync()).Cases).CaseId;
        await clinician.OpenAsync(caseId);
        await clinician.TakeAsync(caseId);
        await own.AwakeAsync(TimeSpan.FromMinutes(10), clinician, control);
        await own.AwakeAsync(TimeSpan.FromMinutes(10), clinician, control);
        await own.AwakeAsync(TimeSpan.FromMinutes(9), clinician, control);
        Assert.NotNull((await clinician.MeetAsync(caseId)).Ok);
        await own.AwakeAsync(TimeSpan.FromMinutes(2), clinician, control);
        Assert.Empty(own.Told("escalated"));
        await clinician.TakeVisitBackAsync(caseId);
        await own.AfterAsync(TimeSpan.Zero);
        Assert.Single(own.Told("escalated"));
        await own.AwakeAsync(TimeSpan.FromMinutes(13), clinician, control);
        Assert.Empty(own.Told("alarm-raised"));
        await own.AfterAsync(TimeSpan.FromMinutes(1));
        Assert.Single(own.Told("alarm-raised"));
    }

    [Fact]
    public async Task Given_somebody_on_the_way_then_that_one_is_so_still()
    {
        var officer = await world.Cases.ConnectAsync("officer of B");
        var card = await CallAsync(officer);
        await officer.GoAsync(card.CaseId);
        await officer.MeetAsync(card.CaseId);
        Assert.Equal((card.AskedAt, null), Times(await officer.TakeVisitBackAsync(card.CaseId)));
        await world.AfterAsync(TimeSpan.FromMinutes(3));
        Assert.Empty(world.Told("escalated").Concat(world.Told("alarm-raised")));
    }

    [Fact]
    public async Task Given_a_colleague_who_said_so_too_then_that_one_stands_there()
    {
        var (officer, control) = (await world.Cases.ConnectAsync("officer of B"), await world.Cases.ConnectAsync("control room"));
        var card = await CallAsync(officer);
        await officer.MeetAsync(card.CaseId);
        await world.AfterAsync(TimeSpan.FromSeconds(30));
        await control.MeetAsync(card.CaseId);
        Assert.Equal((null, card.AskedAt.AddSeconds(30)), Times(await officer.TakeVisitBackAsync(card.CaseId)));
        Assert.Equal(Row().FaceToFaceAt, Row().FirstVisitAt);
        Assert.True((await control.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow), next => next.WithPersonSince == card.AskedAt.AddSeconds(30))).YourVisit);
        Assert.Equal((null, null), Times(await control.TakeVisitBackAsync(card.CaseId)));
    }

    [Fact]
    public async Task Given_the_form_that_the_visit_brought_then_it_is_due_no_more()
    {
        await world.Cases.ChangeAsync(transaction =>
        {
            var policy = transaction.Db.Policies.Single(row => row.FacilityId == world.Cases.Facility);
            policy.Document = (PolicyRows.Parse(policy) with { FollowUp = new FollowUp(PlaceForm.WatchForm, 3, TimeSpan.FromHours(1)) }).ToJson();
        });
        await world.Cases.RestartAsync();
        var (officer, control) = (await world.Cases.ConnectAsync("officer of B"), await world.Cases.ConnectAsync("control room"));
        var card = await CallAsync(officer);
        await officer.MeetAsync(card.CaseId);
        Assert.NotNull(Row().FollowUpBy);
        await world.AfterAsync(TimeSpan.FromSeconds(5));
        await control.MeetAsync(card.CaseId);
        await officer.TakeVisitBackAsync(card.CaseId);
        Assert.NotNull(Row().FollowUpBy);
        await control.TakeVisitBackAsync(card.CaseId);
        Assert.Null(Row().FollowUpBy);
    }

    [Fact]
    public async Task Given_somebody_else_or_a_decision_or_a_case_that_began_anew_then_nothing_is_taken_back()
    {
        var (officer, control, clinician) = (await world.Cases.ConnectAsync("officer of B"), await world.Cases.ConnectAsync("control room"), await world.Cases.ConnectAsync("clinician"));
        var card = await CallAsync(officer);
        Assert.Equal(RefusalCode.NotPossible, (await officer.TakeVisitBackAsync(card.CaseId)).Refusal?.Code);
        await officer.MeetAsync(card.CaseId);
        foreach (var name in new[] { "officer of A", "kin", "security", "coordinator" })
        {
            Assert.Equal(RefusalCode.NotFound, (await world.Cases.WithoutFeed(name).TakeVisitBackAsync(card.CaseId)).Refusal?.Code);
        }

        Assert.Equal(RefusalCode.NotPossible, (await control.TakeVisitBackAsync(card.CaseId)).Refusal?.Code);
        Assert.NotNull(Row().FaceToFaceAt);
        await clinician.OpenAsync(card.CaseId);
        await clinician.TakeAsync(card.CaseId);
        Assert.NotNull((await clinician.DecideAsync(card.CaseId)).Ok);
        Assert.Equal(RefusalCode.AlreadyDecided, (await officer.TakeVisitBackAsync(card.CaseId)).Refusal?.Code);
        Assert.Empty(world.Told("visit-taken-back"));
    }

    private async Task<GoNowCard> CallAsync(StaffConsole officer)
    {
        await world.Cases.SayAsync("goodbye (s4)");
        return await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow));
    }

    private CaseRow Row()
    {
        using var db = world.Cases.Store.Read();
        return db.Cases.Single();
    }

    private static (DateTimeOffset? Going, DateTimeOffset? There) Times(Reply<VisitRecorded> reply) => (reply.Ok!.OnTheWaySince, reply.Ok.WithPersonSince);
}
