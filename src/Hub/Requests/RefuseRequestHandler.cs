using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Requests;

/// <summary>Says that nobody comes, with a reason from the closed list; the person is told the reason and can ask for somebody else.</summary>
internal sealed class RefuseRequestHandler(Store store, PolicyBook policies)
{
    public async Task<Reply<Done>> HandleAsync(PersonKey by, Guid caseId, RefusePerson request, CancellationToken cancellation) => Enum.IsDefined(request.Reason)
        ? await store.ActAsync("person-request-refused", by, caseId, (act, row) => Refuse(act, row, request.Reason), cancellation)
        : Refusals.Malformed;

    private Refusal? Refuse(RecordedAct act, CaseRow row, PersonRefusal reason)
    {
        act.Details["reason"] = reason.ToString();
        if (row.FaceToFaceAt is not null)
        {
            return RequestRefusals.SomebodyCame;
        }

        OpenRequest.End(act.Transaction, row, act.By.PersonId, reason, policies);
        TellResident.NobodyComes(act.Transaction, row, reason);
        return null;
    }
}
