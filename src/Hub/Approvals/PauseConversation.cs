using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Approvals;

/// <summary>Staff of the home facility pause a conversation and open it again. A facilitator cannot undo it.</summary>
internal sealed class PauseConversation(Store store)
{
    public Task<Reply<Done>> HandleAsync(PersonKey caller, Guid conversationId, CancellationToken cancellation) =>
        store.ActAsync(caller, "conversation-paused-by-staff", $"conversation:{conversationId:D}", act => Pause(act, conversationId), cancellation);

    public Task<Reply<Done>> ReopenAsync(PersonKey caller, Guid conversationId, CancellationToken cancellation) =>
        store.ActAsync(caller, "conversation-reopened-by-staff", $"conversation:{conversationId:D}", act => Reopen(act, conversationId), cancellation);

    private static Reply<Done> Pause(RecordedAct act, Guid conversationId)
    {
        if (FindOwn(act, conversationId) is not { } conversation)
        {
            return Refusals.NotFound;
        }

        act.Pause(conversation, PauseCause.Staff);
        return Done.Value;
    }

    private static Reply<Done> Reopen(RecordedAct act, Guid conversationId)
    {
        if (FindOwn(act, conversationId) is not { } conversation)
        {
            return Refusals.NotFound;
        }

        if (conversation.State == ConversationState.Paused)
        {
            act.Reopen(conversation);
        }

        return Done.Value;
    }

    private static ConversationRow? FindOwn(RecordedAct act, Guid conversationId)
    {
        var mayAct = act.Db.Holds(act.By, Role.Coordinator, act.Now) || act.Db.Holds(act.By, Role.Moderator, act.Now);
        return mayAct && act.Db.FindConversation(conversationId) is { State: not ConversationState.Ended } conversation
            && conversation.FacilityId == act.By.FacilityId
            ? conversation
            : null;
    }
}
