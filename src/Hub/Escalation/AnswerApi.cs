using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;

namespace PeerConnect.Hub.Escalation;

/// <summary>The answer to a question in one's own inbox.</summary>
internal static class AnswerApi
{
    public static void MapAnswers(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/me/answers", AnswerAsync).WithTags("Inbox").RequireAuthorization();
        app.MapPost("/api/v1/me/agreements", AgreeAsync).WithTags("Inbox").RequireAuthorization();
    }

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> AnswerAsync(
        AnswerQuestion request, AnswerQuestionHandler handler, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), request, cancellation));

    private static async Task<Results<Ok<AgreementGiven>, ProblemHttpResult>> AgreeAsync(
        AgreeToTell request, AgreeToTellHandler handler, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), request, cancellation));
}
