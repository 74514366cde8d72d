using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Approvals;

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
        var people = db.Certified(coordinator.FacilityId, now).OrderBy(row => row.GivenName).ThenBy(row => row.FamilyName).ThenBy(row => row.PersonId).ToList();
        return new CaseloadList(
            [.. people.Select(row => new SupporterCaseload(row.PersonId, $"{row.GivenName} {row.FamilyName}".Trim(), db.Supported(row.Key(), now), row.RestingSince))],
            db.MostSupported(coordinator.FacilityId));
    }

    private static OwnCaseload Own(PeerConnectDb db, PersonKey supporter, DateTimeOffset now) =>
        new(db.Supported(supporter, now), db.MostSupported(supporter.FacilityId), db.FindPerson(supporter)?.RestingSince);
}
