using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Cases;

/// <summary>Takes a case up: from now on one person works on it, and it counts as acknowledged.</summary>
internal sealed class TakeCaseHandler(Store store)
{
    public Task<Reply<FeedCase>> HandleAsync(PersonKey by, Guid caseId, CancellationToken cancellation) =>
        store.ActAsync<FeedCase>(by, "case-taken", $"case:{caseId:D}", act => Take(act, caseId), cancellation);

    private static Reply<FeedCase> Take(RecordedAct act, Guid caseId)
    {
        if (CaseAccess.FindOpenable(act.Db, act.By, caseId, act.Now) is not { } seen)
        {
            return Refusals.NotFound;
        }

        var row = seen.Card.Row;
        if (CaseLock.RefusalToTake(act, seen) is { } refused)
        {
            return refused;
        }

        if (row.TakenBy != act.By.PersonId || row.AcknowledgedAt is null)
        {
            row.TakenBy = act.By.PersonId;
            row.TakenAt = act.Now;
            row.AcknowledgedAt ??= act.Now;
            row.State = CaseState.Acknowledged;
            CaseEventRows.Add(act.Transaction, row, "taken", act.By.PersonId);
            act.Transaction.TouchCase(row.FacilityId, row.CaseId);
        }

        return CaseLock.Shown(act, seen);
    }
}
