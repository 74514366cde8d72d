using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Escalation;

/// <summary>Somebody should have stood there and nobody did, as far as anybody said: what comes then is heard, and no alarm is spent on something else.</summary>
public sealed class Nobody_was_recorded_to_have_come : IAsyncLifetime
{
    private EscalationWorld world = null!;

    public async ValueTask InitializeAsync() => world = await EscalationWorld.StartAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_a_second_cry_hours_later_then_somebody_has_to_go_anew_and_the_alarm_leaves_anew_whoever_said_to_be_on_the_way(bool saidToGo)
    {
        await world.StayAsync();
        var officer = world.Cases.WithoutFeed("officer of B");
        await world.Cases.SayAsync("goodbye (s4)");
        if (saidToGo)
        {
            Assert.NotNull((await officer.GoAsync(Case().CaseId)).Ok);
        }

        await world.AwakeAsync(TimeSpan.FromMinutes(2));
        await world.AwakeAsync(TimeSpan.FromMinutes(8));
        await world.AwakeAsync(TimeSpan.FromMinutes(1));
        var rung = world.Told("alarm-raised").Count;
        Assert.InRange(rung, 1, 2);

        await world.StayAsync();
        await world.AwakeAsync(TimeSpan.FromHours(3));
        rung = world.Told("alarm-raised").Count;
        await world.Cases.SayAsync("now it is really goodbye (s4)");
        Assert.Equal((1, null, null), (Case().Round, Case().OnTheWayAt, Case().TakenBy));
        await world.AfterAsync(TimeSpan.FromMinutes(2) - TimeSpan.FromSeconds(1));
        Assert.Equal(rung, world.Told("alarm-raised").Count);
        await world.AfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(rung + 1, world.Told("alarm-raised").Count);
        await world.AfterAsync(TimeSpan.FromMinutes(8));
        await world.AfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(rung + 2, world.Told("alarm-raised").Count);
    }

    [Fact]
    public async Task Given_a_visit_was_missed_and_another_message_comes_before_the_server_looks_then_what_follows_a_missed_visit_follows_at_once()
    {
        await world.StayAsync();
        await world.Cases.SayAsync("goodbye (s4)");
        Assert.NotNull((await world.Cases.WithoutFeed("officer of B").GoAsync(Case().CaseId)).Ok);

        // The look at what has passed is late, as behind much else or after a restart.
        await world.Cases.ChangeAsync(transaction => transaction.Db.Owed.Where(row => row.Kind == OwedKind.CaseDeadline && row.DoneAt == null).ToList()
            .ForEach(row => row.DueAt = transaction.Now.AddMinutes(11)));
        await world.AfterAsync(TimeSpan.FromMinutes(10));
        Assert.DoesNotContain(world.Told("overdue"), limit => limit.StartsWith("face-to-face", StringComparison.Ordinal));
        using var counted = new Counted(world.Cases.Hub, "peerconnect.cases.overdue");
        await world.Cases.SayAsync("still here (s3)");
        await world.AfterAsync(TimeSpan.FromSeconds(1));
        Assert.Single(world.Told("overdue"), limit => limit.StartsWith("face-to-face", StringComparison.Ordinal));
        Assert.Contains("face-to-face", counted.Tags);
        Assert.Contains(world.Told("escalated"), step => step.EndsWith("awaits:face-to-face", StringComparison.Ordinal));
        using (var db = world.Cases.Store.Read())
        {
            Assert.Single(db.Inbox, row => row.Kind == InboxKind.DidTheyCome);
        }

        await world.AfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["awaits:face-to-face"], world.Told("alarm-raised"));
    }

    [Fact]
    public async Task Given_a_visit_was_missed_and_a_quieter_message_follows_then_it_stays_missed_and_the_next_serious_one_rings_anew()
    {
        var clinician = world.Cases.WithoutFeed("clinician");
        await world.Cases.SayAsync("active (s3)");
        await world.AwakeAsync(TimeSpan.FromMinutes(31), clinician);
        var rung = world.Told("alarm-raised").Count;
        var missed = await ItemAsync(clinician);
        Assert.Equal((true, true), (rung > 0, missed.Overdue));
        await world.Cases.SayAsync("low (s2)");
        Assert.Equal((true, missed.Deadline), (await ItemAsync(clinician) is var still ? (still.Overdue, still.Deadline) : default));
        await world.Cases.SayAsync("active again (s3)");
        Assert.Equal(1, Case().Round);
        await world.AwakeAsync(TimeSpan.FromMinutes(31), clinician);
        Assert.True(world.Told("alarm-raised").Count > rung);
    }

    [Fact]
    public async Task Given_nobody_sets_out_and_a_quieter_message_follows_then_the_card_keeps_since_when_and_until_when()
    {
        await world.StayAsync();
        await world.Cases.SayAsync("goodbye (s4)");
        var first = await CardAsync();
        await world.AfterAsync(TimeSpan.FromMinutes(3));
        await world.Cases.SayAsync("low (s2)");
        var later = await CardAsync();
        Assert.Equal((first.AskedAt, first.Deadline), (later.AskedAt, later.Deadline));
    }

    [Fact]
    public async Task Given_a_step_of_before_it_got_worse_then_it_does_not_spend_the_alarm_of_the_round_that_began()
    {
        await using var later = await EscalationWorld.StartAsync(policy: recipient => recipient.Limits is { Acknowledge.TotalMinutes: 15, FaceToFace: not null }
            ? recipient with
            {
                Limits = recipient.Limits with
                {
                    Escalation = [new EscalationStep(recipient.Limits.FaceToFace!.Value, StaffRole.ControlRoom, Location: true), new EscalationStep(TimeSpan.FromMinutes(45), null)],
                },
            }
            : recipient);
        await later.StayAsync();
        var officer = later.Cases.WithoutFeed("officer of B");
        await later.Cases.SayAsync("active (s3)");
        await later.AwakeAsync(TimeSpan.FromMinutes(44), officer);
        await later.Cases.SayAsync("goodbye (s4)");
        await later.AfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["awaits:face-to-face"], later.Told("alarm-raised"));
        using (var db = later.Cases.Store.Read())
        {
            Assert.NotNull((await officer.GoAsync(db.Cases.Single().CaseId)).Ok);
        }

        await later.AfterAsync(TimeSpan.FromMinutes(9));
        Assert.Equal(["awaits:face-to-face", "awaits:face-to-face"], later.Told("alarm-raised"));
    }

    private static async Task<FeedCase> ItemAsync(StaffConsole console) => Assert.Single(TestCaller.Ok(await console.ListAsync()).Cases);

    private async Task<GoNowCard> CardAsync() => Assert.Single(TestCaller.Ok(await world.Cases.WithoutFeed("officer of B").ListAsync()).GoNow);

    private CaseRow Case()
    {
        using var db = world.Cases.Store.Read();
        return db.Cases.Single();
    }
}
