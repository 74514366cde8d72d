using System.Globalization;

namespace PeerConnect.Shell.Visiting;

/// <summary>The facility's own time: everybody there lives by it, whatever zone the machine in front of them is set to. A page is at one facility at a time.</summary>
public static class FacilityTime
{
    /// <summary>The facility's zone; the machine's own until the server has said it.</summary>
    public static TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Local;

    /// <summary>The server said in which zone the facility is.</summary>
    /// <param name="id">Its IANA name; null, or one that this browser does not know, leaves the machine's own.</param>
    public static void Use(string? id) => Zone = id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Local;

    /// <summary>A time as the facility's clocks show it.</summary>
    public static DateTimeOffset Of(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    /// <summary>The day of it there.</summary>
    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(Of(at).DateTime);

    /// <summary>The time of day there, as a clock without a language shows it.</summary>
    public static string Clock(DateTimeOffset at) => Of(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The time of day alone where it is today there, otherwise with its day.</summary>
    /// <param name="at">The time.</param>
    /// <param name="now">What time it is now.</param>
    /// <param name="withDay">Joins clock and day, as the words of a page do.</param>
    public static string When(DateTimeOffset at, DateTimeOffset now, Func<string, DateOnly, string> withDay) =>
        Day(at) == Day(now) ? Clock(at) : withDay(Clock(at), Day(at));

    /// <summary>When it is what a person chose, by the facility's clocks. A time that the change of the clocks leaves out is the one after it.</summary>
    public static DateTimeOffset At(DateTime chosen)
    {
        var local = DateTime.SpecifyKind(chosen, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
