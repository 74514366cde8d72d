using PeerConnect.Contracts;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Holding;

/// <summary>A message whose time is over and that no clock may end goes on to the next recipient, and to the alarm outside the system, until somebody decides on it.</summary>
public sealed class A_hold_that_nobody_ends
{
    private static readonly TimeLimits Limits = new(
        TimeSpan.FromMinutes(5),
        null,
        TimeSpan.FromHours(2),
        [new EscalationStep(TimeSpan.FromMinutes(30), StaffRole.Moderator, DisclosureLevel.Message), new EscalationStep(TimeSpan.FromMinutes(50), null)]);

    [Fact]
    public async Task Given_whoever_took_the_case_did_not_decide_on_its_message_then_the_next_recipient_is_told_reads_it_and_decides_and_no_alarm_follows()
    {
        await using var hold = await StartAsync(HoldEnd.Escalate, Limits);
        var held = await hold.HoldAsync();
        var (clinician, caseId) = await hold.ReaderAsync("clinician");
        Assert.NotNull((await clinician.TakeAsync(caseId)).Ok);
        var moderator = hold.World.WithoutFeed("moderator");
        Assert.Empty((await moderator.ListAsync()).Ok!.Cases);

        await PassAsync(hold, HoldingWorld.Longest);
        Assert.Equal((HeldState.Held, null), (hold.Row(held.EntryId).State, hold.Row(held.EntryId).Until));
        Assert.Equal(caseId, await HoldingWorld.ReadAsync(moderator));
        Assert.Contains("quetzal", moderator.Bytes, StringComparison.Ordinal);
        Assert.Equal(["to:Moderator level:2 awaits:held-message"], Told(hold, "escalated"));
        Assert.Equal(HeldState.Released, (await moderator.HeldAsync(caseId, held.EntryId, "release", new { reason = "NotMeant" })).Ok!.State);

        await PassAsync(hold, TimeSpan.FromMinutes(40));
        Assert.DoesNotContain(Told(hold, "alarm-raised"), Awaiting);
    }

    [Fact]
    public async Task Given_the_next_one_does_not_decide_either_then_the_alarm_goes_out_after_a_restart_too()
    {
        await using var hold = await StartAsync(HoldEnd.Escalate, Limits);
        await hold.HoldAsync();
        await hold.World.RestartAsync();
        await PassAsync(hold, HoldingWorld.Longest);
        Assert.Equal(["to:Moderator level:2 awaits:held-message"], Told(hold, "escalated"));
        Assert.Empty(Told(hold, "alarm-raised"));
        await hold.World.RestartAsync();
        await PassAsync(hold, TimeSpan.FromMinutes(20));
        Assert.Single(Told(hold, "alarm-raised"), Awaiting);
    }

    [Fact]
    public async Task Given_a_clock_that_may_not_reject_and_a_policy_without_a_next_recipient_then_the_alarm_goes_out_a_quarter_of_an_hour_later()
    {
        await using var hold = await StartAsync(HoldEnd.Reject, TimeLimits.None);
        var held = await hold.HoldAsync(body: "i will get him and then myself (v3) (s1)");
        await PassAsync(hold, HoldingWorld.Longest);
        Assert.Equal((HeldState.Held, null), (hold.Row(held.EntryId).State, hold.Row(held.EntryId).Until));
        Assert.Empty(Told(hold, "alarm-raised"));
        await PassAsync(hold, TimeSpan.FromMinutes(15));
        Assert.Single(Told(hold, "alarm-raised"), Awaiting);
    }

    [Fact]
    public async Task Given_two_messages_of_a_case_wait_past_their_time_then_the_alarm_comes_although_one_of_them_is_decided()
    {
        await using var hold = await StartAsync(HoldEnd.Escalate, Limits);
        var (one, other) = (await hold.HoldAsync(), await hold.HoldAsync());
        await PassAsync(hold, HoldingWorld.Longest);
        var (clinician, caseId) = await hold.ReaderAsync("clinician");
        Assert.NotNull((await clinician.HeldAsync(caseId, one.EntryId, "release", new { reason = "NotMeant" })).Ok);
        await PassAsync(hold, TimeSpan.FromMinutes(20));
        Assert.Equal(HeldState.Held, hold.Row(other.EntryId).State);
        Assert.Single(Told(hold, "alarm-raised"), Awaiting);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_a_second_message_runs_out_after_the_first_ones_alarm_then_it_has_its_own(bool firstIsDecided)
    {
        await using var hold = await StartAsync(HoldEnd.Escalate, Limits);
        var first = await hold.HoldAsync();
        var clinician = hold.World.WithoutFeed("clinician");
        await AwakeAsync(hold, clinician, HoldingWorld.Longest);
        await AwakeAsync(hold, clinician, TimeSpan.FromMinutes(10));
        await AwakeAsync(hold, clinician, TimeSpan.FromMinutes(10));
        Assert.Single(Told(hold, "alarm-raised"), Awaiting);
        var caseId = await HoldingWorld.ReadAsync(clinician);
        if (firstIsDecided)
        {
            Assert.NotNull((await clinician.HeldAsync(caseId, first.EntryId, "release", new { reason = "NotMeant" })).Ok);
        }

        var second = await hold.HoldAsync();
        Assert.NotNull((await clinician.TakeAsync(caseId)).Ok);
        await AwakeAsync(hold, clinician, HoldingWorld.Longest);
        Assert.Equal((HeldState.Held, null), (hold.Row(second.EntryId).State, hold.Row(second.EntryId).Until));
        await PassAsync(hold, TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        Assert.Single(Told(hold, "alarm-raised"), Awaiting);
        await PassAsync(hold, TimeSpan.FromSeconds(1));
        await PassAsync(hold, TimeSpan.FromMinutes(30));
        Assert.Equal(2, Told(hold, "alarm-raised").Count(Awaiting));
    }

    // Of the alarms that the case's own steps bring, this one alone is about the message.
    private static bool Awaiting(string? told) => told == "awaits:held-message";

    private static Task<HoldingWorld> StartAsync(HoldEnd end, TimeLimits limits) => HoldingWorld.StartAsync(end, policy => policy with
    {
        Rules = [.. policy.Rules.Select(rule => rule.Id != "violence-active" ? rule : rule with { Recipients = [rule.Recipients[0] with { Limits = limits }] })],
    });

    private static async Task PassAsync(HoldingWorld hold, TimeSpan time)
    {
        hold.World.Time!.Advance(time);
        await hold.EndDueAsync();
        await hold.World.Hub.Service<CarryOutSteps>().DoDueAsync(CancellationToken.None);
    }

    /// <summary>Whoever writes and whoever reads stay signed in.</summary>
    private static async Task AwakeAsync(HoldingWorld hold, StaffConsole reader, TimeSpan time)
    {
        await PassAsync(hold, time);
        await reader.ListAsync();
        await using var writer = StaffConsole.WithoutFeed(hold.World.Hub, hold.World.Resident);
        await writer.ListAsync();
    }

    private static List<string?> Told(HoldingWorld hold, string kind)
    {
        using var db = hold.World.Store.Read();
        return [.. db.CaseEvents.Where(row => row.Kind == kind).OrderBy(row => row.At).Select(row => row.Detail)];
    }
}
