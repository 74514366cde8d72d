using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace PeerConnect.Hub.People.Staff;

/// <summary>User names that nobody has are locked by the same rule as accounts, in memory, so that a lock does not tell who exists.</summary>
internal sealed class UnknownNames(IOptions<IdentityOptions> options, TimeProvider time)
{
    private const int MostRemembered = 10_000;
    private readonly ConcurrentDictionary<(string Facility, string Name), Count> counts = new();

    public TimeSpan? LockedFor(string facility, string name) =>
        counts.TryGetValue((facility, name), out var count) && count.LockedUntil > time.GetUtcNow() ? count.LockedUntil - time.GetUtcNow() : null;

    /// <summary>Counts a wrong try; the lock's time, if that was one too many.</summary>
    public TimeSpan? Failed(string facility, string name)
    {
        var now = time.GetUtcNow();
        var within = options.Value.Lockout.DefaultLockoutTimeSpan;
        if (counts.Count > MostRemembered)
        {
            foreach (var pair in counts.Where(pair => now - pair.Value.First >= within && !(pair.Value.LockedUntil > now)))
            {
                counts.TryRemove(pair);
            }
        }

        var count = counts.AddOrUpdate((facility, name), _ => new Count(1, now, null), (_, before) => Next(before, now, within));
        return count.LockedUntil - now;
    }

    private Count Next(Count before, DateTimeOffset now, TimeSpan within)
    {
        if (now - before.First >= within || before.LockedUntil <= now)
        {
            return new Count(1, now, null);
        }

        var wrong = before.Wrong + 1;
        return wrong >= options.Value.Lockout.MaxFailedAccessAttempts ? new Count(0, now, now + within) : before with { Wrong = wrong };
    }

    private readonly record struct Count(int Wrong, DateTimeOffset First, DateTimeOffset? LockedUntil);
}
