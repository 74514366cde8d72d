using PeerConnect.LoadGenerator.Baseline;

namespace PeerConnect.LoadGenerator.Targets;

internal static class KnownTargets
{
    private static readonly ITarget[] All = [new PeerConnectTarget(), new BareHubTarget(BareStore.None), new BareHubTarget(BareStore.Sqlite)];

    public static string[] Names => [.. All.Select(target => target.Name)];

    public static ITarget Named(string name) => All.Single(target => target.Name == name);
}
