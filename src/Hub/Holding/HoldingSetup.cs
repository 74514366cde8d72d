using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;

namespace PeerConnect.Hub.Holding;

/// <summary>Entry of the feature: messages that are held or blocked, the decisions on them, appeals.</summary>
internal static class HoldingSetup
{
    public static IServiceCollection AddHolding(this IServiceCollection services)
    {
        services.AddSingleton<HeldText>().AddSingleton<HoldMessage>().AddSingleton<EndHold>().AddSingleton<HeldInCase>().AddSingleton<Agreement>()
            .AddSingleton<RescoreHeld>();
        services.AddSingleton<ReleaseHeldHandler>().AddSingleton<RejectHeldHandler>().AddSingleton<ConfirmRejectionHandler>().AddSingleton<DecideAppealHandler>();
        services.AddSingleton<OwnHeld>();
        return services.AddSingleton<HoldEnds>().AddHostedService(provider => provider.GetRequiredService<HoldEnds>());
    }

    public static void MapHolding(this IEndpointRouteBuilder app)
    {
        var held = app.MapGroup("/api/v1/cases/{caseId:guid}/held/{heldId:guid}").WithTags("Held messages").RequireStaff();
        held.MapPost("/release", ReleaseAsync);
        held.MapPost("/reject", RejectAsync);
        held.MapPost("/confirm", ConfirmAsync);
        held.MapPost("/appeal", AppealAsync);
    }

    private static async Task<Results<Ok<HeldOutcome>, ProblemHttpResult>> ReleaseAsync(
        ReleaseHeldHandler handler, ClaimsPrincipal user, Guid caseId, Guid heldId, ReleaseHeld request, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), caseId, heldId, request, cancellation));

    private static async Task<Results<Ok<HeldOutcome>, ProblemHttpResult>> RejectAsync(
        RejectHeldHandler handler, ClaimsPrincipal user, Guid caseId, Guid heldId, RejectHeld request, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), caseId, heldId, request, cancellation));

    private static async Task<Results<Ok<HeldOutcome>, ProblemHttpResult>> ConfirmAsync(
        ConfirmRejectionHandler handler, ClaimsPrincipal user, Guid caseId, Guid heldId, ConfirmRejection request, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), caseId, heldId, request, cancellation));

    private static async Task<Results<Ok<HeldOutcome>, ProblemHttpResult>> AppealAsync(
        DecideAppealHandler handler, ClaimsPrincipal user, Guid caseId, Guid heldId, DecideAppeal request, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), caseId, heldId, request, cancellation));
}
