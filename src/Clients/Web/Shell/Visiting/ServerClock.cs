namespace PeerConnect.Shell.Visiting;

/// <summary>
/// The one clock of the pages: the server's, learnt from its answers. Deadlines are the server's, and the machine's own clock may be wrong, or in another zone than the facility; how long something takes is measured by the machine all the same.
/// </summary>
/// <param name="machine">The machine's clock.</param>
public sealed class ServerClock(TimeProvider machine) : TimeProvider
{
    /// <summary>An answer says its time in whole seconds, and was on its way for a moment: so much is no difference.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromSeconds(2);

    /// <summary>A machine that is off by more is worth a sentence.</summary>
    private static readonly TimeSpan Bearable = TimeSpan.FromMinutes(2);

    private TimeSpan ahead;

    /// <summary>The machine turned out to be off, or is no more.</summary>
    public event Action? Changed;

    /// <summary>By how many minutes the machine's clock is wrong; 0 where nobody has to hear of it.</summary>
    public int MinutesOff => ahead.Duration() > Bearable ? (int)Math.Round(ahead.Duration().TotalMinutes) : 0;

    public override TimeZoneInfo LocalTimeZone => FacilityTime.Zone;

    public override long TimestampFrequency => machine.TimestampFrequency;

    /// <summary>The server said what time it is.</summary>
    public void Hear(DateTimeOffset said)
    {
        var difference = said - machine.GetUtcNow();
        if ((difference - ahead).Duration() > Grain)
        {
            ahead = difference.Duration() > Grain ? difference : TimeSpan.Zero;
            Changed?.Invoke();
        }
    }

    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + ahead;

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => machine.CreateTimer(callback, state, dueTime, period);
}
