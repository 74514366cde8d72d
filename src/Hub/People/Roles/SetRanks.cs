using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.People.Roles;

/// <summary>An administrator, who gives staff their roles, also writes down their rank; nobody the own.</summary>
internal sealed class SetRanks(Store store)
{
    public Task<Reply<Done>> HandleAsync(PersonKey caller, Guid personId, SetRank request, CancellationToken cancellation) =>
        store.ActAsync<Done>(caller, "rank-set", $"person:{personId:D}", act =>
        {
            if (!act.Db.Holds(caller, Role.Administrator, act.Now)
                || act.Db.People.SingleOrDefault(row => row.FacilityId == caller.FacilityId && row.PersonId == personId) is not { Kind: PersonKind.Staff } person)
            {
                return Refusals.NotFound;
            }

            if (personId == caller.PersonId)
            {
                return Refuse.Because(RefusalCode.SecondPersonNeeded);
            }

            var ranks = act.Db.Ranks(caller.FacilityId);
            if (request.Rank is { } rank && !ranks.Contains(rank))
            {
                return Refusals.InvalidInput("The policy lists no such rank. Choose one of its list, or add it to 'ranks' of a draft first.");
            }

            // Its place in the list: an audit row holds no words that people wrote.
            act.Details["from"] = Place(ranks, person.Rank);
            act.Details["to"] = Place(ranks, request.Rank);

            // A rank that only a draft lists is none under the policy in force: whoever approves by that goes on with the rank held so far, and nobody comes to approve by it.
            var rules = act.Db.ApprovalRules(caller.FacilityId);
            person.RankBefore = request.Rank is { } given && !rules.Ranks.Contains(given) ? rules.Counting(person.Rank, person.RankBefore) : null;
            person.Rank = request.Rank;
            return Done.Value;
        }, cancellation);

    private static int? Place(IReadOnlyList<string> ranks, string? rank) => ranks.Index().Where(one => one.Item == rank).Select(one => (int?)(one.Index + 1)).FirstOrDefault();
}
