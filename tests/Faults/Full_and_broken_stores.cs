using Microsoft.Data.Sqlite;
using PeerConnect.Contracts;
using PeerConnect.Seeding;

namespace PeerConnect.Faults;

/// <summary>The disk is full while people write: nothing is shown as sent that is not stored, and when there is room again it goes on.</summary>
public sealed class Full_and_broken_stores : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("peerconnect-full").FullName;

    [Fact]
    public async Task Given_a_file_that_may_not_grow_then_senders_are_told_and_all_that_was_acknowledged_is_there()
    {
        Talker talker;
        await using (var facility = await SeededFacility.CreateAsync(folder))
        {
            var resident = await facility.AddPersonAsync("Marcus", Role.Resident);
            var supporter = await facility.AddPersonAsync("Darnell", Role.Resident, Role.PeerSupporter);
            talker = new Talker(resident, [await facility.AddPairAsync(resident, supporter)]);
        }

        var acknowledged = new List<MessageStored>();
        RefusalCode? refused = null;

        // The shell's limit on file size stands for the full disk: the write fails with an error and no signal, as a full disk's does.
        var limit = 6_000;
        await using (var hub = await HubProcess.StartAsync(
            folder, ["bash", "-c", $"trap '' XFSZ; ulimit -f {limit}; exec \"$@\"", "bash"], new Dictionary<string, string> { ["DOTNET_EnableWriteXorExecute"] = "0" }, "Sending:MessagesPerMinute=1000000", "Sending:Burst=100000"))
        {
            await using var chatter = await Chatter.ConnectAsync(hub.Address, talker.Person.Token);
            var body = new string('x', Protocol.MaxBodyLength);
            while (refused is null)
            {
                Assert.True(acknowledged.Count < 20_000, "The limit was never reached.");
                var reply = await chatter.SendAsync(talker.Conversations[0], body);
                if (reply.Ok is { } stored)
                {
                    acknowledged.Add(stored);
                }
                else
                {
                    refused = reply.Refusal!.Code;
                }
            }

            Assert.Equal(RefusalCode.NotStored, refused);
            using var http = new HttpClient { BaseAddress = hub.Address };
            Assert.False((await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode);
            Assert.True((await http.GetAsync(new Uri("/health/live", UriKind.Relative))).IsSuccessStatusCode);
            await hub.KillAsync();
        }

        await using (var hub = await HubProcess.StartAsync(folder))
        {
            await using var chatter = await Chatter.ConnectAsync(hub.Address, talker.Person.Token);
            var history = await chatter.HistoryAsync(talker.Conversations[0]);
            Assert.Equal(acknowledged.Select(stored => (stored.Sequence, stored.EntryId)), history.Take(acknowledged.Count).Select(entry => (entry.Sequence, entry.EntryId)));
            Assert.Equal(history.Count + 1, (await chatter.SendAsync(talker.Conversations[0], "there is room again")).Ok!.Sequence);
        }
    }

    [Fact]
    public async Task Given_a_file_that_is_no_database_then_the_start_is_refused_in_a_sentence()
    {
        await using (await SeededFacility.CreateAsync(folder))
        {
        }

        SqliteConnection.ClearAllPools();
        await File.WriteAllTextAsync(Path.Combine(folder, "peerconnect.db"), new string('?', 8_192));
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => HubProcess.StartAsync(folder));
        Assert.Contains("cannot be used", fault.Message, StringComparison.Ordinal);
        Assert.Contains("restore a backup", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, true);
}
