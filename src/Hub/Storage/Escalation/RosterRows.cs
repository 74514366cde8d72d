using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.People;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Storage.Escalation;

/// <summary>Reads of duty rosters, always of one facility.</summary>
internal static class RosterRows
{
    public const string SavedAct = "roster-saved";
    public const string RemovedAct = "roster-removed";

    /// <summary>The facility's rosters and its time zone.</summary>
    public static Staffing Staffing(PeerConnectDb db, Guid facilityId)
    {
        var rows = db.Rosters.AsNoTracking().Where(row => row.FacilityId == facilityId).OrderBy(row => row.Role).ThenBy(row => row.Name).ToList();
        return rows.Count == 0
            ? Hub.Escalation.Staffing.None
            : new Staffing(
                Zone(db, facilityId), [.. rows.Select(row => new Roster(row.RosterId, row.Role, row.Name, row.Named, RosterPlan.FromJson(row.Plan)))], [.. Held(db, facilityId)]);
    }

    /// <summary>The facility's rosters over time.</summary>
    public static RosterHistory History(PeerConnectDb db, Guid facilityId) => new(
        Zone(db, facilityId),
        [.. db.RosterVersions.AsNoTracking().Where(row => row.FacilityId == facilityId).AsEnumerable().Select(row => new RosterVersion(row.RosterId, row.Version, row.At, row.Role, row.Name, row.Plan))],
        [.. db.Policies.AsNoTracking().Where(row => row.FacilityId == facilityId).OrderBy(row => row.Version).AsEnumerable().Select(row => Named(PolicyRows.Parse(row), row.EffectiveAt))],
        [.. Held(db, facilityId)]);

    /// <summary>What the chain says of saves and removals of rosters before an instant.</summary>
    public static List<RosterSaved> Saved(PeerConnectDb db, Guid facilityId, DateTimeOffset before) =>
    [
        .. db.Audit.AsNoTracking().Where(row => row.FacilityId == facilityId && row.At < before && (row.Act == SavedAct || row.Act == RemovedAct)).OrderBy(row => row.Sequence).AsEnumerable()
            .Select(row => new RosterSaved(row.Sequence, Guid.ParseExact(row.Subject["roster:".Length..], "D"), HashOf(row))),
    ];

    /// <summary>Keeps the roster as it is from now on; the versions before stay as they were.</summary>
    /// <param name="transaction">The one that changes it.</param>
    /// <param name="row">The roster.</param>
    /// <param name="removed">Whether it is no more from now on.</param>
    public static void Keep(WriteTransaction transaction, RosterRow row, bool removed = false) => transaction.Db.RosterVersions.Add(new RosterVersionRow
    {
        FacilityId = row.FacilityId,
        RosterId = row.RosterId,
        Version = (transaction.Db.RosterVersions.Where(version => version.FacilityId == row.FacilityId && version.RosterId == row.RosterId).Max(version => (int?)version.Version) ?? 0) + 1,
        At = transaction.Now,
        Role = row.Role,
        Name = row.Name,
        Plan = removed ? null : row.Plan,
    });

    /// <summary>Writes into the chain what a save keeps.</summary>
    public static void Describe(Dictionary<string, object?> details, RosterRow row, RosterPlan plan)
    {
        details["role"] = row.Role.ToString();
        details["shifts"] = plan.Shifts.Length;
        details["members"] = plan.Members.Length;
        details["exceptions"] = plan.Changes.Length;
        details["plan"] = RosterVersion.Hash(row.Plan);
    }

    /// <summary>Whoever is on a roster under a record that was merged is on it under the one that remains: a supporter on call would else be called by nobody.</summary>
    public static void PassOn(RecordedAct act, PersonKey from, Guid to)
    {
        foreach (var row in act.Db.Rosters.Where(row => row.FacilityId == from.FacilityId).ToList())
        {
            var plan = RosterPlan.FromJson(row.Plan);
            if (!plan.Members.Contains(from.PersonId) && !plan.Changes.Any(change => change.PersonId == from.PersonId))
            {
                continue;
            }

            var passed = plan with
            {
                Members = [.. plan.Members.Select(member => member == from.PersonId ? to : member).Distinct()],
                Changes = [.. plan.Changes.Select(change => change.PersonId == from.PersonId ? change with { PersonId = to } : change).Distinct()],
            };
            row.Plan = passed.ToJson();
            var details = new Dictionary<string, object?>(StringComparer.Ordinal);
            Describe(details, row, passed);
            act.Transaction.Audit(new AuditAct(row.FacilityId, act.ActorId, SavedAct, $"roster:{row.RosterId:D}", details));
            Keep(act.Transaction, row);
        }
    }

    /// <summary>Which roles those who may work at this facility hold, held and will hold.</summary>
    public static IEnumerable<RoleHeld> Held(PeerConnectDb db, Guid facilityId) =>
        (from role in db.Roles.AsNoTracking()
         join person in db.People.AsNoTracking() on new { role.FacilityId, role.PersonId } equals new { person.FacilityId, person.PersonId }
         where role.FacilityId == facilityId && person.State == PersonState.Active
         select new { role.Role, role.PersonId, role.From, role.Until }).AsEnumerable().Select(held => new RoleHeld(held.Role, held.PersonId, held.From, held.Until));

    /// <summary>Whether a role of anybody, at any facility, ended by its date after one instant and not after another: no row changes then.</summary>
    public static bool AnyRoleEnded(PeerConnectDb db, DateTimeOffset after, DateTimeOffset by) => db.Roles.Any(held => held.Until > after && held.Until <= by);

    public static TimeZoneInfo Zone(PeerConnectDb db, Guid facilityId) =>
        TimeZoneInfo.FindSystemTimeZoneById(db.Facilities.AsNoTracking().Single(row => row.FacilityId == facilityId).TimeZone);

    /// <summary>Facilities that have rosters.</summary>
    public static List<Guid> Facilities(PeerConnectDb db) => [.. db.Rosters.Select(row => row.FacilityId).Distinct()];

    /// <summary>The roster of that facility, tracked; null where there is none.</summary>
    public static RosterRow? Find(PeerConnectDb db, Guid facilityId, Guid rosterId) =>
        db.Rosters.SingleOrDefault(row => row.FacilityId == facilityId && row.RosterId == rosterId);

    /// <summary>Marks which of the facility's rosters the policy names: at each start of a policy, and for each roster that is saved.</summary>
    public static void MarkNamed(DisclosurePolicy policy, IEnumerable<RosterRow> rosters)
    {
        var named = Named(policy, default);
        foreach (var row in rosters)
        {
            row.Named = named.Has(row.Role, row.Name);
        }
    }

    /// <summary>
    /// Rosters that the policy in force names and this one does not, of roles that have no other, where somebody who holds the role is not on them. From its start on such a roster
    /// is the role's own: whoever is not on it is told of nothing while it runs.
    /// </summary>
    public static IEnumerable<string> LeftAsOnlyOne(PeerConnectDb db, Guid facilityId, DisclosurePolicy policy, DateTimeOffset now)
    {
        var (named, staffing) = (Named(policy, default), Staffing(db, facilityId));
        return
            from roster in staffing.Rosters
            where roster.Named && !named.Has(roster.Role, roster.Name)
                && !staffing.Rosters.Any(other => other.Role == roster.Role && !other.Named)
                && staffing.Held.Any(held => held.Role == roster.Role && staffing.Holds(roster.Role, held.PersonId, now) && !roster.Plan.Members.Contains(held.PersonId))
            select roster.Name;
    }

    private static RostersNamed Named(DisclosurePolicy policy, DateTimeOffset from) =>
        new(from, [.. PolicyNeeds.Of(policy).Rosters.Where(need => need.Roster is not null).Select(need => (PolicyWords.Role(need.Role), need.Roster!))]);

    public static bool NameIsTaken(PeerConnectDb db, Guid facilityId, string name, Guid? except) =>
        db.Rosters.Where(row => row.FacilityId == facilityId && row.RosterId != except).Select(row => row.Name).AsEnumerable()
            .Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Staff by user name, with whether each holds the role now; for peer supporters, residents by number.</summary>
    public static Dictionary<string, (Guid PersonId, bool Holds)> Staff(
        PeerConnectDb db, Guid facilityId, IReadOnlyCollection<string> userNames, Contracts.Role role, DateTimeOffset now) =>
        role == Contracts.Role.PeerSupporter ? Supporters(db, facilityId, [.. userNames.Select(PersonRules.Number)], now)
        : db.People.AsNoTracking().Where(row => row.FacilityId == facilityId && row.Kind == PersonKind.Staff && userNames.Contains(row.Number))
            .Select(row => new
            {
                row.Number,
                row.PersonId,
                Holds = db.Roles.Any(held => held.FacilityId == facilityId && held.PersonId == row.PersonId && held.Role == role
                    && held.From <= now && (held.Until == null || held.Until > now)),
            })
            .ToDictionary(row => row.Number, row => (row.PersonId, row.Holds), StringComparer.OrdinalIgnoreCase);

    /// <summary>User names of staff, and numbers of peer supporters.</summary>
    public static Dictionary<Guid, string> UserNames(PeerConnectDb db, Guid facilityId) =>
        db.People.AsNoTracking()
            .Where(row => row.FacilityId == facilityId && (row.Kind == PersonKind.Staff
                || db.Roles.Any(held => held.FacilityId == facilityId && held.PersonId == row.PersonId && held.Role == Contracts.Role.PeerSupporter)))
            .ToDictionary(row => row.PersonId, row => row.Number);

    private static Dictionary<string, (Guid PersonId, bool Holds)> Supporters(
        PeerConnectDb db, Guid facilityId, IReadOnlyCollection<string> numbers, DateTimeOffset now) =>
        db.People.AsNoTracking().Where(row => row.FacilityId == facilityId && row.Kind == PersonKind.Resident && numbers.Contains(row.Number)).AsEnumerable()
            .ToDictionary(
                row => row.Number,
                row => (row.PersonId, db.Standing(facilityId, row.PersonId) is { MaySignIn: true } standing && standing.Holds(Contracts.Role.PeerSupporter, now)),
                StringComparer.OrdinalIgnoreCase);

    private static string? HashOf(AuditRow row)
    {
        using var details = JsonDocument.Parse(row.Details);
        return details.RootElement.TryGetProperty("plan", out var hash) ? hash.GetString() : null;
    }
}
