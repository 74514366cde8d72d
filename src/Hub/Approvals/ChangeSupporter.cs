using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;

namespace PeerConnect.Hub.Approvals;

/// <summary>A resident wants another supporter: the pair ends as by leaving, and the coordinator is asked for another. No reason is asked.</summary>
internal sealed class ChangeSupporter(Store store)
{
    public Task<Reply<RequestFiled>> HandleAsync(PersonKey caller, Guid conversationId, CancellationToken cancellation) =>
        store.ActAsync(caller, "supporter-change-requested", $"conversation:{conversationId:D}", act => Change(act, conversationId), cancellation);

    private static Reply<RequestFiled> Change(RecordedAct act, Guid conversationId)
    {
        // Also of a pair that is over, whatever ended it: the answer is the same.
        if (act.Db.FindConversation(conversationId) is not { Kind: ConversationKind.Direct } pair
            || !act.Db.Members(pair).Exists(row => row.Person() == act.By && row.Role == MemberRole.Member))
        {
            return Refusals.NotFound;
        }

        LeaveConversation.Leave(act, conversationId);
        var filed = RequestPairing.FileOnce(act, act.By, null, null, pair.ProgrammeId);
        act.Details["conversation"] = conversationId;
        return filed;
    }
}
