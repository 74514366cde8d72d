using System.Security.Cryptography;

namespace PeerConnect.Client;

/// <summary>How long to wait between two tries to connect: doubling from the first to the longest delay, each shortened at random by up to half.</summary>
/// <remarks>The jitter keeps a thousand tablets from returning in the same instant after a restart of the server.</remarks>
/// <param name="First">The delay before the second try.</param>
/// <param name="Longest">No delay is longer.</param>
public sealed record Backoff(TimeSpan First, TimeSpan Longest)
{
    /// <summary>From 250 milliseconds to 30 seconds.</summary>
    public static Backoff Default { get; } = new(TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(30));

    /// <summary>The delay after that many failures in a row (1 is the first).</summary>
    internal TimeSpan After(int failures)
    {
        var doublings = Math.Clamp(failures - 1, 0, 30);
        var full = Math.Min(First.TotalMilliseconds * (1L << doublings), Longest.TotalMilliseconds);
        var share = RandomNumberGenerator.GetInt32(500, 1_001) / 1_000.0;
        return TimeSpan.FromMilliseconds(full * share);
    }
}
