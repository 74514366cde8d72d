namespace PeerConnect.Hub.Sealing;

/// <summary>Entry of the feature.</summary>
internal static class SealingSetup
{
    public static IServiceCollection AddSealing(this IServiceCollection services)
    {
        services.AddOptions<SealingOptions>().BindConfiguration(SealingOptions.Section).ValidateOnStart();
        return services.AddSingleton<KeyFile>().AddSingleton<KeyRing>().AddSingleton<Sealer>();
    }
}
