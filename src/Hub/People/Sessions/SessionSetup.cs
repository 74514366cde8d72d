using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.People.Sessions;

/// <summary>Entry of sessions: authentication and the rule that every endpoint needs a session unless it says otherwise.</summary>
internal static class SessionSetup
{
    public static IServiceCollection AddSessions(this IServiceCollection services)
    {
        services.AddAnnotatedOptions<SessionOptions>(SessionOptions.Section);
        services.AddSingleton<SessionRows>().AddSingleton<SessionRegistry>().AddSingleton<BrowserCookie>().AddSingleton<BeginSession>();
        services.AddSingleton<IStartStep, LoadSessions>().AddHostedService<SessionKeeper>();

        // Not AddAuthentication(): that writes a data protection ring in the clear into the user's home, and nothing here uses one.
        services.AddWebEncoders();
        services.AddAuthenticationCore(authentication => authentication.DefaultScheme = SessionAuthentication.Scheme);
        new AuthenticationBuilder(services).AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.Scheme, null);
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, DeniedDoors>();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(SessionAuthentication.Scheme).RequireAuthenticatedUser().Build());
        return services;
    }

    public static void UseSessions(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
    }

    /// <summary>People stay signed in over a restart.</summary>
    private sealed class LoadSessions(IServiceProvider services) : IStartStep
    {
        public async Task StartAsync(CancellationToken cancellation)
        {
            var registry = services.GetRequiredService<SessionRegistry>();
            var idle = services.GetRequiredService<IOptions<SessionOptions>>().Value.Idle;
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            foreach (var (row, standing) in await services.GetRequiredService<SessionRows>().RunningAsync(now, idle, cancellation))
            {
                registry.Add(row, standing);
            }

            services.GetRequiredService<Store>().Register(registry);
        }
    }
}
