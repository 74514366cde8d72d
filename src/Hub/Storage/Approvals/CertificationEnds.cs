using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Approvals;

/// <summary>A pairing stands on the supporter's certification and ends with the last one.</summary>
internal static class CertificationEnds
{
    /// <summary>Inside the transaction that ended a certification, once that is saved: ends the pairs that nothing carries any more.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="supporter">Whose certification ended.</param>
    /// <param name="by">Who ended it; an empty person id for the server itself.</param>
    public static void EndUncertifiedPairs(this WriteTransaction transaction, PersonKey supporter, PersonKey by) =>
        new RecordedAct(transaction, by, $"person:{supporter.PersonId:D}").EndUncertifiedPairs(supporter);

    public static void EndUncertifiedPairs(this RecordedAct act, PersonKey supporter)
    {
        if (act.Db.CertifiedUntil(supporter, act.Now) is not null)
        {
            return;
        }

        foreach (var place in act.Db.StandingMemberships(supporter).Where(row => row.Role == MemberRole.Supporter))
        {
            act.EndMembership(place);
        }

        act.Transaction.TouchPerson(supporter.FacilityId, supporter.PersonId);
    }
}
