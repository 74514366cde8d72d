using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Holding;

/// <summary>Rejects a held message with a reason that its author is told; where the policy takes two for that, it is a proposal that another person confirms.</summary>
internal sealed class RejectHeldHandler(Store store, HeldInCase cases, PolicyBook policies)
{
    public Task<Reply<HeldOutcome>> HandleAsync(PersonKey by, Guid caseId, Guid entryId, RejectHeld request, CancellationToken cancellation) =>
        CaseNote.Fault(request.Note) is { } fault
            ? Task.FromResult<Reply<HeldOutcome>>(fault)
            : store.ActAsync(by, "held-rejection", $"message:{entryId:D}", act => Reject(act, caseId, entryId, request), cancellation);

    private Reply<HeldOutcome> Reject(RecordedAct act, Guid caseId, Guid entryId, RejectHeld request)
    {
        if (cases.Find(act, caseId, entryId) is not { } found)
        {
            return Refusals.NotFound;
        }

        if (HeldInCase.RefusalToDecide(act, found) is { } refused)
        {
            return refused;
        }

        var held = found.Held;
        if (held.ProposedBy is { } proposer)
        {
            return proposer == act.By.PersonId ? Refuse.Because(RefusalCode.SecondPersonNeeded) : HeldRefusals.ProposedByAnother;
        }

        held.Reason = request.Reason;
        if (policies.Version(held.AuthorFacilityId, held.PolicyVersion).SecondPerson.Contains(SecondPersonAct.Reject))
        {
            held.ProposedBy = act.By.PersonId;
            held.ProposedAt = act.Now;
            cases.Record(act, found, HeldActKind.RejectionProposed, request.Reason.ToString(), request.Note);
        }
        else
        {
            held.DecidedBy = act.By.PersonId;
            cases.Record(act, found, HeldActKind.Rejected, request.Reason.ToString(), request.Note);
            EndHold.Reject(act.Transaction, held);
        }

        return HeldInCase.Outcome(act, found);
    }
}
