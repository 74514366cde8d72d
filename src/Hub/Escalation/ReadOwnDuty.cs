using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Escalation;

namespace PeerConnect.Hub.Escalation;

/// <summary>Who is on duty for the caller's roles, and how many cases that the caller may see were closed since the caller's shift began.</summary>
internal sealed class ReadOwnDuty(Store store, TimeProvider time)
{
    public OwnDuty Handle(PersonKey caller)
    {
        using var db = store.Read();
        var now = time.GetUtcNow();
        var staffing = RosterRows.Staffing(db, caller.FacilityId);
        if (CaseAccess.Viewer(db, caller) is not { } viewer)
        {
            return new OwnDuty([], now, null, 0);
        }

        var running = Running(staffing, viewer, now);
        var own = running.Where(shift => shift.Time.People.Contains(caller.PersonId)).ToList();
        var since = own.Count > 0 ? own.Min(shift => shift.Time.From) : Today(RosterRows.Zone(db, caller.FacilityId), now);
        return new OwnDuty(
            Shown(running, viewer, StaffNames.Of(db, caller.FacilityId, [.. running.SelectMany(shift => shift.Time.People).Distinct()]), now),
            since,
            own.Count > 0 ? own.Max(shift => shift.Time.To) : null,
            CaseCards.DecidedSince(db, viewer, staffing, since, now));
    }

    private static DateTimeOffset Today(TimeZoneInfo zone, DateTimeOffset now) => LocalTime.Begins(zone, LocalTime.Day(zone, now));

    private static IEnumerable<Role> Roles(Viewer viewer, DateTimeOffset now) => CaseEndpoints.Working.Where(role => viewer.Standing.Holds(role, now));

    /// <summary>The shifts of the viewer's roles that run now, with those of their people who hold the role.</summary>
    private static List<(Role Role, Roster Roster, DutyTime Time)> Running(Staffing staffing, Viewer viewer, DateTimeOffset now) =>
    [
        .. from role in Roles(viewer, now)
           from roster in staffing.Rosters
           where roster.Role == role
           from shift in Duty.Running(roster, staffing.Zone, now)
           let people = shift.People.Where(person => staffing.Holds(role, person, now)).ToList()
           where people.Count > 0
           select (role, roster, shift with { People = [.. people] }),
    ];

    private static List<RoleOnDuty> Shown(List<(Role Role, Roster Roster, DutyTime Time)> running, Viewer viewer, Dictionary<Guid, string> names, DateTimeOffset now)
    {
        List<RoleOnDuty> shown = [];
        foreach (var role in Roles(viewer, now))
        {
            // A roster that the policy names is for its own step: beside it the role means whoever its other rosters say, or everybody.
            var rosters = running.Where(shift => shift.Role == role).GroupBy(shift => shift.Roster).ToList();
            if (rosters.TrueForAll(roster => roster.Key.Named))
            {
                shown.Add(new RoleOnDuty(role, null, null, false, []));
            }

            foreach (var roster in rosters)
            {
                var people = roster.SelectMany(shift => shift.Time.People).ToHashSet();
                shown.Add(new RoleOnDuty(
                    role,
                    roster.Key.Name,
                    roster.Max(shift => shift.Time.To),
                    people.Contains(viewer.Person.PersonId),
                    [.. people.Where(person => person != viewer.Person.PersonId).Select(person => names[person]).Order(StringComparer.Ordinal)]));
            }
        }

        return shown;
    }
}
