using PeerConnect.LoadGenerator.Baseline;
using PeerConnect.LoadGenerator.Load;
using PeerConnect.LoadGenerator.Targets;

namespace PeerConnect.LoadGenerator.Tests;

public sealed class Loading_a_bare_hub
{
    [Fact]
    public async Task Given_the_durable_bare_hub_when_groups_write_for_a_second_then_all_is_delivered_once_and_in_order()
    {
        var folder = Directory.CreateTempSubdirectory("peerconnect-load-");
        using var stop = new CancellationTokenSource();
        var address = ServerProcess.FreeAddress();
        var serving = BareServer.RunAsync(BareStore.Sqlite, folder.FullName, address.ToString(), stop.Token);
        try
        {
            await ServerProcess.UntilReadyAsync(new(address, BareServer.ReadyPath), () => serving.IsCompleted, TestContext.Current.CancellationToken);
            var plan = new SeatingPlan(
                "bare", WireKind.Bare, Workload.Groups, address, BareServer.HubPath, Environment.ProcessId, true, new Dictionary<string, string>(), [.. BareHubTarget.Seats(Workload.Groups)]);
            var run = new FixedRateRun(plan, new(100, TimeSpan.FromSeconds(0.8), TimeSpan.FromSeconds(0.2), 1, TimeSpan.FromSeconds(1)));

            var result = await run.ExecuteAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

            Assert.True(result.Correct, $"{result.Verdict}");
            Assert.Equal(result.Sent, result.Accepted);
            Assert.True(result.Sent > 50);
        }
        finally
        {
            await stop.CancelAsync();
            await serving.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            folder.Delete(recursive: true);
        }
    }
}
