using System.Net;
using System.Net.Sockets;
using PeerConnect.Contracts;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.People.SignIn;

/// <summary>Where a sign-in comes from: an enrolled device, or else the remote address.</summary>
/// <param name="Place">Name of the place for throttling.</param>
/// <param name="Device">The enrolled device.</param>
internal sealed record SignInOrigin(string Place, DeviceRows.Enrolled? Device)
{
    public Guid? DeviceId => Device?.DeviceId;

    /// <summary>What the device may know of itself.</summary>
    public DeviceSelf? Self => Device is { } device ? new DeviceSelf(device.DeviceId, device.FacilityCode, device.FacilityName, device.UnitName, device.TimeZone) : null;

    /// <summary>Whether people of this facility sign in from here.</summary>
    public bool Serves(Guid facilityId) => Device is null || Device.FacilityId == facilityId;
}

/// <summary>Finds out where a sign-in comes from.</summary>
internal sealed class SignInOrigins(DeviceRows devices)
{
    /// <summary>The origin; null when a device token is shown that is not, or no longer, enrolled.</summary>
    public async Task<SignInOrigin?> OfAsync(HttpContext context)
    {
        if ((context.Request.Headers[Protocol.DeviceHeader] is [{ } header] ? header : context.Request.Cookies[Protocol.DeviceCookie]) is not { } token)
        {
            return new SignInOrigin($"address {Prefix(context.Connection.RemoteIpAddress)}", null);
        }

        return await OfDeviceAsync(token, context.RequestAborted);
    }

    /// <summary>The enrolled device of that token; null when there is none.</summary>
    public async Task<SignInOrigin?> OfDeviceAsync(string token, CancellationToken cancellation)
    {
        var device = OpaqueToken.Hash(token) is { } hash ? await devices.FindAsync(hash.ToBytes(), cancellation) : null;
        return device is null ? null : new SignInOrigin($"device {device.DeviceId:N}", device);
    }

    /// <summary>One household of IPv6 is a /64: within it anybody can take another address for each try.</summary>
    private static string Prefix(IPAddress? address)
    {
        if (address is null)
        {
            return "unknown";
        }

        if (address.IsIPv4MappedToIPv6 || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address.MapToIPv4().ToString();
        }

        return Convert.ToHexString(address.GetAddressBytes(), 0, 8);
    }
}
