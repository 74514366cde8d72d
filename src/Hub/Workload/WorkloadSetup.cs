using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.Workload;

/// <summary>Entry of the feature: a limit to what one person reads before a break. There is no list of it, for anybody.</summary>
internal static class WorkloadSetup
{
    public static IServiceCollection AddWorkload(this IServiceCollection services) => services.AddSingleton<Breaks>();

    public static void MapWorkload(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/cases/workload", Own).WithTags("Cases").WithSummary("How much you have read since your last break; your own alone.").RequireAnyRole(CaseEndpoints.Working);

    private static Ok<OwnWorkload> Own(Breaks breaks, ClaimsPrincipal user) => TypedResults.Ok(breaks.Of(user.Key()));
}
