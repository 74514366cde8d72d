using System.Collections.Immutable;
using System.Globalization;
using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Escalation;

/// <summary>Finds the times at which nobody is on duty who holds the role, and names them; pure.</summary>
internal static class RosterGaps
{
    private const int Day = 24 * 60;
    private const int Week = 7 * Day;
    private static readonly DayOfWeek[] Days =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>A sentence for each gap of the ordinary week, and for each that an exception makes from a date on.</summary>
    public static IReadOnlyList<string> Of(Staffing staffing, DateTimeOffset now) =>
    [
        .. staffing.Rosters.GroupBy(roster => (roster.Role, Name: roster.Named ? roster.Name.ToUpperInvariant() : string.Empty)).OrderBy(group => group.Key)
            .SelectMany(group => OfThose([.. group], staffing, now)),
    ];

    /// <summary>A sentence for each role that the policy counts on and nobody holds, and for each roster that it names and that is not there.</summary>
    public static IEnumerable<string> Missing(PolicyNeeds needs, ImmutableArray<Roster> rosters, IReadOnlyCollection<RoleHeld> held, DateTimeOffset now) =>
        from need in needs.Rosters
        let role = PolicyWords.Role(need.Role)
        let isHeld = held.Any(who => who.Role == role && who.From <= now && (who.Until is null || who.Until > now))
        where need.Roster is null ? !isHeld : !rosters.Any(roster => roster.Role == role && roster.Name.Equals(need.Roster, StringComparison.OrdinalIgnoreCase))
        select Never(need.Roster is null ? Words(role) : $"{Words(role)}, {need.Roster}");

    private static string Never(string whom) => $"Nobody is ever on '{whom}'.";

    // A roster that the policy names is for its step alone: what others of the role cover leaves it as empty as it is.
    private static IEnumerable<string> OfThose(List<Roster> rosters, Staffing staffing, DateTimeOffset now)
    {
        var whom = rosters[0].Named ? $"{Words(rosters[0].Role)}, {rosters[0].Name}" : Words(rosters[0].Role);
        var covered = Covered(rosters, staffing, now);
        if (!covered.Contains(true))
        {
            yield return Never(whom);
            yield break;
        }

        foreach (var (start, end) in Uncovered(covered))
        {
            yield return $"{Named(start)} to {(start / Day == end / Day ? Clock(end) : Named(end))} has nobody on '{whom}'.";
        }

        foreach (var (start, end) in Dated(rosters, staffing, now))
        {
            yield return $"{Dated(start)} to {(start.Date == end.Date ? Clock(end) : Dated(end))} has nobody on '{whom}'.";
        }
    }

    /// <summary>Each minute of the ordinary week, from Monday midnight on, as far as somebody on the roster holds the role now.</summary>
    private static bool[] Covered(List<Roster> rosters, Staffing staffing, DateTimeOffset now)
    {
        var covered = new bool[Week];
        foreach (var shift in Manned(rosters, staffing, now).SelectMany(roster => roster.Plan.Shifts))
        {
            foreach (var day in shift.Days)
            {
                var start = (Array.IndexOf(Days, day) * Day) + Minute(shift.Start);
                var length = Minute(shift.End) - Minute(shift.Start) + (shift.EndsNextDay ? Day : 0);
                for (var minute = 0; minute < length; minute++)
                {
                    covered[(start + minute) % Week] = true;
                }
            }
        }

        return covered;
    }

    private static IEnumerable<(int Start, int End)> Uncovered(bool[] covered)
    {
        // Begins after a covered minute, so that a gap over the end of the week is one.
        var origin = Array.IndexOf(covered, true);
        for (var at = origin; at < origin + Week; at++)
        {
            if (!covered[at % Week])
            {
                var start = at;
                while (!covered[at % Week])
                {
                    at++;
                }

                yield return (start % Week, at % Week);
            }
        }
    }

    /// <summary>
    /// What is uncovered on the days with an exception, though the same rosters without exceptions would cover it. Asks each minute that passes and
    /// not each that a clock shows: of an hour that a clock change repeats, the second may be empty and the first not.
    /// </summary>
    private static IEnumerable<(DateTime Start, DateTime End)> Dated(List<Roster> rosters, Staffing staffing, DateTimeOffset now)
    {
        var zone = staffing.Zone;
        var today = LocalTime.Day(zone, now);
        var dates = rosters.SelectMany(roster => roster.Plan.Changes).Select(change => change.Date).Where(date => date >= today).Distinct().Order();
        var ordinary = Manned(rosters, staffing, now).Select(roster => roster with { Plan = roster.Plan with { Changes = [] } }).ToList();
        var told = DateTimeOffset.MinValue;
        foreach (var date in dates)
        {
            var planned = ordinary.SelectMany(roster => Duty.Times(roster, zone, date.AddDays(-1), date.AddDays(1))).ToList();
            var times = rosters.SelectMany(roster => Duty.Times(roster, zone, date.AddDays(-1), date.AddDays(1)).SelectMany(time => Held(staffing, roster.Role, time))).ToList();
            var last = LocalTime.Begins(zone, date.AddDays(2));
            DateTimeOffset? start = null;
            for (var minute = LocalTime.Begins(zone, date); minute <= last; minute = minute.AddMinutes(1))
            {
                var at = minute;
                var missing = at < last && at >= told
                    && planned.Exists(time => time.From <= at && at < time.To)
                    && !times.Exists(time => time.From <= at && at < time.To);
                if (missing)
                {
                    start ??= at;
                }
                else if (start is { } begun)
                {
                    // The end by the clock of the last minute: in spring "01:30 to 02:00" is half an hour, "01:30 to 03:00" reads as more.
                    yield return (Local(zone, begun), Local(zone, at.AddMinutes(-1)).AddMinutes(1));
                    (start, told) = (null, at);
                }
            }
        }
    }

    /// <summary>The rosters on which somebody holds the role now.</summary>
    private static IEnumerable<Roster> Manned(List<Roster> rosters, Staffing staffing, DateTimeOffset now) =>
        rosters.Where(roster => roster.Plan.Members.Any(member => staffing.Holds(roster.Role, member, now)));

    /// <summary>The parts of a shift for which one of its people holds the role.</summary>
    private static IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Held(Staffing staffing, Role role, DutyTime time) =>
        staffing.Held.Where(held => held.Role == role && time.People.Contains(held.PersonId))
            .Select(held => (held.From > time.From ? held.From : time.From, held.Until < time.To ? held.Until.Value : time.To));

    private static DateTime Local(TimeZoneInfo zone, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).DateTime;

    private static int Minute(TimeOnly time) => (time.Hour * 60) + time.Minute;

    private static string Named(int minute) => $"{Days[minute / Day]} {Clock(minute)}";

    private static string Clock(int minute) => new TimeOnly(minute % Day / 60, minute % 60).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Clock(DateTime at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Dated(DateTime at) => at.ToString("dddd d MMMM yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"ControlRoom" as people say it: "control room".</summary>
    public static string Words(Role role) =>
        string.Concat(role.ToString().Select((letter, index) => index > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
