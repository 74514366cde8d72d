using PeerConnect.Contracts;
using PeerConnect.Seeding;

namespace PeerConnect.Faults;

/// <summary>A kill proves no durability: the page cache survives it. A trace of the system calls does.</summary>
public sealed class A_traced_server : IDisposable
{
    private const int Messages = 25;
    private static readonly string[] LibrariesThatSkipSyncing = ["/usr/lib/x86_64-linux-gnu/libeatmydata.so", "/usr/lib/aarch64-linux-gnu/libeatmydata.so"];
    private readonly string folder = Directory.CreateTempSubdirectory("peerconnect-trace").FullName;

    [Fact]
    public async Task Given_messages_one_after_the_other_then_each_acknowledgement_leaves_after_its_sync()
    {
        var (acknowledged, unsynced) = await TraceAsync(new Dictionary<string, string>());
        Assert.Equal(Messages, acknowledged);
        Assert.Empty(unsynced);
    }

    [Fact]
    public async Task Given_a_machine_that_skips_syncing_then_the_check_notices()
    {
        var library = LibrariesThatSkipSyncing.FirstOrDefault(File.Exists);
        Assert.True(library is not null, "Install eatmydata; ops/test does.");
        var (acknowledged, unsynced) = await TraceAsync(new Dictionary<string, string> { ["LD_PRELOAD"] = library! });
        Assert.Equal(Messages, acknowledged);
        Assert.Equal(Messages, unsynced.Count);
    }

    public void Dispose() => Directory.Delete(folder, true);

    private async Task<(int Acknowledged, IReadOnlyList<long> Unsynced)> TraceAsync(Dictionary<string, string> environment)
    {
        Talker talker;
        await using (var facility = await SeededFacility.CreateAsync(folder))
        {
            var resident = await facility.AddPersonAsync("Marcus", Role.Resident);
            var supporter = await facility.AddPersonAsync("Darnell", Role.Resident, Role.PeerSupporter);
            talker = new Talker(resident, [await facility.AddPairAsync(resident, supporter)]);
        }

        var trace = Path.Combine(folder, "trace");
        await using (var hub = await HubProcess.StartAsync(folder, SyncTrace.Command(trace), environment, "Sending:Burst=1000"))
        {
            await using var _ = talker;
            await talker.ConnectAsync(hub.Address);
            for (var number = 1; number <= Messages; number++)
            {
                Assert.True(await talker.SayAsync(talker.Conversations[0], $"message number {number}"));
            }

            await hub.KillAsync();
        }

        return SyncTrace.Check(File.ReadLines(trace));
    }
}
