using System.Security.Cryptography;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Approvals;

/// <summary>What a keep-separate order does to what the two share: the entries and notices of any other end or removal.</summary>
internal static class SeparationActs
{
    /// <summary>Ends a pair of the two and takes both out of every group they share, until a coordinator of the holder decides.</summary>
    public static void KeepApart(this RecordedAct act, PersonKey one, PersonKey other, Guid holderFacilityId)
    {
        var places = act.Db.StandingMemberships(one).Concat(act.Db.StandingMemberships(other)).ToLookup(row => row.ConversationId);
        foreach (var shared in places.Where(each => each.Select(row => row.Person()).Distinct().Count() == 2))
        {
            var both = shared.ToArray();
            var conversation = act.Db.ConversationOf(both[0]);
            if (conversation.Kind == ConversationKind.Direct)
            {
                act.End(conversation);
                continue;
            }

            // Whoever stays sees two entries; their order says nothing.
            RandomNumberGenerator.Shuffle<MembershipRow>(both);
            act.TakeOut(conversation, both, new Suspension(SuspensionCause.Separation, holderFacilityId));
        }

        act.Transaction.TouchPerson(one.FacilityId, one.PersonId);
        act.Transaction.TouchPerson(other.FacilityId, other.PersonId);
    }
}
