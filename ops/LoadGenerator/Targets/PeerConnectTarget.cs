using PeerConnect.Contracts;
using PeerConnect.LoadGenerator.Wire;
using PeerConnect.Seeding;

namespace PeerConnect.LoadGenerator.Targets;

/// <summary>The hub as it ships. People, approvals and open sessions are in its data folder before it starts; everything after sign-in is on.</summary>
internal sealed class PeerConnectTarget : ITarget
{
    private const string ReadyPath = "/health/ready";

    /// <summary>All that differs from the shipped configuration: two hundred people here send what thousands do elsewhere.</summary>
    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal)
    {
        ["Sending__MessagesPerMinute"] = "1000000",
        ["Sending__Burst"] = "1000000",
    };

    public string Name => "peerconnect";

    public async Task<RunningTarget> StartAsync(Workload workload, string folder, CancellationToken cancelled)
    {
        Directory.CreateDirectory(folder);
        var data = Path.Combine(folder, "data");
        var seats = await SeatAsync(workload, data, cancelled);
        var address = ServerProcess.FreeAddress();
        string[] command = ["dotnet", Path.Combine(AppContext.BaseDirectory, "PeerConnect.Hub.dll"), "--urls", address.ToString(), $"--Hub:DataFolder={data}"];
        var server = ServerProcess.Start(command, Settings, folder);
        try
        {
            await server.UntilReadyAsync(new(address, ReadyPath), cancelled);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        return new(new(Name, WireKind.PeerConnect, workload, address, Protocol.ChatPath, server.Id, true, server.Configuration, seats), server);
    }

    private static async Task<IReadOnlyList<Seat>> SeatAsync(Workload workload, string data, CancellationToken cancelled)
    {
        var arrangement = Arrangement.Of(workload);
        var seats = new List<Seat>();
        await using var facility = await SeededFacility.CreateAsync(data);
        for (var number = 0; number < arrangement.Conversations; number++)
        {
            cancelled.ThrowIfCancellationRequested();
            var members = new List<SeededPerson>();
            for (var member = 0; member < arrangement.Members; member++)
            {
                members.Add(member == 0
                    ? await facility.AddPersonAsync("Sam", Role.Resident, Role.PeerSupporter, Role.Facilitator)
                    : await facility.AddPersonAsync("Robin", Role.Resident));
            }

            var conversation = workload is Workload.Pairs
                ? await facility.AddPairAsync(members[1], members[0])
                : await facility.AddGroupAsync(members[0], [.. members.Skip(1)]);
            seats.AddRange(members.Select(person => new Seat(person.Token, conversation.ToString())));
        }

        return seats;
    }
}
