using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Audit;

/// <summary>Follows one case through the chain, from the message that opened it to its outcome: who saw what, and when. It opens nothing, and following is an act of its own.</summary>
internal sealed class FollowCase(Store store)
{
    public async Task<Reply<AuditTrail>> HandleAsync(PersonKey auditor, Guid caseId, CancellationToken cancellation)
    {
        var recorded = await store.ActAsync<Done>(auditor, "audit-case-followed", $"case:{caseId:D}", act => Record(act, caseId), cancellation);
        if (recorded.Refusal is { } refusal)
        {
            return refusal;
        }

        using var db = store.Read();
        var rows = TrailRows.Of(db, auditor.FacilityId, caseId, Protocol.MaxPage + 1);
        return new AuditTrail(caseId, TrailRows.Number(db, auditor.FacilityId, caseId)!.Value, [.. rows.Take(Protocol.MaxPage)], rows.Count > Protocol.MaxPage);
    }

    /// <summary>The case that a row of the chain is about, or that staff call by a number; none where there is none. Asking is an act too: number after number would count the cases.</summary>
    public Task<Reply<AuditedCases>> FindAsync(PersonKey auditor, long? row, long? number, CancellationToken cancellation) =>
        store.ActAsync<AuditedCases>(auditor, "audit-case-looked-up", $"facility:{auditor.FacilityId:D}", act =>
        {
            var found = new AuditedCases([.. TrailRows.Find(act.Db, auditor.FacilityId, row, number)]);
            (act.Details["row"], act.Details["number"], act.Details["found"]) = (row, number, found.Cases.Count);
            return found;
        }, cancellation);

    private static Reply<Done> Record(RecordedAct act, Guid caseId) => TrailRows.Number(act.Db, act.By.FacilityId, caseId) is null ? Refusals.NotFound : Done.Value;
}
