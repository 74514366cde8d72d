using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;
using PolicyYaml = PeerConnect.Moderation.Policies.Documents.PolicyYaml;

namespace PeerConnect.Hub.Storage.Disclosure;

/// <summary>The facility's policies and drafts, for staff.</summary>
internal sealed class ReadPolicies(Store store, PolicyBook policies, NoticeBook notices, TimeProvider time)
{
    public PolicyOverview Overview(Guid facilityId)
    {
        using var db = store.Read();
        var versions = db.Policies.Where(row => row.FacilityId == facilityId).OrderByDescending(row => row.Version).ToList();
        var drafts = db.PolicyDrafts
            .Where(row => row.FacilityId == facilityId && (row.State == PolicyDraftState.Draft || row.State == PolicyDraftState.Scheduled))
            .OrderByDescending(row => row.ChangedAt).ToList();
        return new PolicyOverview(
            [.. versions.Select(row => new PolicyVersion(row.Version, PolicyRows.Parse(row).Name, row.EffectiveAt, row.SupersededAt, row.ConsentFrom))],
            [.. drafts.Select(row => Summary(db, row))]);
    }

    public Reply<PolicyText> Text(Guid facilityId, int version)
    {
        using var db = store.Read();
        return db.Policies.SingleOrDefault(row => row.FacilityId == facilityId && row.Version == version) is { } row
            ? new PolicyText(row.Version, PolicyYaml.Write(PolicyRows.Parse(row)))
            : Refusals.NotFound;
    }

    public Reply<PolicyDraft> Draft(Guid facilityId, Guid draftId)
    {
        using var db = store.Read();
        if (db.PolicyDrafts.SingleOrDefault(row => row.FacilityId == facilityId && row.DraftId == draftId) is not { } row)
        {
            return Refusals.NotFound;
        }

        var signed = db.SignaturesOf(row).OrderBy(signature => signature.At).Select(signature => signature.SignerId).ToList();
        var policy = PolicyReading.Of(row.Document, row.Follows + 1).Policy;
        return new PolicyDraft(
            Summary(db, row),
            row.Document,
            PolicyAccess.Hash(row.Document),
            row.Follows,
            [.. signed.Select(signer => Name(db, facilityId, signer))],
            policy is not null && PolicyWidening.Widens(policies.Active(facilityId), policy),
            policy is null ? [] : PolicyStaffing.Unstaffed(policy, db.Staffed(facilityId, time.GetUtcNow()), RosterRows.Staffing(db, facilityId).Rosters),
            policy is null ? [] : notices.Preview(policy));
    }

    private static PolicyDraftSummary Summary(PeerConnectDb db, PolicyDraftRow row) => new(
        row.DraftId, row.State, Name(db, row.FacilityId, row.AuthorId), row.ChangedAt, row.EffectiveAt, db.SignaturesOf(row).Count());

    private static string Name(PeerConnectDb db, Guid facilityId, Guid personId)
    {
        var person = db.People.AsNoTracking().SingleOrDefault(row => row.FacilityId == facilityId && row.PersonId == personId);
        return $"{person?.GivenName} {person?.FamilyName}".Trim();
    }
}
