using System.Collections.Concurrent;
using System.Threading.Channels;
using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>
/// Messages that wait for a connection, by the caller's explicit choice: one lane per conversation, each in the order it was given, the next only
/// after the one before is stored or refused.
/// </summary>
internal sealed class Outbox(HubLink link, TimeProvider time, Backoff backoff, Action<OutgoingMessage> tell, Action<OutgoingMessage, MessageStored> stored)
    : IAsyncDisposable
{
    /// <summary>More than this waiting in one conversation makes the writer wait.</summary>
    private const int LaneLength = 100;

    private readonly Lock gate = new();
    private readonly Dictionary<Guid, (Channel<OutgoingMessage> Queue, Task Running)> lanes = [];
    private readonly ConcurrentDictionary<Guid, OutgoingMessage> waiting = new();
    private bool closed;

    public async Task<OutgoingMessage> AddAsync(SendMessage message, CancellationToken cancellationToken)
    {
        var outgoing = new OutgoingMessage(message, time.GetUtcNow());
        var queue = LaneOf(message.ConversationId);
        waiting[message.ClientMessageId] = outgoing;
        try
        {
            await queue.Writer.WriteAsync(outgoing, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            waiting.TryRemove(message.ClientMessageId, out _);
            throw;
        }
        catch (ChannelClosedException)
        {
            Settle(outgoing, new SendResult.NotStored(message.ClientMessageId, NotStoredReason.SessionClosed));
            return outgoing;
        }

        tell(outgoing);
        return outgoing;
    }

    /// <summary>One's own entry arrived from the log: whatever became of the answer, it is stored.</summary>
    public void Seen(Guid conversationId, Entry entry)
    {
        if (entry.ClientMessageId is { } id && waiting.TryGetValue(id, out var outgoing))
        {
            Settle(outgoing, new SendResult.Stored(id, new MessageStored(conversationId, entry.Sequence, entry.EntryId, entry.At)));
        }
    }

    /// <summary>Call after the link has stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        List<Task> running;
        lock (gate)
        {
            closed = true;
            foreach (var lane in lanes.Values)
            {
                lane.Queue.Writer.TryComplete();
            }

            running = [.. lanes.Values.Select(lane => lane.Running)];
        }

        await Task.WhenAll(running).ConfigureAwait(false);
        foreach (var outgoing in waiting.Values)
        {
            Settle(outgoing, new SendResult.NotStored(outgoing.ClientMessageId, NotStoredReason.SessionClosed));
        }
    }

    private Channel<OutgoingMessage> LaneOf(Guid conversationId)
    {
        lock (gate)
        {
            if (!lanes.TryGetValue(conversationId, out var lane))
            {
                var queue = Channel.CreateBounded<OutgoingMessage>(LaneLength);
                if (closed)
                {
                    queue.Writer.TryComplete();
                    return queue;
                }

                lane = (queue, DrainAsync(queue.Reader, link.Stopping));
                lanes.Add(conversationId, lane);
            }

            return lane.Queue;
        }
    }

    private async Task DrainAsync(ChannelReader<OutgoingMessage> queue, CancellationToken stop)
    {
        try
        {
            await foreach (var outgoing in queue.ReadAllAsync(stop).ConfigureAwait(false))
            {
                await DeliverAsync(outgoing, stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Closing: what still waits is settled as abandoned by DisposeAsync.
        }
    }

    private async Task DeliverAsync(OutgoingMessage outgoing, CancellationToken stop)
    {
        for (var tries = 1; outgoing.State == OutgoingState.Waiting; tries++)
        {
            await link.WhenAsync(status => status.IsOnline, stop).ConfigureAwait(false);
            if (outgoing.State != OutgoingState.Waiting)
            {
                return;
            }

            var answer = await link.AskAsync<MessageStored>(nameof(IChatServer.Send), outgoing.Message, stop).ConfigureAwait(false);
            switch (answer.Kind)
            {
                case AnswerKind.Ok:
                    // What is held has no place yet and does not keep the next one waiting: it takes a later place when it is released.
                    if (answer.Ok is { Held: null })
                    {
                        stored(outgoing, answer.Ok);
                    }

                    Settle(outgoing, SendResult.From(outgoing.ClientMessageId, answer));
                    break;
                case AnswerKind.Refused when Passes(answer.Refusal!):
                    outgoing.LastRefusal = answer.Refusal;
                    tell(outgoing);
                    var pause = answer.Refusal!.RetryAfterMs is { } ms ? TimeSpan.FromMilliseconds(ms) : backoff.After(tries);
                    await Task.Delay(pause, time, stop).ConfigureAwait(false);
                    break;
                case AnswerKind.Refused:
                    Settle(outgoing, SendResult.From(outgoing.ClientMessageId, answer));
                    break;
                case AnswerKind.NotConnected or AnswerKind.Lost:
                    await Task.Delay(backoff.After(tries), time, stop).ConfigureAwait(false);
                    break;
            }
        }
    }

    /// <summary>Whether the reason goes away by waiting a little, without the person doing anything.</summary>
    private static bool Passes(Refusal refusal) =>
        refusal.Code is RefusalCode.TooFast or RefusalCode.Busy or RefusalCode.NotStored or RefusalCode.SignInNeeded;

    private void Settle(OutgoingMessage outgoing, SendResult result)
    {
        waiting.TryRemove(outgoing.ClientMessageId, out _);
        if (outgoing.Settle(result))
        {
            tell(outgoing);
        }
    }
}
