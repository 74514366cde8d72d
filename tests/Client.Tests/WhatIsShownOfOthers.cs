using PeerConnect.Client.Tests.Scripted;
using PeerConnect.Contracts;

namespace PeerConnect.Client.Tests;

public sealed class WhatIsShownOfOthers
{
    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(Protocol.TypingSeconds);
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(Protocol.TypingEverySeconds);

    [Fact]
    public async Task given_how_many_are_here_then_it_is_known_until_it_is_taken_back_the_conversation_rests_or_the_line_is_gone()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        await using var alice = await Chatter.OnlineAsync(hub);
        var me = alice.SignedIn.Me.PersonId;
        Assert.Null(alice.Only.Here);
        await PresentAsync(hub, alice, new PresenceChanged(hub.Store.ConversationId, TypingShown: true, Here: 2));
        Assert.Equal((2, true), (alice.Only.Here, alice.Only.IsTypingShown));

        hub.Store.State = ConversationState.Paused;
        await hub.SummariseAsync(me);
        await alice.UntilAsync(() => alice.Only.Summary.State == ConversationState.Paused);
        Assert.Equal((null, false), (alice.Only.Here, alice.Only.IsTypingShown));
        hub.Store.State = ConversationState.Open;
        await hub.SummariseAsync(me);
        await alice.UntilAsync(() => alice.Only.Here == 2);

        await PresentAsync(hub, alice, new PresenceChanged(hub.Store.ConversationId));
        Assert.Equal((null, false), (alice.Only.Here, alice.Only.IsTypingShown));
        await PresentAsync(hub, alice, new PresenceChanged(hub.Store.ConversationId, Here: 1));
        Assert.Equal((1, false), (alice.Only.Here, alice.Only.IsTypingShown));
        await hub.StopAsync();
        await alice.UntilAsync(ConnectionState.Waiting);
        Assert.Null(alice.Only.Here);
    }

    [Fact]
    public async Task given_somebody_writes_then_it_is_shown_for_six_seconds_from_the_last_time_or_until_a_message_arrives()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        var time = new WatchedTime();
        await using var alice = await Chatter.OnlineAsync(hub, time: time);
        await using var bob = await Chatter.OnlineAsync(hub);
        await PresentAsync(hub, alice, new PresenceChanged(hub.Store.ConversationId, TypingShown: true));
        await NoticeAsync(hub, alice);
        await alice.UntilAsync(() => alice.Only.IsSomebodyWriting);
        time.Advance(Shown - TimeSpan.FromSeconds(1));
        await NoticeAsync(hub, alice);

        // Its own event, so that the notice before it has been taken.
        await PresentAsync(hub, alice, new PresenceChanged(hub.Store.ConversationId, TypingShown: true, Here: 1));
        time.Advance(Shown - TimeSpan.FromSeconds(1));
        Assert.True(alice.Only.IsSomebodyWriting);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(alice.Only.IsSomebodyWriting);
        await alice.UntilAsync(() => !alice.Moments[^1].Writing);

        await NoticeAsync(hub, alice);
        await alice.UntilAsync(() => alice.Only.IsSomebodyWriting);
        await bob.Only.SendAsync("here it is").WaitAsync(Chatter.Patience);
        await alice.UntilSeenAsync(1);
        Assert.False(alice.Only.IsSomebodyWriting);
        await alice.UntilAsync(() => alice.Moments.Count == 6);
        Assert.Equal([false, true, true, false, true, false], alice.Moments.Select(moment => moment.Writing));
    }

    [Fact]
    public async Task given_one_writes_then_it_is_told_where_it_is_shown_once_in_four_seconds_and_at_once_after_a_message()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        var time = new WatchedTime();
        await using var alice = await Chatter.OnlineAsync(hub, time: time);
        await alice.Only.TypingAsync();
        Assert.Empty(Hints(hub));

        await PresentAsync(hub, alice, new PresenceChanged(hub.Store.ConversationId, TypingShown: true));
        await alice.Only.TypingAsync();
        await alice.Only.TypingAsync();
        Assert.Equal([new ConversationRef(hub.Store.ConversationId)], Hints(hub));
        time.Advance(Every - TimeSpan.FromMilliseconds(1));
        await alice.Only.TypingAsync();
        Assert.Single(Hints(hub));
        time.Advance(TimeSpan.FromMilliseconds(1));
        await alice.Only.TypingAsync();
        Assert.Equal(2, Hints(hub).Count);

        await alice.Only.SendAsync("said").WaitAsync(Chatter.Patience);
        await alice.Only.TypingAsync();
        Assert.Equal(3, Hints(hub).Count);
        await PresentAsync(hub, alice, new PresenceChanged(hub.Store.ConversationId));
        time.Advance(Every);
        await alice.Only.TypingAsync();
        Assert.Equal(3, Hints(hub).Count);
    }

    [Fact]
    public async Task given_no_line_then_a_hint_is_let_go()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        await using var alice = await Chatter.OnlineAsync(hub);
        await PresentAsync(hub, alice, new PresenceChanged(hub.Store.ConversationId, TypingShown: true));
        await hub.StopAsync();
        await alice.UntilAsync(ConnectionState.Waiting);
        await alice.Only.TypingAsync();
        Assert.Empty(Hints(hub));
    }

    private static async Task PresentAsync(ScriptedHub hub, Chatter reader, PresenceChanged presence)
    {
        await hub.To(reader.SignedIn.Me.PersonId).PresenceChanged(presence);
        await reader.UntilAsync(() => reader.Moments is [.., var last] && last.Here == presence.Here && last.TypingShown == (presence.TypingShown is true));
    }

    private static Task NoticeAsync(ScriptedHub hub, Chatter reader) => hub.To(reader.SignedIn.Me.PersonId).TypingNoticed(new ConversationRef(hub.Store.ConversationId));

    private static List<ConversationRef> Hints(ScriptedHub hub) =>
        [.. hub.Script.Calls.Where(call => call.Method == nameof(IChatServer.Typing)).Select(call => (ConversationRef)call.Argument)];
}
