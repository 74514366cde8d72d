using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Cases;

/// <summary>Hands a case to a colleague, or back to the queue. It waits to be taken up again, with its limit and steps started anew.</summary>
internal sealed class HandOverCaseHandler(Store store)
{
    public Task<Reply<FeedCase>> HandleAsync(PersonKey by, Guid caseId, HandOverCase request, CancellationToken cancellation) =>
        store.ActAsync<FeedCase>(by, "case-handed-over", $"case:{caseId:D}", act => HandOver(act, caseId, request), cancellation);

    private static Reply<FeedCase> HandOver(RecordedAct act, Guid caseId, HandOverCase request)
    {
        if (CaseAccess.FindOpenable(act.Db, act.By, caseId, act.Now) is not { } seen)
        {
            return Refusals.NotFound;
        }

        if (CaseLock.RefusalToAct(act, seen) is { } refused)
        {
            return refused;
        }

        var to = request.To is { } userName ? CaseAccess.Colleague(act.Db, seen, userName, act.Now) : null;
        if (request.To is not null && to is null)
        {
            return Refusals.InvalidInput("Nobody of that user name may take this case. Check the name, or give the case back to the queue.");
        }

        var row = seen.Card.Row;
        Give(act, seen, to);
        act.Details["to"] = to;
        CaseEventRows.Add(act.Transaction, row, "handed-over", act.By.PersonId, to is null ? "to:queue" : $"to:{to:D}");
        act.Transaction.TouchCase(row.FacilityId, row.CaseId);
        return CaseLock.Shown(act, seen);
    }

    /// <summary>It was taken up and is not any more: it waits for that colleague, or for anybody, as it waited before.</summary>
    public static void Give(RecordedAct act, SeenCase seen, Guid? to)
    {
        var row = seen.Card.Row;
        row.TakenBy = to;
        row.TakenAt = to is null ? null : act.Now;
        row.AcknowledgedAt = null;
        row.State = CaseState.Open;
        CaseGrants.Restart(seen.Card.Grants, CaseStart.Of(row, act.Now));
        CaseDeadlineRows.Owe(act.Transaction, row, seen.Card.Grants);
        EscalationPlan.StoreHandedOver(act.Transaction, row);
    }
}
