using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Cases;

/// <summary>Takes back that one stands in front of the person of a case: a wrong press must not end its limits and its alarm. No time gets later by it, and what came due meanwhile comes at once.</summary>
internal sealed class TakeBackVisitHandler(Store store, PolicyBook policies, Escalate escalate)
{
    private static readonly Refusal NotYours = new(
        RefusalCode.NotPossible, "Only whoever said to be with the person can take that back, until the case begins anew.");

    public Task<Reply<VisitRecorded>> HandleAsync(PersonKey by, Guid caseId, CancellationToken cancellation) =>
        store.ActAsync<VisitRecorded>(by, "case-visit-taken-back", $"case:{caseId:D}", act => TakeBack(act, caseId), cancellation);

    private Reply<VisitRecorded> TakeBack(RecordedAct act, Guid caseId)
    {
        var found = CaseLock.FindToGo(act, caseId);
        if (found.Ok is not { } seen)
        {
            return found.Refusal!;
        }

        var row = seen.Card.Row;
        var visits = CaseEventRows.VisitsOf(act.Db, row);
        if (!visits.TryGetValue(act.By.PersonId, out var own))
        {
            return NotYours;
        }

        // Who takes it back twice has taken it back.
        if (own.Stands)
        {
            CaseEventRows.Add(act.Transaction, row, CaseEventRows.VisitTakenBack, act.By.PersonId, CaseEventRows.RoundOf(row));
            if (row.FaceToFacePerson == act.By.PersonId)
            {
                Forget(act.Transaction, row, visits);
            }

            act.Transaction.TouchCase(row.FacilityId, row.CaseId);
        }

        return new VisitRecorded(row.CaseId, row.OnTheWayAt, row.FaceToFaceAt);
    }

    private void Forget(WriteTransaction transaction, CaseRow row, Dictionary<Guid, (DateTimeOffset At, bool Stands)> visits)
    {
        // A colleague who said so too stands there all the same.
        var other = visits.Where(visit => visit.Key != row.FaceToFacePerson && visit.Value.Stands).OrderBy(visit => visit.Value.At).Select(visit => ((Guid Person, DateTimeOffset At)?)(visit.Key, visit.Value.At)).FirstOrDefault();
        if (row.FirstVisitAt == row.FaceToFaceAt)
        {
            row.FirstVisitAt = other?.At;
        }

        if (other is null)
        {
            FollowUpForm.TakeBack(row, policies.Version(row.FacilityId, row.PolicyVersion), visits.Values.Select(visit => visit.At));
        }

        (row.FaceToFacePerson, row.FaceToFaceAt) = (other?.Person, other?.At);
        if (other is null)
        {
            CaseRows.Flush(transaction);
            escalate.Resume(transaction, row);
            CaseDeadlineRows.Look(transaction, row);
        }
    }
}
