using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.People.Staff;

/// <summary>An administrator adds a facility to the server and invites its first administrator. He or she gets no role in it.</summary>
internal sealed class AddAnotherFacility(InviteStaffMember invite, FacilityRecords facilities, TimeProvider time)
{
    public async Task<Reply<FacilityInvitation>> HandleAsync(Guid actorId, AddFacility request, CancellationToken cancellation)
    {
        if (PersonRules.FacilityFault(request.Facility) is { } fault)
        {
            return Refusals.InvalidInput(fault);
        }

        if (await facilities.HasCodeAsync(request.Facility.Code, cancellation))
        {
            return Refusals.InvalidInput("A facility with that code is there already.");
        }

        var facility = NewRow(request.Facility, time.GetUtcNow());
        var administrator = new InviteStaff(request.UserName, request.GivenName, request.FamilyName, [Role.Administrator]);
        var invited = await invite.HandleAsync(
            facility.FacilityId,
            actorId,
            administrator,
            transaction => FacilityRecords.InsertAsync(transaction, facility, FirstPolicy.Of(request.Facility), onlyFirst: false, actorId, cancellation),
            cancellation);
        return invited.Ok is { } invitation ? new FacilityInvitation(facility.FacilityId, invitation) : invited.Refusal!;
    }

    public static FacilityRow NewRow(NewFacility facility, DateTimeOffset now) => new()
    {
        FacilityId = Guid.CreateVersion7(now),
        Code = facility.Code,
        Name = facility.Name,
        TimeZone = facility.TimeZone,
    };
}
