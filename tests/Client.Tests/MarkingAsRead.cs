using PeerConnect.Client.Tests.Scripted;
using PeerConnect.Contracts;

namespace PeerConnect.Client.Tests;

public sealed class MarkingAsRead
{
    [Fact]
    public async Task given_many_marks_within_a_second_then_two_are_sent_the_last_with_the_highest()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        var bob = Guid.CreateVersion7();
        for (var number = 1; number <= 10; number++)
        {
            hub.Store.Store(bob, new SendMessage(hub.Store.ConversationId, Guid.CreateVersion7(), $"message {number}"));
        }

        var time = new WatchedTime();
        await using var alice = await Chatter.OnlineAsync(hub, time: time);
        alice.Only.MarkRead(1);
        await hub.Script.Calls.UntilAsync(_ => Marks(hub).Count == 1);
        foreach (var sequence in (long[])[2, 3, 9, 5])
        {
            alice.Only.MarkRead(sequence);
        }

        await time.Waits.UntilAsync(waits => waits.Contains(ReceiptSender.Interval));
        time.Advance(TimeSpan.FromMilliseconds(900));
        Assert.Single(Marks(hub));
        time.Advance(TimeSpan.FromMilliseconds(100));
        await hub.Script.Calls.UntilAsync(_ => Marks(hub).Count == 2);

        Assert.Equal([1L, 9], Marks(hub).Select(mark => mark.ReadUpTo));
    }

    [Fact]
    public async Task given_marks_that_nobody_else_sees_then_one_is_sent_after_ten_seconds_with_the_highest()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        hub.Store.ReceiptsShown = false;
        var bob = Guid.CreateVersion7();
        for (var number = 1; number <= 10; number++)
        {
            hub.Store.Store(bob, new SendMessage(hub.Store.ConversationId, Guid.CreateVersion7(), $"message {number}"));
        }

        var time = new WatchedTime();
        await using var alice = await Chatter.OnlineAsync(hub, time: time, options: new ChatSessionOptions { MarkDelivered = false });
        alice.Only.MarkRead(4);
        await time.Waits.UntilAsync(waits => waits.Contains(ReceiptSender.IntervalUnseen));
        time.Advance(TimeSpan.FromMilliseconds(9_900));
        alice.Only.MarkRead(7);
        Assert.Empty(Marks(hub));
        await time.Waits.UntilAsync(waits => waits.Contains(TimeSpan.FromMilliseconds(100)));
        time.Advance(TimeSpan.FromMilliseconds(100));
        await hub.Script.Calls.UntilAsync(_ => Marks(hub).Count == 1);

        Assert.Equal([7L], Marks(hub).Select(mark => mark.ReadUpTo));
    }

    [Fact]
    public async Task given_a_mark_beyond_the_end_then_it_is_capped_and_unread_is_none()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        await using var bob = await Chatter.OnlineAsync(hub);
        await using var alice = await Chatter.OnlineAsync(hub, options: new ChatSessionOptions { MarkDelivered = false });
        await bob.Only.SendAsync("hello").WaitAsync(Chatter.Patience);
        await alice.UntilSeenAsync(1);
        Assert.Equal(1, alice.Only.Unread);

        alice.Only.MarkRead(99);

        Assert.Equal(0, alice.Only.Unread);
        var expected = new ReceiptMark(hub.Store.ConversationId, 1, 1);
        await hub.Script.Calls.UntilAsync(_ => Marks(hub).Contains(expected));
        Assert.DoesNotContain(Marks(hub), mark => mark.DeliveredUpTo > 1 || mark.ReadUpTo > 1);
    }

    [Fact]
    public async Task given_marks_stored_before_then_they_are_there_at_once_and_an_older_summary_takes_nothing_back()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        var bob = Guid.CreateVersion7();
        hub.Store.Marks = [new Receipt(bob, 3, 2)];
        await using var alice = await Chatter.OnlineAsync(hub);
        Assert.Equal([new Receipt(bob, 3, 2)], alice.Only.Receipts);

        hub.Store.Marks = [new Receipt(bob, 5, 5)];
        await hub.SummariseAsync(alice.SignedIn.Me.PersonId);
        await alice.UntilAsync(() => alice.Only.Receipts.Contains(new Receipt(bob, 5, 5)));
        (hub.Store.Marks, hub.Store.State) = ([new Receipt(bob, 4, 4)], ConversationState.Paused);
        await hub.SummariseAsync(alice.SignedIn.Me.PersonId);
        await alice.UntilAsync(() => alice.Only.Summary.State == ConversationState.Paused);
        Assert.Equal([new Receipt(bob, 5, 5)], alice.Only.Receipts);
    }

    private static List<ReceiptMark> Marks(ScriptedHub hub) =>
        [.. hub.Script.Calls.Where(call => call.Method == nameof(IChatServer.Mark)).Select(call => (ReceiptMark)call.Argument)];
}
