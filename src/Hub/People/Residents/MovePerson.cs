using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.People.Residents;

/// <summary>A coordinator records where a person lives now. Nothing else follows from it: conversations do not hang on a unit.</summary>
internal sealed class MovePerson(PersonRecords records)
{
    public async Task<Reply<Done>> HandleAsync(Caller caller, Guid personId, Housing request, CancellationToken cancellation) =>
        PersonRules.CellFault(request.Cell) is { } fault
            ? Refusals.InvalidInput(fault)
            : (await records.MoveAsync(caller.FacilityId, personId, request.UnitId, request.Cell, caller.PersonId, cancellation)).ToReply();
}
