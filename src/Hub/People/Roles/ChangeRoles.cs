using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.People.Roles;

/// <summary>Administrators grant and revoke roles of staff, coordinators those of residents; nobody his or her own.</summary>
internal sealed class ChangeRoles(RoleRecords records, TimeProvider time)
{
    public async Task<Reply<Done>> GrantAsync(Caller caller, Guid personId, Role role, GrantRole request, CancellationToken cancellation)
    {
        if (personId == caller.PersonId)
        {
            return Refuse.Because(RefusalCode.SecondPersonNeeded);
        }

        if (request.Until <= time.GetUtcNow())
        {
            return Refusals.InvalidInput("A role ends in the future, or not at all.");
        }

        if (request.UnitId is not null && role != Role.Officer)
        {
            return Refusals.InvalidInput("Only an officer stands on a unit.");
        }

        var grant = new RoleRow { FacilityId = caller.FacilityId, PersonId = personId, Role = role, Until = request.Until, UnitId = request.UnitId };
        var written = Written.NotFound;
        if (MayForStaff(caller, role))
        {
            written = await records.GrantAsync(grant, staff: true, RoleRules.Excluded(role), caller.PersonId, cancellation);
        }

        if (written == Written.NotFound && MayForResidents(caller, role))
        {
            written = await records.GrantAsync(grant, staff: false, [], caller.PersonId, cancellation);
        }

        return written.ToReply();
    }

    public async Task<Reply<Done>> RevokeAsync(Caller caller, Guid personId, Role role, CancellationToken cancellation)
    {
        if (personId == caller.PersonId)
        {
            return Refuse.Because(RefusalCode.SecondPersonNeeded);
        }

        var written = Written.NotFound;
        if (MayForStaff(caller, role))
        {
            written = await records.RevokeAsync(caller.FacilityId, personId, role, staff: true, caller.PersonId, cancellation);
        }

        if (written == Written.NotFound && MayForResidents(caller, role))
        {
            written = await records.RevokeAsync(caller.FacilityId, personId, role, staff: false, caller.PersonId, cancellation);
        }

        return written.ToReply();
    }

    private static bool MayForStaff(Caller caller, Role role) => caller.Roles.Has(Role.Administrator) && RoleRules.IsForStaff(role);

    private static bool MayForResidents(Caller caller, Role role) => caller.Roles.Has(Role.Coordinator) && RoleRules.IsForResidents(role);
}
