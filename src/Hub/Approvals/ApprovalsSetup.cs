using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;

namespace PeerConnect.Hub.Approvals;

/// <summary>Entry of the feature: who may do what with whom.</summary>
internal static class ApprovalsSetup
{
    public static IServiceCollection AddApprovals(this IServiceCollection services)
    {
        services.AddSingleton<ApprovalViewKeeper>().AddHostedService(provider => provider.GetRequiredService<ApprovalViewKeeper>());
        services.AddHealthChecks().AddCheck<ApprovalViewKeeper>("approvals", tags: [Health.Ready]);
        return services
            .AddSingleton<ApprovalView>().AddSingleton<IStartStep, LoadView>()
            .AddSingleton<RequestPairing>().AddSingleton<RequestPlace>().AddSingleton<ChangeRequest>().AddSingleton<DecideOnRequest>().AddSingleton<ReadRequests>().AddSingleton<Caseloads>()
            .AddSingleton<LeaveConversation>().AddSingleton<ChangeSupporter>().AddSingleton<Facilitate>().AddSingleton<PauseConversation>().AddSingleton<PauseOwnPlace>()
            .AddSingleton<CreateGroups>().AddSingleton<ReadConversations>().AddSingleton<DecideOnPlace>().AddSingleton<MoveToProgramme>().AddSingleton<RemoveProgramme>()
            .AddSingleton<OrderSeparations>().AddSingleton<ReadSeparations>()
            .AddSingleton<TransferPeople>().AddSingleton<ReleasePeople>().AddSingleton<NameOfficers>().AddSingleton<MergePeople>()
            .AddSingleton<ExpireWhatIsDue>().AddSingleton<ExpiryWorker>().AddHostedService(provider => provider.GetRequiredService<ExpiryWorker>());
    }

    public static void MapApprovals(this IEndpointRouteBuilder app)
    {
        app.MapRequests();
        app.MapGroups();
        app.MapEnds();
    }

    /// <summary>The view is whole before the first request, and follows every commit from then on.</summary>
    private sealed class LoadView(IServiceProvider services) : IStartStep
    {
        public Task StartAsync(CancellationToken cancellation)
        {
            var view = services.GetRequiredService<ApprovalView>();
            view.Load();
            services.GetRequiredService<Store>().Register(view);
            return Task.CompletedTask;
        }
    }
}
