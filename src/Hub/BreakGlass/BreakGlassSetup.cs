using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.BreakGlass;

/// <summary>Entry of the feature: seeing more of a case than the policy gives, for a purpose and a time, approved by a second person and reviewed by a third.</summary>
internal static class BreakGlassSetup
{
    public static IServiceCollection AddBreakGlass(this IServiceCollection services)
    {
        services.AddSingleton<BreakGlassMetrics>().AddSingleton<BreakGlassLines>().AddSingleton<BreakGlassPageForm>();
        services.AddSingleton<AskBreakGlassHandler>().AddSingleton<AnswerBreakGlassHandler>().AddSingleton<ReadBreakGlassHandler>();
        services.AddSingleton<ReviewBreakGlassHandler>().AddSingleton<ListBreakGlassReviews>();
        return services.AddSingleton<BreakGlassTimes>().AddHostedService(provider => provider.GetRequiredService<BreakGlassTimes>());
    }

    public static void MapBreakGlass(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/break-glass/reviews", Reviews).WithTags("Break-glass").RequireAnyRole([.. CaseEndpoints.Working, Role.Auditor]);
        var glass = app.MapGroup("/api/v1/cases/{caseId:guid}/break-glass").WithTags("Break-glass").RequireStaff();
        glass.MapPost("/", AskAsync);
        glass.MapPost("/{glassId:guid}/approve", ApproveAsync);
        glass.MapPost("/{glassId:guid}/refuse", RefuseAsync);
        glass.MapPost("/{glassId:guid}/read", ReadAsync);
        glass.MapPost("/{glassId:guid}/review", ReviewAsync);
    }

    private static Results<Ok<BreakGlassReviews>, ProblemHttpResult> Reviews(ListBreakGlassReviews listing, ClaimsPrincipal user) =>
        Problems.Answer(listing.Handle(user.Key()));

    private static async Task<Results<Ok<BrokenGlass>, ProblemHttpResult>> AskAsync(
        AskBreakGlassHandler handler, ClaimsPrincipal user, Guid caseId, AskBreakGlass request, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), caseId, request, cancellation));

    private static async Task<Results<Ok<BrokenGlass>, ProblemHttpResult>> ApproveAsync(
        AnswerBreakGlassHandler handler, ClaimsPrincipal user, Guid caseId, Guid glassId, AnswerBreakGlass request, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), caseId, glassId, approve: true, request, cancellation));

    private static async Task<Results<Ok<BrokenGlass>, ProblemHttpResult>> RefuseAsync(
        AnswerBreakGlassHandler handler, ClaimsPrincipal user, Guid caseId, Guid glassId, AnswerBreakGlass request, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), caseId, glassId, approve: false, request, cancellation));

    private static async Task<Results<Ok<BreakGlassPage>, ProblemHttpResult>> ReadAsync(
        ReadBreakGlassHandler handler, ClaimsPrincipal user, Guid caseId, Guid glassId, ReadBreakGlass request, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), caseId, glassId, request, cancellation));

    private static async Task<Results<Ok<BrokenGlass>, ProblemHttpResult>> ReviewAsync(
        ReviewBreakGlassHandler handler, ClaimsPrincipal user, Guid caseId, Guid glassId, ReviewBreakGlass request, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), caseId, glassId, request, cancellation));
}
