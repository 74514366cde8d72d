using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Requests;

/// <summary>Closes a request after somebody stood in front of the person. The question whether somebody came stays, and a "no" opens it again.</summary>
internal sealed class CloseRequestHandler(Store store, PolicyBook policies)
{
    public Task<Reply<Done>> HandleAsync(PersonKey by, Guid caseId, CancellationToken cancellation) =>
        store.ActAsync("person-request-closed", by, caseId, Close, cancellation);

    private Refusal? Close(RecordedAct act, CaseRow row)
    {
        if (row.FaceToFaceAt is null)
        {
            return RequestRefusals.NobodyCameYet;
        }

        OpenRequest.End(act.Transaction, row, act.By.PersonId, refused: null, policies);
        return null;
    }
}
