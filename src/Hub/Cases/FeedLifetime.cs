using Microsoft.AspNetCore.SignalR;

namespace PeerConnect.Hub.Cases;

/// <summary>Hands the hub its connection's writing side, so that a console that does not read delays nobody else's alarm.</summary>
internal sealed class FeedLifetime(ILogger<DefaultHubLifetimeManager<FeedHub>> logger) : DefaultHubLifetimeManager<FeedHub>(logger)
{
    private static readonly object Key = new();

    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        connection.Items[Key] = connection;
        return base.OnConnectedAsync(connection);
    }

    /// <summary>The connection behind the hub call.</summary>
    public static HubConnectionContext Of(HubCallerContext context) => (HubConnectionContext)context.Items[Key]!;
}
