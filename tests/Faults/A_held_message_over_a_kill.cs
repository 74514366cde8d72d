using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using PeerConnect.Contracts;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;
using PeerConnect.Seeding;

namespace PeerConnect.Faults;

/// <summary>A message that is acknowledged as held is on the disk with the end of its hold: a kill in between loses neither.</summary>
public sealed class A_held_message_over_a_kill : IDisposable
{
    private const string Threat = "i am going to kill him on friday, i have the knife ready";
    private readonly string folder = Directory.CreateTempSubdirectory("peerconnect-held").FullName;

    [Fact]
    public async Task Given_a_kill_after_the_answer_then_the_message_is_released_at_its_time_once_and_a_repeat_finds_it()
    {
        var (resident, supporter, pair) = await SeedAsync();
        var message = new SendMessage(pair, Guid.CreateVersion7(), Threat);
        MessageStored held;
        await using (var hub = await HubProcess.StartAsync(folder))
        {
            await using var writing = await Chatter.ConnectAsync(hub.Address, resident.Token);
            held = (await writing.SendAsync(message)).Ok!;
            await hub.KillAsync();
        }

        Assert.Equal((0L, HeldState.Held), (held.Sequence, held.Held!.State));
        Assert.Equal(1L, Scalar("""SELECT count(*) FROM owed WHERE "Kind" = 8 AND "DoneAt" IS NULL"""));
        Assert.Equal(0L, Scalar("SELECT count(*) FROM entries"));
        await using (var hub = await HubProcess.StartAsync(folder))
        {
            await using var reading = await Chatter.ConnectAsync(hub.Address, supporter.Token);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            var history = await reading.HistoryAsync(pair);
            while (history.Count == 0)
            {
                await Task.Delay(100, limit.Token);
                history = await reading.HistoryAsync(pair);
            }

            Assert.Equal((1L, held.EntryId, Threat), (history[0].Sequence, history[0].EntryId, history[0].Body));
            await using var writing = await Chatter.ConnectAsync(hub.Address, resident.Token);
            var again = (await writing.SendAsync(message)).Ok!;
            Assert.Equal((1L, held.EntryId, null), (again.Sequence, again.EntryId, again.Held));
            Assert.Single(await reading.HistoryAsync(pair));
            Assert.Equal(0, await hub.StopAsync());
        }

        Assert.Equal(0L, Scalar("""SELECT count(*) FROM decisions WHERE "Sequence" = 0"""));
        Assert.Equal(0L, Scalar("""SELECT count(*) FROM case_messages WHERE "Held" """));
        Assert.True((long)Scalar("""SELECT count(*) FROM case_messages WHERE "Flagged" """)! > 0, "It opened no case.");
    }

    public void Dispose() => Directory.Delete(folder, true);

    /// <summary>A pair under a policy that holds every threat for a few seconds.</summary>
    private async Task<(SeededPerson Resident, SeededPerson Supporter, Guid Pair)> SeedAsync()
    {
        await using var facility = await SeededFacility.CreateAsync(folder);
        var resident = await facility.AddPersonAsync("Marcus", Role.Resident);
        var supporter = await facility.AddPersonAsync("Darnell", Role.Resident, Role.PeerSupporter);
        var pair = await facility.AddPairAsync(resident, supporter);
        await using var transaction = await facility.Store.BeginWriteAsync(CancellationToken.None);
        var rules = PlainPolicy.Version1.Rules.Select(rule => rule.When.Categories.Contains(Category.Violence)
            ? rule with { Delivery = new DeliveryRule(Delivery.Hold, TimeSpan.FromSeconds(3)) }
            : rule);
        transaction.Db.Policies.Single().Document = (PlainPolicy.Version1 with { Rules = rules.ToImmutableArray() }).ToJson();
        await transaction.CommitAsync();
        return (resident, supporter, pair);
    }

    private object? Scalar(string sql)
    {
        using var db = new SqliteConnection($"Data Source={Path.Combine(folder, "peerconnect.db")};Pooling=False");
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
