using System.Collections.Concurrent;
using PeerConnect.Hub.Approvals;

namespace PeerConnect.Hub.Conversations;

/// <summary>How often each person may do one thing. On the monotonic clock; says when to try again.</summary>
/// <param name="atOnce">So many without a pause.</param>
/// <param name="perMinute">So many over a longer time.</param>
/// <param name="time">The clock.</param>
internal sealed class Allowances(int atOnce, int perMinute, TimeProvider time)
{
    /// <summary>With so many remembered, those that say nothing are let go.</summary>
    public const int ForgetAbove = 50_000;

    private readonly ConcurrentDictionary<PersonKey, Bucket> buckets = new();

    /// <summary>Takes one from the person's allowance; otherwise the time until there is one again.</summary>
    public TimeSpan? Take(PersonKey person)
    {
        Forget();
        return buckets.GetOrAdd(person, static (_, all) => new Bucket(all.atOnce, all.perMinute, all.time), (atOnce, perMinute, time)).Take();
    }

    // A full bucket says nothing, so forgetting it changes nothing.
    private void Forget()
    {
        if (buckets.Count <= ForgetAbove)
        {
            return;
        }

        foreach (var pair in buckets.Where(pair => pair.Value.IsFull))
        {
            buckets.TryRemove(pair);
        }
    }

    private sealed class Bucket(int atOnce, int perMinute, TimeProvider time)
    {
        private readonly Lock sync = new();
        private readonly double perSecond = perMinute / 60.0;
        private double tokens = atOnce;
        private long at = time.GetTimestamp();

        public bool IsFull
        {
            get
            {
                lock (sync)
                {
                    Refill();
                    return tokens >= atOnce;
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
            var now = time.GetTimestamp();
            tokens = Math.Min(atOnce, tokens + (time.GetElapsedTime(at, now).TotalSeconds * perSecond));
            at = now;
        }
    }
}
