using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;

namespace PeerConnect.Hub.Requests;

/// <summary>Closes a request after somebody stood in front of the person. The question whether somebody came stays, and a "no" opens it again.</summary>
internal sealed class CloseRequestHandler(Store store)
{
    public Task<Reply<Done>> HandleAsync(PersonKey by, Guid caseId, CancellationToken cancellation) =>
        store.ActAsync<Done>(by, "person-request-closed", $"case:{caseId:D}", act => Close(act, caseId), cancellation);

    private static Reply<Done> Close(RecordedAct act, Guid caseId)
    {
        var (row, refusal) = OpenRequest.Find(act, caseId);
        if (row is null)
        {
            return refusal!;
        }

        if (row.FaceToFaceAt is null)
        {
            return RequestRefusals.NobodyCameYet;
        }

        OpenRequest.End(act.Transaction, row, act.By.PersonId, refused: null);
        return Done.Value;
    }
}
