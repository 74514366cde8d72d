using PeerConnect.Contracts;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Escalation;

/// <summary>A drill runs the whole chain on a marked case about nobody, and reports the times.</summary>
public sealed class A_drill : IAsyncLifetime
{
    private EscalationWorld world = null!;
    private TestCaller coordinator = null!;

    public async ValueTask InitializeAsync()
    {
        world = await EscalationWorld.StartAsync();
        coordinator = new TestCaller(world.Cases.Hub.Address, null);
        coordinator.Http.DefaultRequestHeaders.Authorization = new("Bearer", world.Cases.Staff["coordinator"].Token);
    }

    public ValueTask DisposeAsync()
    {
        coordinator.Dispose();
        return world.DisposeAsync();
    }

    [Fact]
    public async Task Given_a_drill_then_every_card_and_the_alarm_say_so_and_the_report_lists_the_times()
    {
        var (clinician, control, chaplain) = (await world.Cases.ConnectAsync("clinician"), await world.Cases.ConnectAsync("control room"), await world.Cases.ConnectAsync("chaplain"));
        var drill = TestCaller.Ok(await coordinator.PostAsync<DrillShown>("drills", new StartDrill()));
        Assert.Equal(1, drill.Number);
        var item = await clinician.NextCaseAsync();
        Assert.Equal((true, "DRILL", 4), (item.Drill, item.Pseudonym, item.Severity));
        var card = await control.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow));
        Assert.Equal((true, "DRILL", drill.CaseId), (card.Drill, card.Name, card.CaseId));

        await world.AfterAsync(TimeSpan.FromMinutes(1));
        Assert.True((await chaplain.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow))).Drill);
        await world.AfterAsync(TimeSpan.FromMinutes(1));
        var request = await world.Pager.NextAsync();
        Assert.EndsWith("""{"facility":"seed","case":"D1","word":"DRILL","at":"2026-03-02T19:08:00Z"}""", request, StringComparison.Ordinal);
        Assert.Equal(1, (await chaplain.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow), next => next.Number is not null)).Number);
        await EscalationWorld.UntilAsync(() => world.Told("alarm-delivered").Count == 1);
        Assert.NotNull((await control.MeetAsync(drill.CaseId)).Ok);

        var report = TestCaller.Ok(await coordinator.GetAsync<DrillReport>($"drills/{drill.CaseId}"));
        var times = report.Steps.GroupBy(step => step.Kind).ToDictionary(group => group.Key, group => group.First().Seconds);
        Assert.Equal((0d, 60d, 120d, 120d), (times["opened"], times["escalated"], times["alarm-raised"], times["face-to-face"]));
        Assert.True(times.ContainsKey("alarm-delivered"));
        Assert.DoesNotContain("Seed", System.Text.Json.JsonSerializer.Serialize(report), StringComparison.Ordinal);
        Assert.Single(world.Cases.Audit("drill-started"));
        Assert.Single(world.Cases.Audit("off-system-alarm"));
    }

    [Fact]
    public async Task Given_drills_before_and_between_then_case_numbers_have_no_gap()
    {
        var clinician = await world.Cases.ConnectAsync("clinician");
        var first = TestCaller.Ok(await coordinator.PostAsync<DrillShown>("drills", new StartDrill()));
        await world.Cases.SayAsync("goodbye (s4)");
        Assert.Equal(RefusalCode.NotPossible, (await coordinator.PostAsync<DrillShown>("drills", new StartDrill())).Refusal?.Code);
        Assert.NotNull(TestCaller.Ok(await coordinator.PostAsync<DrillShown>($"drills/{first.CaseId}/end")).EndedAt);
        Assert.Equal(2, TestCaller.Ok(await coordinator.PostAsync<DrillShown>("drills", new StartDrill())).Number);
        await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "goodbye too (s4)");
        using var db = world.Cases.Store.Read();
        Assert.Equal([-2L, -1L, 1L, 2L], db.Cases.Where(row => row.FacilityId == world.Cases.Facility).Select(row => row.Number).Order().ToList());
        Assert.Empty(db.Inbox.Where(row => row.PersonId == Guid.Empty));
        Assert.NotNull((await clinician.OpenAsync(first.CaseId)).Ok);
    }

    [Fact]
    public async Task Given_an_ended_drill_then_its_steps_pass_in_silence()
    {
        var drill = TestCaller.Ok(await coordinator.PostAsync<DrillShown>("drills", new StartDrill()));
        Assert.NotNull(TestCaller.Ok(await coordinator.PostAsync<DrillShown>($"drills/{drill.CaseId}/end")).EndedAt);
        await world.AfterAsync(TimeSpan.FromMinutes(12));
        Assert.Empty(world.Told("escalated").Concat(world.Told("alarm-raised")).Concat(world.Told("overdue")));
    }

    [Fact]
    public async Task Given_a_clinician_then_a_drill_can_be_opened_taken_and_decided_like_a_case()
    {
        var clinician = world.Cases.WithoutFeed("clinician");
        var drill = TestCaller.Ok(await coordinator.PostAsync<DrillShown>("drills", new StartDrill()));
        var opened = (await clinician.OpenAsync(drill.CaseId)).Ok!;
        Assert.Equal((1L, "DRILL"), (opened.Number, opened.Subject!.Name));
        Assert.Empty(opened.Lines);
        Assert.NotNull((await clinician.TakeAsync(drill.CaseId)).Ok);
        Assert.NotNull((await clinician.DecideAsync(drill.CaseId, CaseReason.NoRiskFound, FlagVerdict.Unclear)).Ok);
        Assert.NotNull(TestCaller.Ok(await coordinator.GetAsync<DrillList>("drills")).Drills.Single().EndedAt);
    }
}
