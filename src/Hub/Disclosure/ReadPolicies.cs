using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Disclosure;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;
using PolicyYaml = PeerConnect.Moderation.Policies.Documents.PolicyYaml;

namespace PeerConnect.Hub.Disclosure;

/// <summary>The facility's policies and drafts, for staff.</summary>
internal sealed class ReadPolicies(Store store, PolicyBook policies, NoticeBook notices, PolicyWarnings warnings, TimeProvider time)
{
    public PolicyOverview Overview(Guid facilityId)
    {
        using var db = store.Read();
        var versions = db.Policies.Where(row => row.FacilityId == facilityId).OrderByDescending(row => row.Version).ToList();
        var drafts = db.PolicyDrafts
            .Where(row => row.FacilityId == facilityId && (row.State == PolicyDraftState.Draft || row.State == PolicyDraftState.Scheduled))
            .OrderByDescending(row => row.ChangedAt).ToList();
        return new PolicyOverview([.. versions.Select(row => Version(db, row))], [.. drafts.Select(row => Summary(db, row))]);
    }

    public Reply<PolicyText> Text(Guid facilityId, int version)
    {
        using var db = store.Read();
        if (db.Policies.SingleOrDefault(row => row.FacilityId == facilityId && row.Version == version) is not { } row)
        {
            return Refusals.NotFound;
        }

        var (policy, names) = (PolicyRows.Parse(row), ScopeRows.Of(db, facilityId));
        return new PolicyText(row.Version, PolicyYaml.Write(names.ByCode(policy)), notices.Preview(names.ByName(policy)));
    }

    /// <summary>What is to be said of a document that is stored nowhere.</summary>
    public PolicyChecked Check(Guid facilityId, string document, NoticeLanguage language)
    {
        using var db = store.Read();
        return Check(db, facilityId, document, policies.Active(facilityId).Version + 1, language);
    }

    public Reply<PolicyDraft> Draft(PersonKey caller, Guid draftId, NoticeLanguage language)
    {
        using var db = store.Read();
        if (db.PolicyDrafts.SingleOrDefault(row => row.FacilityId == caller.FacilityId && row.DraftId == draftId) is not { } row)
        {
            return Refusals.NotFound;
        }

        var signed = db.SignaturesOf(row).OrderBy(signature => signature.Ordinal).Select(signature => signature.SignerId).ToList();
        var found = Check(db, caller.FacilityId, row.Document, row.Follows + 1, language);
        return new PolicyDraft(
            Summary(db, row),
            row.Document,
            PolicyAccess.Hash(row.Document),
            row.Follows,
            [.. signed.Select(signer => Name(db, caller.FacilityId, signer))],
            found.AsksConsentAgain,
            found.Unstaffed,
            found.Notices,
            [.. db.MaySign(row, signed, time.GetUtcNow()).Select(person => Name(db, caller.FacilityId, person)).Order(StringComparer.Ordinal)],
            row.AuthorId == caller.PersonId,
            signed.Contains(caller.PersonId),
            found.Warnings);
    }

    private PolicyChecked Check(PeerConnectDb db, Guid facilityId, string document, int version, NoticeLanguage language)
    {
        var names = ScopeRows.Of(db, facilityId);
        var reading = PolicyReading.Of(document, version, names);
        return reading.Policy is not { } policy
            ? new PolicyChecked(reading.In(language), AsksConsentAgain: false, [], [], [])
            : new PolicyChecked(
                [],
                PolicyWidening.Widens(policies.Active(facilityId), policy),
                [.. db.Unstaffed(facilityId, policy, time.GetUtcNow()).Select(missing => missing.In(language))],
                notices.Preview(names.ByName(policy)),
                warnings.Of(db, facilityId, policy, language, time.GetUtcNow()));
    }

    private static PolicyVersion Version(PeerConnectDb db, PolicyRow row)
    {
        // No draft can be signed but one that follows the version in force, so each version has one draft that became it; the first has none.
        var draft = db.PolicyDrafts.SingleOrDefault(one => one.FacilityId == row.FacilityId && one.State == PolicyDraftState.InForce && one.Follows == row.Version - 1);
        return new PolicyVersion(
            row.Version,
            PolicyRows.Parse(row).Name,
            row.EffectiveAt,
            row.SupersededAt,
            row.ConsentFrom,
            draft is null ? [] : [.. db.SignaturesOf(draft).OrderBy(signature => signature.Ordinal).Select(signature => signature.SignerId).ToList().Select(signer => Name(db, row.FacilityId, signer))],
            draft is null ? null : Name(db, row.FacilityId, draft.AuthorId));
    }

    private static PolicyDraftSummary Summary(PeerConnectDb db, PolicyDraftRow row) => new(
        row.DraftId, row.State, Name(db, row.FacilityId, row.AuthorId), row.ChangedAt, row.EffectiveAt, db.SignaturesOf(row).Count());

    private static string Name(PeerConnectDb db, Guid facilityId, Guid personId)
    {
        var person = db.People.AsNoTracking().SingleOrDefault(row => row.FacilityId == facilityId && row.PersonId == personId);
        return $"{person?.GivenName} {person?.FamilyName}".Trim();
    }
}
