using Microsoft.Extensions.DependencyInjection;
using PeerConnect.Client;
using PeerConnect.Shell.Looking;

namespace PeerConnect.Shell.Visiting;

/// <summary>Entry of the shared pieces.</summary>
public static class ShellSetup
{
    /// <summary>Adds what both apps stand on. One page is one visit, so everything lives as long as the page.</summary>
    /// <param name="services">The page's services.</param>
    /// <param name="page">The page's address; the server is at its root.</param>
    public static IServiceCollection AddShell(this IServiceCollection services, Uri page) => services
        .AddSingleton(new ServerClock(TimeProvider.System))
        .AddSingleton<TimeProvider>(all => all.GetRequiredService<ServerClock>())
        .AddSingleton<ServedPages>()
        .AddSingleton<Overhearing>()
        .AddSingleton(all => new PeerConnectClient(
            new Uri(page, "/"), new PeerConnectClientOptions { Time = all.GetRequiredService<TimeProvider>(), Handler = all.GetRequiredService<Overhearing>() }))
        .AddSingleton<Browser>()
        .AddSingleton<LookKeeper>()
        .AddSingleton<Voice>()
        .AddSingleton(new IdleWatch(TimeProvider.System))
        .AddSingleton<Visit>();
}
