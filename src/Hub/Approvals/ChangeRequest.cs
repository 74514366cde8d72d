using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Approvals;

/// <summary>A requester takes a request back; a coordinator names the supporter of one that was filed without.</summary>
internal sealed class ChangeRequest(Store store)
{
    public Task<Reply<Done>> WithdrawAsync(PersonKey caller, Guid requestId, CancellationToken cancellation) =>
        store.ActAsync<Done>(caller, "request-withdrawn", $"request:{requestId:D}", act =>
        {
            if (act.Db.FindRequest(requestId) is not { } request || request.RequestedBy() != caller)
            {
                return Refusals.NotFound;
            }

            if (request.State != ApprovalState.Requested)
            {
                return ApprovalRefusals.AlreadyDecided;
            }

            request.State = ApprovalState.Withdrawn;
            return Done.Value;
        }, cancellation);

    public Task<Reply<Done>> NameSupporterAsync(PersonKey caller, Guid requestId, PersonRef named, CancellationToken cancellation) =>
        store.ActAsync<Done>(caller, "supporter-named", $"request:{requestId:D}", act =>
        {
            if (!act.Coordinates() || act.Db.FindRequest(requestId) is not { Kind: ApprovalKind.Pairing } request || request.FacilityId != caller.FacilityId
                || act.Db.FindPerson(new(named.FacilityId, named.PersonId)) is not { Kind: not PersonKind.Staff } supporter)
            {
                return Refusals.NotFound;
            }

            if (request.State != ApprovalState.Requested || request.Supporter() is not null)
            {
                return ApprovalRefusals.AlreadyDecided;
            }

            if (supporter.Key() == request.Person())
            {
                return Refusals.InvalidInput("Nobody is his or her own supporter. Name somebody else.");
            }

            if (act.Db.FindPair(request.Person(), supporter.Key()) is not null)
            {
                return ApprovalRefusals.AlreadyTogether;
            }

            // Once named, nobody else can be: what the own facility knows is said now.
            if (supporter.FacilityId == caller.FacilityId && act.Db.CannotTakeOneMore(supporter.Key(), act.Now) is { } refusal)
            {
                return refusal;
            }

            (request.SupporterFacilityId, request.SupporterId) = (supporter.FacilityId, supporter.PersonId);
            act.Details["supporter"] = supporter.PersonId;
            return Done.Value;
        }, cancellation);
}
