using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Approvals;

/// <summary>A coordinator of the home facility has a conversation belong to another programme, or to none. What was written before keeps the one that it was written in.</summary>
internal sealed class MoveToProgramme(Store store)
{
    public Task<Reply<Done>> HandleAsync(PersonKey caller, Guid conversationId, ChangeProgramme wanted, CancellationToken cancellation) =>
        store.ActAsync(caller, "programme-chosen", $"conversation:{conversationId:D}", act => Move(act, conversationId, wanted.ProgrammeId), cancellation);

    private static Reply<Done> Move(RecordedAct act, Guid conversationId, Guid? programmeId)
    {
        act.Details["programme"] = programmeId;
        if (!act.Coordinates() || act.Db.FindConversation(conversationId) is not { State: not ConversationState.Ended } conversation
            || conversation.FacilityId != act.By.FacilityId
            || (programmeId is not null && ProgrammeRecords.Find(act.Db, act.By.FacilityId, programmeId) is null))
        {
            return Refusals.NotFound;
        }

        if (act.Db.MustLeaveToOthers(act.By, act.Db.Members(conversation).Where(row => row.State != MembershipState.Ended).Select(row => row.Person())))
        {
            return ApprovalRefusals.AnotherCoordinator;
        }

        if (conversation.ProgrammeId != programmeId)
        {
            conversation.ProgrammeId = programmeId;
            act.Transaction.TouchConversation(conversation.FacilityId, conversation.ConversationId);
        }

        return Done.Value;
    }
}
