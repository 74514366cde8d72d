using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Documents;

namespace PeerConnect.Hub.Storage.Approvals;

/// <summary>Who of a facility may approve by its policy in force: the roles that it names, from a rank on.</summary>
internal static class ApproverRows
{
    /// <summary>Who may approve, by the facility's policy in force.</summary>
    public static ApprovalRules ApprovalRules(this PeerConnectDb db, Guid facilityId) => PolicyRows.Active(db, facilityId).Approvals;

    /// <summary>Whether somebody holds a role that the facility's policy names.</summary>
    public static bool Approves(this PeerConnectDb db, PersonKey staff, DateTimeOffset now) => db.Approves(db.ApprovalRules(staff.FacilityId), staff, now);

    /// <summary>Whether somebody sees the requests of the facility: coordinators, who run the programme, and whoever decides on them.</summary>
    public static bool SeesRequests(this PeerConnectDb db, PersonKey staff, DateTimeOffset now) => db.Holds(staff, Role.Coordinator, now) || db.Approves(staff, now);

    /// <summary>Of each active member of staff who has one, the rank that counts under these rules.</summary>
    public static Dictionary<Guid, string> RanksHeld(this PeerConnectDb db, Guid facilityId, ApprovalRules rules) => db.People
        .Where(row => row.FacilityId == facilityId && row.State == PersonState.Active && row.Rank != null)
        .Select(row => new { row.PersonId, row.Rank, row.RankBefore }).AsEnumerable()
        .Select(row => (row.PersonId, Rank: rules.Counting(row.Rank, row.RankBefore)))
        .Where(held => held.Rank is not null).ToDictionary(held => held.PersonId, held => held.Rank!);

    /// <summary>
    /// The ranks that can be given, lowest first: those of the policy in force, then what only a draft lists. No policy that asks for a rank comes
    /// into force before somebody holds it.
    /// </summary>
    public static IReadOnlyList<string> Ranks(this PeerConnectDb db, Guid facilityId)
    {
        var drafts = db.PolicyDrafts
            .Where(row => row.FacilityId == facilityId && (row.State == PolicyDraftState.Draft || row.State == PolicyDraftState.Scheduled))
            .OrderBy(row => row.ChangedAt).Select(row => row.Document).ToList();
        return [.. db.ApprovalRules(facilityId).Ranks.Concat(drafts.SelectMany(document => PolicyYaml.Read(document).Policy?.Approvals.Ranks ?? [])).Distinct(StringComparer.Ordinal)];
    }

    public static bool Approves(this PeerConnectDb db, ApprovalRules rules, PersonKey staff, DateTimeOffset now) =>
        rules.Approvers.Any(role => db.Holds(staff, PolicyWords.Role(role), now));
}
