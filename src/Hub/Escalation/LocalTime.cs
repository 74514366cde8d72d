namespace PeerConnect.Hub.Escalation;

/// <summary>
/// Local times and days as instants. A time that a clock change leaves out is the instant of the change; one that it repeats begins a shift at
/// the first and ends one at the second: in the doubled hour both shifts are there, and nobody is missing.
/// </summary>
internal static class LocalTime
{
    public static DateTimeOffset Begins(TimeZoneInfo zone, DateTime local) => At(zone, local, first: true);

    /// <summary>When a day begins.</summary>
    public static DateTimeOffset Begins(TimeZoneInfo zone, DateOnly day) => Begins(zone, day.ToDateTime(TimeOnly.MinValue));

    /// <summary>On which day that is.</summary>
    public static DateOnly Day(TimeZoneInfo zone, DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    public static DateTimeOffset Ends(TimeZoneInfo zone, DateTime local) => At(zone, local, first: false);

    private static DateTimeOffset At(TimeZoneInfo zone, DateTime local, bool first)
    {
        var valid = local;
        while (zone.IsInvalidTime(valid))
        {
            // Changes lie on whole minutes; from a whole minute on this ends at the first time that there is again.
            valid = valid.AddMinutes(1);
        }

        if (zone.IsAmbiguousTime(valid))
        {
            var offsets = zone.GetAmbiguousTimeOffsets(valid);
            return new DateTimeOffset(valid, first ? offsets.Max() : offsets.Min());
        }

        return new DateTimeOffset(valid, zone.GetUtcOffset(valid));
    }
}
