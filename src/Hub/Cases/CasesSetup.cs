using Microsoft.AspNetCore.SignalR;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Cases;

/// <summary>Entry of the feature: decisions become cases; feed, opening, acts, limits, re-scores.</summary>
internal static class CasesSetup
{
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.AddSingleton<CaseLines>().AddSingleton<WatchedConversations>().AddSingleton<CaseRecorder>().AddSingleton<CaseMetrics>();
        services.AddSingleton(provider => new LineRule(provider.GetRequiredService<PolicyBook>().Version)).AddSingleton<OpenedCaseForm>();
        services.AddSingleton<ListCases>().AddSingleton<OpenCaseHandler>().AddSingleton<ReadConversationHandler>();
        services.AddSingleton<GoToPersonHandler>().AddSingleton<CannotGoHandler>().AddSingleton<MeetPersonHandler>().AddSingleton<TakeBackVisitHandler>();
        services.AddSingleton<TakeCaseHandler>().AddSingleton<DecideCaseHandler>().AddSingleton<HandOverCaseHandler>();

        // Before the feed: it stops after it.
        services.AddSingleton<RecordShownCases>().AddHostedService(provider => provider.GetRequiredService<RecordShownCases>());
        services.AddSingleton<FeedPublisher>().AddHostedService(provider => provider.GetRequiredService<FeedPublisher>());
        services.AddSingleton<SayOverdue>();
        services.AddSingleton<CaseDeadlines>().AddHostedService(provider => provider.GetRequiredService<CaseDeadlines>());
        services.AddSingleton<RescoreMessages>().AddHostedService(provider => provider.GetRequiredService<RescoreMessages>());
        services.AddSingleton<GiveSecondOpinions>().AddHostedService(provider => provider.GetRequiredService<GiveSecondOpinions>());
        services.AddSingleton<RescoresInTime>().AddHostedService(provider => provider.GetRequiredService<RescoresInTime>());
        services.AddHealthChecks().AddCheck<RescoresInTime>("rescores", tags: [Health.Ready]);
        services.AddSingleton<HubLifetimeManager<FeedHub>, FeedLifetime>();
        return services.AddSingleton<IStartStep, FollowCommits>();
    }

    private sealed class FollowCommits(IServiceProvider services) : IStartStep
    {
        public Task StartAsync(CancellationToken cancellation)
        {
            var store = services.GetRequiredService<Store>();
            store.Register(services.GetRequiredService<FeedPublisher>());
            store.Register(services.GetRequiredService<SayOverdue>());
            return Task.CompletedTask;
        }
    }
}
