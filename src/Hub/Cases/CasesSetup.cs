namespace PeerConnect.Hub.Cases;

/// <summary>Entry of the feature.</summary>
internal static class CasesSetup
{
    public static IServiceCollection AddCases(this IServiceCollection services) =>
        services.AddSingleton<WatchedConversations>().AddSingleton<CaseRecorder>();
}
