using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using PeerConnect.Hub.Approvals;

namespace PeerConnect.Hub.Conversations;

/// <summary>How fast one person may send, and one member of a slowed group. On the monotonic clock; says when to try again.</summary>
internal sealed class SendRate(IOptions<SendingOptions> options, TimeProvider time)
{
    private static readonly TimeSpan LongestSlow = TimeSpan.FromHours(1);
    private readonly Allowances messages = new(options.Value.Burst, options.Value.MessagesPerMinute, time);
    private readonly ConcurrentDictionary<(Guid Conversation, PersonKey Person), long> lastInSlowed = new();

    /// <summary>Takes one from the person's allowance; otherwise the time until there is one again.</summary>
    public TimeSpan? Take(PersonKey person)
    {
        Forget();
        return messages.Take(person);
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

    private void Forget()
    {
        if (lastInSlowed.Count <= Allowances.ForgetAbove)
        {
            return;
        }

        var now = time.GetTimestamp();
        foreach (var pair in lastInSlowed.Where(pair => time.GetElapsedTime(pair.Value, now) > LongestSlow))
        {
            lastInSlowed.TryRemove(pair);
        }
    }
}
