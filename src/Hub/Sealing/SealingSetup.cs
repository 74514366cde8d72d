using PeerConnect.Hub.Operations;

namespace PeerConnect.Hub.Sealing;

/// <summary>Entry of the feature.</summary>
internal static class SealingSetup
{
    public static IServiceCollection AddSealing(this IServiceCollection services)
    {
        services.AddAnnotatedOptions<SealingOptions>(SealingOptions.Section);
        return services.AddSingleton<KeyFile>().AddSingleton<KeyRing>().AddSingleton<Sealer>();
    }
}
