using System.Net;
using Microsoft.Extensions.Hosting;
using PeerConnect.Contracts;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Operations;

public sealed class A_server_stops
{
    [Fact]
    public async Task Given_a_message_on_its_way_when_the_server_stops_then_it_is_stored_and_answered_before_the_connection_closes()
    {
        SeededPerson marcus = null!, darnell = null!;
        var pair = Guid.Empty;
        await using var hub = await SeededHub.StartAsync(async facility =>
        {
            marcus = await facility.AddPersonAsync("Marcus", Role.Resident);
            darnell = await facility.AddPersonAsync("Darnell", Role.Resident, Role.PeerSupporter);
            pair = await facility.AddPairAsync(marcus, darnell);
        });
        await using var resident = await hub.ConnectAsync(marcus);
        var store = hub.Service<Store>();

        // Somebody holds the write lock, so the message waits in the queue.
        var holding = await store.BeginWriteAsync(CancellationToken.None);
        var sending = resident.SendAsync(pair, "said just before the end");
        await UntilAsync(() => hub.Service<MessageQueue>().Waiting > 0);
        var stopping = Task.Run(hub.Service<IHostApplicationLifetime>().StopApplication);
        await UntilAsync(() => hub.Service<Drain>().HasBegun);

        // All at once: the server waits for what is on its way for some seconds, and no longer.
        using var http = new HttpClient { BaseAddress = hub.Address, Timeout = Chatter.Limit };
        var (asked, ready, connecting) = (http.GetAsync("/api/v1/audit/public-key"), http.GetAsync("/health/ready"), hub.ConnectAsync(darnell));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await asked).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await ready).StatusCode);
        await Assert.ThrowsAnyAsync<Exception>(() => connecting);
        Assert.False(sending.IsCompleted);
        Assert.False(resident.Closed.IsCompleted);
        await holding.DisposeAsync();

        Assert.Equal(1, (await sending).Ok!.Sequence);
        await resident.Closed;
        await stopping.WaitAsync(Chatter.Limit);
    }

    [Fact]
    public async Task Given_people_who_write_without_pause_when_the_process_is_told_to_end_then_it_ends_by_itself_and_all_that_was_acknowledged_is_there()
    {
        var folder = Directory.CreateTempSubdirectory("peerconnect-stop-").FullName;
        var talkers = new List<(SeededPerson Person, Guid Pair)>();
        await using (var facility = await SeededFacility.CreateAsync(folder))
        {
            for (var pair = 0; pair < 4; pair++)
            {
                var resident = await facility.AddPersonAsync("Marcus", Role.Resident);
                var supporter = await facility.AddPersonAsync("Darnell", Role.Resident, Role.PeerSupporter);
                talkers.Add((resident, await facility.AddPairAsync(resident, supporter)));
            }
        }

        string[] arguments = ["--urls", "http://127.0.0.1:0", $"--Hub:DataFolder={folder}", "--Sending:MessagesPerMinute=1000000", "--Sending:Burst=100000"];
        int[] acknowledged;
        await using (var server = ServerProcess.Start(folder, "true", arguments))
        {
            var address = await server.ListeningAsync() ?? throw new InvalidOperationException(server.Said);
            var sofar = 0;
            var talking = talkers.Select(talker => TalkAsync(address, talker.Person, talker.Pair, () => Interlocked.Increment(ref sofar))).ToList();
            await UntilAsync(() => Volatile.Read(ref sofar) >= 200);
            Assert.Equal(0, await server.SignalAsync("TERM"));
            acknowledged = await Task.WhenAll(talking).WaitAsync(Chatter.Limit);
            Assert.Contains("0 of them were cut off", server.Said, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(Path.Combine(folder, "peerconnect.db-wal")));
        await using (var server = ServerProcess.Start(folder, "true", arguments))
        {
            var address = await server.ListeningAsync() ?? throw new InvalidOperationException(server.Said);
            for (var index = 0; index < talkers.Count; index++)
            {
                await using var reader = await Chatter.ConnectAsync(address, talkers[index].Person.Token);
                Assert.InRange((await reader.HistoryAsync(talkers[index].Pair)).Count, acknowledged[index], acknowledged[index] + 1);
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Chatter.Limit);
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), limit.Token);
        }
    }

    /// <summary>Writes until the connection ends; counts what was acknowledged.</summary>
    private static async Task<int> TalkAsync(Uri address, SeededPerson person, Guid pair, Action acknowledged)
    {
        await using var chatter = await Chatter.ConnectAsync(address, person.Token);
        var count = 0;
        try
        {
            while (true)
            {
                if ((await chatter.SendAsync(pair, "and another thing")).Ok is not null)
                {
                    count++;
                    acknowledged();
                }
            }
        }
        catch (Exception ended) when (ended is InvalidOperationException or IOException or OperationCanceledException or System.Net.WebSockets.WebSocketException)
        {
            return count;
        }
    }
}
