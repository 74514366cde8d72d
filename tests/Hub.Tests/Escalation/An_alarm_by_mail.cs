using PeerConnect.Hub.Tests.Cases;

namespace PeerConnect.Hub.Tests.Escalation;

/// <summary>The alarm as a mail, through a real mail server of the distribution.</summary>
public sealed class An_alarm_by_mail
{
    [Fact]
    public async Task Given_an_alarm_then_the_mail_says_facility_number_word_and_time_and_its_headers_no_more()
    {
        await using var mail = await MailServer.StartAsync();
        await using var world = await StartAsync(mail.Port);
        await world.SayAsync("*goodbye* (s4)");
        world.Time!.Advance(TimeSpan.FromMinutes(2));
        await EscalationWorld.UntilAsync(() => mail.Printed.Contains("END MESSAGE", StringComparison.Ordinal));
        var printed = mail.Printed;
        Assert.Contains("Subject: alarm: seed, case 1\n", printed, StringComparison.Ordinal);
        Assert.Contains("\nalarm\nseed\ncase 1\n2026-03-02T19:08:00Z\n", printed, StringComparison.Ordinal);
        var headers = printed.Split('\n').SkipWhile(line => !line.StartsWith("From:", StringComparison.Ordinal)).TakeWhile(line => line.Length > 0)
            .Select(line => line.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(headers.Except(["Date", "From", "To", "Subject", "Message-Id", "MIME-Version", "Content-Type", "X-Peer"]));
        foreach (var secret in new[] { CaseWorld.ResidentName, CaseWorld.SupporterName, CaseWorld.Cell, "Unit B", "goodbye", "SelfHarm", "Resident", Environment.MachineName })
        {
            Assert.DoesNotContain(secret, printed, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Given_a_mail_server_that_is_not_there_yet_then_the_alarm_arrives_when_it_is()
    {
        int port;
        await using (var gone = await MailServer.StartAsync())
        {
            port = gone.Port;
        }

        await using var world = await StartAsync(port);
        await world.SayAsync("goodbye (s4)");
        world.Time!.Advance(TimeSpan.FromMinutes(2));
        await EscalationWorld.UntilAsync(() => Delivery(world) is { Attempts: 1 });
        Assert.StartsWith("smtp-", Delivery(world)!.Fault, StringComparison.Ordinal);

        await using var back = await MailServer.StartAsync(port);
        await EscalationWorld.UntilAsync(() =>
        {
            world.Time.Advance(TimeSpan.FromSeconds(10));
            return Delivery(world) is { DeliveredAt: not null };
        });
        Assert.True(Delivery(world)!.Attempts > 1);
        await EscalationWorld.UntilAsync(() => back.Printed.Contains("pager@facility.example", StringComparison.Ordinal));
    }

    private static Storage.Schema.AlarmDeliveryRow? Delivery(CaseWorld world)
    {
        using var db = world.Store.Read();
        return db.AlarmDeliveries.SingleOrDefault();
    }

    private static async Task<CaseWorld> StartAsync(int port)
    {
        var world = await CaseWorld.StartAsync(fakeTime: true, EscalationWorld.Escalating, null,
            "Alarms:Channels:mail:Facility=seed", "Alarms:Channels:mail:Kind=Email", "Alarms:Channels:mail:Server=127.0.0.1", $"Alarms:Channels:mail:Port={port}",
            "Alarms:Channels:mail:Security=None", "Alarms:Channels:mail:From=alarm@facility.example", "Alarms:Channels:mail:To:0=pager@facility.example");
        return world;
    }
}
