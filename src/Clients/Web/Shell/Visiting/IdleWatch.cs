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
/// Counts as the server does, from when that last heard of somebody: asks a minute before it ends the session there. While somebody types, reads or scrolls without asking it for anything, it is told
/// every half minute, and once more after the last touch; only because a person did something. Without a line nobody can tell it: then the page counts from the last touch.
/// A machine that sleeps may stop the one clock, and somebody may set the other: what is longer by either counts.
/// </summary>
/// <param name="machine">The machine's own clocks, not the server's: what is learnt of that moves no limit.</param>
public sealed class IdleWatch(TimeProvider machine)
{
    private static readonly TimeSpan LongestTellEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWarning = TimeSpan.FromMinutes(1);
    private Moment seen = Moment.Of(machine);
    private Moment heard = Moment.Of(machine);
    private Moment tried = Moment.Of(machine);
    private bool owed;
    private bool inSight = true;

    /// <summary>Somebody may be back who was away.</summary>
    public event Action? Changed;

    /// <summary>Whether somebody may be reading now: the page is in sight, and somebody was there lately.</summary>
    public bool IsRead => inSight && State == IdleState.Present;

    /// <summary>After how long without anything done the server ends a session.</summary>
    public TimeSpan Limit { get; private set; } = TimeSpan.FromSeconds(Contracts.Protocol.LongestIdleSeconds);

    /// <summary>So long before the end it asks.</summary>
    public TimeSpan Warning => Limit / 2 < LongestWarning ? Limit / 2 : LongestWarning;

    public IdleState State => Left <= TimeSpan.Zero ? IdleState.Over : Left <= Warning ? IdleState.Warned : IdleState.Present;

    /// <summary>Until the sign-out.</summary>
    public TimeSpan Left => Limit - heard.Until(machine);

    /// <summary>Whether the server should hear now of a touch. Not of one that is long ago, as on a machine that slept: to the server it would be a new one.</summary>
    public bool MustTell => owed && tried.Until(machine) >= TellEvery && seen.Until(machine) < 2 * TellEvery;

    private TimeSpan TellEvery => Limit / 4 < LongestTellEvery ? Limit / 4 : LongestTellEvery;

    /// <summary>Somebody touched the page.</summary>
    public void Seen()
    {
        // Too late: what is on the screen may be somebody else's already.
        if (State != IdleState.Over)
        {
            seen = Moment.Of(machine);
            owed = true;
        }
    }

    /// <summary>Tells the server that somebody is there.</summary>
    /// <param name="tell">Whether the server heard of it.</param>
    /// <returns>How long ago that was that the server heard of; null where it did not hear.</returns>
    public async Task<TimeSpan?> TellAsync(Func<Task<bool>> tell)
    {
        var at = tried = Moment.Of(machine);
        owed = false;

        // Whoever answered the question a few seconds before the end is there, however long the server takes to hear of it.
        Count(seen);
        var isHeard = await tell();
        Count(isHeard ? at : seen);
        owed |= !isHeard;
        Changed?.Invoke();
        return isHeard ? at.Until(machine) : null;
    }

    /// <summary>The page came into sight, or went out of it.</summary>
    public void Look(bool isInSight)
    {
        inSight = isInSight;
        Changed?.Invoke();
    }

    /// <summary>The server was told of somebody by another page of the same session.</summary>
    /// <param name="age">How long ago.</param>
    public void ToldElsewhere(TimeSpan age)
    {
        if (age < heard.Until(machine))
        {
            heard = Moment.Of(machine, age);
            Changed?.Invoke();
        }
    }

    /// <summary>Begins to count anew: somebody signed in.</summary>
    /// <param name="limit">After how long without anything done the server ends a session.</param>
    public void Restart(TimeSpan limit)
    {
        Limit = limit;
        seen = heard = tried = Moment.Of(machine);
        owed = false;
    }

    // Another tab may have told of a later one: what counts never goes back.
    private void Count(Moment from) => heard = from.Until(machine) < heard.Until(machine) ? from : heard;

    /// <summary>A moment by both clocks of the machine.</summary>
    private readonly record struct Moment(long Stamp, DateTimeOffset At)
    {
        public static Moment Of(TimeProvider machine, TimeSpan ago = default) =>
            new(machine.GetTimestamp() - (long)(ago.TotalSeconds * machine.TimestampFrequency), machine.GetUtcNow() - ago);

        public TimeSpan Until(TimeProvider machine)
        {
            var (ticked, passed) = (machine.GetElapsedTime(Stamp), machine.GetUtcNow() - At);
            return ticked > passed ? ticked : passed;
        }
    }
}
