using Microsoft.AspNetCore.SignalR;

namespace PeerConnect.Hub.Conversations;

/// <summary>Hands the hub its connection's writing side: a message to many is serialised once and written to each without SignalR's unbounded queue.</summary>
internal sealed class ChatLifetime(ILogger<DefaultHubLifetimeManager<ChatHub>> logger) : DefaultHubLifetimeManager<ChatHub>(logger)
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
