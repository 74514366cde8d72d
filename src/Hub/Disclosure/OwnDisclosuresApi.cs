using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.Disclosure;

/// <summary>Which of one's own messages staff read, for whoever writes here.</summary>
internal static class OwnDisclosuresApi
{
    public static void MapOwnDisclosures(this IEndpointRouteBuilder app) =>
        app.MapGroup("/api/v1/me").WithTags("Own disclosures").RequireAnyRole(Role.Resident, Role.PeerSupporter).MapGet("/disclosures", List);

    private static Ok<OwnDisclosures> List(ListOwnDisclosures list, ClaimsPrincipal user) => TypedResults.Ok(list.Of(user.Key()));
}
