using System.Text;
using Microsoft.Extensions.Options;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.People.Demo;

/// <summary>Demo people exist on loopback alone, and only in a data folder that was empty when they were made.</summary>
internal sealed class DemoStart(IServiceProvider services) : IStartStep
{
    public async Task StartAsync(CancellationToken cancellation)
    {
        var wanted = services.GetRequiredService<IOptions<HubOptions>>().Value.Demo;
        var facilities = services.GetRequiredService<FacilityRecords>();
        var there = await facilities.AnyDemoAsync(cancellation);
        if (!services.GetRequiredService<Listening>().LoopbackOnly && (wanted || there))
        {
            throw new StartRefusedException(wanted
                ? "Demo people sign in with public secrets, so the demo runs on loopback only. Listen on http://localhost:5080, or set Hub:Demo to false."
                : "This data folder holds demo people, whose secrets are public. Listen on loopback, or set Hub:DataFolder to another folder.");
        }

        if (wanted && !there)
        {
            if (await facilities.AnyAsync(cancellation))
            {
                throw new StartRefusedException("This data folder holds a real facility. Set Hub:Demo to false, or Hub:DataFolder to an empty folder.");
            }

            using var scope = services.CreateScope();
            await scope.ServiceProvider.GetRequiredService<CreateDemo>().HandleAsync(cancellation);
        }

        if (wanted)
        {
            services.GetRequiredService<StartPrinter>().Print(Table());
        }
    }

    private static string Table()
    {
        var text = new StringBuilder().AppendLine().AppendLine("Demo people (this machine only):").AppendLine();
        foreach (var facility in DemoPeople.Facilities)
        {
            foreach (var resident in facility.Residents)
            {
                var what = resident.Supporter ? "supporter" : "resident";
                text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"  {facility.Code,-6} {what,-13} {resident.Number,-12} PIN {resident.Pin,-24} {resident.GivenName} {resident.FamilyName}, unit {resident.Unit}");
            }

            foreach (var member in facility.Staff)
            {
                var what = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(member.Role.ToString());
                text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"  {facility.Code,-6} {what,-13} {member.UserName,-12} password {member.Password,-19} {member.GivenName} {member.FamilyName}");
            }
        }

        return text.AppendLine().AppendLine("Staff also need a code: peerconnect demo code NAME").ToString();
    }
}
