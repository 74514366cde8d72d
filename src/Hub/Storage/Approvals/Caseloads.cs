using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Approvals;

/// <summary>How many residents a supporter supports, up to the policy's cap, and the rest that a supporter takes from new ones. What there is goes on.</summary>
internal sealed class Caseloads(Store store)
{
    /// <summary>One's own.</summary>
    public OwnCaseload Own(PersonKey supporter)
    {
        using var db = store.Read();
        return Own(db, supporter, store.Now());
    }

    /// <summary>Begins or ends the own rest; again changes nothing.</summary>
    public Task<Reply<OwnCaseload>> RestAsync(PersonKey supporter, bool rests, CancellationToken cancellation) =>
        store.ActAsync<OwnCaseload>(supporter, rests ? "rest-begun" : "rest-ended", $"person:{supporter.PersonId:D}", act =>
        {
            if (act.Db.FindPerson(supporter) is not { Kind: not PersonKind.Staff } row)
            {
                return Refusals.NotFound;
            }

            row.RestingSince = rests ? row.RestingSince ?? act.Now : null;
            act.Db.SaveChanges();
            return Own(act.Db, supporter, act.Now);
        }, cancellation);

    /// <summary>Every certified supporter of the coordinator's facility.</summary>
    public CaseloadList Of(PersonKey coordinator)
    {
        using var db = store.Read();
        var now = store.Now();
        var people = ReadRequests.Certified(db, coordinator.FacilityId, now).OrderBy(row => row.GivenName).ThenBy(row => row.FamilyName).ThenBy(row => row.PersonId).ToList();
        return new CaseloadList(
            [.. people.Select(row => new SupporterCaseload(row.PersonId, $"{row.GivenName} {row.FamilyName}".Trim(), db.Supported(row.Key(), now), row.RestingSince))],
            db.MostSupported(coordinator.FacilityId));
    }

    private static OwnCaseload Own(PeerConnectDb db, PersonKey supporter, DateTimeOffset now) =>
        new(db.Supported(supporter, now), db.MostSupported(supporter.FacilityId), db.FindPerson(supporter)?.RestingSince);
}

internal static class CaseloadRows
{
    /// <summary>Pairs that are not over: a place that is suspended may be given back.</summary>
    public static int Supported(this PeerConnectDb db, PersonKey supporter, DateTimeOffset now) =>
        db.StandingMemberships(supporter).Count(row => row.Role == MemberRole.Supporter && !(row.ValidUntil <= now));

    /// <summary>The cap of the facility's policy in force; null where it sets none.</summary>
    public static int? MostSupported(this PeerConnectDb db, Guid facilityId) =>
        PolicyRows.Active(db, facilityId).Caseload?.MostResidents;

    /// <summary>What the supporter's own facility has to be told before somebody new comes to him or her; null when nothing of it stands against that.</summary>
    public static Refusal? CannotTakeOneMore(this PeerConnectDb db, PersonKey supporter, DateTimeOffset now) =>
        db.FindPerson(supporter) is { RestingSince: not null }
            ? ApprovalRefusals.SupporterRests
            : db.Supported(supporter, now) >= db.MostSupported(supporter.FacilityId) ? ApprovalRefusals.CaseloadFull : null;
}
