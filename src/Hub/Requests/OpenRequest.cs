using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Retention;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Requests;

/// <summary>A request that is not over, found by somebody who may go to the person.</summary>
internal static class OpenRequest
{
    /// <summary>Acts on it in one transaction with its audit row; refused where there is none for the caller.</summary>
    /// <param name="store">The store.</param>
    /// <param name="verb">The act's name in the audit chain.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="caseId">The request's case.</param>
    /// <param name="change">Changes the row, which is tracked; or says why not.</param>
    /// <param name="cancellation">Given up before the write.</param>
    public static Task<Reply<Done>> ActAsync(
        this Store store, string verb, PersonKey by, Guid caseId, Func<RecordedAct, CaseRow, Refusal?> change, CancellationToken cancellation) =>
        store.ActAsync<Done>(
            by,
            verb,
            $"case:{caseId:D}",
            act =>
            {
                var (row, missing) = Find(act, caseId);
                return (missing ?? change(act, row!)) is { } refusal ? refusal : Done.Value;
            },
            cancellation);

    private static (CaseRow? Row, Refusal? Refusal) Find(RecordedAct act, Guid caseId)
    {
        var row = CaseAccess.FindReachable(act.Db, act.By, caseId, act.Now)?.Card.Row;
        return (row, row switch
        {
            null => Refusals.NotFound,
            { AskedFor: null } => RequestRefusals.NoRequest,
            { State: CaseState.Decided } => Refuse.Because(RefusalCode.AlreadyDecided),
            _ => null,
        });
    }

    /// <summary>Ends it. Inside the caller's transaction.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="row">The request.</param>
    /// <param name="by">Which member of staff; null where the person said that somebody came.</param>
    /// <param name="refused">Why nobody comes; null where somebody came.</param>
    /// <param name="policies">Say how long it is kept.</param>
    public static void End(WriteTransaction transaction, CaseRow row, Guid? by, PersonRefusal? refused, PolicyBook policies)
    {
        row.State = CaseState.Decided;
        row.DecidedAt = transaction.Now;
        row.DecidedBy = by;
        row.ReasonCode = refused?.ToString() ?? nameof(CaseReason.SupportGiven);
        row.TakenBy = null;
        row.PurgeDueAt = KeptFor.Case(policies.Version(row.FacilityId, row.PolicyVersion), row);
        CaseEventRows.Add(transaction, row, refused is null ? CaseEventRows.Closed : CaseEventRows.Refused, by, refused is null ? null : $"reason:{refused}");
        transaction.TouchCase(row.FacilityId, row.CaseId);
    }
}
