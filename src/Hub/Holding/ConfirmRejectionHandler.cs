using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Holding;

/// <summary>A second person confirms a proposed rejection. Whoever does not agree releases the message instead.</summary>
internal sealed class ConfirmRejectionHandler(Store store, HeldInCase cases)
{
    public Task<Reply<HeldOutcome>> HandleAsync(PersonKey by, Guid caseId, Guid entryId, ConfirmRejection request, CancellationToken cancellation) =>
        CaseNote.Fault(request.Note) is { } fault
            ? Task.FromResult<Reply<HeldOutcome>>(fault)
            : store.ActAsync(by, "held-rejection-confirmation", $"message:{entryId:D}", act => Confirm(act, caseId, entryId, request), cancellation);

    private Reply<HeldOutcome> Confirm(RecordedAct act, Guid caseId, Guid entryId, ConfirmRejection request)
    {
        if (cases.Find(act, caseId, entryId) is not { } found)
        {
            return Refusals.NotFound;
        }

        var held = found.Held;
        if (held.State != HeldState.Held)
        {
            return Refuse.Because(RefusalCode.AlreadyDecided);
        }

        if (held.ProposedBy is null)
        {
            return HeldRefusals.NothingProposed;
        }

        if (held.ProposedBy == act.By.PersonId)
        {
            return Refuse.Because(RefusalCode.SecondPersonNeeded);
        }

        if (HeldInCase.RefusalToSecond(act, found, held.ProposedAt) is { } refused)
        {
            return refused;
        }

        held.DecidedBy = act.By.PersonId;
        cases.Record(act, found, HeldActKind.RejectionConfirmed, held.Reason.ToString(), request.Note);
        act.Details["proposedBy"] = held.ProposedBy;
        EndHold.Reject(act.Transaction, held);
        return HeldInCase.Outcome(act, found);
    }
}
