using Microsoft.Data.Sqlite;
using PeerConnect.Contracts;
using PeerConnect.Seeding;

namespace PeerConnect.Faults;

/// <summary>Kills the server with SIGKILL while everybody writes, starts it again, and checks what everybody was promised.</summary>
public sealed class A_server_killed_under_load : IDisposable
{
    private const string Cry = "i've decided. tonight i will kill myself, i have the rope ready. goodbye";
    private static readonly string[] Ordinary =
    [
        "did you get your canteen sheet in before count", "my sister is visiting on sunday with the kids", "it rained the whole yard hour again",
        "thanks for the book, i am on chapter four", "we play bridge at seven if you want in", "they moved the class to thursday",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("peerconnect-kill").FullName;

    [Fact]
    public Task Given_three_kills_then_nothing_acknowledged_is_lost_doubled_or_reordered_and_every_cry_has_its_case() => KillAsync(3);

    [Fact]
    [Trait("Suite", "Long")]
    public Task Given_twenty_kills_then_nothing_acknowledged_is_lost_doubled_or_reordered_and_every_cry_has_its_case() => KillAsync(20);

    public void Dispose() => Directory.Delete(folder, true);

    private async Task KillAsync(int kills)
    {
        var talkers = await SeedAsync();
        var hub = await HubProcess.StartAsync(folder, settings: ["Sending:MessagesPerMinute=1000000", "Sending:Burst=100000"]);
        try
        {
            for (var kill = 1; kill <= kills; kill++)
            {
                await Task.WhenAll(talkers.Select(talker => talker.ConnectAsync(hub.Address)));
                await Task.WhenAll(talkers.Select(talker => talker.RepeatUnknownAsync()));
                using var stop = new CancellationTokenSource();
                var talking = talkers.Select(talker => TalkAsync(talker, kill, stop.Token)).ToList();
                await WaitForAsync(talkers, talkers.Sum(talker => talker.Acknowledged.Count) + 60 + (kill * 37 % 100));
                await hub.KillAsync();
                await stop.CancelAsync();
                await Task.WhenAll(talking).WaitAsync(TimeSpan.FromMinutes(3));
                await hub.DisposeAsync();
                hub = await HubProcess.StartAsync(folder, settings: ["Sending:MessagesPerMinute=1000000", "Sending:Burst=100000"]);
            }

            await Task.WhenAll(talkers.Select(talker => talker.ConnectAsync(hub.Address)));
            await Task.WhenAll(talkers.Select(talker => talker.RepeatUnknownAsync()));
            await CheckAsync(talkers);
            Assert.Equal(0, await hub.StopAsync());
            CheckStore(talkers);
        }
        finally
        {
            await hub.DisposeAsync();
            foreach (var talker in talkers)
            {
                await talker.DisposeAsync();
            }
        }
    }

    private async Task<List<Talker>> SeedAsync()
    {
        await using var facility = await SeededFacility.CreateAsync(folder);
        var people = new List<SeededPerson>();
        for (var index = 0; index < 8; index++)
        {
            people.Add(await facility.AddPersonAsync($"P{index}", index % 2 == 0 ? [Role.Resident] : [Role.Resident, Role.PeerSupporter]));
        }

        var group = await facility.AddGroupAsync(people[1], [.. people.Where((_, index) => index != 1)]);
        var talkers = new List<Talker>();
        for (var index = 0; index < people.Count; index += 2)
        {
            var pair = await facility.AddPairAsync(people[index], people[index + 1]);
            talkers.Add(new Talker(people[index], [group, pair]));
            talkers.Add(new Talker(people[index + 1], [group, pair]));
        }

        return talkers;
    }

    private static async Task TalkAsync(Talker talker, int round, CancellationToken stop)
    {
        for (var count = 0; !stop.IsCancellationRequested; count++)
        {
            var body = count == 5 ? Cry : $"{Ordinary[count % Ordinary.Length]} ({talker.Person.Name}, {round}.{count})";
            if (!await talker.SayAsync(talker.Conversations[count % 2], body))
            {
                return;
            }
        }
    }

    /// <summary>Kills come after a number of messages, not after a time: a busy machine must not make the test easier.</summary>
    private static async Task WaitForAsync(List<Talker> talkers, int acknowledged)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (talkers.Sum(talker => talker.Acknowledged.Count) < acknowledged)
        {
            await Task.Delay(7, limit.Token);
        }
    }

    /// <summary>One order for all without a gap; each acknowledged message in its place, once; each arrival the same as history.</summary>
    private static async Task CheckAsync(List<Talker> talkers)
    {
        Assert.True(talkers.Sum(talker => talker.Acknowledged.Count) > 100, "Hardly anything was sent.");
        foreach (var conversation in talkers.SelectMany(talker => talker.Conversations).Distinct())
        {
            var members = talkers.Where(talker => talker.Conversations.Contains(conversation)).ToList();
            var histories = await Task.WhenAll(members.Select(member => member.HistoryAsync(conversation)));
            Assert.All(members, member => Assert.NotEmpty(member.Arrived));
            var order = histories[0].Select(entry => (entry.Sequence, entry.EntryId, entry.Body)).ToList();
            Assert.Equal(Enumerable.Range(1, order.Count).Select(number => (long)number), order.Select(entry => entry.Sequence));
            Assert.All(histories, history => Assert.Equal(order, history.Select(entry => (entry.Sequence, entry.EntryId, entry.Body))));
            Assert.Equal(order.Count, order.Select(entry => entry.EntryId).Distinct().Count());

            foreach (var member in members)
            {
                foreach (var (body, stored) in member.Acknowledged.Values.Where(sent => sent.Stored.ConversationId == conversation))
                {
                    Assert.Equal((stored.Sequence, stored.EntryId, body), order[(int)stored.Sequence - 1]);
                }

                Assert.Empty(member.Unknown);
                foreach (var (_, entry) in member.Arrived.Where(arrived => arrived.Conversation == conversation))
                {
                    Assert.Equal((entry.Sequence, entry.EntryId, entry.Body), order[(int)entry.Sequence - 1]);
                }
            }

            var sent = members.Sum(member => member.Acknowledged.Values.Count(message => message.Stored.ConversationId == conversation));
            Assert.Equal(sent, order.Count);
        }
    }

    /// <summary>Every message has a decision, every decision that opens a case has the message in one, every case its grants and its deadline.</summary>
    private void CheckStore(List<Talker> talkers)
    {
        using var db = new SqliteConnection($"Data Source={Path.Combine(folder, "peerconnect.db")};Mode=ReadOnly;Pooling=False");
        db.Open();
        Assert.Equal("ok", Scalar(db, "PRAGMA integrity_check"));
        Assert.Equal(0L, Scalar(db, """
            SELECT count(*) FROM entries e WHERE e."Kind" = 0 AND NOT EXISTS
                (SELECT 1 FROM decisions d WHERE d."HomeFacilityId" = e."FacilityId" AND d."ConversationId" = e."ConversationId" AND d."Sequence" = e."Sequence")
            """));
        Assert.Equal(0L, Scalar(db, """
            SELECT count(*) FROM decisions d WHERE json_extract(d."Record", '$.case') = 1 AND NOT EXISTS
                (SELECT 1 FROM case_messages m WHERE m."FacilityId" = d."FacilityId" AND m."ConversationId" = d."ConversationId" AND m."Sequence" = d."Sequence" AND m."Flagged" = 1)
            """));
        Assert.Equal(0L, Scalar(db, """
            SELECT count(*) FROM cases c WHERE NOT EXISTS (SELECT 1 FROM case_grants g WHERE g."CaseId" = c."CaseId")
                OR NOT EXISTS (SELECT 1 FROM owed o WHERE o."SubjectId" = c."CaseId")
            """));
        var cries = talkers.Sum(talker => talker.Acknowledged.Values.Count(sent => sent.Body == Cry));
        Assert.True(cries > 0, "Nobody cried for help.");
        Assert.True((long)Scalar(db, """SELECT count(*) FROM case_messages WHERE "Flagged" = 1""")! >= cries);
        Assert.True((long)Scalar(db, "SELECT count(*) FROM inbox")! >= cries);
    }

    private static object? Scalar(SqliteConnection db, string sql)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
