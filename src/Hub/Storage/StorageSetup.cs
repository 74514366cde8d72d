using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Sealing;

namespace PeerConnect.Hub.Storage;

/// <summary>Entry of the store.</summary>
internal static class StorageSetup
{
    public static IServiceCollection AddStorage(this IServiceCollection services) =>
        services.AddSingleton<Store>().AddSingleton<IStartStep, OpenStore>();

    /// <summary>Key file and register first: a database must never exist without what it will need.</summary>
    private sealed class OpenStore(IServiceProvider services) : IStartStep
    {
        public Task StartAsync(CancellationToken cancellation)
        {
            services.GetRequiredService<KeyFile>();
            services.GetRequiredService<DestroyedKeys>();
            return services.GetRequiredService<Store>().OpenAsync(cancellation);
        }
    }
}
