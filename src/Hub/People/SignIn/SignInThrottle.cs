using System.Collections.Concurrent;

namespace PeerConnect.Hub.People.SignIn;

/// <summary>Wrong tries slow down the one place that they come from: for the number typed there, and for that place over all numbers.</summary>
/// <remarks>
/// A place is an enrolled device, or else a remote address. Nothing is counted against a person, so nobody can be locked out from elsewhere; and a number
/// that nobody has is counted like any other, so that the answer tells nothing.
/// </remarks>
internal sealed class SignInThrottle(TimeProvider time)
{
    private const int MostRemembered = 50_000;
    private static readonly TimeSpan Forget = TimeSpan.FromMinutes(15);
    private static readonly Rule Number = new(Free: 3, First: TimeSpan.FromSeconds(5), Longest: TimeSpan.FromMinutes(5));
    private static readonly Rule Origin = new(Free: 15, First: TimeSpan.FromSeconds(2), Longest: TimeSpan.FromMinutes(1));
    private readonly ConcurrentDictionary<(string Origin, string Typed), Tries> tries = new();

    /// <summary>How long this place has to wait before a try for what was typed; null when it need not.</summary>
    public TimeSpan? Wait(string origin, string facility, string number)
    {
        var one = Remaining((origin, Typed(facility, number)), Number);
        var all = Remaining((origin, ""), Origin);
        var longer = one > all ? one : all;
        return longer > TimeSpan.Zero ? longer : null;
    }

    public void Failed(string origin, string facility, string number)
    {
        if (tries.Count > MostRemembered)
        {
            ForgetOld();
        }

        Count((origin, Typed(facility, number)));
        Count((origin, ""));
    }

    /// <summary>How long this place has to wait, whatever is typed there.</summary>
    public TimeSpan? WaitOfPlace(string origin) => Remaining((origin, ""), Origin) is var wait && wait > TimeSpan.Zero ? wait : null;

    public void FailedAtPlace(string origin) => Count((origin, ""));

    /// <summary>Clears the number at this place, not the place: an own right PIN between other people's wrong ones buys nothing.</summary>
    public void Succeeded(string origin, string facility, string number) => tries.TryRemove((origin, Typed(facility, number)), out _);

    private static string Typed(string facility, string number) => $"{facility.ToUpperInvariant()}\n{number.ToUpperInvariant()}";

    private void Count((string, string) key) => tries.AddOrUpdate(
        key,
        _ => new Tries(1, time.GetTimestamp()),
        (_, before) => new Tries(IsOld(before) ? 1 : before.Wrong + 1, time.GetTimestamp()));

    private TimeSpan Remaining((string, string) key, Rule rule)
    {
        if (!tries.TryGetValue(key, out var counted) || counted.Wrong < rule.Free || IsOld(counted))
        {
            return TimeSpan.Zero;
        }

        var doublings = Math.Min(counted.Wrong - rule.Free, 16);
        var wait = rule.First * Math.Pow(2, doublings);
        return (wait < rule.Longest ? wait : rule.Longest) - time.GetElapsedTime(counted.Last);
    }

    private bool IsOld(Tries counted) => time.GetElapsedTime(counted.Last) >= Forget;

    private void ForgetOld()
    {
        foreach (var pair in tries.Where(pair => IsOld(pair.Value)))
        {
            tries.TryRemove(pair);
        }

        // Still too many: thousands of places at once. Places stay counted, single numbers are forgotten.
        if (tries.Count > MostRemembered)
        {
            foreach (var pair in tries.Where(pair => pair.Key.Typed.Length > 0))
            {
                tries.TryRemove(pair);
            }
        }
    }

    private readonly record struct Rule(int Free, TimeSpan First, TimeSpan Longest);

    private readonly record struct Tries(int Wrong, long Last);
}
