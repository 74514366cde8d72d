namespace PeerConnect.Hub.Disclosure;

/// <summary>Entry of the feature: the facilities' policies and the notice made from them.</summary>
internal static class DisclosureSetup
{
    public static IServiceCollection AddDisclosure(this IServiceCollection services) => services.AddSingleton<PolicyBook>();
}
