using PeerConnect.LoadGenerator.Targets;

namespace PeerConnect.LoadGenerator.Wire;

internal static class Wires
{
    private static readonly BareWire Bare = new();
    private static readonly PeerConnectWire PeerConnect = new();

    public static IWire Of(WireKind kind) => kind switch
    {
        WireKind.Bare => Bare,
        WireKind.PeerConnect => PeerConnect,
    };
}
