using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Approvals;

/// <summary>
/// Somebody pauses the own place in a conversation, without a reason, and takes it up again. A pair rests for both, as for every pause; a group goes on and does not notice.
/// Nobody else can end it, and it ends nobody else's.
/// </summary>
internal sealed class PauseOwnPlace(Store store)
{
    public Task<Reply<Done>> HandleAsync(PersonKey caller, Guid conversationId, CancellationToken cancellation) =>
        store.ActAsync(caller, "own-place-paused", $"conversation:{conversationId:D}", act => Change(act, conversationId, pause: true), cancellation);

    public Task<Reply<Done>> ResumeAsync(PersonKey caller, Guid conversationId, CancellationToken cancellation) =>
        store.ActAsync(caller, "own-place-resumed", $"conversation:{conversationId:D}", act => Change(act, conversationId, pause: false), cancellation);

    private static Reply<Done> Change(RecordedAct act, Guid conversationId, bool pause)
    {
        if (act.Db.FindConversation(conversationId) is not { State: not ConversationState.Ended } conversation
            || act.Db.Members(conversation).Find(row => row.Person() == act.By && row.State != MembershipState.Ended) is not { } place
            || place.ValidUntil <= act.Now)
        {
            return Refusals.NotFound;
        }

        if (place.OwnPause == pause)
        {
            return Done.Value;
        }

        var before = act.Db.IsOpen(conversation);
        place.OwnPause = pause;
        var after = act.Db.IsOpen(conversation);
        if (before && !after)
        {
            act.AppendPause(conversation, act.By);
        }
        else if (after && !before)
        {
            act.Append(conversation, EntryKind.Reopened, null);
        }

        // Of a group the record of its home says nothing: there, nothing changed for anybody else.
        if (conversation.Kind == ConversationKind.Direct)
        {
            act.Changed(conversation, pause ? "conversation-paused" : "conversation-reopened", unnamed: true);
        }
        else
        {
            act.Transaction.TouchConversation(conversation.FacilityId, conversation.ConversationId);
        }

        return Done.Value;
    }
}
