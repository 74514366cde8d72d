using System.Text.Json;
using System.Text.RegularExpressions;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Approvals;

/// <summary>An order through the whole server: what arrives at those it names is what a removal brings, and nothing else arrives anywhere.</summary>
public sealed class What_an_open_connection_hears : IAsyncLifetime
{
    private readonly Dictionary<string, SeededPerson> people = [];
    private SeededHub hub = null!;
    private Guid ordered;
    private Guid first;
    private Guid second;
    private Guid aside;

    public async ValueTask InitializeAsync() => hub = await SeededHub.StartAsync(async facility =>
    {
        people["coordinator"] = await facility.AddPersonAsync("Rosa", Role.Coordinator);
        people["facilitator"] = await facility.AddPersonAsync("Grace", Role.Facilitator);
        foreach (var name in new[] { "Ana", "Ben", "Cy", "Dee", "Eve", "Flo" })
        {
            people[name] = await facility.AddPersonAsync("Somebody", Role.Resident);
        }

        ordered = await facility.AddGroupAsync(people["facilitator"], people["Ana"], people["Ben"]);
        first = await facility.AddGroupAsync(people["facilitator"], people["Cy"], people["Eve"]);
        second = await facility.AddGroupAsync(people["facilitator"], people["Flo"], people["Dee"]);

        // Each has another conversation that has nothing to do with it.
        aside = await facility.AddGroupAsync(people["facilitator"], people["Ana"], people["Cy"]);
    });

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    [Fact]
    public async Task Given_an_order_then_each_hears_what_a_removed_member_hears()
    {
        // In each group the first of the two writes, then the second.
        var places = new (string Name, Guid Group)[] { ("Ana", ordered), ("Ben", ordered), ("Cy", first), ("Eve", first), ("Flo", second), ("Dee", second) };
        var chatters = new Dictionary<string, Chatter>();
        foreach (var (name, group) in places)
        {
            chatters[name] = await hub.ConnectAsync(people[name]);
        }

        foreach (var (name, group) in places)
        {
            Assert.NotNull((await chatters[name].SendAsync(group, "see you at the game")).Ok);
        }

        var order = new OrderSeparation(Ref("Ana"), Ref("Ben"), SeparationSource.Security);
        Assert.NotNull((await hub.Service<OrderSeparations>().OrderAsync(people["coordinator"].Key, order, CancellationToken.None)).Ok);
        foreach (var (name, group) in new[] { ("Cy", first), ("Dee", second) })
        {
            Assert.NotNull((await hub.Service<Facilitate>().HandleAsync(
                people["facilitator"].Key, new FacilitatorAct(group, FacilitatorActKind.Remove, people[name].Key.PersonId), CancellationToken.None)).Ok);
        }

        var heard = new Dictionary<string, string>();
        foreach (var (name, group) in places.Where(place => place.Name is "Ana" or "Ben" or "Cy" or "Dee"))
        {
            await chatters[name].UntilAsync(() => !chatters[name].Inbox.IsEmpty);
            Assert.Equal(RefusalCode.NotFound, (await chatters[name].SendAsync(group, "too late")).Refusal?.Code);
            heard[name] = await HeardAsync(chatters[name], group);
        }

        Assert.Equal(heard["Cy"], heard["Ana"]);
        Assert.Equal(heard["Dee"], heard["Ben"]);
        foreach (var chatter in chatters.Values)
        {
            await chatter.DisposeAsync();
        }
    }

    [Fact]
    public async Task Given_an_order_then_nobody_hears_anything_of_other_conversations()
    {
        await using var ana = await hub.ConnectAsync(people["Ana"]);
        await using var cy = await hub.ConnectAsync(people["Cy"]);
        var order = new OrderSeparation(Ref("Ana"), Ref("Ben"), SeparationSource.Security);
        Assert.NotNull((await hub.Service<OrderSeparations>().OrderAsync(people["coordinator"].Key, order, CancellationToken.None)).Ok);
        await ana.UntilAsync(() => !ana.Inbox.IsEmpty);

        Assert.NotNull((await cy.SendAsync(aside, "a sign that all before has arrived")).Ok);
        await ana.UntilAsync(() => ana.Entries.Any(entry => entry.Conversation == aside));
        await cy.UntilAsync(() => cy.Entries.Any(entry => entry.Conversation == aside));

        Assert.DoesNotContain(ana.Changes, change => change.ConversationId == aside);
        Assert.Empty(cy.Changes);
        Assert.Empty(cy.Inbox);
    }

    [Fact]
    public async Task Given_somebody_out_of_a_group_then_what_happens_there_later_does_not_reach_him()
    {
        await using var ben = await hub.ConnectAsync(people["Ben"]);
        await hub.Service<DecideOnPlace>().SuspendAsync(people["coordinator"].Key, ordered, Ref("Ben"), CancellationToken.None);
        await ben.UntilAsync(() => !ben.Inbox.IsEmpty);
        var before = ben.Changes.Count;

        await hub.Service<DecideOnPlace>().SuspendAsync(people["coordinator"].Key, ordered, Ref("Ana"), CancellationToken.None);
        await hub.Service<DecideOnPlace>().ReinstateAsync(people["coordinator"].Key, ordered, Ref("Ana"), CancellationToken.None);
        await hub.Service<Facilitate>().HandleAsync(people["facilitator"].Key, new FacilitatorAct(ordered, FacilitatorActKind.Slow, null, 60), CancellationToken.None);
        await hub.Service<DecideOnPlace>().ReinstateAsync(people["coordinator"].Key, ordered, Ref("Ben"), CancellationToken.None);

        // A commit's changes arrive before its entries.
        await ben.UntilAsync(() => ben.Changes.Count > before && !ben.Entries.IsEmpty);

        var change = Assert.Single(ben.Changes.Skip(before));
        Assert.Equal(ConversationState.Open, change.State);
        Assert.Equal([EntryKind.Joined], ben.Entries.Select(entry => entry.Entry.Kind));
    }

    [Fact]
    public async Task Given_a_release_or_death_then_open_connections_close()
    {
        await using var ana = await hub.ConnectAsync(people["Ana"]);
        await using var cy = await hub.ConnectAsync(people["Cy"]);
        Assert.NotNull((await ana.SendAsync(ordered, "here")).Ok);

        Assert.NotNull((await hub.Service<ReleasePeople>().ReleaseAsync(people["coordinator"].Key, people["Ana"].Key.PersonId, CancellationToken.None)).Ok);
        Assert.NotNull((await hub.Service<ReleasePeople>().RecordDeathAsync(people["coordinator"].Key, people["Cy"].Key.PersonId, CancellationToken.None)).Ok);

        await ana.Closed;
        await cy.Closed;
        await Assert.ThrowsAnyAsync<Exception>(() => hub.ConnectAsync(people["Ana"]));
    }

    private async Task<string> HeardAsync(Chatter chatter, Guid group)
    {
        var history = await chatter.HistoryAsync(group);
        var heard = JsonSerializer.Serialize(new
        {
            live = chatter.Entries.Select(entry => (entry.Conversation, entry.Entry.Kind, entry.Entry.Sequence)).Select(entry => entry.ToString()),
            inbox = chatter.Inbox,
            changes = chatter.Changes,
            kinds = history.Select(entry => entry.Kind),
        });
        heard = heard.Replace(group.ToString("D"), "here", StringComparison.Ordinal);
        return Regex.Replace(Regex.Replace(heard, "[0-9a-f]{8}-[0-9a-f-]{27}", "id"), "\"At\":\"[^\"]*\"", "at");
    }

    private PersonRef Ref(string name) => new(people[name].Key.FacilityId, people[name].Key.PersonId);
}
