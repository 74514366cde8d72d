using PeerConnect.Client.Tests.Scripted;
using PeerConnect.Contracts;

namespace PeerConnect.Client.Tests;

public sealed class SendingOneMessage
{
    [Fact]
    public async Task given_a_connection_when_sent_then_it_is_stored_with_its_sequence_and_appears_once()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        await using var alice = await Chatter.OnlineAsync(hub);

        var result = await alice.Only.SendAsync("hello").WaitAsync(Chatter.Patience);

        Assert.Equal(1, Assert.IsType<SendResult.Stored>(result).Message.Sequence);
        await alice.UntilSeenAsync(1);
        Assert.Equal("hello", Assert.Single(alice.Only.Entries).Body);
    }

    [Fact]
    public async Task given_no_connection_when_sent_then_it_is_not_stored_and_nothing_left()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        await using var alice = await Chatter.OnlineAsync(hub);
        await hub.StopAsync();
        await alice.UntilAsync(() => !alice.Session.Status.IsOnline);

        var result = await alice.Only.SendAsync("hello").WaitAsync(Chatter.Patience);

        Assert.Equal(NotStoredReason.NotConnected, Assert.IsType<SendResult.NotStored>(result).Reason);
        Assert.Empty(hub.Store.Log);
    }

    [Fact]
    public async Task given_the_answer_is_lost_when_sent_again_with_the_same_id_then_the_first_result_comes_and_it_is_stored_once()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        await using var alice = await Chatter.OnlineAsync(hub);
        hub.Script.Next(Fault.LoseAnswerAfterStoring);
        var before = alice.Statuses.Count;

        var lost = Assert.IsType<SendResult.NotStored>(await alice.Only.SendAsync("hello").WaitAsync(Chatter.Patience));
        Assert.Equal(NotStoredReason.AnswerLost, lost.Reason);
        await alice.UntilAsync(() => alice.Session.Status.IsOnline && alice.Statuses.Skip(before).Any(status => !status.IsOnline));
        var again = await alice.Only.SendAsync("hello", lost.ClientMessageId).WaitAsync(Chatter.Patience);

        Assert.Equal(1, Assert.IsType<SendResult.Stored>(again).Message.Sequence);
        Assert.Single(hub.Store.Log);
        await alice.UntilSeenAsync(1);
        Assert.Single(alice.Seen);
    }

    [Fact]
    public async Task given_the_same_id_with_another_body_when_sent_then_it_is_refused_as_a_conflict()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        await using var alice = await Chatter.OnlineAsync(hub);
        var first = await alice.Only.SendAsync("hello").WaitAsync(Chatter.Patience);

        var second = await alice.Only.SendAsync("goodbye", first.ClientMessageId).WaitAsync(Chatter.Patience);

        Assert.Equal(RefusalCode.Conflict, Assert.IsType<SendResult.Refused>(second).Refusal.Code);
        Assert.Single(hub.Store.Log);
    }

    [Fact]
    public async Task given_an_own_message_when_withdrawn_then_it_is_out_of_view_on_both_sides()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        await using var alice = await Chatter.OnlineAsync(hub);
        await using var bob = await Chatter.OnlineAsync(hub);
        await alice.Only.SendAsync("hello").WaitAsync(Chatter.Patience);
        await bob.UntilSeenAsync(1);
        Assert.Equal("hello", bob.Only.Entries[0].Body);

        await alice.Only.WithdrawAsync(1).WaitAsync(Chatter.Patience);

        await bob.UntilSeenAsync(2);
        await alice.UntilSeenAsync(2);
        Assert.Null(bob.Only.Entries[0].Body);
        Assert.Null(alice.Only.Entries[0].Body);
    }
}
