using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Holding;

/// <summary>Releases a held message: it takes the next sequence now, or, where nobody may get it any more, is not delivered. Also what ends a proposed rejection. Where it is held for more than the caller is told of, it is a yes that somebody who is told of the rest has to give too.</summary>
internal sealed class ReleaseHeldHandler(Store store, HeldInCase cases, Agreement agreement, EndHold ends)
{
    public Task<Reply<HeldOutcome>> HandleAsync(PersonKey by, Guid caseId, Guid entryId, ReleaseHeld request, CancellationToken cancellation) =>
        CaseNote.Fault(request.Note) is { } fault
            ? Task.FromResult<Reply<HeldOutcome>>(fault)
            : store.ActAsync(by, "held-release", $"message:{entryId:D}", act => Release(act, caseId, entryId, request), cancellation);

    private Reply<HeldOutcome> Release(RecordedAct act, Guid caseId, Guid entryId, ReleaseHeld request)
    {
        if (cases.Find(act, caseId, entryId) is not { } found)
        {
            return Refusals.NotFound;
        }

        if (HeldInCase.RefusalToDecide(act, found) is { } refused)
        {
            return refused;
        }

        if (agreement.Agree(act, found, request.Reason.ToString(), request.Note) is { } waiting)
        {
            return waiting;
        }

        cases.Record(act, found, HeldActKind.Released, request.Reason.ToString(), request.Note);
        found.Held.DecidedBy = act.By.PersonId;
        found.Held.Reason = null;
        act.Details["sequence"] = ends.Release(act.Transaction, found.Held)?.Sequence;
        return HeldInCase.Outcome(act, found);
    }
}
