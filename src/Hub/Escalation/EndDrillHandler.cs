using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Escalation;

/// <summary>Ends a drill that nobody decided: its cards are over, its steps pass in silence.</summary>
internal sealed class EndDrillHandler(Store store)
{
    public Task<Reply<DrillShown>> HandleAsync(PersonKey by, Guid caseId, CancellationToken cancellation) =>
        store.ActAsync<DrillShown>(by, "drill-ended", $"case:{caseId:D}", act => End(act, caseId), cancellation);

    private static Reply<DrillShown> End(RecordedAct act, Guid caseId)
    {
        if (DrillRows.Find(act.Db, act.By.FacilityId, caseId) is not { } row)
        {
            return Refusals.NotFound;
        }

        if (row.State == CaseState.Decided)
        {
            return DrillRows.Shown(row);
        }

        row.State = CaseState.Decided;
        row.DecidedAt = act.Now;
        row.DecidedBy = act.By.PersonId;
        row.ReasonCode = nameof(CaseReason.NoRiskFound);
        row.Verdict = nameof(FlagVerdict.Unclear);
        row.TakenBy = null;
        CaseEventRows.Add(act.Transaction, row, "drill-ended", act.By.PersonId);
        act.Transaction.TouchCase(row.FacilityId, row.CaseId);
        return DrillRows.Shown(row);
    }
}
