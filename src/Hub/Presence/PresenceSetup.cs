namespace PeerConnect.Hub.Presence;

/// <summary>Entry of the feature: where the facilities chose so, members are shown that somebody is here and that somebody is writing. Nothing of it is stored or logged.</summary>
internal static class PresenceSetup
{
    public static IServiceCollection AddPresence(this IServiceCollection services) => services
        .AddSingleton<PresenceRules>().AddSingleton<NoticeTyping>().AddSingleton<WhoIsHere>()
        .AddSingleton<TellPresence>().AddHostedService(provider => provider.GetRequiredService<TellPresence>());
}
