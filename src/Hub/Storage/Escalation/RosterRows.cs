using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Escalation;

/// <summary>Reads of duty rosters, always of one facility.</summary>
internal static class RosterRows
{
    /// <summary>The facility's rosters and its time zone.</summary>
    public static Staffing Staffing(PeerConnectDb db, Guid facilityId)
    {
        var rows = db.Rosters.AsNoTracking().Where(row => row.FacilityId == facilityId).OrderBy(row => row.Role).ThenBy(row => row.Name).ToList();
        return rows.Count == 0
            ? Hub.Escalation.Staffing.None
            : new Staffing(Zone(db, facilityId), [.. rows.Select(row => new Roster(row.RosterId, row.Role, row.Name, RosterPlan.FromJson(row.Plan)))]);
    }

    public static TimeZoneInfo Zone(PeerConnectDb db, Guid facilityId) =>
        TimeZoneInfo.FindSystemTimeZoneById(db.Facilities.AsNoTracking().Single(row => row.FacilityId == facilityId).TimeZone);

    /// <summary>Facilities that have rosters.</summary>
    public static List<Guid> Facilities(PeerConnectDb db) => [.. db.Rosters.Select(row => row.FacilityId).Distinct()];

    /// <summary>The roster of that facility, tracked; null where there is none.</summary>
    public static RosterRow? Find(PeerConnectDb db, Guid facilityId, Guid rosterId) =>
        db.Rosters.SingleOrDefault(row => row.FacilityId == facilityId && row.RosterId == rosterId);

    public static bool NameIsTaken(PeerConnectDb db, Guid facilityId, string name, Guid? except) =>
        db.Rosters.Where(row => row.FacilityId == facilityId && row.RosterId != except).Select(row => row.Name).AsEnumerable()
            .Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Staff by user name, with whether each holds the role now.</summary>
    public static Dictionary<string, (Guid PersonId, bool Holds)> Staff(
        PeerConnectDb db, Guid facilityId, IReadOnlyCollection<string> userNames, Contracts.Role role, DateTimeOffset now) =>
        db.People.AsNoTracking().Where(row => row.FacilityId == facilityId && row.Kind == PersonKind.Staff && userNames.Contains(row.Number))
            .Select(row => new
            {
                row.Number,
                row.PersonId,
                Holds = db.Roles.Any(held => held.FacilityId == facilityId && held.PersonId == row.PersonId && held.Role == role
                    && held.From <= now && (held.Until == null || held.Until > now)),
            })
            .ToDictionary(row => row.Number, row => (row.PersonId, row.Holds), StringComparer.OrdinalIgnoreCase);

    public static Dictionary<Guid, string> UserNames(PeerConnectDb db, Guid facilityId) =>
        db.People.AsNoTracking().Where(row => row.FacilityId == facilityId && row.Kind == PersonKind.Staff).ToDictionary(row => row.PersonId, row => row.Number);
}
