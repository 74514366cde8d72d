using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using PeerConnect.Contracts;

namespace PeerConnect.Hub.Conversations;

/// <summary>The bounded queue in front of the writer. Admission control: what could not be stored soon is refused at once.</summary>
internal sealed class MessageQueue(IOptions<SendingOptions> options, TimeProvider time)
{
    // What waits longer than this would miss its sender's patience; better told now than timed out later.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(150);

    private readonly Channel<PendingMessage> channel = Channel.CreateBounded<PendingMessage>(
        new BoundedChannelOptions(options.Value.QueueLength) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private double secondsPerBatch = 0.002;
    private long batchStarted;
    private int waiting;

    public ChannelReader<PendingMessage> Reader => channel.Reader;

    /// <summary>Messages that wait now, those of the running batch included.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>Whether a message would be refused now, and when to try again.</summary>
    public bool IsBusy([NotNullWhen(true)] out TimeSpan? retryAfter)
    {
        var expected = ExpectedWait();
        retryAfter = expected > LongestWait ? AfterQueue(expected) : null;
        return retryAfter is not null;
    }

    /// <summary>Takes a message, or says when to try again.</summary>
    public bool TryAdd(PendingMessage message, [NotNullWhen(false)] out TimeSpan? retryAfter)
    {
        if (IsBusy(out retryAfter))
        {
            return false;
        }

        Interlocked.Increment(ref waiting);
        if (channel.Writer.TryWrite(message))
        {
            return true;
        }

        Interlocked.Decrement(ref waiting);
        retryAfter = AfterQueue(LongestWait);
        return false;
    }

    /// <summary>The writer begins a batch.</summary>
    public void Started() => Volatile.Write(ref batchStarted, time.GetTimestamp());

    /// <summary>The writer has finished the batch that it began.</summary>
    public void Done(int messages)
    {
        Interlocked.Add(ref waiting, -messages);
        var took = time.GetElapsedTime(batchStarted).TotalSeconds;
        Volatile.Write(ref batchStarted, 0);
        Volatile.Write(ref secondsPerBatch, (0.9 * Volatile.Read(ref secondsPerBatch)) + (0.1 * took));
    }

    /// <summary>
    /// The writer has finished a batch: its messages wait no more, and then they are answered. In this order, because whoever is answered may write the next line at once, and
    /// would be refused for a slow commit that is over.
    /// </summary>
    public void Answer(IReadOnlyList<PendingMessage> batch, Func<int, Reply<MessageStored>> reply)
    {
        Done(batch.Count);
        for (var index = 0; index < batch.Count; index++)
        {
            batch[index].Complete(reply(index));
        }
    }

    /// <summary>Takes no more; what waits is still written.</summary>
    public void Close() => channel.Writer.TryComplete();

    private static TimeSpan AfterQueue(TimeSpan expected) => TimeSpan.FromMilliseconds(500) + expected;

    // In whole batches, because a sync costs the same for one message as for a hundred. The running batch counts for as long as it has already taken.
    private TimeSpan ExpectedWait()
    {
        // Whatever was slow before: somebody has to try, or it would be held to be slow for ever.
        if (Waiting == 0)
        {
            return TimeSpan.Zero;
        }

        var usual = Volatile.Read(ref secondsPerBatch);
        var running = Volatile.Read(ref batchStarted) is not 0 and var started ? time.GetElapsedTime(started).TotalSeconds : 0;
        return TimeSpan.FromSeconds(Math.Max(usual, running) + (Waiting / options.Value.MaxBatch * usual));
    }
}
