using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Cases;

/// <summary>Records that somebody is on the way to the person of a case. Nothing has to be opened for it: the card is enough.</summary>
internal sealed class GoToPersonHandler(Store store)
{
    public Task<Reply<VisitRecorded>> HandleAsync(PersonKey by, Guid caseId, CancellationToken cancellation) =>
        store.ActAsync<VisitRecorded>(by, "case-on-the-way", $"case:{caseId:D}", act => Go(act, caseId), cancellation);

    private static Reply<VisitRecorded> Go(RecordedAct act, Guid caseId)
    {
        var found = CaseLock.FindToGo(act, caseId);
        if (found.Ok is not { } seen)
        {
            return found.Refusal!;
        }

        var row = seen.Card.Row;

        // Who says it twice has said it; whoever else says it is recorded too.
        if (row.OnTheWayPerson != act.By.PersonId)
        {
            if (row.OnTheWayAt is null && row.FaceToFaceAt is null)
            {
                TellResident.SomebodyComes(act.Transaction, row);
            }

            row.OnTheWayPerson ??= act.By.PersonId;
            row.OnTheWayAt ??= act.Now;
            CaseEventRows.Add(act.Transaction, row, CaseEventRows.OnTheWay, act.By.PersonId, CaseEventRows.RoundOf(row));
            act.Transaction.TouchCase(row.FacilityId, row.CaseId);
        }

        return new VisitRecorded(row.CaseId, row.OnTheWayAt, row.FaceToFaceAt);
    }
}
