using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Conversations;

/// <summary>Entry of the feature: the chat hub, sending, reading, delivery.</summary>
internal static class ConversationsSetup
{
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.AddAnnotatedOptions<SendingOptions>(SendingOptions.Section);
        services.AddSingleton<MessageQueue>().AddSingleton<SendRate>().AddSingleton<SentMessages>().AddSingleton<RiskMemory>().AddSingleton<PatternMemory>()
            .AddSingleton<DeliveryRules>().AddSingleton<InboxForm>().AddSingleton<MessageCommit>();
        services.AddSingleton<SendMessageHandler>().AddSingleton<ReadHistory>().AddSingleton<WithdrawMessageHandler>();
        services.AddSingleton<ChatConnections>().AddSingleton<ConversationSummaries>().AddSingleton<ReceiptAnnouncer>();

        // Stopping runs in the opposite order: the writer drains first, then what it committed is delivered.
        services.AddSingleton<FanOut>().AddHostedService(provider => provider.GetRequiredService<FanOut>());
        services.AddSingleton<MarkReceipts>().AddHostedService(provider => provider.GetRequiredService<MarkReceipts>());
        services.AddSingleton<MessageWriter>().AddHostedService(provider => provider.GetRequiredService<MessageWriter>());
        services.AddSingleton<IStartStep, FollowCommits>();
        services.AddHealthChecks().AddCheck<MessageWriter>("sending", tags: [Health.Ready]);
        services.AddSignalR(hub =>
            {
                hub.MaximumReceiveMessageSize = Protocol.MaxFrameBytes;
                hub.MaximumParallelInvocationsPerClient = 1;
                hub.EnableDetailedErrors = false;
                hub.AddFilter<CallFilter>();
            })
            .AddJsonProtocol(json => StrictJson.Apply(json.PayloadSerializerOptions));
        services.AddSingleton<CallFilter>();
        services.AddSingleton<HubLifetimeManager<ChatHub>, ChatLifetime>();
        return services;
    }

    public static void MapConversations(this IEndpointRouteBuilder app) =>
        app.MapHub<ChatHub>(Protocol.ChatPath, options => options.Transports = HttpTransportType.WebSockets);

    private sealed class FollowCommits(IServiceProvider services) : IStartStep
    {
        public Task StartAsync(CancellationToken cancellation)
        {
            services.GetRequiredService<FanOut>().Follow(services.GetRequiredService<Store>());
            return Task.CompletedTask;
        }
    }
}
