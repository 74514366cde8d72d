using System.Net;
using System.Net.Sockets;
using System.Text;
using PeerConnect.Contracts;
using PeerConnect.Moderation.Policies;
using PeerConnect.Seeding;

namespace PeerConnect.Faults;

/// <summary>Severity 4, nobody acts, and the server is killed twice in between: the alarm outside the system is there on time.</summary>
public sealed class An_alarm_that_survives_kills : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly string folder = Directory.CreateTempSubdirectory("peerconnect-alarm").FullName;
    private readonly string secretFolder = Directory.CreateTempSubdirectory("peerconnect-secret").FullName;
    private readonly TcpListener pager = new(IPAddress.Loopback, 0);

    public ValueTask DisposeAsync()
    {
        pager.Stop();
        Directory.Delete(folder, true);
        Directory.Delete(secretFolder, true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Given_two_kills_between_the_message_and_the_alarm_then_the_alarm_comes_at_its_time_and_once()
    {
        pager.Start();
        var (resident, pair) = await SeedAsync();
        var hub = await StartAsync();
        try
        {
            DateTimeOffset written;
            await using (var chatter = await Chatter.ConnectAsync(hub.Address, resident.Token))
            {
                written = (await chatter.SendAsync(pair, "i've decided. tonight i will kill myself, i have the rope ready. goodbye")).Ok!.At;
            }

            for (var kill = 0; kill < 2; kill++)
            {
                await hub.KillAsync();
                await hub.DisposeAsync();
                hub = await StartAsync();
            }

            // On a busy machine the server may come back after the time of the alarm: then it is raised at once.
            var back = TimeProvider.System.GetUtcNow();
            var body = await NextAsync();
            var due = written + Alarm;
            Assert.Contains("\"case\":\"1\",\"word\":\"alarm\"", body, StringComparison.Ordinal);
            var raised = DateTimeOffset.Parse(body.Split("\"at\":\"")[1].Split('"')[0], System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(TimeProvider.System.GetUtcNow() >= due - TimeSpan.FromSeconds(1), $"raised {raised:O}, due {due:O}");
            Assert.InRange(raised, due - TimeSpan.FromSeconds(1), (back > due ? back : due) + TimeSpan.FromSeconds(20));
            await hub.StopAsync();
            Assert.Equal(1, await AlarmsAsync());
        }
        finally
        {
            await hub.DisposeAsync();
        }
    }

    private static TimeSpan Alarm => TimeSpan.FromSeconds(45);

    private async Task<(SeededPerson Resident, Guid Pair)> SeedAsync()
    {
        await using var facility = await SeededFacility.CreateAsync(folder);
        var resident = await facility.AddPersonAsync("Marcus", Role.Resident);
        var supporter = await facility.AddPersonAsync("Darnell", Role.Resident, Role.PeerSupporter);
        await facility.AddPersonAsync("Nora", Role.ControlRoom);
        var pair = await facility.AddPairAsync(resident, supporter);
        var steps = new TimeLimits(TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(5), null, [new EscalationStep(TimeSpan.FromSeconds(20), StaffRole.Chaplain, DisclosureLevel.Count, true), new EscalationStep(Alarm, null)]);
        var policy = PlainPolicy.Version1 with
        {
            Rules = [.. PlainPolicy.Version1.Rules.Select(rule => rule with { Recipients = [.. rule.Recipients.Select(recipient => recipient with { Limits = steps })] })],
            Failures = PlainPolicy.Version1.Failures with { QueueUnstaffed = QueueUnstaffed.NextRecipient },
        };
        await using var transaction = await facility.Store.BeginWriteAsync(CancellationToken.None);
        transaction.Db.Policies.Single(row => row.FacilityId == facility.FacilityId).Document = policy.ToJson();
        await transaction.CommitAsync();
        return (resident, pair);
    }

    private async Task<HubProcess> StartAsync()
    {
        var secret = Path.Combine(secretFolder, "secret");
        if (!File.Exists(secret))
        {
            await File.WriteAllTextAsync(secret, "0123456789abcdef0123456789abcdef");
            File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return await HubProcess.StartAsync(folder, settings:
        [
            "Alarms:Channels:pager:Facility=seed", "Alarms:Channels:pager:Kind=Webhook", $"Alarms:Channels:pager:SecretFile={secret}",
            $"Alarms:Channels:pager:Url=http://127.0.0.1:{((IPEndPoint)pager.LocalEndpoint).Port}/",
        ]);
    }

    private async Task<string> NextAsync()
    {
        using var client = await pager.AcceptTcpClientAsync().WaitAsync(Alarm + Limit);
        var stream = client.GetStream();
        var text = new StringBuilder();
        var buffer = new byte[4_096];
        while (!text.ToString().Contains("\"}", StringComparison.Ordinal))
        {
            text.Append(Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer).AsTask().WaitAsync(Limit)));
        }

        await stream.WriteAsync("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"u8.ToArray());
        return text.ToString();
    }

    private async Task<int> AlarmsAsync()
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(folder, "peerconnect.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM alarms";
        return (int)(long)(await command.ExecuteScalarAsync())!;
    }
}
