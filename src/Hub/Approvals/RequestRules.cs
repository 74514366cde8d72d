using PeerConnect.Contracts;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Approvals;

/// <summary>What stands against a request at each facility that it concerns.</summary>
internal static class RequestRules
{
    /// <summary>Why nobody can approve it yet, or any more.</summary>
    public static Refusal? Unready(this ApprovalRequestRow request, DateTimeOffset now) =>
        request.Kind == ApprovalKind.Pairing && request.Supporter() is null ? ApprovalRefusals.NobodyNamed
        : request.ValidUntil <= now ? ApprovalRefusals.DatePassed
        : null;

    /// <summary>What the facility's own coordinators have to be told before they approve; null when nothing of theirs stands against it.</summary>
    public static Refusal? Obstacle(this PeerConnectDb db, ApprovalRequestRow request, Guid facilityId, DateTimeOffset now)
    {
        if (request.Unready(now) is { } unready)
        {
            return unready;
        }

        foreach (var party in request.Parties().Where(party => party.FacilityId == facilityId))
        {
            if (db.FindPerson(party) is not { State: PersonState.Active })
            {
                return ApprovalRefusals.NotActive;
            }
        }

        if (db.Supervised(request, now).Exists(one => one.Person.FacilityId == facilityId && one.OfficerId is null))
        {
            return ApprovalRefusals.NoOfficer;
        }

        if (request.Supporter() is { } supporter && supporter.FacilityId == facilityId && db.CertifiedUntil(supporter, now) is null)
        {
            return ApprovalRefusals.NotCertified;
        }

        if (request.Supporter() is { } one && one.FacilityId == facilityId && db.CannotTakeOneMore(one, now) is { } refusal)
        {
            return refusal;
        }

        if (request.Role == MemberRole.Facilitator && request.PersonFacilityId == facilityId && !db.MayFacilitate(request.Person(), now))
        {
            return ApprovalRefusals.NoFacilitator;
        }

        return db.OrdersAgainst(request, now).Exists(order => order.FacilityId == facilityId) ? ApprovalRefusals.KeptSeparate : null;
    }

    /// <summary>What the supporter's own facility has to be told before somebody new comes to him or her; null when nothing of it stands against that.</summary>
    public static Refusal? CannotTakeOneMore(this PeerConnectDb db, PersonKey supporter, DateTimeOffset now) =>
        db.FindPerson(supporter) is { RestingSince: not null }
            ? ApprovalRefusals.SupporterRests
            : db.Supported(supporter, now) >= db.MostSupported(supporter.FacilityId) ? ApprovalRefusals.CaseloadFull : null;
}
