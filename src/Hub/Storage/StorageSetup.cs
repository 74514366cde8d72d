using Microsoft.Extensions.Options;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Sealing;

namespace PeerConnect.Hub.Storage;

/// <summary>Entry of the store.</summary>
internal static class StorageSetup
{
    public static IServiceCollection AddStorage(this IServiceCollection services) =>
        services.AddSingleton<Store>().AddSingleton<IStartStep, OpenStore>().AddSingleton<IStartStep, GoOnFromRecorded>();

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

    /// <summary>Before anything reads the time: the server's goes on from what is recorded.</summary>
    private sealed class GoOnFromRecorded(Store store, SteadyClock clock, IOptions<HubOptions> options) : IStartStep
    {
        public async Task StartAsync(CancellationToken cancellation)
        {
            await using var db = store.Read();
            if (!options.Value.TrustClock && await CheckpointRows.LatestAtAsync(db, cancellation) is { } recorded)
            {
                clock.GoOnFrom(recorded);
            }
        }
    }
}
