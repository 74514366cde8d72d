using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Escalation;

/// <summary>Nobody of the role is signed in.</summary>
public sealed class A_queue_without_anybody
{
    [Fact]
    public async Task Given_nobody_of_the_role_then_the_next_one_is_told_at_once_and_who_is_there_has_the_full_time()
    {
        await using var world = await EscalationWorld.StartAsync();
        await world.SignOutAsync(Role.Clinician);
        await world.Cases.SayAsync("goodbye (s4)");
        await world.AfterAsync(TimeSpan.Zero);
        Assert.Equal(["to:Moderator level:2 awaits:on-the-way"], world.Told("escalated"));
        Assert.Equal(["role:Clinician round:0"], world.Told("unstaffed"));
        Assert.Empty(world.Told("alarm-raised"));
    }

    [Fact]
    public async Task Given_nobody_at_all_then_the_alarm_comes_at_once()
    {
        await using var world = await EscalationWorld.StartAsync();
        await world.SignOutAsync(Role.Clinician, Role.ControlRoom, Role.Officer, Role.Moderator, Role.Chaplain);
        await world.Cases.SayAsync("goodbye (s4)");
        await world.AfterAsync(TimeSpan.Zero);
        Assert.Single(world.Told("alarm-raised"));
        world.Cases.Time!.Advance(TimeSpan.FromSeconds(1));
        await world.Pager.NextAsync();
    }

    [Fact]
    public async Task Given_a_policy_that_asks_for_the_alarm_then_it_comes_at_once_and_nobody_else_is_told()
    {
        await using var world = await EscalationWorld.StartAsync(rules => rules with { QueueUnstaffed = QueueUnstaffed.OffSystemAlarm });
        await world.SignOutAsync(Role.Clinician);
        await world.Cases.SayAsync("active (s3)");
        await world.AfterAsync(TimeSpan.Zero);
        Assert.Single(world.Told("alarm-raised"));
        Assert.Empty(world.Told("escalated"));
    }

    [Fact]
    public async Task Given_somebody_of_the_role_who_may_not_see_the_case_then_that_counts_as_nobody()
    {
        await using var world = await EscalationWorld.StartAsync();
        await world.SignOutAsync(Role.Clinician);
        await SignInAgainAsync(world, "kin");
        await world.Cases.SayAsync("goodbye (s4)");
        await world.AfterAsync(TimeSpan.Zero);
        Assert.Equal(["role:Clinician round:0"], world.Told("unstaffed"));
    }

    [Fact]
    public async Task Given_somebody_of_the_day_when_nobody_of_the_roster_on_call_is_there_then_who_comes_after_it_is_told_at_once()
    {
        await using var night = await EscalationWorld.WithNightAsync(
            new EscalationStep(TimeSpan.FromMinutes(5), StaffRole.Moderator, DisclosureLevel.Message), new EscalationStep(TimeSpan.FromMinutes(20), null));
        await night.Cases.ChangeAsync(transaction => transaction.Db.Sessions.Single(row => row.PersonId == night.Cases.Staff["colleague"].Key.PersonId).EndedAt = transaction.Now);
        await night.Cases.SayAsync("goodbye (s4)");
        await night.AfterAsync(TimeSpan.Zero);
        Assert.Empty(night.Told("escalated"));

        await night.AfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["to:Clinician level:4 awaits:on-the-way", "to:Moderator level:2 awaits:on-the-way"], night.Told("escalated"));
        Assert.Equal(["role:Clinician roster:on-call round:0"], night.Told("unstaffed"));
        Assert.Empty(night.Told("alarm-raised"));
    }

    private static Task SignInAgainAsync(EscalationWorld world, string name) => world.Cases.ChangeAsync(transaction =>
        transaction.Db.Sessions.Single(row => row.PersonId == world.Cases.Staff[name].Key.PersonId).EndedAt = null);
}
