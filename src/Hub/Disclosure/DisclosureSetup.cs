using PeerConnect.Hub.Classifying;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Disclosure;

namespace PeerConnect.Hub.Disclosure;

/// <summary>Entry of the feature: the facilities' policies, the notice made from them, and consent to it.</summary>
internal static class DisclosureSetup
{
    public static IServiceCollection AddDisclosure(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<RosterCheck>("rosters", tags: [Health.Ready]);
        return services
            .AddSingleton<PolicyBook>()
            .AddSingleton(provider => new NoticeBook(
                provider.GetRequiredService<PolicyBook>(),
                facilityId => ScopeRows.Of(provider.GetRequiredService<Store>(), facilityId),
                () => provider.GetRequiredService<ClassifierInUse>().MissesOneIn))
            .AddSingleton<ConsentToNotice>().AddSingleton<ListOwnDisclosures>()
            .AddSingleton<ReadPolicies>().AddSingleton<PolicyDrafts>().AddSingleton<SignPolicy>().AddSingleton<PolicyWarnings>().AddSingleton<SimulatePolicies>()
            .AddSingleton<PolicyStarts>().AddHostedService(provider => provider.GetRequiredService<PolicyStarts>())
            .AddSingleton<IStartStep, FollowPolicies>();
    }

    public static void MapDisclosure(this IEndpointRouteBuilder app)
    {
        app.MapNotice();
        app.MapHelp();
        app.MapPolicies();
        app.MapOwnDisclosures();
    }

    private sealed class FollowPolicies(Store store, PolicyBook policies) : IStartStep
    {
        public Task StartAsync(CancellationToken cancellation)
        {
            store.Register(policies);
            return Task.CompletedTask;
        }
    }
}
