using PeerConnect.Client.Tests.Scripted;
using PeerConnect.Contracts;

namespace PeerConnect.Client.Tests;

public sealed class TheOutbox
{
    [Fact]
    public async Task given_no_connection_when_messages_wait_then_they_are_stored_in_their_order_once_it_is_back()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        await using var alice = await Chatter.OnlineAsync(hub);
        await hub.StopAsync();
        await alice.UntilAsync(() => !alice.Session.Status.IsOnline);

        List<OutgoingMessage> waiting = [];
        foreach (var body in (string[])["one", "two", "three"])
        {
            waiting.Add(await alice.Only.SendWhenConnectedAsync(body).WaitAsync(Chatter.Patience));
        }

        Assert.All(waiting, message => Assert.Equal(OutgoingState.Waiting, message.State));
        await hub.StartAsync();
        await Task.WhenAll(waiting.Select(message => message.Completion)).WaitAsync(Chatter.Patience);

        Assert.All(waiting, message => Assert.Equal(OutgoingState.Stored, message.State));
        Assert.Equal(["one", "two", "three"], hub.Store.Log.Select(entry => entry.Body));
    }

    [Fact]
    public async Task given_the_answer_is_lost_when_it_repeats_then_every_try_carries_the_same_id()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        await using var alice = await Chatter.OnlineAsync(hub);
        hub.Script.Next(Fault.DropBeforeStoring);
        hub.Script.Next(Fault.LoseAnswerAfterStoring);

        var outgoing = await alice.Only.SendWhenConnectedAsync("hello").WaitAsync(Chatter.Patience);
        var result = await outgoing.Completion.WaitAsync(Chatter.Patience);

        Assert.Equal(1, Assert.IsType<SendResult.Stored>(result).Message.Sequence);
        Assert.Single(hub.Store.Log);
        var tries = hub.Script.Calls.Where(call => call.Method == nameof(IChatServer.Send)).Select(call => (SendMessage)call.Argument).ToList();
        Assert.True(tries.Count >= 2);
        Assert.Single(tries.Select(message => message.ClientMessageId).Distinct());
    }

    [Fact]
    public async Task given_too_fast_when_refused_then_it_waits_with_the_reason_and_is_stored_later()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        await using var alice = await Chatter.OnlineAsync(hub);
        hub.Script.RefuseNext(new Refusal(RefusalCode.TooFast, "Wait a moment.", RetryAfterMs: 5));

        var outgoing = await alice.Only.SendWhenConnectedAsync("hello").WaitAsync(Chatter.Patience);
        await outgoing.Completion.WaitAsync(Chatter.Patience);

        Assert.Equal(RefusalCode.TooFast, outgoing.LastRefusal?.Code);
        Assert.Equal(OutgoingState.Stored, outgoing.State);
    }

    [Fact]
    public async Task given_a_lasting_refusal_when_tried_then_it_is_refused_and_the_next_is_not_held_up()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        await using var alice = await Chatter.OnlineAsync(hub);
        hub.Script.RefuseNext(new Refusal(RefusalCode.Paused, "This conversation is paused."));

        var refused = await alice.Only.SendWhenConnectedAsync("one").WaitAsync(Chatter.Patience);
        var stored = await alice.Only.SendWhenConnectedAsync("two").WaitAsync(Chatter.Patience);
        await stored.Completion.WaitAsync(Chatter.Patience);

        Assert.Equal(OutgoingState.Refused, refused.State);
        Assert.Equal(OutgoingState.Stored, stored.State);
        Assert.Equal(["two"], hub.Store.Log.Select(entry => entry.Body));
    }

    [Fact]
    public async Task given_a_waiting_message_when_the_session_closes_then_it_is_abandoned_and_never_shown_as_sent()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        var alice = await Chatter.OnlineAsync(hub);
        await hub.StopAsync();
        await alice.UntilAsync(() => !alice.Session.Status.IsOnline);
        var waiting = await alice.Only.SendWhenConnectedAsync("hello").WaitAsync(Chatter.Patience);
        var conversation = alice.Only;

        await alice.DisposeAsync();

        Assert.Equal(OutgoingState.Abandoned, waiting.State);
        Assert.Equal(NotStoredReason.SessionClosed, Assert.IsType<SendResult.NotStored>(await waiting.Completion).Reason);
        Assert.Equal(OutgoingState.Abandoned, (await conversation.SendWhenConnectedAsync("later").WaitAsync(Chatter.Patience)).State);
    }

    [Fact]
    public async Task given_a_message_that_is_held_then_it_settles_as_held_and_the_next_one_goes_on_without_it()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        await using var chatter = await Chatter.OnlineAsync(hub);
        var until = new DateTimeOffset(2026, 3, 4, 18, 43, 0, TimeSpan.Zero);
        hub.Script.HoldNext(new HeldStatus(HeldState.Held, until));

        var first = await chatter.Only.SendWhenConnectedAsync("waits");
        var second = await chatter.Only.SendWhenConnectedAsync("goes");

        var held = Assert.IsType<SendResult.Held>(await first.Completion.WaitAsync(Chatter.Patience));
        Assert.Equal((0L, until), (held.Message.Sequence, held.Message.Held!.Until));
        Assert.Equal(OutgoingState.Held, first.State);
        Assert.Equal(1, Assert.IsType<SendResult.Stored>(await second.Completion.WaitAsync(Chatter.Patience)).Message.Sequence);
        await chatter.UntilSeenAsync(1);
        Assert.Equal(["goes"], chatter.Only.Entries.Select(entry => entry.Body));
        Assert.Equal("waits", Assert.Single((await chatter.Session.HeldAsync()).Ok!.Messages).Body);
    }

    [Fact]
    public async Task given_a_message_that_is_blocked_then_it_is_known_not_to_be_delivered_and_is_not_repeated()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        await using var chatter = await Chatter.OnlineAsync(hub);
        hub.Script.HoldNext(new HeldStatus(HeldState.Blocked));

        var outgoing = await chatter.Only.SendWhenConnectedAsync("never");

        Assert.IsType<SendResult.Undelivered>(await outgoing.Completion.WaitAsync(Chatter.Patience));
        Assert.Equal(OutgoingState.Undelivered, outgoing.State);
        Assert.Empty(chatter.Only.Entries);
        Assert.Single(hub.Script.Calls, call => call.Method == nameof(IChatServer.Send));
    }
}
