using PeerConnect.Contracts;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Escalation;

/// <summary>Nobody acts: the next one is told at the policy's time, then the alarm outside the system; each act stops what waited for it and nothing else.</summary>
public sealed class A_case_goes_on : IAsyncLifetime
{
    private EscalationWorld world = null!;

    public async ValueTask InitializeAsync() => world = await EscalationWorld.StartAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_nobody_acts_then_the_next_ones_are_told_on_time_and_the_alarm_comes_last()
    {
        var (moderator, chaplain) = (await world.Cases.ConnectAsync("moderator"), await world.Cases.ConnectAsync("chaplain"));
        await world.Cases.SayAsync("what came before (s0)");
        await world.Cases.SayAsync("goodbye (s4)");
        await world.AfterAsync(TimeSpan.FromSeconds(59));
        Assert.Empty(world.Told("escalated"));
        Assert.Empty((await moderator.ListAsync()).Ok!.Cases);

        await world.AfterAsync(TimeSpan.FromSeconds(1));
        var item = await moderator.NextCaseAsync();
        await chaplain.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow));
        Assert.Equal(["to:Chaplain level:0 awaits:on-the-way", "to:Moderator level:2 awaits:on-the-way"], world.Told("escalated").Order(StringComparer.Ordinal));
        Assert.Equal(2, world.Cases.Audit("case-escalated").Count);
        Assert.Empty(world.Told("alarm-raised"));

        // What the step says and nothing more: the message, without what came before it and without who wrote it.
        var opened = (await moderator.OpenAsync(item.CaseId)).Ok!;
        Assert.Equal(("goodbye (s4)", 2, null), (Assert.Single(opened.Lines).Text, opened.Level, opened.Subject));
        Assert.Empty((await chaplain.ListAsync()).Ok!.Cases);
        Assert.Equal(RefusalCode.NotFound, (await chaplain.OpenAsync(item.CaseId)).Refusal?.Code);

        await world.AfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["awaits:on-the-way"], world.Told("alarm-raised"));
        Assert.Single(world.Cases.Audit("off-system-alarm"));
        var paged = await world.Pager.NextAsync();
        Assert.Contains("\"word\":\"alarm\"", paged, StringComparison.Ordinal);

        // Whoever was paged finds the number on the item and on the card, also who may open neither.
        Assert.Contains("\"case\":\"1\"", paged, StringComparison.Ordinal);
        Assert.Equal((null, 1), (item.Number, (await moderator.NextCaseAsync(next => next.Number is not null)).Number));
        await chaplain.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow), card => card.Number == 1);
    }

    [Fact]
    public async Task Given_a_roster_on_call_in_a_step_then_its_people_learn_of_the_case_at_its_time_and_not_with_the_day_shift()
    {
        await using var night = await EscalationWorld.WithNightAsync(new EscalationStep(TimeSpan.FromMinutes(2), null));
        var (day, onCall) = (await night.Cases.ConnectAsync("clinician"), await night.Cases.ConnectAsync("colleague"));
        await night.Cases.SayAsync("goodbye (s4)");
        var caseId = (await day.NextCaseAsync()).CaseId;
        await night.AfterAsync(TimeSpan.FromSeconds(59));
        Assert.Empty((await onCall.ListAsync()).Ok!.Cases);
        Assert.Equal(RefusalCode.NotFound, (await onCall.OpenAsync(caseId)).Refusal?.Code);

        await night.AfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(caseId, (await onCall.NextCaseAsync()).CaseId);
        Assert.NotNull((await onCall.OpenAsync(caseId)).Ok);
    }

    [Fact]
    public async Task Given_a_click_on_acknowledge_then_the_alarm_comes_and_given_somebody_on_the_way_then_not()
    {
        var clinician = await world.Cases.ConnectAsync("clinician");
        await world.Cases.SayAsync("goodbye (s4)");
        var caseId = (await clinician.NextCaseAsync()).CaseId;
        await clinician.OpenAsync(caseId);
        Assert.NotNull((await clinician.TakeAsync(caseId)).Ok);
        await world.AfterAsync(TimeSpan.FromMinutes(2));
        Assert.Single(world.Told("alarm-raised"));

        var officer = await world.Cases.ConnectAsync("officer of A");
        await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "goodbye (s4)");
        var second = (await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow))).CaseId;
        Assert.NotNull((await officer.GoAsync(second)).Ok);
        await world.AfterAsync(TimeSpan.FromMinutes(2));
        Assert.Single(world.Told("alarm-raised"));
    }

    [Fact]
    public async Task Given_whoever_reads_a_threat_is_told_neither_who_nor_where_then_nothing_that_he_says_keeps_the_alarm_from_leaving()
    {
        var clinician = world.Cases.WithoutFeed("clinician");
        await world.Cases.SayAsync(world.Cases.Resident, world.Cases.Programme, "at supper he dies (v4)");
        Assert.NotNull((await clinician.OpenAsync(Case(), CasePurpose.SafetyOfOthers)).Ok);
        Assert.NotNull((await clinician.TakeAsync(Case())).Ok);
        Assert.Equal(RefusalCode.NotPossible, (await clinician.GoAsync(Case())).Refusal?.Code);
        Assert.Equal(RefusalCode.NotPossible, (await clinician.MeetAsync(Case())).Refusal?.Code);
        await world.AfterAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(["awaits:on-the-way"], world.Told("alarm-raised"));
    }

    [Fact]
    public async Task Given_somebody_on_the_way_who_does_not_arrive_then_the_next_step_comes_when_the_limit_passes()
    {
        var officer = await world.Cases.ConnectAsync("officer of B");
        await world.Cases.SayAsync("goodbye (s4)");
        await officer.GoAsync((await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow))).CaseId);
        await world.AfterAsync(TimeSpan.FromMinutes(9));
        Assert.Empty(world.Told("escalated"));
        await world.AfterAsync(TimeSpan.FromMinutes(1));
        Assert.NotEmpty(world.Told("escalated"));
        await world.AfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["awaits:face-to-face"], world.Told("alarm-raised"));
    }

    [Fact]
    public async Task Given_milder_words_then_acknowledging_is_enough_until_the_limit_to_go()
    {
        var clinician = await world.Cases.ConnectAsync("clinician");
        await world.Cases.SayAsync("active (s3)");
        var caseId = (await clinician.NextCaseAsync()).CaseId;
        await clinician.OpenAsync(caseId);
        await clinician.TakeAsync(caseId);
        await world.AfterAsync(TimeSpan.FromMinutes(10));
        await world.AfterAsync(TimeSpan.FromMinutes(10));
        Assert.Empty(world.Told("escalated").Concat(world.Told("alarm-raised")));
        await world.AfterAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["to:Moderator level:2 awaits:face-to-face"], world.Told("escalated"));
    }

    [Fact]
    public async Task Given_a_step_at_the_very_time_at_which_the_limit_to_stand_there_passes_then_the_alarm_after_it_keeps_its_own_time()
    {
        await using var later = await EscalationWorld.StartAsync(policy: recipient => recipient.Limits is { Acknowledge.TotalMinutes: 15, FaceToFace: not null }
            ? recipient with
            {
                Limits = recipient.Limits with
                {
                    Escalation =
                    [
                        new EscalationStep(recipient.Limits.FaceToFace!.Value, StaffRole.ControlRoom, Location: true),
                        new EscalationStep(TimeSpan.FromMinutes(45), null),
                    ],
                },
            }
            : recipient);
        await later.Cases.ChangeAsync(transaction => transaction.Db.Sessions.ToList().ForEach(session => session.LastSeenAt = transaction.Now.AddHours(1)));
        await later.Cases.SayAsync("active (s3)");
        await later.AfterAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(["to:ControlRoom level:0 awaits:face-to-face"], later.Told("escalated"));
        await later.AfterAsync(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        Assert.Empty(later.Told("alarm-raised"));
        await later.AfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(["awaits:face-to-face"], later.Told("alarm-raised"));
    }

    [Fact]
    public async Task Given_a_case_that_rises_then_new_limits_start()
    {
        var clinician = await world.Cases.ConnectAsync("clinician");
        await world.Cases.SayAsync("active (s3)");
        var caseId = (await clinician.NextCaseAsync()).CaseId;
        await clinician.OpenAsync(caseId);
        await clinician.TakeAsync(caseId);
        await clinician.GoAsync(caseId);
        await world.AfterAsync(TimeSpan.FromMinutes(9));
        await world.Cases.SayAsync("goodbye (s4)");
        await world.AfterAsync(TimeSpan.FromSeconds(59));
        Assert.Empty(world.Told("escalated"));
        await world.AfterAsync(TimeSpan.FromSeconds(1));
        Assert.NotEmpty(world.Told("escalated"));
        await world.AfterAsync(TimeSpan.FromMinutes(1));
        Assert.Single(world.Told("alarm-raised"));
    }

    [Fact]
    public async Task Given_it_was_taken_up_and_visited_when_a_serious_message_comes_then_nobody_has_taken_that_up_and_its_steps_come()
    {
        await world.StayAsync();
        var clinician = await world.Cases.ConnectAsync("clinician");
        await TakeAsync(clinician, "active (s3)");
        await clinician.MeetAsync(Case());
        await world.AfterAsync(TimeSpan.FromMinutes(12));
        await clinician.ListAsync();
        Assert.Empty(world.Told("escalated"));

        var first = First();
        Assert.NotNull(first);
        await world.Cases.SayAsync("active again (s3)");
        var item = await clinician.NextCaseAsync(next => next.Messages == 2);
        Assert.Equal((CaseProgress.Open, null, item.LastMessageAt.AddMinutes(15)), (item.Progress, item.TakenBy, item.Deadline!.Value));
        await world.AfterAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["to:Moderator level:2 awaits:acknowledge"], world.Told("escalated"));
        await clinician.ListAsync();
        await world.AfterAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["awaits:acknowledge"], world.Told("alarm-raised"));

        // Another visit is another round: the first one is what the quarter counts.
        Assert.NotNull((await clinician.MeetAsync(Case())).Ok);
        Assert.Equal(first, First());
    }

    [Fact]
    public async Task Given_a_visit_and_no_decision_in_time_then_the_next_one_is_told_and_below_severity_4_no_alarm_leaves()
    {
        await world.StayAsync();
        var clinician = await world.Cases.ConnectAsync("clinician");
        await TakeAsync(clinician, "active (s3)");
        await clinician.MeetAsync(Case());
        await world.AfterAsync(TimeSpan.FromHours(4) - TimeSpan.FromSeconds(1));
        Assert.Empty(world.Told("escalated"));
        await world.AfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(["to:Moderator level:2 awaits:decide"], world.Told("escalated"));
        Assert.Single(world.Told("overdue"), passed => passed.StartsWith("decide:", StringComparison.Ordinal));
        await world.AfterAsync(TimeSpan.FromMinutes(50));
        Assert.Empty(world.Told("alarm-raised"));
    }

    [Fact]
    public async Task Given_a_late_form_and_a_late_decision_then_the_next_ones_come_in_their_distances_and_the_decision_goes_on_once_the_form_is_written()
    {
        await WithFormAsync();
        var clinician = world.Cases.WithoutFeed("clinician");
        await TakeAsync(clinician, "active (s3)");
        await world.AfterAsync(TimeSpan.FromMinutes(1));
        Assert.NotNull((await clinician.MeetAsync(Case())).Ok);
        await world.StayAsync();
        for (var minutes = 1; minutes < 60; minutes += 12)
        {
            await world.AfterAsync(TimeSpan.FromMinutes(Math.Min(12, 60 - minutes)));
            await clinician.ListAsync();
        }

        Assert.Empty(world.Told("escalated"));
        await world.AfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["decide", "follow-up-form"], world.Told("overdue").Select(passed => passed.Split(':')[0]));
        await world.AfterAsync(TimeSpan.FromMinutes(4));
        Assert.Equal(["to:Moderator level:2 awaits:follow-up-form"], world.Told("escalated"));

        // Whoever wrote it has a quarter of an hour to decide.
        Assert.NotNull((await clinician.OpenAsync(Case())).Ok);
        Assert.NotNull((await clinician.TakeAsync(Case())).Ok);
        Assert.NotNull((await clinician.ReferAsync(Case(), CaseReferralKind.WatchForm, "he was there")).Ok);
        await world.StayAsync();
        await world.AfterAsync(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        Assert.Single(world.Told("escalated"));
        await world.AfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal("to:Chaplain level:0 awaits:decide", world.Told("escalated")[^1]);
        await world.AfterAsync(TimeSpan.FromHours(1));
        Assert.Equal((2, 0), (world.Told("escalated").Count, world.Told("alarm-raised").Count));
    }

    [Fact]
    public async Task Given_danger_to_a_life_and_no_decision_in_time_then_the_next_ones_are_told_and_have_a_quarter_of_an_hour_before_the_alarm()
    {
        await world.StayAsync();
        var clinician = await world.Cases.ConnectAsync("clinician");
        await TakeAsync(clinician, "goodbye (s4)");
        await clinician.MeetAsync(Case());
        await world.AfterAsync(TimeSpan.FromMinutes(60) - TimeSpan.FromSeconds(1));
        Assert.Empty(world.Told("escalated"));
        await world.AfterAsync(TimeSpan.FromSeconds(1));
        await world.AfterAsync(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        Assert.Equal(["to:Chaplain level:0 awaits:decide", "to:Moderator level:2 awaits:decide"], world.Told("escalated").Order(StringComparer.Ordinal));
        Assert.Empty(world.Told("alarm-raised"));
        await world.AfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(["awaits:decide"], world.Told("alarm-raised"));
        await world.AfterAsync(TimeSpan.FromHours(2));
        Assert.Single(world.Told("alarm-raised"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_a_hand_over_after_a_visit_when_nobody_takes_it_up_then_the_next_one_is_told_after_the_steps_own_time(bool takenUp)
    {
        var (clinician, colleague) = (await world.Cases.ConnectAsync("clinician"), await world.Cases.ConnectAsync("colleague"));
        await TakeAsync(clinician, "active (s3)");
        await clinician.MeetAsync(Case());
        await world.StayAsync();
        await world.AfterAsync(TimeSpan.FromMinutes(11));
        await clinician.ListAsync();
        await colleague.ListAsync();
        await world.AfterAsync(TimeSpan.FromMinutes(10));
        string to;
        using (var db = world.Cases.Store.Read())
        {
            to = db.People.Single(row => row.PersonId == colleague.Person.Key.PersonId).Number;
        }

        Assert.NotNull((await clinician.HandOverAsync(Case(), to)).Ok);
        if (takenUp)
        {
            await colleague.OpenAsync(Case());
            Assert.NotNull((await colleague.TakeAsync(Case())).Ok);
        }

        await world.AfterAsync(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.Empty(world.Told("escalated"));
        await world.AfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(takenUp ? [] : (string[])["to:Moderator level:2 awaits:acknowledge"], world.Told("escalated"));
        await world.AfterAsync(TimeSpan.FromHours(1));
        Assert.Empty(world.Told("alarm-raised"));
    }

    [Fact]
    public async Task Given_a_person_who_writes_again_and_again_then_there_is_one_alarm()
    {
        for (var message = 0; message < 12; message++)
        {
            await world.Cases.SayAsync($"goodbye {message} (s4)");
            await world.AfterAsync(TimeSpan.FromSeconds(20));
        }

        Assert.Single(world.Told("alarm-raised"));
        Assert.Equal(2, world.Told("escalated").Count);
    }

    [Fact]
    public async Task Given_a_decided_case_then_its_steps_pass_in_silence()
    {
        var clinician = await world.Cases.ConnectAsync("clinician");
        await world.Cases.SayAsync("goodbye (s4)");
        var caseId = (await clinician.NextCaseAsync()).CaseId;
        await clinician.OpenAsync(caseId);
        await clinician.TakeAsync(caseId);
        Assert.NotNull((await clinician.DecideAsync(caseId, CaseReason.KnownAlready)).Ok);
        await world.AfterAsync(TimeSpan.FromMinutes(20));
        Assert.Empty(world.Told("escalated").Concat(world.Told("alarm-raised")));
        using var db = world.Cases.Store.Read();
        Assert.DoesNotContain(db.EscalationSteps, step => step.State == StepState.Waiting);
    }

    [Fact]
    public async Task Given_a_server_that_was_down_and_several_lookers_then_each_step_is_carried_out_once()
    {
        await world.Cases.SayAsync("goodbye (s4)");
        world.Cases.Time!.SetUtcNow(world.Cases.Time.GetUtcNow().AddMinutes(5));
        var steps = world.Cases.Hub.Service<CarryOutSteps>();
        await Task.WhenAll(steps.DoDueAsync(CancellationToken.None), steps.DoDueAsync(CancellationToken.None), steps.DoDueAsync(CancellationToken.None));
        Assert.Equal((2, 1), (world.Told("escalated").Count, world.Told("alarm-raised").Count));
    }

    /// <summary>A decision within the hour, two who come after the recipient, and a form within an hour of the visit.</summary>
    private async Task WithFormAsync()
    {
        await world.DisposeAsync();
        world = await EscalationWorld.StartAsync(policy: recipient => recipient is { Role: StaffRole.Clinician, Limits.Acknowledge.TotalMinutes: 15 }
            ? recipient with
            {
                Limits = recipient.Limits with
                {
                    Decide = TimeSpan.FromHours(1),
                    Escalation =
                    [
                        new EscalationStep(TimeSpan.FromMinutes(10), StaffRole.Moderator, DisclosureLevel.Message),
                        new EscalationStep(TimeSpan.FromMinutes(20), StaffRole.Chaplain, Location: true), new EscalationStep(TimeSpan.FromMinutes(40), null),
                    ],
                },
            }
            : recipient);
        await world.Cases.ChangeAsync(transaction =>
        {
            var policy = transaction.Db.Policies.Single(row => row.FacilityId == world.Cases.Facility);
            policy.Document = (PeerConnect.Hub.Storage.PolicyRows.Parse(policy) with { FollowUp = new FollowUp(PlaceForm.WatchForm, 3, TimeSpan.FromHours(1)) }).ToJson();
        });
        await world.Cases.RestartAsync();
    }

    private async Task TakeAsync(StaffConsole console, string says)
    {
        await world.Cases.SayAsync(says);
        await console.OpenAsync(Case());
        Assert.NotNull((await console.TakeAsync(Case())).Ok);
    }

    private DateTimeOffset? First()
    {
        using var db = world.Cases.Store.Read();
        return db.Cases.Single().FirstVisitAt;
    }

    private Guid Case()
    {
        using var db = world.Cases.Store.Read();
        return db.Cases.Single().CaseId;
    }
}
