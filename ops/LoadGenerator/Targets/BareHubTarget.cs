using System.Globalization;
using PeerConnect.LoadGenerator.Baseline;

namespace PeerConnect.LoadGenerator.Targets;

/// <summary>One of the bare hubs: this very program in another role.</summary>
internal sealed class BareHubTarget(BareStore store) : ITarget
{
    private static readonly Dictionary<string, string> NoSettings = [];

    public string Name => store switch
    {
        BareStore.None => "bare-none",
        BareStore.Sqlite => "bare-sqlite",
    };

    public async Task<RunningTarget> StartAsync(Workload workload, string folder, CancellationToken cancelled)
    {
        var address = ServerProcess.FreeAddress();
        string[] command = ["dotnet", typeof(BareHubTarget).Assembly.Location, "baseline", "--store", store.ToString(), "--data", folder, "--address", address.ToString()];
        var server = ServerProcess.Start(command, NoSettings, folder);
        try
        {
            await server.UntilReadyAsync(new(address, BareServer.ReadyPath), cancelled);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        var plan = new SeatingPlan(Name, WireKind.Bare, workload, address, BareServer.HubPath, server.Id, store is BareStore.Sqlite, server.Configuration, [.. Seats(workload)]);
        return new(plan, server);
    }

    public static IEnumerable<Seat> Seats(Workload workload)
    {
        var arrangement = Arrangement.Of(workload);
        return from number in Enumerable.Range(0, arrangement.Conversations)
               let conversation = string.Create(CultureInfo.InvariantCulture, $"conversation-{number}")
               from member in Enumerable.Range(0, arrangement.Members)
               select new Seat(BareSignIn.TokenOf(conversation, member), conversation);
    }
}
