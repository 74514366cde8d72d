using System.CommandLine;
using PeerConnect.Contracts;

namespace PeerConnect.Cli.People;

/// <summary><c>units</c> and <c>devices</c>: where people live, and the kiosks and tablets there.</summary>
internal static class PlaceVerbs
{
    private static readonly Option<string> Code = new("--code") { Description = "Short code, at most 16 letters, digits, dots or dashes.", Required = true };
    private static readonly Option<string> Name = new("--name") { Description = "Its name.", Required = true };
    private static readonly Option<string> Unit = new("--unit") { Description = "Code of the housing unit where it stands.", Required = true };
    private static readonly Argument<Guid> DeviceId = new("id") { Description = "The device's id, from: peerconnect devices list" };

    public static IEnumerable<Command> Make(Verbs verbs) =>
    [
        Verbs.Group(
            "units",
            "Housing units of your facility.",
            verbs.Make("list", "List units.", UnitsAsync),
            verbs.Make("add", "Add a unit.", AddUnitAsync, Code, Name),
            verbs.Make("import", "Import units from CSV; bad lines are all reported, and then nothing is written.", ImportAsync, Importing.File, Importing.DryRun)),
        Verbs.Group(
            "devices",
            "Enrolled kiosks and tablets.",
            verbs.Make("list", "List devices, revoked ones too.", DevicesAsync),
            verbs.Make("enrol", "Enrol a device; its token is shown once.", EnrolAsync, Unit, Name),
            verbs.Make("revoke", "Revoke a device.", RevokeAsync, DeviceId)),
    ];

    private static Task<int> UnitsAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.People.UnitsAsync(cancellationToken), list => call.Print.Table(
            ["code", "name", "id"], list.Units.Select(unit => (IReadOnlyList<string>)[unit.Code, unit.Name, unit.UnitId.ToString()]))));

    private static Task<int> AddUnitAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.People.AddUnitAsync(new SaveUnit(call.Get(Code)!, call.Get(Name)!), cancellationToken), _ => call.Print.Say("Added.")));

    private static Task<int> ImportAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        await using var csv = Importing.Open(call);
        return Importing.Report(call, await client.People.ImportUnitsAsync(csv, call.Get(Importing.DryRun), cancellationToken: cancellationToken));
    });

    private static Task<int> DevicesAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.People.DevicesAsync(cancellationToken), list => call.Print.Table(
            ["name", "enrolled", "revoked", "id"],
            list.Devices.Select(device => (IReadOnlyList<string>)
                [device.Name, $"{device.EnrolledAt:yyyy-MM-dd}", $"{device.RevokedAt:yyyy-MM-dd}", device.DeviceId.ToString()]))));

    private static Task<int> EnrolAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
    {
        var unit = await PersonFinder.UnitAsync(client, call.Get(Unit), cancellationToken);
        return call.Answer(await client.People.EnrolDeviceAsync(new EnrolDevice(unit!.Value, call.Get(Name)!), cancellationToken), enrolled =>
        {
            call.Print.Say($"Enrolled ({enrolled.DeviceId}). Put this token into the device now; it is not shown again:");
            call.Print.Say(enrolled.Token);
        });
    });

    private static Task<int> RevokeAsync(Call call, CancellationToken cancellationToken) => call.SignedInAsync(async client =>
        call.Answer(await client.People.RevokeDeviceAsync(call.Get(DeviceId), cancellationToken), _ => call.Print.Say("Revoked.")));
}
