using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.Sealing;

/// <summary>Entry of the feature: keys, sealing, the register of destroyed keys.</summary>
internal static class SealingSetup
{
    public static IServiceCollection AddSealing(this IServiceCollection services)
    {
        services.AddAnnotatedOptions<SealingOptions>(SealingOptions.Section);
        services.AddSingleton<KeyFile>().AddSingleton<DestroyedKeys>().AddSingleton<KeyRing>().AddSingleton<Sealer>();
        services.AddSingleton<CheckKeys>().AddSingleton<ReplayDestroyedKeys>().AddSingleton<DestroyKey>().AddSingleton<RotateKeys>();
        services.AddSingleton<LogTruncation>().AddHostedService(provider => provider.GetRequiredService<LogTruncation>());
        services.AddHealthChecks().AddCheck<KeysCheck>("keys", tags: [Health.Ready]);
        return services.AddHostedService<ResumeRotation>().AddSingleton<IStartStep, PrepareKeys>();
    }

    public static void MapSealing(this IEndpointRouteBuilder app)
    {
        var keys = app.MapGroup("/api/v1/keys").WithTags("Keys").RequireAnyRole(Role.Administrator);
        keys.MapGet("", StatesAsync).WithSummary("Which key-encryption keys there are, by name, and how much each wraps.");
        keys.MapPost("/rotate", RotateAsync).WithSummary("Replaces the key-encryption key, while the server runs.");
    }

    private static async Task<Ok<KeyStates>> StatesAsync(RotateKeys rotate, CancellationToken cancellation) =>
        TypedResults.Ok(await rotate.StatesAsync(cancellation));

    /// <summary>Goes on when the caller hangs up: only the end of the server stops it.</summary>
    private static async Task<Results<Ok<KeysRotated>, ProblemHttpResult>> RotateAsync(RotateKeys rotate, ClaimsPrincipal user, IHostApplicationLifetime lifetime) =>
        Problems.Answer(await rotate.HandleAsync(user.Caller().PersonId, lifetime.ApplicationStopping));

    /// <summary>The register is replayed before anything opens a sealed text.</summary>
    private sealed class PrepareKeys(IServiceProvider services) : IStartStep
    {
        public async Task StartAsync(CancellationToken cancellation)
        {
            await services.GetRequiredService<ReplayDestroyedKeys>().HandleAsync(cancellation);
            await services.GetRequiredService<CheckKeys>().HandleAsync(cancellation);
        }
    }
}
