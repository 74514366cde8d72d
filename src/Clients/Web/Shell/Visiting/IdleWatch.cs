namespace PeerConnect.Shell.Visiting;

/// <summary>What an idle page has to do now.</summary>
public enum IdleState
{
    /// <summary>Somebody is there.</summary>
    Present,

    /// <summary>Ask whether somebody is still there.</summary>
    Warned,

    /// <summary>Nobody is there: sign out.</summary>
    Over,
}

/// <summary>
/// Counts how long nobody touched the page: asks after 14 minutes, ends after 15, as the server does. While somebody writes without sending, the server hears of it at
/// most every five minutes, and only because a person did something.
/// </summary>
public sealed class IdleWatch(TimeProvider time)
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan Warning = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TellEvery = TimeSpan.FromMinutes(5);
    private long lastSeen = time.GetTimestamp();
    private long lastTold = time.GetTimestamp();

    public IdleState State => Left <= TimeSpan.Zero ? IdleState.Over : Left <= Warning ? IdleState.Warned : IdleState.Present;

    /// <summary>Until the sign-out.</summary>
    public TimeSpan Left => Limit - time.GetElapsedTime(lastSeen);

    /// <summary>Somebody touched the page.</summary>
    /// <returns>Whether the server should hear of it.</returns>
    public bool Seen()
    {
        // Too late: what is on the screen may be somebody else's already.
        if (State == IdleState.Over)
        {
            return false;
        }

        lastSeen = time.GetTimestamp();
        if (time.GetElapsedTime(lastTold) < TellEvery)
        {
            return false;
        }

        lastTold = lastSeen;
        return true;
    }

    /// <summary>Begins to count anew: somebody signed in.</summary>
    public void Restart() => lastSeen = lastTold = time.GetTimestamp();
}
