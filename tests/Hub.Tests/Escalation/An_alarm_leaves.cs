using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PeerConnect.Contracts;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Escalation;

/// <summary>The alarm outside the system on real sockets: every byte of it, and what becomes of it when the other side misbehaves.</summary>
public sealed class An_alarm_leaves
{
    [Fact]
    public async Task Given_an_alarm_then_its_body_is_facility_number_word_and_time_and_no_byte_tells_more()
    {
        await using var world = await EscalationWorld.StartAsync();
        await world.Cases.SayAsync("*goodbye* (s4)");
        await world.AfterAsync(TimeSpan.FromMinutes(2));
        var request = await world.Pager.NextAsync();
        var (head, body) = (request.Split("\r\n\r\n")[0], request.Split("\r\n\r\n")[1]);
        Assert.Equal("""{"facility":"seed","case":"1","word":"alarm","at":"2026-03-02T19:08:00Z"}""", body);
        Assert.Equal(
            ["Content-Length", "Content-Type", "Host", "PeerConnect-Signature", "PeerConnect-Timestamp"],
            head.Split("\r\n").Skip(1).Select(line => line.Split(':')[0]).Order(StringComparer.Ordinal));

        var timestamp = Header(head, "PeerConnect-Timestamp");
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(EscalationWorld.Secret), Encoding.UTF8.GetBytes($"{timestamp}.{body}"));
        Assert.Equal("sha256=" + Convert.ToHexStringLower(signature), Header(head, "PeerConnect-Signature"));
        foreach (var secret in new[] { CaseWorld.ResidentName, CaseWorld.SupporterName, CaseWorld.Cell, "Unit B", "goodbye", "SelfHarm", "Resident" })
        {
            Assert.DoesNotContain(secret, request, StringComparison.OrdinalIgnoreCase);
        }

        await EscalationWorld.UntilAsync(() => world.Told("alarm-delivered").Count == 1);
        Assert.Equal(["channel:pager tries:1"], world.Told("alarm-delivered"));
        Assert.Single(world.Cases.Audit("alarm-delivered"));
    }

    [Fact]
    public async Task Given_an_hour_of_server_errors_then_it_is_tried_with_growing_pauses_until_it_arrives_once()
    {
        await using var world = await EscalationWorld.StartAsync();
        world.Pager.Answer = "500 Internal Server Error";
        await RaiseAsync(world);
        await EscalationWorld.UntilAsync(() => Tries(world) == 1);
        var begun = world.Cases.Time!.GetUtcNow();
        var pauses = new List<double>();
        while (world.Cases.Time.GetUtcNow() - begun < TimeSpan.FromHours(1))
        {
            var tries = Tries(world);
            var wait = world.Deliveries().Single().DueAt - world.Cases.Time.GetUtcNow();
            pauses.Add(wait.TotalSeconds);
            world.Cases.Time.Advance(wait + TimeSpan.FromSeconds(1));
            await EscalationWorld.UntilAsync(() => Tries(world) == tries + 1);
        }

        Assert.True(pauses.Zip(pauses.Skip(1)).All(pair => pair.Second >= pair.First - 2), string.Join(' ', pauses));
        Assert.InRange(pauses[^1], 290, 300);
        Assert.Equal("status-500", world.Deliveries().Single().Fault);
        Assert.Equal(HealthStatus.Degraded, (await HealthAsync(world)).Status);

        world.Pager.Answer = AlarmListener.Ok;
        world.Cases.Time.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        await EscalationWorld.UntilAsync(() => world.Deliveries().Single().DeliveredAt is not null);
        var arrived = world.Pager.Count;
        world.Cases.Time.Advance(TimeSpan.FromHours(1));
        await world.AfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal((arrived, HealthStatus.Healthy), (world.Pager.Count, (await HealthAsync(world)).Status));
    }

    [Fact]
    public async Task Given_two_acts_are_missing_at_the_same_moment_then_one_call_leaves_and_both_are_on_record()
    {
        await using var world = await EscalationWorld.StartAsync(policy: recipient => recipient.Limits.Acknowledge?.TotalMinutes != 2 ? recipient : recipient with
        {
            Limits = recipient.Limits with
            {
                FaceToFace = recipient.Role == StaffRole.Clinician ? TimeSpan.FromMinutes(10) : null,
                Escalation = [new EscalationStep(TimeSpan.FromMinutes(10), null)],
            },
        });
        await world.Cases.SayAsync("goodbye (s4)");
        await world.StayAsync();
        await world.AfterAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["awaits:face-to-face", "awaits:on-the-way"], world.Told("alarm-raised").Order());
        Assert.Single(world.Deliveries());
        using var db = world.Cases.Store.Read();
        Assert.Equal(0, PeerConnect.Hub.Storage.Escalation.AlarmRows.Unheard(db));
    }

    [Fact]
    public async Task Given_a_redirect_then_it_is_not_followed_and_counts_as_a_failure()
    {
        await using var world = await EscalationWorld.StartAsync();
        world.Pager.Answer = $"302 Found\r\nLocation: {world.Second.Url}";
        await RaiseAsync(world);
        await EscalationWorld.UntilAsync(() => Tries(world) == 1);
        Assert.Equal(("status-302", null), (world.Deliveries().Single().Fault, world.Deliveries().Single().DeliveredAt));
        Assert.Equal((1, 0), (world.Pager.Count, world.Second.Count));
    }

    [Fact]
    public async Task Given_a_channel_that_hangs_then_the_other_is_not_delayed_and_the_try_ends_at_its_limit()
    {
        await using var world = await EscalationWorld.StartAsync(second: true);
        world.Pager.Answer = null;
        await RaiseAsync(world);
        await world.Pager.NextAsync();
        await world.Second.NextAsync();
        await EscalationWorld.UntilAsync(() => world.Deliveries().Exists(row => row is { Channel: "second", DeliveredAt: not null }));
        Assert.Equal(0, world.Deliveries().Single(row => row.Channel == "pager").Attempts);
        world.Cases.Time!.Advance(TimeSpan.FromSeconds(10));
        await EscalationWorld.UntilAsync(() => world.Deliveries().Exists(row => row is { Channel: "pager", Attempts: 1, Fault: "time-limit" }));
    }

    [Fact]
    public async Task Given_the_last_try_failed_then_the_other_channel_says_it_again_once_and_readiness_is_degraded()
    {
        await using var world = await EscalationWorld.StartAsync(second: true, settings: ["Alarms:Attempts=2"]);
        world.Pager.Answer = "503 Service Unavailable";
        await RaiseAsync(world);
        await EscalationWorld.UntilAsync(() => world.Second.Count == 1 && world.Deliveries().Exists(row => row is { Channel: "pager", Attempts: 1 }));
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(world)).Status);
        world.Cases.Time!.Advance(TimeSpan.FromSeconds(7));
        await EscalationWorld.UntilAsync(() => world.Deliveries().Exists(row => row is { Channel: "pager", DeadAt: not null }));
        world.Cases.Time.Advance(TimeSpan.FromSeconds(2));
        await EscalationWorld.UntilAsync(() => world.Second.Count == 2);
        Assert.Equal(["channel:pager tries:2"], world.Told("alarm-undelivered"));
        var health = await HealthAsync(world);
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Contains("'pager'", health.Description, StringComparison.Ordinal);

        // What was said again and fails too is not said again for ever.
        Assert.Equal(3, world.Deliveries().Count);
    }

    [Fact]
    public async Task Given_a_facility_without_a_channel_then_the_alarm_is_recorded_and_readiness_says_that_nobody_hears_it()
    {
        await using var world = await CaseWorld.StartAsync(fakeTime: true, EscalationWorld.Escalating);

        // Before anybody cried.
        Assert.Contains("The policy of facility 'seed' raises the alarm outside the system, and no channel carries it.", (await HealthAsync(world)).Description, StringComparison.Ordinal);
        await world.SayAsync("goodbye (s4)");
        world.Time!.Advance(TimeSpan.FromMinutes(2));
        await world.Hub.Service<PeerConnect.Hub.Escalation.CarryOutSteps>().DoDueAsync(CancellationToken.None);
        Assert.Single(world.Audit("off-system-alarm"));
        var health = await HealthAsync(world);
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Contains("Alarms of undecided cases without a channel to go through: 1.", health.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_an_alarm_that_was_raised_while_there_was_no_channel_when_the_server_starts_with_one_then_it_leaves_once()
    {
        await using var world = await EscalationWorld.StartAsync();
        await RaiseAsync(world);
        await world.Pager.NextAsync();

        // As if there had been none.
        await world.Cases.ChangeAsync(transaction => transaction.Db.AlarmDeliveries.RemoveRange(transaction.Db.AlarmDeliveries));
        Assert.Contains("without a channel to go through", (await HealthAsync(world)).Description, StringComparison.Ordinal);
        await world.Cases.RestartAsync();
        await EscalationWorld.UntilAsync(() => world.Deliveries().Count == 1);
        world.Cases.Time!.Advance(TimeSpan.FromSeconds(1));
        await world.Pager.NextAsync();
        await EscalationWorld.UntilAsync(() => world.Deliveries().Single().DeliveredAt is not null);
        await world.Cases.RestartAsync();
        await world.Cases.Hub.Service<PeerConnect.Hub.Escalation.DeliverAlarms>().SendDueAsync("pager", CancellationToken.None);
        Assert.Equal((2, 1), (world.Pager.Count, world.Deliveries().Count));
    }

    [Fact]
    public async Task Given_an_alarm_was_given_up_when_its_channel_works_again_then_it_leaves_while_nobody_has_decided()
    {
        await using var world = await EscalationWorld.StartAsync(settings: ["Alarms:Attempts=2"]);
        world.Pager.Answer = "503 Service Unavailable";
        await RaiseAsync(world);
        await EscalationWorld.UntilAsync(() => Tries(world) == 1);
        world.Cases.Time!.Advance(TimeSpan.FromSeconds(7));
        await EscalationWorld.UntilAsync(() => world.Deliveries().Single().DeadAt is not null);
        world.Cases.Time.Advance(TimeSpan.FromMinutes(6));
        await EscalationWorld.UntilAsync(() => Tries(world) == 3);
        Assert.Single(world.Told("alarm-undelivered"));

        world.Pager.Answer = AlarmListener.Ok;
        world.Cases.Time.Advance(TimeSpan.FromMinutes(6));
        await EscalationWorld.UntilAsync(() => world.Deliveries().Single().DeliveredAt is not null);
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(world)).Status);
    }

    [Fact]
    public async Task Given_what_was_sent_cannot_be_written_down_then_it_is_not_sent_again_each_second()
    {
        await using var world = await EscalationWorld.StartAsync();
        await world.Cases.ChangeAsync(transaction => transaction.Db.Database.ExecuteSqlRaw(
            "CREATE TRIGGER unwritable BEFORE UPDATE ON alarm_deliveries BEGIN SELECT RAISE(ABORT, 'full'); END"));
        await RaiseAsync(world);
        await EscalationWorld.UntilAsync(() => world.Pager.Count == 1);
        var deliver = world.Cases.Hub.Service<PeerConnect.Hub.Escalation.DeliverAlarms>();
        for (var second = 0; second < 3; second++)
        {
            world.Cases.Time!.Advance(TimeSpan.FromSeconds(1));
            await deliver.SendDueAsync("pager", CancellationToken.None);
        }

        Assert.Equal(1, world.Pager.Count);
        await world.Cases.ChangeAsync(transaction => transaction.Db.Database.ExecuteSqlRaw("DROP TRIGGER unwritable"));
        world.Cases.Time!.Advance(TimeSpan.FromMinutes(5));
        await EscalationWorld.UntilAsync(() => world.Deliveries().Single().DeliveredAt is not null);
    }

    private static async Task RaiseAsync(EscalationWorld world)
    {
        await world.Cases.SayAsync("goodbye (s4)");
        await world.AfterAsync(TimeSpan.FromMinutes(2));
        await EscalationWorld.UntilAsync(() => world.Deliveries().Count > 0);

        // Somebody came meanwhile, and nobody has to decide: this case raises no further alarm.
        await world.Cases.ChangeAsync(transaction => transaction.Db.CaseGrants.ToList().ForEach(grant => grant.DecideBy = null));
        using (var db = world.Cases.Store.Read())
        {
            Assert.NotNull((await world.Cases.WithoutFeed("control room").MeetAsync(db.Cases.Single().CaseId)).Ok);
        }

        world.Cases.Time!.Advance(TimeSpan.FromSeconds(1));
    }

    private static int Tries(EscalationWorld world) => world.Deliveries().Single().Attempts;

    private static Task<HealthReportEntry> HealthAsync(EscalationWorld world) => HealthAsync(world.Cases);

    private static async Task<HealthReportEntry> HealthAsync(CaseWorld world) =>
        (await world.Hub.Service<HealthCheckService>().CheckHealthAsync(check => check.Name == "alarms")).Entries["alarms"];

    private static string Header(string head, string name) =>
        head.Split("\r\n").Single(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)).Split(':', 2)[1].Trim();
}
