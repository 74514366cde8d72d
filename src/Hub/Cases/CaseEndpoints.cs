using System.Security.Claims;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.Cases;

/// <summary>The doors of the feature: the live feed and the acts on a case.</summary>
internal static class CaseEndpoints
{
    // Who works cases at all; which ones is for each case's own grants to say.
    internal static readonly Role[] Working = [.. Enum.GetValues<Role>().Where(CaseSight.WorksCases)];

    // An attempt by any member of staff is recorded, also by those who may never succeed.
    private static readonly Role[] Staff = [.. Working, Role.Facilitator, Role.Coordinator, Role.Auditor, Role.Administrator];

    public static void MapCases(this IEndpointRouteBuilder app)
    {
        app.MapHub<FeedHub>(Protocol.FeedPath, options => options.Transports = HttpTransportType.WebSockets).RequireAnyRole(Working);
        var cases = app.MapGroup("/api/v1/cases").WithTags("Cases");
        cases.MapGet("/", ListAsync).RequireAnyRole(Working);
        var one = cases.MapGroup("/{caseId:guid}").RequireStaff();
        one.MapPost("/open", OpenAsync);
        one.MapPost("/conversation", ConversationAsync);
        one.MapPost("/take", TakeAsync);
        one.MapPost("/on-the-way", GoAsync);
        one.MapPost("/cannot-go", CannotGoAsync);
        one.MapPost("/face-to-face", MeetAsync);
        one.MapDelete("/face-to-face", TakeBackAsync);
        one.MapPost("/decide", DecideAsync);
        one.MapPost("/hand-over", HandOverAsync);
    }

    /// <summary>For acts on a case: each attempt by staff reaches the handler and is recorded.</summary>
    public static RouteGroupBuilder RequireStaff(this RouteGroupBuilder group) => group.RequireAnyRole(Staff);

    private static async Task<Results<Ok<CaseFeed>, ProblemHttpResult>> ListAsync(ListCases listing, ClaimsPrincipal user) =>
        Problems.Answer(await listing.HandleAsync(user.Caller()));

    private static async Task<Results<Ok<OpenedCase>, ProblemHttpResult>> OpenAsync(
        OpenCaseHandler handler, ClaimsPrincipal user, Guid caseId, OpenCase request, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(Person(user), caseId, request, cancellation));

    private static async Task<Results<Ok<CaseConversation>, ProblemHttpResult>> ConversationAsync(
        ReadConversationHandler handler, ClaimsPrincipal user, Guid caseId, ReadConversation request, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(Person(user), caseId, request, cancellation));

    private static async Task<Results<Ok<FeedCase>, ProblemHttpResult>> TakeAsync(
        TakeCaseHandler handler, ClaimsPrincipal user, Guid caseId, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(Person(user), caseId, cancellation));

    private static async Task<Results<Ok<VisitRecorded>, ProblemHttpResult>> GoAsync(
        GoToPersonHandler handler, ClaimsPrincipal user, Guid caseId, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(Person(user), caseId, cancellation));

    private static async Task<Results<Ok<VisitRecorded>, ProblemHttpResult>> CannotGoAsync(
        CannotGoHandler handler, ClaimsPrincipal user, Guid caseId, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(Person(user), caseId, cancellation));

    private static async Task<Results<Ok<VisitRecorded>, ProblemHttpResult>> MeetAsync(
        MeetPersonHandler handler, ClaimsPrincipal user, Guid caseId, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(Person(user), caseId, cancellation));

    private static async Task<Results<Ok<VisitRecorded>, ProblemHttpResult>> TakeBackAsync(
        TakeBackVisitHandler handler, ClaimsPrincipal user, Guid caseId, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(Person(user), caseId, cancellation));

    private static async Task<Results<Ok<FeedCase>, ProblemHttpResult>> DecideAsync(
        DecideCaseHandler handler, ClaimsPrincipal user, Guid caseId, DecideCase request, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(Person(user), caseId, request, cancellation));

    private static async Task<Results<Ok<FeedCase>, ProblemHttpResult>> HandOverAsync(
        HandOverCaseHandler handler, ClaimsPrincipal user, Guid caseId, HandOverCase request, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(Person(user), caseId, request, cancellation));

    private static PersonKey Person(ClaimsPrincipal user) => user.Caller() is var caller ? new PersonKey(caller.FacilityId, caller.PersonId) : default;
}
