using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage.Approvals;

namespace PeerConnect.Hub.Approvals;

/// <summary>Requests for pairings and group places, and the decisions on them.</summary>
internal static class ApprovalsApi
{
    public static void MapRequests(this IEndpointRouteBuilder app)
    {
        var asking = app.MapGroup("/api/v1/approvals").WithTags("Approvals")
            .RequireAnyRole(Role.Resident, Role.PeerSupporter, Role.Facilitator, Role.Coordinator);
        asking.MapGet("/mine", Mine);
        asking.MapGet("/supporters", Supporters);
        asking.MapPost("/pairings", RequestPairingAsync);
        asking.MapPost("/groups/{conversationId:guid}", RequestPlaceAsync);
        asking.MapPost("/{requestId:guid}/withdrawal", WithdrawAsync);
        asking.MapPost("/pairings/{conversationId:guid}/change", ChangeSupporterAsync);

        // Of these roles, the coordinator and whom the policy in force names; the others find nothing.
        var deciding = app.MapGroup("/api/v1/approvals").WithTags("Approvals").RequireAnyRole(ApprovalRoles.Deciders.AsSpan());
        deciding.MapGet("/", Waiting).Recorded("requests-listed");
        deciding.MapGet("/{requestId:guid}", DetailAsync);
        deciding.MapPost("/{requestId:guid}/decision", DecideAsync);

        var coordinating = app.MapGroup("/api/v1/approvals").WithTags("Approvals").RequireAnyRole(Role.Coordinator);
        coordinating.MapGet("/caseloads", All).Recorded("caseloads-listed");
        coordinating.MapPost("/{requestId:guid}/supporter", NameSupporterAsync);

        var supervising = app.MapGroup("/api/v1/supervision").WithTags("Approvals").RequireAnyRole(Role.SupervisingOfficer);
        supervising.MapGet("/", Supervised).Recorded("requests-listed");
        supervising.MapPost("/{requestId:guid}/decision", DecideAsOfficerAsync);

        var supporting = app.MapGroup("/api/v1/me/caseload").WithTags("Approvals").RequireAnyRole(Role.PeerSupporter);
        supporting.MapGet("/", Own);
        supporting.MapPost("/rest", RestAsync);
        supporting.MapDelete("/rest", EndRestAsync);
    }

    private static Ok<CaseloadList> All(Caseloads caseloads, ClaimsPrincipal user) => TypedResults.Ok(caseloads.Of(user.Key()));

    private static Ok<OwnCaseload> Own(Caseloads caseloads, ClaimsPrincipal user) => TypedResults.Ok(caseloads.Own(user.Key()));

    private static async Task<Results<Ok<OwnCaseload>, ProblemHttpResult>> RestAsync(Caseloads caseloads, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await caseloads.RestAsync(user.Key(), rests: true, cancellation));

    private static async Task<Results<Ok<OwnCaseload>, ProblemHttpResult>> EndRestAsync(Caseloads caseloads, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await caseloads.RestAsync(user.Key(), rests: false, cancellation));

    private static Ok<OwnRequests> Mine(ReadRequests requests, ClaimsPrincipal user) => TypedResults.Ok(requests.Own(user.Key()));

    private static Ok<SupporterList> Supporters(ReadRequests requests, ClaimsPrincipal user) => TypedResults.Ok(requests.Supporters(user.Key()));

    private static async Task<Results<Ok<RequestFiled>, ProblemHttpResult>> RequestPairingAsync(
        PairingWanted request, RequestPairing pairing, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await pairing.HandleAsync(user.Key(), request, cancellation));

    private static async Task<Results<Ok<RequestFiled>, ProblemHttpResult>> RequestPlaceAsync(
        Guid conversationId, PlaceWanted request, RequestPlace place, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await place.HandleAsync(user.Key(), conversationId, request, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> WithdrawAsync(
        Guid requestId, ChangeRequest change, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await change.WithdrawAsync(user.Key(), requestId, cancellation));

    private static async Task<Results<Ok<RequestFiled>, ProblemHttpResult>> ChangeSupporterAsync(
        Guid conversationId, ChangeSupporter change, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await change.HandleAsync(user.Key(), conversationId, cancellation));

    private static Results<Ok<RequestList>, ProblemHttpResult> Waiting(ReadRequests requests, ClaimsPrincipal user, string language = "en") =>
        Problems.Answer(Spoken.In(language) is { } spoken ? requests.Waiting(user.Key(), spoken) : Spoken.Unknown);

    private static async Task<Results<Ok<RequestDetail>, ProblemHttpResult>> DetailAsync(
        Guid requestId, ReadRequests requests, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await requests.DetailAsync(user.Key(), requestId, cancellation));

    private static async Task<Results<Ok<RequestDecided>, ProblemHttpResult>> DecideAsync(
        Guid requestId, DecideRequest request, DecideOnRequest decide, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await decide.HandleAsync(user.Key(), requestId, request, cancellation));

    private static Results<Ok<RequestList>, ProblemHttpResult> Supervised(ReadRequests requests, ClaimsPrincipal user, string language = "en") =>
        Problems.Answer<RequestList>(Spoken.In(language) is { } spoken ? requests.Supervised(user.Key(), spoken) : Spoken.Unknown);

    private static async Task<Results<Ok<RequestDecided>, ProblemHttpResult>> DecideAsOfficerAsync(
        Guid requestId, DecideRequest request, DecideOnRequest decide, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await decide.AsOfficerAsync(user.Key(), requestId, request, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> NameSupporterAsync(
        Guid requestId, NameSupporter request, ChangeRequest change, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await change.NameSupporterAsync(user.Key(), requestId, request.Supporter, cancellation));
}
