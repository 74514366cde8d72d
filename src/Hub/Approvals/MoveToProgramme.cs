using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Approvals;

/// <summary>
/// A coordinator of the home facility has a conversation belong to another programme, or to none. What was written before keeps the one that it was written in.
/// Where staff see more from then on, that widens who learns what: it takes a second coordinator where the policy wants one, and its members are asked for consent again.
/// </summary>
internal sealed class MoveToProgramme(Store store, PolicyBook policies)
{
    private static readonly Refusal AnotherFirst = new(RefusalCode.SecondPersonNeeded, "You chose this already. Staff would see more, so another coordinator has to choose it too.");

    public Task<Reply<ProgrammeChosen>> HandleAsync(PersonKey caller, Guid conversationId, ChangeProgramme wanted, CancellationToken cancellation) =>
        store.ActAsync(caller, "programme-chosen", $"conversation:{conversationId:D}", act => Move(act, conversationId, wanted.ProgrammeId), cancellation);

    private Reply<ProgrammeChosen> Move(RecordedAct act, Guid conversationId, Guid? programmeId)
    {
        act.Details["programme"] = programmeId;
        if (!act.Coordinates() || act.Db.FindConversation(conversationId) is not { State: not ConversationState.Ended } conversation
            || conversation.FacilityId != act.By.FacilityId
            || (programmeId is { } chosen && !ProgrammeRecords.CanBeChosen(act.Db, act.By.FacilityId, chosen)))
        {
            return Refusals.NotFound;
        }

        if (act.Db.MustLeaveToOthers(act.By, act.Db.Members(conversation).Where(row => row.State != MembershipState.Ended).Select(row => row.Person())))
        {
            return ApprovalRefusals.AnotherCoordinator;
        }

        var policy = policies.Active(conversation.FacilityId);
        var widens = PolicyWidening.Widens(policy, conversation.ProgrammeId?.ToString(), programmeId?.ToString());
        if (widens && policy.SecondPerson.Contains(SecondPersonAct.WidenRecipients) && !IsSecond(act, conversation, programmeId))
        {
            return Ask(act, conversation, programmeId);
        }

        (conversation.ProgrammeWantedBy, conversation.WantedProgrammeId) = (null, null);
        if (conversation.ProgrammeId != programmeId)
        {
            conversation.ProgrammeId = programmeId;
            act.Transaction.TouchConversation(conversation.FacilityId, conversation.ConversationId);
        }

        if (widens)
        {
            act.Details["asksConsentAgain"] = true;
            AskAgain(act, conversation);
        }

        return new ProgrammeChosen(Waits: false);
    }

    private static Reply<ProgrammeChosen> Ask(RecordedAct act, ConversationRow conversation, Guid? programmeId)
    {
        if (conversation.ProgrammeWantedBy == act.By.PersonId && conversation.WantedProgrammeId == programmeId)
        {
            return AnotherFirst;
        }

        (conversation.ProgrammeWantedBy, conversation.WantedProgrammeId) = (act.By.PersonId, programmeId);
        act.Details["asked"] = true;
        return new ProgrammeChosen(Waits: true);
    }

    // Whoever does not coordinate any more counts for nobody.
    private static bool IsSecond(RecordedAct act, ConversationRow conversation, Guid? programmeId) =>
        conversation.ProgrammeWantedBy is { } first && first != act.By.PersonId && conversation.WantedProgrammeId == programmeId
        && act.Db.Holds(act.By with { PersonId = first }, Role.Coordinator, act.Now);

    /// <summary>The programme is of the home facility, and so are its rules: they hold for what its own people write.</summary>
    private static void AskAgain(RecordedAct act, ConversationRow conversation)
    {
        var members = act.Db.Members(conversation).Where(row => row.State != MembershipState.Ended && row.PersonFacilityId == conversation.FacilityId).Select(row => row.PersonId).ToHashSet();
        var agreed = act.Db.Consents.Where(row => row.FacilityId == conversation.FacilityId && members.Contains(row.PersonId) && row.WithdrawnAt == null && row.AskedAgainAt == null).ToList();
        agreed.ForEach(row => row.AskedAgainAt = act.Now);
        foreach (var personId in agreed.Select(row => row.PersonId).Distinct())
        {
            act.Transaction.Notify(conversation.FacilityId, personId, InboxKind.ConsentAsked, conversation.ConversationId);
            act.Transaction.TouchPerson(conversation.FacilityId, personId);
        }
    }
}
