using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using PeerConnect.Hub.Approvals;

namespace PeerConnect.Hub.Conversations;

/// <summary>How fast one person may send, and one member of a slowed group. On the monotonic clock; says when to try again.</summary>
internal sealed class SendRate(IOptions<SendingOptions> options, TimeProvider time)
{
    private const int ForgetAbove = 50_000;
    private static readonly TimeSpan LongestSlow = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<PersonKey, Bucket> buckets = new();
    private readonly ConcurrentDictionary<(Guid Conversation, PersonKey Person), long> lastInSlowed = new();

    /// <summary>Takes one from the person's allowance; otherwise the time until there is one again.</summary>
    public TimeSpan? Take(PersonKey person)
    {
        Forget();
        return buckets.GetOrAdd(person, static (_, all) => new Bucket(all), this).Take();
    }

    /// <summary>Keeps two messages of one member of a slowed group apart.</summary>
    public TimeSpan? TakeSlowed(Guid conversationId, PersonKey person, int seconds)
    {
        if (seconds == 0)
        {
            return null;
        }

        var now = time.GetTimestamp();
        if (lastInSlowed.TryGetValue((conversationId, person), out var last) && time.GetElapsedTime(last, now) is var gone && gone.TotalSeconds < seconds)
        {
            return TimeSpan.FromSeconds(seconds) - gone;
        }

        lastInSlowed[(conversationId, person)] = now;
        return null;
    }

    /// <summary>The message that was taken for was not stored.</summary>
    public void GiveBackSlowed(Guid conversationId, PersonKey person) => lastInSlowed.TryRemove((conversationId, person), out _);

    // A full bucket says nothing, so forgetting it changes nothing.
    private void Forget()
    {
        if (lastInSlowed.Count > ForgetAbove)
        {
            var now = time.GetTimestamp();
            foreach (var pair in lastInSlowed.Where(pair => time.GetElapsedTime(pair.Value, now) > LongestSlow))
            {
                lastInSlowed.TryRemove(pair);
            }
        }

        if (buckets.Count <= ForgetAbove)
        {
            return;
        }

        foreach (var pair in buckets.Where(pair => pair.Value.IsFull))
        {
            buckets.TryRemove(pair);
        }
    }

    private sealed class Bucket(SendRate rate)
    {
        private readonly Lock sync = new();
        private readonly double perSecond = rate.Options.MessagesPerMinute / 60.0;
        private double tokens = rate.Options.Burst;
        private long at = rate.Time.GetTimestamp();

        public bool IsFull
        {
            get
            {
                lock (sync)
                {
                    Refill();
                    return tokens >= rate.Options.Burst;
                }
            }
        }

        public TimeSpan? Take()
        {
            lock (sync)
            {
                Refill();
                if (tokens >= 1)
                {
                    tokens--;
                    return null;
                }

                return TimeSpan.FromSeconds((1 - tokens) / perSecond);
            }
        }

        private void Refill()
        {
            var now = rate.Time.GetTimestamp();
            tokens = Math.Min(rate.Options.Burst, tokens + (rate.Time.GetElapsedTime(at, now).TotalSeconds * perSecond));
            at = now;
        }
    }

    private SendingOptions Options => options.Value;

    private TimeProvider Time => time;
}
