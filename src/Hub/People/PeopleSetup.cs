using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.People;

/// <summary>Entry of the feature: people, their devices and sessions.</summary>
internal static class PeopleSetup
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddSessions();
        services.AddSingleton<SignOut>();
        return services;
    }

    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        var own = app.MapGroup("/api/v1").WithTags("Sign-in").RequireAuthorization();
        own.MapPost("/sign-out", SignOutAsync);
    }

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> SignOutAsync(SignOut signOut, ClaimsPrincipal user, HttpContext context, CancellationToken cancellation)
    {
        context.Response.Cookies.Delete(Protocol.SessionCookie);
        return Problems.Answer(await signOut.HandleAsync(user.Caller(), cancellation));
    }
}
