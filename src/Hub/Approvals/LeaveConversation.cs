using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Approvals;

/// <summary>Leaves a conversation: one act, no reason, no cost. A pair ends with it. Leaving again changes nothing.</summary>
internal sealed class LeaveConversation(Store store)
{
    public Task<Reply<Done>> HandleAsync(PersonKey caller, Guid conversationId, CancellationToken cancellation) =>
        store.ActAsync(caller, "conversation-left", $"conversation:{conversationId:D}", act => Leave(act, conversationId), cancellation);

    internal static Reply<Done> Leave(RecordedAct act, Guid conversationId)
    {
        if (act.Db.FindConversation(conversationId) is not { } conversation)
        {
            return Refusals.NotFound;
        }

        var own = act.Db.Members(conversation).FindAll(row => row.Person() == act.By);
        if (own.Count == 0)
        {
            return Refusals.NotFound;
        }

        if (own.Find(row => row.State != MembershipState.Ended) is not { } membership)
        {
            return Done.Value;
        }

        if (conversation.Kind == ConversationKind.Direct)
        {
            act.End(conversation);
        }
        else
        {
            act.Leave(conversation, membership);
        }

        return Done.Value;
    }
}
