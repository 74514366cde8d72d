using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace PeerConnect.Hub.Conversations;

/// <summary>The bounded queue in front of the writer. Admission control: what could not be stored soon is refused at once.</summary>
internal sealed class MessageQueue(IOptions<SendingOptions> options)
{
    // What waits longer than this would miss its sender's patience; better told now than timed out later.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(150);

    private readonly Channel<PendingMessage> channel = Channel.CreateBounded<PendingMessage>(
        new BoundedChannelOptions(options.Value.QueueLength) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private double secondsPerMessage = 0.000_1;
    private int waiting;

    public ChannelReader<PendingMessage> Reader => channel.Reader;

    /// <summary>Messages that wait now.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>Takes a message, or says when to try again.</summary>
    public bool TryAdd(PendingMessage message, [NotNullWhen(false)] out TimeSpan? retryAfter)
    {
        var expected = TimeSpan.FromSeconds(Waiting * Volatile.Read(ref secondsPerMessage));
        Interlocked.Increment(ref waiting);
        if (expected <= LongestWait && channel.Writer.TryWrite(message))
        {
            retryAfter = null;
            return true;
        }

        Interlocked.Decrement(ref waiting);
        retryAfter = TimeSpan.FromMilliseconds(500) + expected;
        return false;
    }

    /// <summary>What the writer took from the queue and how long the batch needed, for the estimate of the wait.</summary>
    public void Done(int messages, TimeSpan took)
    {
        Interlocked.Add(ref waiting, -messages);
        var measured = took.TotalSeconds / messages;
        Volatile.Write(ref secondsPerMessage, (0.9 * Volatile.Read(ref secondsPerMessage)) + (0.1 * measured));
    }

    /// <summary>Takes no more; what waits is still written.</summary>
    public void Close() => channel.Writer.TryComplete();
}
