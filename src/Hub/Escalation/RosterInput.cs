using System.Collections.Immutable;
using System.Globalization;
using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Escalation;

namespace PeerConnect.Hub.Escalation;

/// <summary>Reads what was typed as a roster, with a sentence for each fault.</summary>
internal static class RosterInput
{
    private const int LongestName = 64;
    private const int MostShifts = 50;
    private const int MostMembers = 200;
    private const int MostExceptions = 400;

    /// <summary>Faults of the form, without looking anything up.</summary>
    public static IReadOnlyList<string> Faults(SaveRoster typed) => [.. OfForm(typed)];

    /// <summary>The plan, with user names looked up; every name that cannot be on it is added to the faults.</summary>
    public static RosterPlan Plan(PeerConnectDb db, Guid facilityId, SaveRoster typed, DateTimeOffset now, List<string> faults)
    {
        var named = typed.Members.Concat(typed.Exceptions.Select(change => change.UserName).OfType<string>()).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var staff = RosterRows.Staff(db, facilityId, named, typed.Role, now);
        faults.AddRange(named.Where(name => !staff.TryGetValue(name, out var one) || !one.Holds)
            .Select(name => typed.Role == Role.PeerSupporter
                ? $"'{name}' is no resident here with a certificate that holds. Certify first, or check the number."
                : $"'{name}' is nobody who holds the role '{RosterGaps.Words(typed.Role)}' here. Grant the role first, or check the user name."));
        return new RosterPlan(
            [.. typed.Shifts.Select(shift => new Shift([.. shift.Days.Distinct().Select(Day)], Time(shift.Start)!.Value, Time(shift.End)!.Value))],
            [.. typed.Members.Select(Id).OfType<Guid>().Distinct()],
            [.. typed.Exceptions.Select(change => new RosterChange(change.Date, change.Kind, change.UserName is { } name ? Id(name) : null))]);

        Guid? Id(string name) => staff.TryGetValue(name, out var one) ? one.PersonId : null;
    }

    /// <summary>Who was away or stood in on a day that is over is said on that day, or never: afterwards it would only explain something away.</summary>
    /// <param name="plan">The plan as it would be.</param>
    /// <param name="known">What was said of single days before; it may stay.</param>
    /// <param name="zone">The facility's.</param>
    /// <param name="now">When.</param>
    /// <param name="faults">Gets a sentence for each such day.</param>
    public static void Past(RosterPlan plan, ImmutableArray<RosterChange> known, TimeZoneInfo zone, DateTimeOffset now, List<string> faults) =>
        faults.AddRange(plan.Changes.Except(known).Select(change => change.Date).Distinct().Where(date => Duty.IsOver(plan, zone, date, now)).Order()
            .Select(date => $"{date:yyyy-MM-dd} is over: who was away or stood in then cannot be written down any more."));

    /// <summary>A stored plan as it was typed.</summary>
    public static SaveRoster Shown(Roster roster, IReadOnlyDictionary<Guid, string> userNames) => new(
        roster.Role,
        roster.Name,
        [.. roster.Plan.Shifts.Select(shift => new RosterShift([.. shift.Days.Select(Day)], Clock(shift.Start), Clock(shift.End)))],
        [.. Names(roster.Plan.Members, userNames)],
        [.. roster.Plan.Changes.Select(change => new RosterException(
            change.Date, change.Kind, change.PersonId is { } id ? userNames.GetValueOrDefault(id) : null))]);

    public static IEnumerable<string> Names(IEnumerable<Guid> people, IReadOnlyDictionary<Guid, string> userNames) =>
        people.Select(id => userNames.GetValueOrDefault(id)).OfType<string>().Order(StringComparer.Ordinal);

    private static IEnumerable<string> OfForm(SaveRoster typed)
    {
        if (!CaseSight.WorksCases(typed.Role) && typed.Role != Role.PeerSupporter)
        {
            yield return $"{typed.Role} works no cases, so it needs no roster.";
        }

        if (string.IsNullOrWhiteSpace(typed.Name) || typed.Name.Length > LongestName || typed.Name != typed.Name.Trim() || typed.Name.Any(char.IsControl))
        {
            yield return $"A roster needs a name of 1 to {LongestName} characters, for example \"night control\".";
        }

        if (typed.Shifts is not { Count: >= 1 and <= MostShifts } || typed.Members is not { Count: <= MostMembers } || typed.Exceptions is not { Count: <= MostExceptions })
        {
            yield return $"A roster has 1 to {MostShifts} shifts, at most {MostMembers} members and at most {MostExceptions} exceptions.";
            yield break;
        }

        if (typed.Members.Any(string.IsNullOrWhiteSpace))
        {
            yield return "A member is named by the user name.";
        }

        foreach (var (shift, index) in typed.Shifts.Select((shift, index) => (shift, index + 1)))
        {
            if (shift?.Days is not { Count: > 0 } || !shift.Days.All(Enum.IsDefined) || Time(shift.Start) is null || Time(shift.End) is null)
            {
                yield return $"Shift {index} needs at least one day, and a start and an end such as \"22:00\" and \"06:00\"; the whole day is \"00:00\" to \"00:00\".";
            }
        }

        foreach (var change in typed.Exceptions)
        {
            if (change is null || !Enum.IsDefined(change.Kind) || change.Kind == RosterExceptionKind.Closed != string.IsNullOrWhiteSpace(change.UserName))
            {
                yield return "An exception is Closed without a name, or Away or StandIn with a user name.";
            }
        }
    }

    private static TimeOnly? Time(string? typed) =>
        TimeOnly.TryParseExact(typed, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static DayOfWeek Day(Weekday day) => (DayOfWeek)(((int)day + 1) % 7);

    private static Weekday Day(DayOfWeek day) => (Weekday)(((int)day + 6) % 7);
}
