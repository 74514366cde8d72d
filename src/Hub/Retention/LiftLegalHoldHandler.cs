using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Retention;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Retention;

/// <summary>Lifts a legal hold, with a second person where the policy wants one. What it kept goes back to its retention, after a time: nothing is deleted at once.</summary>
internal sealed class LiftLegalHoldHandler(Store store, PolicyBook policies)
{
    private static readonly Refusal Lifted = new(RefusalCode.AlreadyDecided, "This hold is lifted already.");

    private static readonly Refusal AnotherFirst = new(RefusalCode.SecondPersonNeeded, "You asked for this already. Another coordinator has to lift it too.");

    public Task<Reply<LegalHold>> HandleAsync(PersonKey by, Guid holdId, CancellationToken cancellation) =>
        store.ActAsync(by, "legal-hold-lifted", $"legal-hold:{holdId:D}", act => Lift(act, holdId), cancellation);

    private Reply<LegalHold> Lift(RecordedAct act, Guid holdId)
    {
        if (!act.Coordinates() || LegalHoldRows.Find(act.Db, act.By.FacilityId, holdId) is not { } row)
        {
            return Refusals.NotFound;
        }

        if (row.LiftedAt is not null)
        {
            return Lifted;
        }

        if (row.On == LegalHoldOn.Person && act.Db.MustLeaveToOthers(act.By, act.By with { PersonId = row.TargetId }))
        {
            return ApprovalRefusals.AnotherCoordinator;
        }

        var policy = policies.Active(row.FacilityId);
        if (policy.SecondPerson.Contains(SecondPersonAct.LiftLegalHold) && row.LiftAskedBy is null)
        {
            (row.LiftAskedBy, row.LiftAskedAt) = (act.By.PersonId, act.Now);
            act.Details["asked"] = true;
            return LegalHoldForm.Of(act.Db, row);
        }

        if (row.LiftAskedBy == act.By.PersonId)
        {
            return AnotherFirst;
        }

        (row.LiftedBy, row.LiftedAt, row.KeepsUntil) = (act.By.PersonId, act.Now, act.Now + policy.Retention.AfterLegalHold);
        return LegalHoldForm.Of(act.Db, row);
    }
}
