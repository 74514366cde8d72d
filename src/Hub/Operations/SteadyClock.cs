namespace PeerConnect.Hub.Operations;

/// <summary>
/// The machine's clock, which here never goes back. Limits, sessions and dates are times in the store: an hour that came twice would keep an alarm back for that hour.
/// Where the machine's clock steps back, this one goes on by the time that really passes, a fiftieth slower, until the machine's has caught up.
/// </summary>
internal sealed class SteadyClock(TimeProvider machine) : TimeProvider
{
    private const int Slower = 50;
    private readonly Lock sync = new();
    private DateTimeOffset latest;
    private long latestAt;
    private bool ahead;
    private DateTimeOffset left;
    private long leftAt;

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public override long TimestampFrequency => machine.TimestampFrequency;

    /// <summary>What the machine's clock shows, for what is compared with clocks elsewhere.</summary>
    public DateTimeOffset Shown => machine.GetUtcNow();

    /// <summary>How far the machine's clock is behind this one.</summary>
    public TimeSpan Behind
    {
        get
        {
            lock (sync)
            {
                var by = Next() - machine.GetUtcNow();
                return by > TimeSpan.Zero ? by : TimeSpan.Zero;
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (sync)
        {
            return Next();
        }
    }

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => machine.CreateTimer(callback, state, dueTime, period);

    /// <summary>What is recorded is past, also where the machine's clock says otherwise after a restart.</summary>
    public void GoOnFrom(DateTimeOffset recorded)
    {
        lock (sync)
        {
            if (recorded > latest)
            {
                (latest, latestAt, ahead) = (recorded, machine.GetTimestamp(), false);
            }
        }
    }

    private DateTimeOffset Next()
    {
        var (shown, at) = (machine.GetUtcNow(), machine.GetTimestamp());
        if (shown >= latest)
        {
            (latest, latestAt, ahead) = (shown, at, false);
            return latest;
        }

        if (!ahead)
        {
            (ahead, left, leftAt) = (true, latest, latestAt);
        }

        var passed = machine.GetElapsedTime(leftAt, at);
        var next = left + passed - (passed / Slower);
        (latest, latestAt) = (next > latest ? next : latest, at);
        return latest;
    }
}
