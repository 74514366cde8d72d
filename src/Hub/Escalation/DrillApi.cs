using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.Escalation;

/// <summary>Drills, for coordinators and administrators.</summary>
internal static class DrillApi
{
    public static void MapDrills(this IEndpointRouteBuilder app)
    {
        var drills = app.MapGroup("/api/v1/drills").WithTags("Drills").RequireAnyRole(Role.Coordinator, Role.Administrator);
        drills.MapGet("/", List);
        drills.MapPost("/", StartAsync);
        drills.MapGet("/{caseId:guid}", Report);
        drills.MapPost("/{caseId:guid}/end", EndAsync);
    }

    private static Results<Ok<DrillList>, ProblemHttpResult> List(ReportDrills reports, ClaimsPrincipal user) =>
        Problems.Answer(reports.List(user.Caller().FacilityId));

    private static Results<Ok<DrillReport>, ProblemHttpResult> Report(Guid caseId, ReportDrills reports, ClaimsPrincipal user) =>
        Problems.Answer(reports.Report(user.Caller().FacilityId, caseId));

    private static async Task<Results<Ok<DrillShown>, ProblemHttpResult>> StartAsync(
        StartDrill request, StartDrillHandler handler, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), request, cancellation));

    private static async Task<Results<Ok<DrillShown>, ProblemHttpResult>> EndAsync(
        Guid caseId, EndDrillHandler handler, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), caseId, cancellation));
}
