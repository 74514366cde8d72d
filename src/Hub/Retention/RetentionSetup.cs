using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.Retention;

/// <summary>Entry of the feature: what a policy keeps for a time is purged by destroying its keys, unless a legal hold keeps it.</summary>
internal static class RetentionSetup
{
    public static IServiceCollection AddRetention(this IServiceCollection services)
    {
        services.AddSingleton<SetLegalHoldHandler>().AddSingleton<LiftLegalHoldHandler>().AddSingleton<ReadRetention>().AddSingleton<Purge>();
        return services.AddSingleton<PurgeWorker>().AddHostedService(provider => provider.GetRequiredService<PurgeWorker>());
    }

    public static void MapRetention(this IEndpointRouteBuilder app)
    {
        var readers = app.MapGroup("/api/v1").WithTags("Retention").RequireAnyRole(Role.Coordinator, Role.Auditor);
        readers.MapGet("/purges", Purges).WithSummary("What was purged: kinds and numbers, never content.");
        readers.MapGet("/legal-holds", Holds).Recorded("legal-holds-listed");

        var holds = app.MapGroup("/api/v1/legal-holds").WithTags("Retention").RequireAnyRole(Role.Coordinator);
        holds.MapPost("/", SetAsync);
        holds.MapGet("/{holdId:guid}", HoldAsync);
        holds.MapPost("/{holdId:guid}/lift", LiftAsync);
    }

    private static Ok<PurgeReport> Purges(ReadRetention read, ClaimsPrincipal user, DateTimeOffset? since = null) => TypedResults.Ok(read.Purges(user.Key(), since));

    private static Ok<LegalHoldList> Holds(ReadRetention read, ClaimsPrincipal user) => TypedResults.Ok(read.Holds(user.Key()));

    private static async Task<Results<Ok<LegalHold>, ProblemHttpResult>> SetAsync(
        SetLegalHold request, SetLegalHoldHandler handler, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), request, cancellation));

    private static async Task<Results<Ok<LegalHoldDetail>, ProblemHttpResult>> HoldAsync(
        Guid holdId, ReadRetention read, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await read.HoldAsync(user.Key(), holdId, cancellation));

    private static async Task<Results<Ok<LegalHold>, ProblemHttpResult>> LiftAsync(
        Guid holdId, LiftLegalHoldHandler handler, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), holdId, cancellation));
}
