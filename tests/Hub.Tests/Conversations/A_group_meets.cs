using CsCheck;
using PeerConnect.Contracts;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Conversations;

/// <summary>A group across units: everybody sees one order.</summary>
public sealed class A_group_meets : IAsyncLifetime
{
    private readonly List<SeededPerson> people = [];
    private SeededHub hub = null!;
    private Guid group;

    public async ValueTask InitializeAsync() => hub = await SeededHub.StartAsync(
        async facility =>
        {
            for (var index = 0; index < 6; index++)
            {
                people.Add(await facility.AddPersonAsync($"P{index}", Role.Resident));
            }

            group = await facility.AddGroupAsync(people[0], [.. people.Skip(1)]);
        },
        settings: ["Sending:MessagesPerMinute=1000000", "Sending:Burst=100000"]);

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    [Fact]
    public async Task Given_everybody_writing_at_once_then_all_see_the_same_gap_free_order()
    {
        const int Each = 30;
        var members = await Task.WhenAll(people.Select(hub.ConnectAsync));
        await Task.WhenAll(members.Select(async (member, index) =>
        {
            for (var count = 0; count < Each; count++)
            {
                Assert.NotNull((await member.SendAsync(group, $"{index}.{count}")).Ok);
            }
        }));
        foreach (var member in members)
        {
            await member.UntilAsync(() => member.Entries.Count == Each * people.Count);
            Assert.Equal(Enumerable.Range(1, Each * people.Count).Select(number => (long)number), member.Entries.Select(arrived => arrived.Entry.Sequence));
            Assert.Equal(members[0].Entries, member.Entries);
        }

        foreach (var member in members)
        {
            await member.DisposeAsync();
        }
    }

    /// <summary>Whatever pages a client asks for, put together they are the log.</summary>
    [Fact]
    public async Task Given_any_page_size_then_the_pages_join_to_the_whole_history()
    {
        await using var member = await hub.ConnectAsync(people[0]);
        for (var count = 1; count <= 23; count++)
        {
            await member.SendAsync(group, $"message {count}");
        }

        await Gen.Int[1, 30].SampleAsync(
            async limit =>
            {
                var backwards = new List<Entry>();
                long? before = null;
                while (true)
                {
                    var page = (await member.CallAsync<EntryPage>("History", new HistoryRequest(group, BeforeSequence: before, Limit: limit))).Ok!;
                    backwards.InsertRange(0, page.Entries);
                    if (!page.More)
                    {
                        break;
                    }

                    before = page.Entries[0].Sequence;
                }

                return backwards.Select(entry => entry.Sequence).SequenceEqual(Enumerable.Range(1, 23).Select(number => (long)number));
            },
            iter: 12,
            threads: 1);
    }
}
