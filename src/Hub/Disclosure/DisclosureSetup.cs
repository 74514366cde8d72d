using PeerConnect.Hub.Storage.Approvals;

namespace PeerConnect.Hub.Disclosure;

/// <summary>Entry of the feature: the facilities' policies, the notice made from them, and consent to it.</summary>
internal static class DisclosureSetup
{
    // Until a model is measured, the notice promises no more than a list of words keeps.
    private const int LexiconMissesOneIn = 2;

    public static IServiceCollection AddDisclosure(this IServiceCollection services) => services
        .AddSingleton<PolicyBook>()
        .AddSingleton(provider => new NoticeBook(provider.GetRequiredService<PolicyBook>(), LexiconMissesOneIn))
        .AddSingleton<ConsentToNotice>();

    public static void MapDisclosure(this IEndpointRouteBuilder app) => app.MapNotice();
}
