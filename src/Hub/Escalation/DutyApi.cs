using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.Escalation;

/// <summary>Who is on duty, for those who work cases.</summary>
internal static class DutyApi
{
    public static void MapDuty(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/cases/duty", Own).WithTags("Cases").WithSummary("Who is on duty for your roles, and what was closed this shift.").RequireAnyRole(CaseEndpoints.Working);

    private static Ok<OwnDuty> Own(ReadOwnDuty reading, ClaimsPrincipal user) => TypedResults.Ok(reading.Handle(user.Key()));
}
