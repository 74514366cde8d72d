using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Storage.Disclosure;

/// <summary>The one place that looks up a policy's drafts and who may do what with them.</summary>
internal static class PolicyAccess
{
    public static bool HoldsAny(this RecordedAct act, IEnumerable<Role> roles) => roles.Any(role => act.Db.Holds(act.By, role, act.Now));

    /// <summary>A draft of the own facility that is not over; null for any other.</summary>
    public static PolicyDraftRow? FindDraft(this RecordedAct act, Guid draftId) =>
        act.Db.PolicyDrafts.SingleOrDefault(row => row.FacilityId == act.By.FacilityId && row.DraftId == draftId
            && (row.State == PolicyDraftState.Draft || row.State == PolicyDraftState.Scheduled));

    /// <summary>Whether it is a draft of the own facility of which nothing is to be decided any more.</summary>
    public static bool IsOver(this RecordedAct act, Guid draftId) =>
        act.Db.PolicyDrafts.Any(row => row.FacilityId == act.By.FacilityId && row.DraftId == draftId && row.State != PolicyDraftState.Draft && row.State != PolicyDraftState.Scheduled);

    /// <summary>The signed policy of the own facility that waits for its time; null where none does, and for one that this server cannot read.</summary>
    public static DisclosurePolicy? Scheduled(this RecordedAct act) =>
        act.Db.PolicyDrafts.SingleOrDefault(row => row.FacilityId == act.By.FacilityId && row.State == PolicyDraftState.Scheduled) is { } draft
            ? PolicyReading.Of(draft.Document, draft.Follows + 1, ScopeRows.Of(act.Db, draft.FacilityId)).Policy
            : null;

    public static IQueryable<PolicySignatureRow> SignaturesOf(this PeerConnectDb db, PolicyDraftRow draft) =>
        db.PolicySignatures.Where(row => row.FacilityId == draft.FacilityId && row.DraftId == draft.DraftId);

    public static int VersionInForce(this PeerConnectDb db, Guid facilityId) =>
        db.Policies.AsNoTracking().Where(row => row.FacilityId == facilityId && row.SupersededAt == null).Select(row => row.Version).Single();

    /// <summary>SHA-256 of a document, lower case hex.</summary>
    public static string Hash(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    /// <summary>Who active holds which role at this facility now.</summary>
    public static ILookup<Role, Guid> Staffed(this PeerConnectDb db, Guid facilityId, DateTimeOffset now) =>
        db.HeldNow(facilityId, now).ToLookup(held => held.Role, held => held.PersonId);

    /// <summary>Roles, rosters and ranks that a policy counts on and for which nobody is there now.</summary>
    public static IReadOnlyList<Wording> Unstaffed(this PeerConnectDb db, Guid facilityId, DisclosurePolicy policy, DateTimeOffset now) =>
        PolicyStaffing.Unstaffed(policy, db.Staffed(facilityId, now), RosterRows.Staffing(db, facilityId).Rosters, db.RanksHeld(facilityId, policy.Approvals));

    /// <summary>Who could sign a draft as it stands, besides whoever wrote or signed it.</summary>
    public static IEnumerable<Guid> MaySign(this PeerConnectDb db, PolicyDraftRow draft, IReadOnlyList<Guid> signed, DateTimeOffset now) =>
        db.HeldNow(draft.FacilityId, now).Where(held => PolicyRoles.Signers.Contains(held.Role)).Select(held => held.PersonId).Distinct()
            .Where(person => person != draft.AuthorId && !signed.Contains(person));

    private static IEnumerable<(Guid PersonId, Role Role)> HeldNow(this PeerConnectDb db, Guid facilityId, DateTimeOffset now) =>
        RosterRows.Held(db, facilityId).Where(held => held.From <= now && (held.Until is null || held.Until > now)).Select(held => (held.PersonId, held.Role));
}
