using System.Globalization;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.Rosters;

/// <summary>Shifts and dates as people type them.</summary>
internal static class ShiftText
{
    /// <summary>"Mon-Fri 22:00-06:00", "Sat,Sun 08:00-20:00".</summary>
    public static RosterShift Read(string typed)
    {
        if (typed.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var days, var times] && times.Split('-') is [var start, var end]
            && days.Split(',').Select(Days).ToList() is var read && read.TrueForAll(part => part.Count > 0))
        {
            return new RosterShift([.. read.SelectMany(part => part).Distinct()], start, end);
        }

        throw new UsageException($"'{typed}' is no shift. Write it as \"Mon-Fri 22:00-06:00\".");
    }

    public static string Write(RosterShift shift) => $"{string.Join(',', shift.Days.Select(day => day.ToString()[..3]))} {shift.Start}-{shift.End}";

    public static DateOnly Date(string typed) => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date
        : throw new UsageException($"'{typed}' is no date. Write it as 2026-12-25.");

    /// <summary>"2026-12-25=n.adeyemi".</summary>
    public static RosterException Exception(string typed, RosterExceptionKind kind) => typed.Split('=') is [var date, { Length: > 0 } name]
        ? new RosterException(Date(date), kind, name)
        : throw new UsageException($"'{typed}' names no day and person. Write it as 2026-12-25=n.adeyemi.");

    private static List<Weekday> Days(string typed)
    {
        if (typed.Split('-') is not [var first, .. var rest] || rest.Length > 1 || Day(first) is not { } from || Day(rest is [var last] ? last : first) is not { } to)
        {
            return [];
        }

        var days = new List<Weekday> { from };
        while (days[^1] != to)
        {
            days.Add((Weekday)(((int)days[^1] + 1) % 7));
        }

        return days;
    }

    private static Weekday? Day(string typed)
    {
        var found = Enum.GetValues<Weekday>().Where(day => typed.Length >= 3 && day.ToString().StartsWith(typed, StringComparison.OrdinalIgnoreCase)).ToList();
        return found is [var only] ? only : null;
    }
}
