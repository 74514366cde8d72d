using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.Disclosure;

/// <summary>The life of a policy over HTTP: read, shaped, simulated, written, signed, given up.</summary>
internal static class PolicyApi
{
    public static void MapPolicies(this IEndpointRouteBuilder app)
    {
        var readers = app.MapGroup("/api/v1/policies").WithTags("Policies").RequireAnyRole(PolicyRoles.Readers.AsSpan());
        readers.MapGet("/", Overview);
        readers.MapGet("/{version:int}", Text);
        readers.MapGet("/presets", Presets);
        readers.MapPost("/check", Check);
        readers.MapPost("/questions", Ask);
        readers.MapPost("/answers", Answer);
        readers.MapGet("/drafts/{draftId:guid}", Draft);
        readers.MapPost("/drafts/{draftId:guid}/simulation", SimulateAsync);

        var authors = app.MapGroup("/api/v1/policies/drafts").WithTags("Policies").RequireAnyRole(PolicyRoles.Authors.AsSpan());
        authors.MapPost("/", AddAsync);
        authors.MapPut("/{draftId:guid}", ChangeAsync);
        authors.MapDelete("/{draftId:guid}", WithdrawAsync);

        app.MapGroup("/api/v1/policies/drafts").WithTags("Policies").RequireAnyRole(PolicyRoles.Signers.AsSpan()).MapPost("/{draftId:guid}/signature", SignAsync);
    }

    private static Ok<PolicyOverview> Overview(ReadPolicies read, ClaimsPrincipal user) => TypedResults.Ok(read.Overview(user.Key().FacilityId));

    private static Results<Ok<PolicyText>, ProblemHttpResult> Text(int version, ReadPolicies read, ClaimsPrincipal user) =>
        Problems.Answer(read.Text(user.Key().FacilityId, version));

    private static Results<Ok<PolicyDraft>, ProblemHttpResult> Draft(Guid draftId, ReadPolicies read, ClaimsPrincipal user, string language = "en") =>
        Problems.Answer(Spoken.In(language) is { } spoken ? read.Draft(user.Key(), draftId, spoken) : Spoken.Unknown);

    private static Results<Ok<PolicyPresets>, ProblemHttpResult> Presets(string language = "en") => Problems.Answer(ShapePolicy.Presets(language));

    private static Results<Ok<PolicyChecked>, ProblemHttpResult> Check(PolicyDocumentText request, ReadPolicies read, ClaimsPrincipal user, string language = "en") =>
        Problems.Answer<PolicyChecked>(Spoken.In(language) is { } spoken ? read.Check(user.Key().FacilityId, request.Document, spoken) : Spoken.Unknown);

    private static Results<Ok<PolicyQuestionList>, ProblemHttpResult> Ask(AskPolicy request) => Problems.Answer(ShapePolicy.Ask(request));

    private static Results<Ok<PolicyDocumentText>, ProblemHttpResult> Answer(AnswerPolicy request) => Problems.Answer(ShapePolicy.Answer(request));

    private static async Task<Results<Ok<PolicySimulated>, ProblemHttpResult>> SimulateAsync(
        Guid draftId, SimulatePolicy request, SimulatePolicies simulate, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await simulate.HandleAsync(user.Key(), draftId, request, cancellation));

    private static async Task<Results<Ok<NewRecord>, ProblemHttpResult>> AddAsync(
        SavePolicyDraft request, PolicyDrafts drafts, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await drafts.AddAsync(user.Key(), request, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> ChangeAsync(
        Guid draftId, SavePolicyDraft request, PolicyDrafts drafts, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await drafts.ChangeAsync(user.Key(), draftId, request, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> WithdrawAsync(
        Guid draftId, PolicyDrafts drafts, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await drafts.WithdrawAsync(user.Key(), draftId, cancellation));

    private static async Task<Results<Ok<PolicySigned>, ProblemHttpResult>> SignAsync(
        Guid draftId, SignPolicyDraft request, SignPolicy sign, ClaimsPrincipal user, CancellationToken cancellation, string language = "en") =>
        Problems.Answer(Spoken.In(language) is { } spoken ? await sign.HandleAsync(user.Key(), draftId, request, spoken, cancellation) : Spoken.Unknown);
}
