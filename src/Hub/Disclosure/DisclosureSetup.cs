using PeerConnect.Hub.Classifying;
using PeerConnect.Hub.Storage.Approvals;

namespace PeerConnect.Hub.Disclosure;

/// <summary>Entry of the feature: the facilities' policies, the notice made from them, and consent to it.</summary>
internal static class DisclosureSetup
{
    public static IServiceCollection AddDisclosure(this IServiceCollection services) => services
        .AddSingleton<PolicyBook>()
        .AddSingleton(provider => new NoticeBook(provider.GetRequiredService<PolicyBook>(), provider.GetRequiredService<ClassifierInUse>().MissesOneIn))
        .AddSingleton<ConsentToNotice>();

    public static void MapDisclosure(this IEndpointRouteBuilder app) => app.MapNotice();
}
