using PeerConnect.Contracts;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Hub.Tests.Holding;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Escalation;

/// <summary>Somebody was with the person, the decision is missing, and nobody is signed in any more: desk work rings no telephone before its time. Who cries anew does.</summary>
public sealed class A_late_decision_in_an_empty_room
{
    private static readonly Role[] Everybody = [Role.Clinician, Role.ControlRoom, Role.Officer, Role.Moderator, Role.Chaplain];

    [Fact]
    public async Task Given_danger_to_a_life_then_the_next_ones_are_told_at_its_time_and_the_alarm_a_quarter_of_an_hour_later_and_a_new_cry_is_heard_at_once()
    {
        await using var world = await EscalationWorld.StartAsync();
        await SeenToAsync(world, "goodbye (s4)");
        await world.AfterAsync(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        Assert.Empty(world.Told("escalated"));
        await world.AfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(["to:Chaplain level:0 awaits:decide", "to:Moderator level:2 awaits:decide"], world.Told("escalated").Order(StringComparer.Ordinal));
        Assert.NotEmpty(world.Told("unstaffed"));
        await world.AfterAsync(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        Assert.Empty(world.Told("alarm-raised"));
        await world.AfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(["awaits:decide"], world.Told("alarm-raised"));

        await CryAgainAsync(world, "goodbye again (s4)");
        await world.AfterAsync(TimeSpan.Zero);
        Assert.Equal(["awaits:decide", "awaits:on-the-way"], world.Told("alarm-raised"));
    }

    [Fact]
    public async Task Given_it_is_no_danger_to_a_life_then_the_next_ones_are_told_and_no_alarm_leaves()
    {
        await using var world = await EscalationWorld.StartAsync();
        await SeenToAsync(world, "active (s3)");
        await world.AfterAsync(TimeSpan.FromHours(4));
        Assert.Equal(["to:Moderator level:2 awaits:decide"], world.Told("escalated"));
        await world.AfterAsync(TimeSpan.FromMinutes(50));
        Assert.Empty(world.Told("alarm-raised"));
    }

    [Fact]
    public async Task Given_nobody_arrived_either_then_that_rings_in_its_own_time_and_the_decision_a_quarter_of_an_hour_after_its_own()
    {
        await using var world = await EscalationWorld.StartAsync();
        await world.StayAsync();
        await world.Cases.SayAsync("goodbye (s4)");
        await world.AfterAsync(TimeSpan.Zero);
        await world.Cases.WithoutFeed("officer of B").GoAsync(Case(world));
        await world.AfterAsync(TimeSpan.FromMinutes(10));
        await world.AfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["awaits:face-to-face"], world.Told("alarm-raised"));

        await world.SignOutAsync(Everybody);
        await world.AfterAsync(TimeSpan.FromMinutes(49));
        Assert.Single(world.Told("overdue"), passed => passed.StartsWith("decide:", StringComparison.Ordinal));
        await world.AfterAsync(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        Assert.Equal(["awaits:face-to-face"], world.Told("alarm-raised"));
        await world.AfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(["awaits:face-to-face", "awaits:decide"], world.Told("alarm-raised"));
    }

    [Fact]
    public async Task Given_steps_of_the_policy_for_a_late_decision_then_each_comes_at_its_own_time_and_its_alarm_leaves_for_danger_to_a_life_alone()
    {
        await using var world = await EscalationWorld.StartAsync(policy: recipient => recipient.Limits is { Acknowledge.TotalMinutes: 15, Decide: { } decide }
            ? recipient with
            {
                Limits = recipient.Limits with
                {
                    Escalation =
                    [
                        new EscalationStep(decide, StaffRole.Moderator, DisclosureLevel.Message),
                        new EscalationStep(decide + TimeSpan.FromMinutes(10), StaffRole.ControlRoom, Location: true),
                        new EscalationStep(decide + TimeSpan.FromMinutes(30), null),
                    ],
                },
            }
            : recipient);
        await SeenToAsync(world, "active (s3)");
        await world.AfterAsync(TimeSpan.FromHours(4));
        Assert.Equal(["to:Moderator level:2 awaits:decide"], world.Told("escalated"));
        await world.AfterAsync(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.Single(world.Told("escalated"));
        await world.AfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(["to:Moderator level:2 awaits:decide", "to:ControlRoom level:0 awaits:decide"], world.Told("escalated"));
        await world.AfterAsync(TimeSpan.FromMinutes(20));
        await world.AfterAsync(TimeSpan.FromMinutes(10));
        Assert.Empty(world.Told("alarm-raised"));
    }

    [Fact]
    public async Task Given_a_policy_that_asks_for_the_alarm_where_nobody_is_there_then_somebody_who_was_with_the_person_was_there()
    {
        await using var world = await EscalationWorld.StartAsync(rules => rules with { QueueUnstaffed = QueueUnstaffed.OffSystemAlarm });
        await SeenToAsync(world, "active (s3)");
        await world.AfterAsync(TimeSpan.FromHours(4));
        Assert.Equal(["to:Moderator level:2 awaits:decide"], world.Told("escalated"));
        await world.AfterAsync(TimeSpan.FromMinutes(50));
        Assert.Empty(world.Told("alarm-raised"));

        await CryAgainAsync(world, "active again (s3)");
        await world.AfterAsync(TimeSpan.Zero);
        Assert.Equal(["awaits:acknowledge"], world.Told("alarm-raised"));
    }

    [Fact]
    public async Task Given_the_time_of_a_held_message_is_over_then_each_step_and_the_alarm_come_in_their_distances()
    {
        await using var hold = await HoldingWorld.StartAsync(HoldEnd.Escalate, policy => policy with
        {
            Rules = [.. policy.Rules.Select(rule => rule.Id != "violence-active" ? rule : rule with { Recipients = [rule.Recipients[0] with { Limits = WithSteps() }] })],
        });
        await hold.HoldAsync();
        await PassAsync(hold, TimeSpan.Zero);
        var (clinician, caseId) = await hold.ReaderAsync("clinician");
        Assert.NotNull((await clinician.TakeAsync(caseId)).Ok);
        await hold.World.ChangeAsync(transaction => transaction.Db.Sessions.ToList().ForEach(session => session.EndedAt = transaction.Now));
        Assert.Empty(await PassAsync(hold, HoldingWorld.Longest - TimeSpan.FromSeconds(1)));
        Assert.Equal(["to:Moderator level:2 awaits:held-message"], await PassAsync(hold, TimeSpan.FromSeconds(1)));
        Assert.Single(await PassAsync(hold, TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1)));
        Assert.Equal(["to:Moderator level:2 awaits:held-message", "to:ControlRoom level:0 awaits:held-message"], await PassAsync(hold, TimeSpan.FromSeconds(1)));
        Assert.Equal(2, (await PassAsync(hold, TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1))).Count);
        Assert.Equal("awaits:held-message", (await PassAsync(hold, TimeSpan.FromSeconds(1)))[^1]);

        static TimeLimits WithSteps() => new(TimeSpan.FromMinutes(5), null, TimeSpan.FromHours(2),
        [
            new EscalationStep(TimeSpan.FromMinutes(30), StaffRole.Moderator, DisclosureLevel.Message),
            new EscalationStep(TimeSpan.FromMinutes(40), StaffRole.ControlRoom, Location: true),
            new EscalationStep(TimeSpan.FromMinutes(50), null),
        ]);
    }

    /// <summary>Who was told by then, and of which alarms.</summary>
    private static async Task<List<string?>> PassAsync(HoldingWorld hold, TimeSpan time)
    {
        hold.World.Time!.Advance(time);
        await hold.EndDueAsync();
        await hold.World.Hub.Service<CarryOutSteps>().DoDueAsync(CancellationToken.None);
        using var db = hold.World.Store.Read();
        return [.. db.CaseEvents.Where(row => row.Kind == "escalated" || row.Kind == "alarm-raised").OrderBy(row => row.At).ThenBy(row => row.EventId).Select(row => row.Detail)];
    }

    /// <summary>Somebody writes, a clinician takes it up and stands in front of the person, and everybody goes home.</summary>
    private static async Task SeenToAsync(EscalationWorld world, string says)
    {
        await world.StayAsync();
        await world.Cases.SayAsync(says);
        await world.AfterAsync(TimeSpan.Zero);
        var clinician = world.Cases.WithoutFeed("clinician");
        await clinician.OpenAsync(Case(world));
        Assert.NotNull((await clinician.TakeAsync(Case(world))).Ok);
        Assert.NotNull((await clinician.MeetAsync(Case(world))).Ok);
        await world.SignOutAsync(Everybody);
        await world.AfterAsync(TimeSpan.Zero);
        Assert.Empty(world.Told("escalated").Concat(world.Told("alarm-raised")));
    }

    /// <summary>Whoever wrote hours ago comes back to write.</summary>
    private static async Task CryAgainAsync(EscalationWorld world, string says)
    {
        await world.Cases.RestartAsync();
        await world.StayAsync();
        await world.Cases.SayAsync(says);
    }

    private static Guid Case(EscalationWorld world)
    {
        using var db = world.Cases.Store.Read();
        return db.Cases.Single().CaseId;
    }
}
