using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage.Approvals;

namespace PeerConnect.Hub.Approvals;

/// <summary>Keep-separate orders, and the ends of a person's part: transfer, release, death, merge.</summary>
internal static class EndsApi
{
    public static void MapEnds(this IEndpointRouteBuilder app)
    {
        var orders = app.MapGroup("/api/v1/separations").WithTags("Separations").RequireAnyRole(Role.Coordinator);
        orders.MapGet("/", Orders).Recorded("separations-listed");
        orders.MapPost("/", OrderAsync);
        orders.MapGet("/{separationId:guid}", OrderDetailAsync);
        orders.MapPost("/{separationId:guid}/lift", LiftAsync);

        var people = app.MapGroup("/api/v1/people/{personId:guid}").WithTags("People").RequireAnyRole(Role.Coordinator);
        people.MapPost("/transfer", TransferAsync);
        people.MapPost("/arrival", ReceiveAsync);
        people.MapPost("/release", ReleaseAsync);
        people.MapPost("/continue", ContinueAsync);
        people.MapPut("/officer", NameOfficerAsync);
        people.MapPost("/death", RecordDeathAsync);
        people.MapPost("/merge", MergeAsync);
    }

    private static Ok<SeparationList> Orders(ReadSeparations separations, ClaimsPrincipal user) => TypedResults.Ok(separations.List(user.Key()));

    private static async Task<Results<Ok<NewRecord>, ProblemHttpResult>> OrderAsync(
        OrderSeparation request, OrderSeparations separations, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await separations.OrderAsync(user.Key(), request, cancellation));

    private static async Task<Results<Ok<SeparationDetail>, ProblemHttpResult>> OrderDetailAsync(
        Guid separationId, ReadSeparations separations, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await separations.DetailAsync(user.Key(), separationId, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> LiftAsync(
        Guid separationId, OrderSeparations separations, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await separations.LiftAsync(user.Key(), separationId, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> TransferAsync(
        Guid personId, TransferPerson request, TransferPeople transfer, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await transfer.TransferAsync(user.Key(), personId, request, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> ReceiveAsync(
        Guid personId, ReceivePerson request, TransferPeople transfer, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await transfer.ReceiveAsync(user.Key(), personId, request, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> ReleaseAsync(
        Guid personId, ReleasePeople release, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await release.ReleaseAsync(user.Key(), personId, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> ContinueAsync(
        Guid personId, ReleasePeople release, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await release.ContinueAsync(user.Key(), personId, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> RecordDeathAsync(
        Guid personId, ReleasePeople release, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await release.RecordDeathAsync(user.Key(), personId, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> MergeAsync(
        Guid personId, MergePerson request, MergePeople merge, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await merge.HandleAsync(user.Key(), personId, request, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> NameOfficerAsync(
        Guid personId, NameOfficer request, NameOfficers officers, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await officers.HandleAsync(user.Key(), personId, request.Officer, cancellation));
}
