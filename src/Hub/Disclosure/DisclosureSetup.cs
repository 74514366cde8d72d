using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Disclosure;

/// <summary>Entry of the feature: the facilities' policies, the notice made from them, and consent to it.</summary>
internal static class DisclosureSetup
{
    public static IServiceCollection AddDisclosure(this IServiceCollection services) => services
        .AddSingleton<PolicyBook>()
        .AddSingleton(provider => new NoticeBook(provider.GetRequiredService<PolicyBook>(), ShippedModel.MissesOneIn))
        .AddSingleton<ConsentToNotice>();

    public static void MapDisclosure(this IEndpointRouteBuilder app) => app.MapNotice();
}
