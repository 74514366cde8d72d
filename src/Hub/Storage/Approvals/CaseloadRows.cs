using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;

namespace PeerConnect.Hub.Storage.Approvals;

/// <summary>How many people a supporter supports, and the most that the facility allows.</summary>
internal static class CaseloadRows
{
    /// <summary>Pairs that are not over: a place that is suspended may be given back.</summary>
    public static int Supported(this PeerConnectDb db, PersonKey supporter, DateTimeOffset now) =>
        db.StandingMemberships(supporter).Count(row => row.Role == MemberRole.Supporter && !(row.ValidUntil <= now));

    /// <summary>The cap of the facility's policy in force; null where it sets none.</summary>
    public static int? MostSupported(this PeerConnectDb db, Guid facilityId) =>
        PolicyRows.Active(db, facilityId).Caseload?.MostResidents;
}
