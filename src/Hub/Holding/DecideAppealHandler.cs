using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Holding;

namespace PeerConnect.Hub.Holding;

/// <summary>Answers an appeal, once: a person who had no part in the decision looks again. Upheld, the message is released, if that is still possible.</summary>
internal sealed class DecideAppealHandler(Store store, HeldInCase cases, Agreement agreement, EndHold ends)
{
    public Task<Reply<HeldOutcome>> HandleAsync(PersonKey by, Guid caseId, Guid entryId, DecideAppeal request, CancellationToken cancellation) =>
        CaseNote.Fault(request.Note) is { } fault
            ? Task.FromResult<Reply<HeldOutcome>>(fault)
            : store.ActAsync(by, "held-appeal-answer", $"message:{entryId:D}", act => Decide(act, caseId, entryId, request), cancellation);

    private Reply<HeldOutcome> Decide(RecordedAct act, Guid caseId, Guid entryId, DecideAppeal request)
    {
        if (cases.Find(act, caseId, entryId) is not { } found)
        {
            return Refusals.NotFound;
        }

        var held = found.Held;
        if (held.Appeal is not AppealState.Open)
        {
            return held.Appeal is null ? HeldRefusals.NoAppeal : Refuse.Because(RefusalCode.AlreadyDecided);
        }

        if (Agreement.HadPart(HeldCases.Acts(act.Db, act.By.FacilityId, [entryId])[entryId], act.By.PersonId))
        {
            return Refuse.Because(RefusalCode.SecondPersonNeeded);
        }

        if (HeldInCase.RefusalToSecond(act, found, held.AppealedAt) is { } refused)
        {
            return refused;
        }

        // It stays open then: somebody who is told of what else it was held for agrees, or denies it.
        if (request.Uphold && agreement.Agree(act, found, reason: null, request.Note) is { } waiting)
        {
            return waiting;
        }

        held.Appeal = request.Uphold ? AppealState.Upheld : AppealState.Denied;
        cases.Record(act, found, request.Uphold ? HeldActKind.AppealUpheld : HeldActKind.AppealDenied, null, request.Note);
        act.Transaction.Notify(
            held.AuthorFacilityId, held.Author().PersonId, InboxKind.AppealAnswered, held.ConversationId, held.EntryId, detail: held.Appeal.ToString());
        if (request.Uphold)
        {
            held.DecidedBy = act.By.PersonId;
            act.Details["sequence"] = ends.Release(act.Transaction, held)?.Sequence;
        }

        return HeldInCase.Outcome(act, found);
    }
}
