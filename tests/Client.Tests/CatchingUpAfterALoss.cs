using PeerConnect.Client.Tests.Scripted;
using PeerConnect.Contracts;

namespace PeerConnect.Client.Tests;

public sealed class CatchingUpAfterALoss
{
    [Fact]
    public async Task given_messages_and_notices_while_away_when_back_then_they_arrive_once_in_order()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        await using var alice = await Chatter.OnlineAsync(hub);
        var bob = Guid.CreateVersion7();
        await hub.StopAsync();
        for (var number = 1; number <= 30; number++)
        {
            hub.Store.Store(bob, new SendMessage(hub.Store.ConversationId, Guid.CreateVersion7(), $"message {number}"));
        }

        hub.Store.Notice(alice.SignedIn.Me.PersonId, InboxKind.Signpost, "You can ask for a person now.");

        // It keeps its place, and is shown to nobody.
        hub.Store.Notice(alice.SignedIn.Me.PersonId, InboxKind.Gone, "");
        hub.Store.Notice(alice.SignedIn.Me.PersonId, InboxKind.Approved, "Approved.");
        hub.Store.PageSize = 7;
        await hub.StartAsync();

        await alice.UntilSeenAsync(30);
        await alice.UntilAsync(() => alice.Inbox.Count == 2);
        Assert.Equal(Enumerable.Range(1, 30).Select(number => (long)number), alice.Seen.Select(entry => entry.Sequence));
        Assert.Equal([InboxKind.Signpost, InboxKind.Approved], alice.Inbox.Select(item => item.Kind));
        Assert.Equal(30, alice.Only.Unread);
    }

    [Fact]
    public async Task given_the_list_fails_when_back_then_it_is_asked_again_and_nothing_stays_missed()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        await using var alice = await Chatter.OnlineAsync(hub);
        await hub.StopAsync();
        hub.Store.Store(Guid.CreateVersion7(), new SendMessage(hub.Store.ConversationId, Guid.CreateVersion7(), "while you were away"));
        hub.Script.Next(Fault.RefuseList);
        await hub.StartAsync();

        await alice.UntilSeenAsync(1);
    }

    [Fact]
    public async Task given_stored_positions_when_a_new_session_starts_then_it_delivers_what_came_after_them()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        var bob = Guid.CreateVersion7();
        for (var number = 1; number <= 10; number++)
        {
            hub.Store.Store(bob, new SendMessage(hub.Store.ConversationId, Guid.CreateVersion7(), $"message {number}"));
        }

        var positions = new Dictionary<Guid, long> { [hub.Store.ConversationId] = 6 };
        await using var resumed = await Chatter.OnlineAsync(hub, options: new ChatSessionOptions { Positions = positions });
        await using var fresh = await Chatter.OnlineAsync(hub);

        await resumed.UntilSeenAsync(10);
        Assert.Equal([7L, 8, 9, 10], resumed.Seen.Select(entry => entry.Sequence));
        Assert.Empty(fresh.Seen);
        Assert.Equal(10, fresh.Only.Position);
    }

    [Fact]
    public async Task given_history_when_pages_are_loaded_backwards_then_the_entries_held_are_one_ordered_run()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        var bob = Guid.CreateVersion7();
        for (var number = 1; number <= 10; number++)
        {
            hub.Store.Store(bob, new SendMessage(hub.Store.ConversationId, Guid.CreateVersion7(), $"message {number}"));
        }

        await using var alice = await Chatter.OnlineAsync(hub);
        Assert.True((await alice.Only.LoadEarlierAsync(4).WaitAsync(Chatter.Patience)).Ok!.More);
        await alice.Only.SendAsync("mine").WaitAsync(Chatter.Patience);
        await Task.WhenAll(alice.Only.LoadEarlierAsync(4), alice.Only.LoadEarlierAsync(4)).WaitAsync(Chatter.Patience);
        Assert.False((await alice.Only.LoadEarlierAsync(4).WaitAsync(Chatter.Patience)).Ok!.More);

        Assert.Equal(Enumerable.Range(1, 11).Select(number => (long)number), alice.Only.Entries.Select(entry => entry.Sequence));
    }

    [Fact]
    public async Task given_reload_when_within_reach_then_history_is_paged_and_nothing_is_missed()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        await using var alice = await Chatter.OnlineAsync(hub);
        await hub.StopAsync();
        Fill(hub, 500);
        hub.Store.CatchUpReach = 100;
        await hub.StartAsync();

        await alice.UntilSeenAsync(500);
        Assert.Equal(Enumerable.Range(1, 500).Select(number => (long)number), alice.Seen.Select(entry => entry.Sequence));
        Assert.Equal(0, alice.Restarts);
    }

    [Fact]
    public async Task given_reload_when_too_far_behind_then_the_conversation_restarts_at_its_newest_page_and_says_so()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        await using var alice = await Chatter.OnlineAsync(hub, options: new ChatSessionOptions { ReloadLimit = 300 });
        await hub.StopAsync();
        Fill(hub, 500);
        hub.Store.CatchUpReach = 100;
        await hub.StartAsync();

        await alice.UntilSeenAsync(500);
        Assert.Equal(1, alice.Restarts);
        Assert.Equal(Enumerable.Range(301, 200).Select(number => (long)number), alice.Seen.Select(entry => entry.Sequence));
        Assert.Equal(301, alice.Only.Entries[0].Sequence);
    }

    [Fact]
    public async Task given_a_membership_that_began_later_when_back_then_what_lies_before_it_is_not_waited_for()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        await using var alice = await Chatter.OnlineAsync(hub);
        await hub.StopAsync();
        Fill(hub, 20);
        hub.Store.FirstSequence = 15;
        await hub.StartAsync();

        await alice.UntilSeenAsync(20);
        Assert.Equal([15L, 16, 17, 18, 19, 20], alice.Seen.Select(entry => entry.Sequence));
    }

    [Fact]
    public async Task given_two_memberships_with_a_hole_between_when_back_then_the_hole_is_passed_over_and_live_messages_go_on()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        await using var alice = await Chatter.OnlineAsync(hub);
        await hub.StopAsync();
        Fill(hub, 20);
        hub.Store.Hole = (6, 14);
        await hub.StartAsync();

        await alice.UntilSeenAsync(20);
        Assert.Equal([1L, 2, 3, 4, 5, 15, 16, 17, 18, 19, 20], alice.Seen.Select(entry => entry.Sequence));
    }

    private static void Fill(ScriptedHub hub, int count)
    {
        var bob = Guid.CreateVersion7();
        for (var number = 1; number <= count; number++)
        {
            hub.Store.Store(bob, new SendMessage(hub.Store.ConversationId, Guid.CreateVersion7(), $"message {number}"));
        }
    }
}
