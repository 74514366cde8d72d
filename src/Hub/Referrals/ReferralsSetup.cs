using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Pages;
using SessionOptions = PeerConnect.Hub.People.Sessions.SessionOptions;

namespace PeerConnect.Hub.Referrals;

/// <summary>Entry of the feature: a case is handed on to somebody outside of this system, with a form to print.</summary>
internal static class ReferralsSetup
{
    public static IServiceCollection AddReferrals(this IServiceCollection services) => services.AddSingleton<ReferCaseHandler>().AddSingleton<OpenReferralFormHandler>();

    public static void MapReferrals(this IEndpointRouteBuilder app)
    {
        var referrals = app.MapGroup("/api/v1/cases/{caseId:guid}/referrals").WithTags("Referrals").RequireStaff();
        referrals.MapPost("/", ReferAsync);
        referrals.MapGet("/{referralId:guid}/form", FormAsync).WithSummary("The form to print, as a page. The view is recorded before anything is shown.");
    }

    private static async Task<Results<Ok<CaseReferral>, ProblemHttpResult>> ReferAsync(
        ReferCaseHandler handler, ClaimsPrincipal user, Guid caseId, ReferCase request, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), caseId, request, cancellation));

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> FormAsync(
        OpenReferralFormHandler handler, IOptions<SessionOptions> sessions, HttpContext context, ClaimsPrincipal user, Guid caseId, Guid referralId, CancellationToken cancellation, string language = "en")
    {
        if (ReferralWords.In(language) is not { } words)
        {
            return TypedResults.Problem(Problems.Details(ReferralTerms.NoSuchLanguage));
        }

        var reply = await handler.HandleAsync(user.Key(), caseId, referralId, cancellation);
        if (reply.Ok is not { } facts)
        {
            return TypedResults.Problem(Problems.Details(reply.Refusal!));
        }

        PageHeaders.Apply(context, ReferralSheet.ContentPolicy);

        // The staff's page closes it with the session. One that it cannot close is gone by the time at which a session ends by itself.
        context.Response.Headers["Refresh"] = $"{sessions.Value.IdleSeconds};url=/staff";
        return TypedResults.Content(ReferralSheet.Of(facts, words), "text/html; charset=utf-8");
    }
}
