using System.Collections.Immutable;
using PeerConnect.Contracts;

namespace PeerConnect.Hub.Escalation;

/// <summary>A time for which somebody is on duty; the end is not part of it.</summary>
internal readonly record struct DutyTime(DateTimeOffset From, DateTimeOffset To, ImmutableArray<Guid> People);

/// <summary>Who is on duty at an instant; pure.</summary>
internal static class Duty
{
    /// <summary>Everybody whom the roster puts on duty at that instant.</summary>
    public static IReadOnlySet<Guid> On(Roster roster, TimeZoneInfo zone, DateTimeOffset at) => Running(roster, zone, at).SelectMany(time => time.People).ToHashSet();

    /// <summary>The shifts that run at that instant.</summary>
    public static IEnumerable<DutyTime> Running(Roster roster, TimeZoneInfo zone, DateTimeOffset at)
    {
        var today = LocalTime.Day(zone, at);
        return Times(roster, zone, today.AddDays(-1), today).Where(time => time.From <= at && at < time.To);
    }

    /// <summary>The shifts that begin from one local date to another, both included, with whoever works them.</summary>
    public static IEnumerable<DutyTime> Times(Roster roster, TimeZoneInfo zone, DateOnly first, DateOnly last)
    {
        for (var date = first; date <= last; date = date.AddDays(1))
        {
            var people = People(roster.Plan, date);
            foreach (var shift in people.IsEmpty ? [] : roster.Plan.Shifts.Where(shift => shift.Days.Contains(date.DayOfWeek)))
            {
                yield return new DutyTime(
                    LocalTime.Begins(zone, date.ToDateTime(shift.Start)),
                    LocalTime.Ends(zone, (shift.EndsNextDay ? date.AddDays(1) : date).ToDateTime(shift.End)),
                    people);
            }
        }
    }

    /// <summary>Whether that day has passed, with each shift that begins on it.</summary>
    public static bool IsOver(RosterPlan plan, TimeZoneInfo zone, DateOnly date, DateTimeOffset now) =>
        date < LocalTime.Day(zone, now)
        && plan.Shifts.Where(shift => shift.Days.Contains(date.DayOfWeek)).All(shift => LocalTime.Ends(zone, (shift.EndsNextDay ? date.AddDays(1) : date).ToDateTime(shift.End)) <= now);

    private static ImmutableArray<Guid> People(RosterPlan plan, DateOnly date)
    {
        var changes = plan.Changes.Where(change => change.Date == date).ToList();
        if (changes.Exists(change => change.Kind == RosterExceptionKind.Closed))
        {
            return [];
        }

        var away = Of(RosterExceptionKind.Away);
        return [.. plan.Members.Union(Of(RosterExceptionKind.StandIn)).Except(away)];

        IEnumerable<Guid> Of(RosterExceptionKind kind) => changes.Where(change => change.Kind == kind).Select(change => change.PersonId).OfType<Guid>();
    }
}
