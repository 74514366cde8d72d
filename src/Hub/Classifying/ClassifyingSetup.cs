using PeerConnect.Hub.Operations;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Classifying;

/// <summary>Entry of the feature: which classifier judges messages, and what is known of it.</summary>
internal static class ClassifyingSetup
{
    public static IServiceCollection AddClassifying(this IServiceCollection services)
    {
        services.AddAnnotatedOptions<ClassifierOptions>(ClassifierOptions.Section);
        services.AddSingleton<ClassifierInUse>().AddSingleton<IClassifier>(provider => provider.GetRequiredService<ClassifierInUse>());
        services.AddSingleton<IStartStep, OpenModel>();
        services.AddHealthChecks().AddCheck<ClassifierInUse>("classifier", tags: [Health.Ready]);
        return services;
    }

    /// <summary>The model is read before the first message, not by it.</summary>
    private sealed class OpenModel(IServiceProvider services) : IStartStep
    {
        public Task StartAsync(CancellationToken cancellation)
        {
            services.GetRequiredService<ClassifierInUse>();
            return Task.CompletedTask;
        }
    }
}
