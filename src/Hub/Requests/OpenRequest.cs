using PeerConnect.Contracts;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Requests;

/// <summary>A request that is not over, found by somebody who may go to the person.</summary>
internal static class OpenRequest
{
    /// <summary>The request, tracked, or why there is none for the caller.</summary>
    public static (CaseRow? Row, Refusal? Refusal) Find(RecordedAct act, Guid caseId)
    {
        var row = CaseAccess.FindReachable(act.Db, act.By, caseId, act.Now)?.Card.Row;
        var refusal = row is null ? Refusals.NotFound
            : row.AskedFor is null ? RequestRefusals.NoRequest
            : row.State == CaseState.Decided ? Refuse.Because(RefusalCode.AlreadyDecided)
            : null;
        return (refusal is null ? row : null, refusal);
    }

    /// <summary>Ends it. Inside the caller's transaction.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="row">The request.</param>
    /// <param name="by">Which member of staff; null where the person said that somebody came.</param>
    /// <param name="refused">Why nobody comes; null where somebody came.</param>
    public static void End(WriteTransaction transaction, CaseRow row, Guid? by, PersonRefusal? refused)
    {
        row.State = CaseState.Decided;
        row.DecidedAt = transaction.Now;
        row.DecidedBy = by;
        row.ReasonCode = refused?.ToString() ?? nameof(CaseReason.SupportGiven);
        row.TakenBy = null;
        CaseEventRows.Add(transaction, row, refused is null ? CaseEventRows.Closed : CaseEventRows.Refused, by, refused is null ? null : $"reason:{refused}");
        transaction.TouchCase(row.FacilityId, row.CaseId);
    }
}
