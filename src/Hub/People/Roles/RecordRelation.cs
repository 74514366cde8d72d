using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.People.Roles;

/// <summary>Kin and reporting lines, because staff never see the cases of their own kin or line.</summary>
internal sealed class RecordRelation(RoleRecords records)
{
    public async Task<Reply<Done>> HandleAsync(Caller caller, Guid personId, Relation request, bool present, CancellationToken cancellation)
    {
        if (request.OtherPersonId == personId)
        {
            return Refusals.InvalidInput("A relation is to another person.");
        }

        // What excludes a member of staff is not taken away by the same person.
        if (!present && (personId == caller.PersonId || request.OtherPersonId == caller.PersonId))
        {
            return Refuse.Because(RefusalCode.SecondPersonNeeded);
        }

        var relation = new RelationRow
        {
            FacilityId = caller.FacilityId,
            PersonId = personId,
            OtherFacilityId = request.OtherFacilityId,
            OtherId = request.OtherPersonId,
            Kind = request.Type switch
            {
                RelationType.Kin => RelationKind.Kin,
                RelationType.ReportsTo => RelationKind.ReportsTo,
            },
        };
        return (await records.RelateAsync(relation, present, caller.PersonId, cancellation)).ToReply();
    }
}
