using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Cases;

/// <summary>Referrals of cases, always by the case they belong to.</summary>
internal static class CaseReferralRows
{
    /// <summary>The referral of that case; null otherwise.</summary>
    public static CaseReferralRow? Find(PeerConnectDb db, CaseRow of, Guid referralId) =>
        db.CaseReferrals.AsNoTracking().SingleOrDefault(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId && row.ReferralId == referralId);

    /// <summary>Whether the case was referred there.</summary>
    public static bool Has(PeerConnectDb db, CaseRow of, CaseReferralKind kind) =>
        db.CaseReferrals.Any(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId && row.Kind == kind);

    public static List<CaseReferralRow> Of(PeerConnectDb db, CaseRow of) =>
    [
        .. db.CaseReferrals.AsNoTracking().Where(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId)
            .OrderBy(row => row.ReferredAt).ThenBy(row => row.ReferralId),
    ];

    /// <summary>What the form says of where it comes from.</summary>
    public static string FacilityName(PeerConnectDb db, Guid facilityId) => db.Facilities.Where(row => row.FacilityId == facilityId).Select(row => row.Name).Single();
}
