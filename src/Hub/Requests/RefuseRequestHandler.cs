using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;

namespace PeerConnect.Hub.Requests;

/// <summary>Says that nobody comes, with a reason from the closed list; the person is told the reason and can ask for somebody else.</summary>
internal sealed class RefuseRequestHandler(Store store)
{
    public async Task<Reply<Done>> HandleAsync(PersonKey by, Guid caseId, RefusePerson request, CancellationToken cancellation) => Enum.IsDefined(request.Reason)
        ? await store.ActAsync<Done>(by, "person-request-refused", $"case:{caseId:D}", act => Refuse(act, caseId, request.Reason), cancellation)
        : Refusals.Malformed;

    private static Reply<Done> Refuse(RecordedAct act, Guid caseId, PersonRefusal reason)
    {
        act.Details["reason"] = reason.ToString();
        var (row, refusal) = OpenRequest.Find(act, caseId);
        if (row is null)
        {
            return refusal!;
        }

        if (row.FaceToFaceAt is not null)
        {
            return RequestRefusals.SomebodyCame;
        }

        OpenRequest.End(act.Transaction, row, act.By.PersonId, reason);
        TellResident.NobodyComes(act.Transaction, row, reason);
        return Done.Value;
    }
}
