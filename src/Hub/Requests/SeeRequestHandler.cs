using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Requests;

/// <summary>Says that a request was seen. It stops no limit and no step: a click is not a visit.</summary>
internal sealed class SeeRequestHandler(Store store)
{
    public Task<Reply<Done>> HandleAsync(PersonKey by, Guid caseId, CancellationToken cancellation) =>
        store.ActAsync("person-request-seen", by, caseId, See, cancellation);

    private static Refusal? See(RecordedAct act, CaseRow row)
    {
        if (row.AcknowledgedAt is null)
        {
            row.AcknowledgedAt = act.Now;
            row.State = CaseState.Acknowledged;
            CaseEventRows.Add(act.Transaction, row, CaseEventRows.Seen, act.By.PersonId);
            act.Transaction.TouchCase(row.FacilityId, row.CaseId);
        }

        return null;
    }
}
