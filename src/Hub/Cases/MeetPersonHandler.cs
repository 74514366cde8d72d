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

/// <summary>Records that somebody stands in front of the person of a case. Nothing has to be opened for it: the card is enough.</summary>
internal sealed class MeetPersonHandler(Store store, PolicyBook policies)
{
    public Task<Reply<VisitRecorded>> HandleAsync(PersonKey by, Guid caseId, CancellationToken cancellation) =>
        store.ActAsync<VisitRecorded>(by, "case-face-to-face", $"case:{caseId:D}", act => Meet(act, caseId), cancellation);

    private Reply<VisitRecorded> Meet(RecordedAct act, Guid caseId)
    {
        var found = CaseLock.FindToGo(act, caseId);
        if (found.Ok is not { } seen)
        {
            return found.Refusal!;
        }

        var row = seen.Card.Row;

        // Who says it twice has said it; whoever else says it is recorded too.
        if (row.FaceToFacePerson != act.By.PersonId)
        {
            if (row.FaceToFaceAt is null)
            {
                TellResident.AskWhetherSomebodyCame(act.Transaction, row);
                FollowUpForm.Owe(act.Transaction, seen.Card, policies.Version(row.FacilityId, row.PolicyVersion));
            }

            row.FaceToFacePerson ??= act.By.PersonId;
            row.FaceToFaceAt ??= act.Now;
            row.FirstVisitAt ??= row.FaceToFaceAt;
            CaseEventRows.Add(act.Transaction, row, CaseEventRows.FaceToFace, act.By.PersonId, CaseEventRows.RoundOf(row));
            act.Transaction.TouchCase(row.FacilityId, row.CaseId);
        }

        return new VisitRecorded(row.CaseId, row.OnTheWayAt, row.FaceToFaceAt);
    }
}
