using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage.Classifying;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Classifying;

/// <summary>Entry of the feature: which classifier judges messages, what is known of it, and the candidate that is tried beside it.</summary>
internal static class ClassifyingSetup
{
    public static IServiceCollection AddClassifying(this IServiceCollection services)
    {
        services.AddAnnotatedOptions<ClassifierOptions>(ClassifierOptions.Section);
        services.AddSingleton<ClassifierMetrics>().AddSingleton(new ModelJudge(model => new ModelClassifier(model)));
        services.AddSingleton<ClassifierInUse>().AddSingleton<IClassifier>(provider => provider.GetRequiredService<ClassifierInUse>());
        services.AddSingleton<ReadModels>().AddSingleton<SignModel>().AddSingleton<GoBackToModel>()
            .AddSingleton<ShadowModel>().AddHostedService(provider => provider.GetRequiredService<ShadowModel>());
        services.AddSingleton<IStartStep, OpenModels>();
        services.AddHealthChecks().AddCheck<ClassifierInUse>("classifier", tags: [Health.Ready]).AddCheck<ShadowModel>("candidate", tags: [Health.Ready]);
        return services;
    }

    /// <summary>The models are read before the first message, not by it.</summary>
    private sealed class OpenModels(IServiceProvider services) : IStartStep
    {
        public Task StartAsync(CancellationToken cancellation)
        {
            services.GetRequiredService<ClassifierInUse>();
            services.GetRequiredService<ShadowModel>().Open();
            return Task.CompletedTask;
        }
    }
}
