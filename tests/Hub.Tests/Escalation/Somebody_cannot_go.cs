using PeerConnect.Contracts;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Escalation;

/// <summary>"I can't go": it stops no clock, the next ones are told at once, and the card waits for everybody else.</summary>
public sealed class Somebody_cannot_go : IAsyncLifetime
{
    private EscalationWorld world = null!;

    public async ValueTask InitializeAsync() => world = await EscalationWorld.StartAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_an_officer_who_cannot_go_then_the_next_ones_are_told_at_once_and_neither_limit_nor_alarm_comes_later()
    {
        var (officer, control) = (await world.Cases.ConnectAsync("officer of B"), await world.Cases.ConnectAsync("control room"));
        var card = await CallAsync(officer);
        await world.AfterAsync(TimeSpan.FromSeconds(10));
        Assert.Equal((null, null), Times(await officer.CannotGoAsync(card.CaseId)));
        Assert.Equal(["to:Chaplain level:0 awaits:on-the-way", "to:Moderator level:2 awaits:on-the-way"], world.Told("escalated").Order(StringComparer.Ordinal));
        Assert.Equal(["round:0"], world.Told("cannot-go"));
        Assert.Equal(officer.Person.Key.PersonId, Assert.Single(world.Cases.Audit("case-cannot-go")).ActorId);
        var shown = await control.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow), next => next.CannotGoSince is not null);
        Assert.Equal((card.AskedAt.AddSeconds(10), card.Deadline, null), (shown.CannotGoSince!.Value, shown.Deadline, shown.OnTheWaySince));

        await officer.CannotGoAsync(card.CaseId);
        Assert.Single(world.Told("cannot-go"));
        await world.AfterAsync(TimeSpan.FromSeconds(109));
        Assert.Empty(world.Told("alarm-raised"));
        await world.AfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(["awaits:on-the-way"], world.Told("alarm-raised"));
        Assert.Equal(2, world.Told("escalated").Count);
        Assert.DoesNotContain("goodbye", officer.Bytes + control.Bytes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_somebody_on_the_way_who_cannot_go_on_when_the_time_has_passed_then_the_limit_is_missed_and_the_alarm_comes_at_once()
    {
        var (officer, control) = (await world.Cases.ConnectAsync("officer of B"), await world.Cases.ConnectAsync("control room"));
        var card = await CallAsync(officer);
        await officer.GoAsync(card.CaseId);
        await world.AfterAsync(TimeSpan.FromMinutes(3));
        Assert.Empty(world.Told("escalated").Concat(world.Told("alarm-raised")));

        Assert.Equal((null, null), Times(await officer.CannotGoAsync(card.CaseId)));
        Assert.Equal(2, world.Told("escalated").Count);
        await world.AfterAsync(TimeSpan.Zero);
        Assert.Equal(["awaits:on-the-way"], world.Told("alarm-raised"));
        Assert.Contains(world.Told("overdue"), passed => passed.StartsWith("on-the-way:", StringComparison.Ordinal));
        await control.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow), next => next is { OnTheWaySince: null, CannotGoSince: not null });

        // Whoever finds a way all the same says so, and nothing else is said of it any more.
        Assert.NotNull((await officer.GoAsync(card.CaseId)).Ok!.OnTheWaySince);
        await control.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow), next => next is { OnTheWaySince: not null, CannotGoSince: null });
    }

    [Fact]
    public async Task Given_two_on_the_way_when_one_cannot_go_on_then_the_other_goes_and_nobody_else_is_told()
    {
        var (officer, control) = (await world.Cases.ConnectAsync("officer of B"), await world.Cases.ConnectAsync("control room"));
        var card = await CallAsync(officer);
        await officer.GoAsync(card.CaseId);
        await world.AfterAsync(TimeSpan.FromSeconds(30));
        await control.GoAsync(card.CaseId);
        Assert.Equal((card.AskedAt.AddSeconds(30), null), Times(await officer.CannotGoAsync(card.CaseId)));
        Assert.Empty(world.Told("escalated"));
        Assert.Equal((null, null), Times(await control.CannotGoAsync(card.CaseId)));
        Assert.NotEmpty(world.Told("escalated"));
    }

    [Fact]
    public async Task Given_one_who_found_a_way_all_the_same_when_the_other_cannot_go_on_then_that_one_goes_and_nobody_else_is_told()
    {
        var (officer, control) = (await world.Cases.ConnectAsync("officer of B"), await world.Cases.ConnectAsync("control room"));
        var card = await CallAsync(officer);
        await officer.GoAsync(card.CaseId);
        await world.AfterAsync(TimeSpan.FromSeconds(10));
        await control.CannotGoAsync(card.CaseId);
        await world.AfterAsync(TimeSpan.FromSeconds(10));
        await control.GoAsync(card.CaseId);
        await world.AfterAsync(TimeSpan.FromSeconds(10));
        Assert.Equal((card.AskedAt.AddSeconds(20), null), Times(await officer.CannotGoAsync(card.CaseId)));
        await world.AfterAsync(TimeSpan.FromMinutes(3));
        Assert.Empty(world.Told("escalated").Concat(world.Told("alarm-raised")));
    }

    [Fact]
    public async Task Given_the_only_one_who_is_there_cannot_go_then_the_alarm_comes_at_once()
    {
        var officer = await world.Cases.ConnectAsync("officer of B");
        await world.Cases.ChangeAsync(transaction =>
        {
            foreach (var session in transaction.Db.Sessions.Where(row => row.PersonId != officer.Person.Key.PersonId && row.PersonId != world.Cases.Resident.Key.PersonId))
            {
                session.EndedAt = transaction.Now;
            }
        });
        var card = await CallAsync(officer);
        await world.AfterAsync(TimeSpan.Zero);
        Assert.Empty(world.Told("alarm-raised"));
        await officer.CannotGoAsync(card.CaseId);
        Assert.Equal(["awaits:on-the-way"], world.Told("alarm-raised"));
    }

    [Fact]
    public async Task Given_no_danger_to_a_life_and_colleagues_then_whoever_learns_of_it_later_does_so_at_the_policys_time_and_the_last_one_once_all_before_were_told()
    {
        await using var shift = await EscalationWorld.StartAsync(policy: recipient => recipient is { Role: StaffRole.Clinician, Limits.Acknowledge.TotalMinutes: 15 }
            ? recipient with
            {
                Limits = recipient.Limits with
                {
                    Escalation =
                    [
                        new EscalationStep(TimeSpan.FromMinutes(15), StaffRole.Moderator, DisclosureLevel.Message),
                        new EscalationStep(TimeSpan.FromMinutes(30), StaffRole.ControlRoom, Location: true),
                        new EscalationStep(TimeSpan.FromHours(4), StaffRole.Chaplain, Location: true),
                    ],
                },
            }
            : recipient);
        await shift.StayAsync();
        await shift.Cases.SayAsync("active (s3)");
        await shift.AfterAsync(TimeSpan.Zero);
        var (clinician, colleague, control) = (shift.Cases.WithoutFeed("clinician"), shift.Cases.WithoutFeed("colleague"), shift.Cases.WithoutFeed("control room"));
        var caseId = Assert.Single((await clinician.ListAsync()).Ok!.Cases).CaseId;
        Assert.Equal((null, null), Times(await clinician.CannotGoAsync(caseId)));
        Assert.Equal(["round:0"], shift.Told("cannot-go"));
        await shift.AfterAsync(TimeSpan.FromMinutes(8));
        await colleague.ListAsync();
        await control.ListAsync();
        await shift.AfterAsync(TimeSpan.FromMinutes(7) - TimeSpan.FromSeconds(1));
        Assert.Empty(shift.Told("escalated").Concat(shift.Told("alarm-raised")));

        await shift.AfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(["to:Moderator level:2 awaits:acknowledge"], shift.Told("escalated"));
        Assert.Equal((null, null), Times(await colleague.CannotGoAsync(caseId)));
        Assert.Equal(["to:Moderator level:2 awaits:acknowledge", "to:ControlRoom level:0 awaits:face-to-face"], shift.Told("escalated"));

        // Of the control room nobody else is there, and it was asked for nothing but to go.
        Assert.Equal((null, null), Times(await control.CannotGoAsync(caseId)));
        Assert.Equal("to:Chaplain level:0 awaits:decide", shift.Told("escalated")[^1]);
    }

    [Fact]
    public async Task Given_somebody_with_the_person_or_a_decision_then_there_is_nothing_to_go_for_and_to_others_there_is_no_case()
    {
        var (officer, control, clinician) = (await world.Cases.ConnectAsync("officer of B"), await world.Cases.ConnectAsync("control room"), await world.Cases.ConnectAsync("clinician"));
        var card = await CallAsync(officer);
        foreach (var name in new[] { "officer of A", "kin", "security", "coordinator" })
        {
            Assert.Equal(RefusalCode.NotFound, (await world.Cases.WithoutFeed(name).CannotGoAsync(card.CaseId)).Refusal?.Code);
        }

        Assert.Equal(4, world.Cases.Audit("case-cannot-go-denied").Count);
        await control.MeetAsync(card.CaseId);
        Assert.NotNull((await officer.CannotGoAsync(card.CaseId)).Ok!.WithPersonSince);
        Assert.Empty(world.Told("cannot-go").Concat(world.Told("escalated")));
        await clinician.OpenAsync(card.CaseId);
        await clinician.TakeAsync(card.CaseId);
        Assert.NotNull((await clinician.DecideAsync(card.CaseId)).Ok);
        Assert.Equal(RefusalCode.AlreadyDecided, (await officer.CannotGoAsync(card.CaseId)).Refusal?.Code);
    }

    [Fact]
    public async Task Given_the_person_was_told_that_somebody_comes_when_nobody_goes_on_and_it_is_decided_then_the_person_hears_that_too()
    {
        var (officer, clinician) = (await world.Cases.ConnectAsync("officer of B"), await world.Cases.ConnectAsync("clinician"));
        var card = await CallAsync(officer);
        await officer.GoAsync(card.CaseId);
        await officer.CannotGoAsync(card.CaseId);
        await clinician.OpenAsync(card.CaseId);
        await clinician.TakeAsync(card.CaseId);
        Assert.NotNull((await clinician.DecideAsync(card.CaseId, CaseReason.KnownAlready)).Ok);
        Assert.Equal([InboxKind.SomeoneComing, InboxKind.NobodyComing], Heard(card.CaseId));
    }

    [Fact]
    public async Task Given_two_on_the_way_when_neither_goes_on_and_it_is_decided_then_the_person_hears_that_nobody_comes()
    {
        var (officer, control, clinician) = (await world.Cases.ConnectAsync("officer of B"), await world.Cases.ConnectAsync("control room"), await world.Cases.ConnectAsync("clinician"));
        var card = await CallAsync(officer);
        await officer.GoAsync(card.CaseId);
        await world.AfterAsync(TimeSpan.FromSeconds(30));
        await control.GoAsync(card.CaseId);
        Assert.Equal((card.AskedAt.AddSeconds(30), null), Times(await officer.CannotGoAsync(card.CaseId)));
        Assert.Equal((null, null), Times(await control.CannotGoAsync(card.CaseId)));
        await clinician.OpenAsync(card.CaseId);
        await clinician.TakeAsync(card.CaseId);
        Assert.NotNull((await clinician.DecideAsync(card.CaseId, CaseReason.KnownAlready)).Ok);
        Assert.Equal([InboxKind.SomeoneComing, InboxKind.NobodyComing], Heard(card.CaseId));
    }

    private async Task<GoNowCard> CallAsync(StaffConsole officer)
    {
        await world.Cases.SayAsync("goodbye (s4)");
        return await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow));
    }

    private List<InboxKind> Heard(Guid caseId)
    {
        using var db = world.Cases.Store.Read();
        return [.. db.Inbox.Where(row => row.CaseId == caseId && row.Kind != InboxKind.Signpost).OrderBy(row => row.Sequence).Select(row => row.Kind)];
    }

    private static (DateTimeOffset? Going, DateTimeOffset? There) Times(Reply<VisitRecorded> reply) => (reply.Ok!.OnTheWaySince, reply.Ok.WithPersonSince);
}
