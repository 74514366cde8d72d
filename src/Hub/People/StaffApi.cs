using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.People.Demo;
using PeerConnect.Hub.People.Roles;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.People.Staff;

namespace PeerConnect.Hub.People;

/// <summary>Staff accounts, facilities, recoveries; and the second factor of demo staff.</summary>
internal static class StaffApi
{
    public static void MapStaff(this IEndpointRouteBuilder app)
    {
        var administrator = app.MapGroup("/api/v1").WithTags("Staff").RequireAnyRole(Role.Administrator);
        administrator.MapPost("/staff", InviteAsync);
        administrator.MapPost("/staff/{personId:guid}/invitation", InviteAgainAsync);
        administrator.MapPut("/staff/{personId:guid}/rank", SetRankAsync);
        administrator.MapPost("/facilities", AddFacilityAsync);

        var both = app.MapGroup("/api/v1").WithTags("Staff").RequireAnyRole(Role.Coordinator, Role.Administrator);
        both.MapGet("/recoveries", RecoveriesAsync);
        both.MapPost("/staff/{personId:guid}/recovery", RequestRecoveryAsync);
        both.MapPost("/recoveries/{recoveryId:guid}/confirmation", ConfirmRecoveryAsync);

        app.MapGet("/api/v1/demo/staff/{name}/code", DemoCodeAsync).WithTags("Demo").AllowAnonymous().OnlyFromThisMachine();
    }

    private static async Task<Results<Ok<StaffInvitation>, ProblemHttpResult>> InviteAsync(
        InviteStaff request, InviteStaffMember invite, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var caller = user.Caller();
        return Problems.Answer(await invite.HandleAsync(caller.FacilityId, caller.PersonId, request, cancellation));
    }

    private static async Task<Results<Ok<StaffInvitation>, ProblemHttpResult>> InviteAgainAsync(
        Guid personId, InviteStaffMember invite, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var caller = user.Caller();
        return Problems.Answer(await invite.AgainAsync(caller.FacilityId, caller.PersonId, personId, cancellation));
    }

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> SetRankAsync(
        Guid personId, SetRank request, SetRanks ranks, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await ranks.HandleAsync(user.Key(), personId, request, cancellation));

    private static async Task<Results<Ok<FacilityInvitation>, ProblemHttpResult>> AddFacilityAsync(
        AddFacility request, AddAnotherFacility add, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await add.HandleAsync(user.Caller().PersonId, request, cancellation));

    private static async Task<Results<Ok<RecoveryList>, ProblemHttpResult>> RecoveriesAsync(
        RecoverStaff recover, ClaimsPrincipal user, CancellationToken cancellation) => Problems.Answer(await recover.OpenAsync(user.Caller(), cancellation));

    private static async Task<Results<Ok<Recovery>, ProblemHttpResult>> RequestRecoveryAsync(
        Guid personId, RecoverStaff recover, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await recover.RequestAsync(user.Caller(), personId, cancellation));

    private static async Task<Results<Ok<StaffInvitation>, ProblemHttpResult>> ConfirmRecoveryAsync(
        Guid recoveryId, RecoverStaff recover, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await recover.ConfirmAsync(user.Caller(), recoveryId, cancellation));

    private static async Task<Results<Ok<DemoCode>, ProblemHttpResult>> DemoCodeAsync(string name, ReadDemoCode read, CancellationToken cancellation) =>
        Problems.Answer(await read.HandleAsync(name, cancellation));
}
