using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Approvals;

namespace PeerConnect.Hub.Disclosure;

/// <summary>The notice, and consent to it, for whoever is signed in.</summary>
internal static class NoticeApi
{
    public static void MapNotice(this IEndpointRouteBuilder app)
    {
        var own = app.MapGroup("/api/v1").WithTags("Notice").RequireAuthorization();
        own.MapGet("/notice", Read);
        own.MapPost("/consent", GiveAsync);
        own.MapDelete("/consent", WithdrawAsync);
    }

    private static Results<Ok<NoticeText>, ProblemHttpResult> Read(NoticeBook notices, ApprovalView people, ClaimsPrincipal user, string? language = null)
    {
        var caller = user.Key();
        return notices.Find(caller.FacilityId, language ?? Language(people, caller)) is { } notice
            ? TypedResults.Ok(notice)
            : TypedResults.Problem(Problems.Details(Refusals.InvalidInput("The notice is there in \"en\" and \"es\".")));
    }

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> GiveAsync(
        GiveConsent request, ConsentToNotice consent, NoticeBook notices, ApprovalView people, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var caller = user.Key();
        var reply = await consent.GiveAsync(caller, request, cancellation);
        if (reply.Refusal is not { } refusal)
        {
            return TypedResults.Ok(reply.Ok!);
        }

        // What has to be read now comes with the refusal: asking again is one step.
        var problem = Problems.Details(refusal);
        problem.Extensions["notice"] = notices.Find(caller.FacilityId, Language(people, caller));
        return TypedResults.Problem(problem);
    }

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> WithdrawAsync(ConsentToNotice consent, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await consent.WithdrawAsync(user.Key(), cancellation));

    /// <summary>What somebody signed in reads where the request names no language.</summary>
    internal static string Language(ApprovalView people, PersonKey caller) =>
        people.Current?.LanguageOf(caller) ?? "en";
}
