using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.Classifying;

/// <summary>The models over HTTP: seen, signed, gone back from.</summary>
internal static class ModelsApi
{
    public static void MapModels(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/models", Overview).WithTags("Models").WithSummary("The model in force and the candidate in its shadow, in numbers.")
            .RequireAnyRole(ModelRoles.Readers.AsSpan());

        var signers = app.MapGroup("/api/v1/models").WithTags("Models").RequireAnyRole(ModelRoles.Signers.AsSpan());
        signers.MapPost("/candidate/signature", SignAsync);
        signers.MapPost("/back", GoBackAsync).WithSummary("The model before the one in force judges again.");
    }

    private static Ok<ModelOverview> Overview(ReadModels read, ClaimsPrincipal user) => TypedResults.Ok(read.Overview(user.Key()));

    private static async Task<Results<Ok<ModelSigned>, ProblemHttpResult>> SignAsync(
        SignCandidate request, SignModel sign, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await sign.HandleAsync(user.Key(), request, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> GoBackAsync(
        LeaveModel request, GoBackToModel back, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await back.HandleAsync(user.Key(), request, cancellation));
}
