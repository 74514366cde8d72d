using PeerConnect.Client.Tests.Scripted;
using PeerConnect.Contracts;

namespace PeerConnect.Client.Tests;

public sealed class FollowingTheFeed
{
    [Fact]
    public async Task given_cases_when_connected_then_they_are_there_most_urgent_first_and_follow_every_change()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        var mild = ScriptedFeed.Case(2, "Resident 7F");
        hub.Feed.Cases[mild.CaseId] = mild;
        using var client = SignedIn(hub);
        await using var feed = client.OpenFeed(Quick);
        var changes = new Signalled<FeedCase>();
        feed.CaseChanged += (_, item) => changes.Add(item);
        var closed = new Signalled<CaseRef>();
        feed.CaseClosed += (_, item) => closed.Add(item);
        await feed.StartAsync().WaitAsync(Chatter.Patience);
        Assert.Equal([mild], feed.Current.Cases);
        Assert.Equal(3, feed.Current.Counted);

        var urgent = ScriptedFeed.Case(4, "Resident 2C");
        await hub.Feed.PutAsync(urgent);
        await changes.UntilAsync(all => all.Contains(urgent));
        Assert.Equal([urgent, mild], feed.Current.Cases);

        await hub.Feed.CloseAsync(mild.CaseId);
        await closed.UntilAsync(all => all.Contains(new CaseRef(mild.CaseId)));
        Assert.Equal([urgent], feed.Current.Cases);
    }

    [Fact]
    public async Task given_a_lost_connection_when_back_then_the_feed_is_the_servers_and_not_what_it_was()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        var before = ScriptedFeed.Case(3, "Resident 7F");
        hub.Feed.Cases[before.CaseId] = before;
        using var client = SignedIn(hub);
        await using var feed = client.OpenFeed(Quick);
        var opened = new Signalled<CaseFeed>();
        feed.Opened += (_, all) => opened.Add(all);
        await feed.StartAsync().WaitAsync(Chatter.Patience);

        await hub.StopAsync();
        hub.Feed.Cases.Clear();
        var after = ScriptedFeed.Case(4, "Resident 2C");
        hub.Feed.Cases[after.CaseId] = after;
        await hub.StartAsync();
        await opened.UntilAsync(all => all[^1].Cases.Contains(after));

        Assert.Equal([after], feed.Current.Cases);
        Assert.All(hub.Arrivals, arrival => Assert.DoesNotContain("token", arrival.Query, StringComparison.OrdinalIgnoreCase));
    }

    private static LinkOptions Quick => new() { Backoff = new Backoff(TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(20)) };

    private static PeerConnectClient SignedIn(ScriptedHub hub)
    {
        var client = new PeerConnectClient(hub.Address);
        client.Resume(hub.NewSession(Guid.CreateVersion7()));
        return client;
    }
}
