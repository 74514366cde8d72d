using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.People.Devices;

/// <summary>A coordinator enrols kiosks and tablets; revoking one closes its sessions at once.</summary>
internal sealed class ManageDevices(DeviceRows devices, SessionRegistry sessions)
{
    public async Task<Reply<DeviceList>> ListAsync(Caller caller, CancellationToken cancellation) =>
        new DeviceList(await devices.ListAsync(caller.FacilityId, cancellation));

    public async Task<Reply<DeviceEnrolled>> EnrolAsync(Caller caller, EnrolDevice request, CancellationToken cancellation)
    {
        if (PersonRules.NameFault(request.Name, "A device's name") is { } fault)
        {
            return Refusals.InvalidInput(fault);
        }

        var (token, hash) = OpaqueToken.New();
        return await devices.EnrolAsync(caller.FacilityId, request.UnitId, request.Name, hash.ToBytes(), caller.PersonId, cancellation) is { } id
            ? new DeviceEnrolled(id, token)
            : Refusals.NotFound;
    }

    public async Task<Reply<Done>> RevokeAsync(Caller caller, Guid deviceId, CancellationToken cancellation)
    {
        if (!await devices.RevokeAsync(caller.FacilityId, deviceId, caller.PersonId, cancellation))
        {
            return Refusals.NotFound;
        }

        sessions.EndAllOfDevice(deviceId);
        return Done.Value;
    }
}
