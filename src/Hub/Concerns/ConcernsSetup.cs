using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.Concerns;

/// <summary>Entry of the feature: what people tell staff of other people, and whom staff find meant. Who told it is shown to nobody.</summary>
internal static class ConcernsSetup
{
    public static IServiceCollection AddConcerns(this IServiceCollection services) =>
        services.AddSingleton<RaisedWords>().AddSingleton<CaseOfWriter>().AddSingleton<RaiseConcernHandler>().AddSingleton<ReportMessageHandler>().AddSingleton<ComplainHandler>().AddSingleton<NamePersonMeantHandler>();

    public static void MapConcerns(this IEndpointRouteBuilder app)
    {
        // Who is no supporter is told whom to tell instead.
        app.MapGroup("/api/v1/concerns").WithTags("Concerns").RequireAnyRole(Role.Facilitator, Role.PeerSupporter, Role.Resident).MapPost("/", RaiseAsync);
        app.MapGroup("/api/v1/reports").WithTags("Concerns").RequireAnyRole(Role.Resident, Role.PeerSupporter, Role.Facilitator).MapPost("/", ReportAsync);
        app.MapGroup("/api/v1/complaints").WithTags("Concerns").RequireAnyRole(Role.Resident, Role.PeerSupporter).MapPost("/", ComplainAsync);
        app.MapGroup("/api/v1/cases/{caseId:guid}").WithTags("Cases").RequireStaff().MapPost("/meant", NameAsync);
    }

    private static async Task<Results<Ok<ToldToStaff>, ProblemHttpResult>> RaiseAsync(
        RaiseConcern request, RaiseConcernHandler handler, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), request, cancellation));

    private static async Task<Results<Ok<ToldToStaff>, ProblemHttpResult>> ReportAsync(
        ReportMessage request, ReportMessageHandler handler, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), request, cancellation));

    private static async Task<Results<Ok<ToldToStaff>, ProblemHttpResult>> ComplainAsync(
        ComplainOfSupporter request, ComplainHandler handler, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), request, cancellation));

    private static async Task<Results<Ok<CaseMeant>, ProblemHttpResult>> NameAsync(
        NamePersonMeantHandler handler, ClaimsPrincipal user, Guid caseId, NamePersonMeant request, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), caseId, request, cancellation));
}
