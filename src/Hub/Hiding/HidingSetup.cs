using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.Hiding;

/// <summary>Entry of the feature: somebody does not want to see any more what another resident writes, and nobody else notices.</summary>
internal static class HidingSetup
{
    public static IServiceCollection AddHiding(this IServiceCollection services) =>
        services.AddSingleton<HidePersonHandler>().AddSingleton<ShowPersonHandler>().AddSingleton<ListHidden>();

    public static void MapHiding(this IEndpointRouteBuilder app)
    {
        var own = app.MapGroup("/api/v1/me/hidden").WithTags("Hiding").RequireAnyRole(Role.Resident, Role.PeerSupporter);
        own.MapGet("/", List);
        own.MapPost("/", HideAsync);
        own.MapDelete("/{personId:guid}", ShowAsync);
    }

    private static Results<Ok<HiddenPeople>, ProblemHttpResult> List(ListHidden list, ClaimsPrincipal user) => Problems.Answer(list.Of(user.Key()));

    private static async Task<Results<Ok<HiddenPeople>, ProblemHttpResult>> HideAsync(
        HidePerson request, HidePersonHandler handler, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), request, cancellation));

    private static async Task<Results<Ok<HiddenPeople>, ProblemHttpResult>> ShowAsync(
        Guid personId, ShowPersonHandler handler, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), personId, cancellation));
}
