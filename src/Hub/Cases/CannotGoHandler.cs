using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Cases;

/// <summary>Records that somebody whom a case asks to go cannot. It stops no clock: whoever is told next is told at once, and the card waits for everybody else.</summary>
internal sealed class CannotGoHandler(Store store, Escalate escalate)
{
    public Task<Reply<VisitRecorded>> HandleAsync(PersonKey by, Guid caseId, CancellationToken cancellation) =>
        store.ActAsync<VisitRecorded>(by, "case-cannot-go", $"case:{caseId:D}", act => Record(act, caseId), cancellation);

    private Reply<VisitRecorded> Record(RecordedAct act, Guid caseId)
    {
        var found = CaseLock.FindToGo(act, caseId);
        if (found.Ok is not { } seen)
        {
            return found.Refusal!;
        }

        var row = seen.Card.Row;

        // Who says it twice has said it. Once somebody stands in front of the person there is nothing left to go for.
        if (row.FaceToFaceAt is null && !seen.Card.CannotGo.ContainsKey(act.By.PersonId))
        {
            CaseEventRows.Add(act.Transaction, row, CaseEventRows.CannotGo, act.By.PersonId, CaseEventRows.RoundOf(row));
            if (row.OnTheWayPerson == act.By.PersonId)
            {
                // A colleague who said so too is on the way all the same.
                var other = CaseEventRows.OnTheWayBeside(act.Db, row, seen.Card.CannotGo.Keys.Append(act.By.PersonId).ToHashSet());
                (row.OnTheWayPerson, row.OnTheWayAt) = (other?.ActorId, other?.At);
            }

            CaseRows.Flush(act.Transaction);
            escalate.GoOn(act.Transaction, row);
            CaseDeadlineRows.Look(act.Transaction, row);
            act.Transaction.TouchCase(row.FacilityId, row.CaseId);
        }

        return new VisitRecorded(row.CaseId, row.OnTheWayAt, row.FaceToFaceAt);
    }
}
