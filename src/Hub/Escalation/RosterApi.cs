using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.Escalation;

/// <summary>Duty rosters, for coordinators and administrators.</summary>
internal static class RosterApi
{
    public static void MapRosters(this IEndpointRouteBuilder app)
    {
        var rosters = app.MapGroup("/api/v1/rosters").WithTags("Rosters").RequireAnyRole(Role.Coordinator, Role.Administrator);
        rosters.MapGet("/", List);
        rosters.MapPost("/", AddAsync);
        rosters.MapPut("/{rosterId:guid}", ReplaceAsync);
        rosters.MapDelete("/{rosterId:guid}", RemoveAsync);
    }

    private static Results<Ok<RosterList>, ProblemHttpResult> List(ListRosters listing, ClaimsPrincipal user) =>
        Problems.Answer(listing.Handle(user.Caller().FacilityId));

    private static async Task<Results<Ok<RosterList>, ProblemHttpResult>> AddAsync(
        SaveRoster request, SaveRosterHandler handler, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await handler.AddAsync(user.Key(), request, cancellation));

    private static async Task<Results<Ok<RosterList>, ProblemHttpResult>> ReplaceAsync(
        Guid rosterId, SaveRoster request, SaveRosterHandler handler, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await handler.ReplaceAsync(user.Key(), rosterId, request, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> RemoveAsync(
        Guid rosterId, RemoveRosterHandler handler, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), rosterId, cancellation));
}
