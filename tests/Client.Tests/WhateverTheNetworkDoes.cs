using CsCheck;
using PeerConnect.Client.Tests.Scripted;
using PeerConnect.Contracts;

namespace PeerConnect.Client.Tests;

/// <summary>Random runs of sends, drops, restarts and misbehaviour against a real hub: the log is what everybody saw, once, in order.</summary>
public sealed class WhateverTheNetworkDoes
{
    private enum Step
    {
        AliceSends,
        BobSends,
        AliceSendsOnce,
        DropAlice,
        DropBob,
        Restart,
        DropBeforeStoring,
        LoseAnswer,
        Duplicate,
        Swallow,
        Delay,
        Busy,
    }

    [Fact]
    public async Task every_acknowledged_message_is_seen_exactly_once_in_order_and_nothing_else_is_shown_as_sent()
    {
        var steps = Gen.Int[0, (int)Step.Busy].Select(step => (Step)step).List[1, 25];
        await steps.SampleAsync(RunAsync, iter: 40, threads: 1);
    }

    [Fact]
    public void things_offered_in_any_order_and_number_come_out_once_in_order()
    {
        var runs = from count in Gen.Int[1, 60]
                   from order in Gen.Shuffle(Enumerable.Range(1, count).Select(number => (long)number).ToArray())
                   from again in Gen.Long[1, count].List[0, 30]
                   from cut in Gen.Int[1, 7]
                   select (order, again, cut);
        runs.Sample(run =>
        {
            var inOrder = new InOrder<long>(number => number, 0);
            var all = run.order.Concat(run.again).Concat(run.order).Chunk(run.cut);
            var delivered = all.SelectMany(inOrder.Offer).ToList();
            return delivered.SequenceEqual(run.order.Order()) && !inOrder.IsBehind;
        });
    }

    [Fact]
    public void a_gap_wider_than_the_waiting_room_is_kept_as_behind_and_closes_when_offered_again()
    {
        var inOrder = new InOrder<long>(number => number, 0);
        Assert.Empty(inOrder.Offer(Numbers(2, 2 * InOrder<long>.MostWaiting)));
        Assert.True(inOrder.IsBehind);

        Assert.Equal(InOrder<long>.MostWaiting + 1, inOrder.Offer([1]).Count);
        Assert.True(inOrder.IsBehind);

        inOrder.Offer(Numbers(inOrder.Position + 1, 2 * InOrder<long>.MostWaiting));
        Assert.False(inOrder.IsBehind);
    }

    private static IEnumerable<long> Numbers(long from, long to)
    {
        for (var number = from; number <= to; number++)
        {
            yield return number;
        }
    }

    private static async Task RunAsync(IReadOnlyList<Step> steps)
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        await using var alice = await Chatter.OnlineAsync(hub);
        await using var bob = await Chatter.OnlineAsync(hub);
        List<OutgoingMessage> outgoing = [];
        List<Task<(string Body, SendResult Result)>> once = [];
        for (var number = 0; number < steps.Count; number++)
        {
            var body = $"message {number}";
            switch (steps[number])
            {
                case Step.AliceSends:
                    outgoing.Add(await alice.Only.SendWhenConnectedAsync(body).WaitAsync(Chatter.Patience));
                    break;
                case Step.BobSends:
                    outgoing.Add(await bob.Only.SendWhenConnectedAsync(body).WaitAsync(Chatter.Patience));
                    break;
                case Step.AliceSendsOnce:
                    once.Add(SendOnceAsync(alice.Only, body));
                    break;
                case Step.DropAlice:
                    hub.Script.Drop(alice.SignedIn.Me.PersonId);
                    break;
                case Step.DropBob:
                    hub.Script.Drop(bob.SignedIn.Me.PersonId);
                    break;
                case Step.Restart:
                    await hub.RestartAsync().WaitAsync(Chatter.Patience);
                    break;
                case Step.DropBeforeStoring:
                    hub.Script.Next(Fault.DropBeforeStoring);
                    break;
                case Step.LoseAnswer:
                    hub.Script.Next(Fault.LoseAnswerAfterStoring);
                    break;
                case Step.Duplicate:
                    hub.Script.Next(Fault.DuplicateEvent);
                    break;
                case Step.Swallow:
                    hub.Script.Next(Fault.SwallowEvent);
                    break;
                case Step.Delay:
                    hub.Script.Next(Fault.DelayEvent);
                    break;
                case Step.Busy:
                    hub.Script.RefuseNext(new Refusal(RefusalCode.Busy, "Try again.", RetryAfterMs: 1));
                    break;
            }
        }

        await Task.WhenAll(outgoing.Select(message => message.Completion)).WaitAsync(Chatter.Patience);
        var single = await Task.WhenAll(once).WaitAsync(Chatter.Patience);
        while (hub.Script.Take(Fault.SwallowEvent) || hub.Script.Take(Fault.DelayEvent))
        {
            // The last message must not be swallowed: nothing after it would show that it is missing.
        }

        var last = await (await bob.Only.SendWhenConnectedAsync("the last")).Completion.WaitAsync(Chatter.Patience);
        var end = Assert.IsType<SendResult.Stored>(last).Message.Sequence;
        await alice.UntilSeenAsync(end);
        await bob.UntilSeenAsync(end);

        var log = hub.Store.Log;
        Assert.Equal(log.Select(entry => entry.Sequence), alice.Seen.Select(entry => entry.Sequence));
        Assert.Equal(log.Select(entry => entry.Sequence), bob.Seen.Select(entry => entry.Sequence));
        Assert.Equal(log.Select(entry => entry.Body), alice.Seen.Select(entry => entry.Body));
        Assert.Equal(log.Select(entry => entry.Body), bob.Only.Entries.Select(entry => entry.Body));
        Assert.All(outgoing, message => Assert.Equal(OutgoingState.Stored, message.State));
        Assert.All(outgoing, message => Assert.Single(log, entry => entry.ClientMessageId == message.ClientMessageId && entry.Body == message.Body));
        foreach (var (body, result) in single)
        {
            var stored = log.Count(entry => entry.Body == body);
            switch (result)
            {
                case SendResult.Stored ok:
                    Assert.Equal(body, log[(int)ok.Message.Sequence - 1].Body);
                    Assert.Equal(1, stored);
                    break;
                case SendResult.NotStored { Reason: NotStoredReason.NotConnected } or SendResult.Refused:
                    Assert.Equal(0, stored);
                    break;
                default:
                    Assert.InRange(stored, 0, 1);
                    break;
            }
        }
    }

    private static async Task<(string Body, SendResult Result)> SendOnceAsync(Conversation conversation, string body) =>
        (body, await conversation.SendAsync(body).WaitAsync(Chatter.Patience));
}
