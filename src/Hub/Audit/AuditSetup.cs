using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.Audit;

/// <summary>Entry of the feature: checkpoints, anchors, exports.</summary>
internal static class AuditSetup
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddAnnotatedOptions<AuditOptions>(AuditOptions.Section);
        services.AddSingleton<AuditSigner>().AddSingleton<AnchorFile>().AddSingleton<MakeCheckpoints>().AddSingleton<ExportAudit>();
        services.AddSingleton<TakeOperatorNotes>().AddSingleton<IStartStep, TakeNotes>();
        services.AddSingleton<FindAnomalies>().AddSingleton<VerifyAudit>().AddSingleton<FollowCase>().AddSingleton<SearchAudit>();
        services.AddHealthChecks().AddCheck<AuditCheck>("audit", tags: [Health.Ready]);
        return services.AddSingleton<CheckpointKeeper>().AddHostedService(provider => provider.GetRequiredService<CheckpointKeeper>());
    }

    public static void MapAudit(this IEndpointRouteBuilder app)
    {
        var audit = app.MapGroup("/api/v1/audit").WithTags("Audit");
        audit.MapGet("/public-key", PublicKey).AllowAnonymous().WithSummary("The key that signs checkpoints.");

        var auditors = audit.MapGroup("").RequireAnyRole(Role.Auditor);
        auditors.MapPost("/checkpoints", CheckpointAsync).WithSummary("Signs the chain of your facility up to its last row.");
        auditors.MapGet("/anomalies", AnomaliesAsync).WithSummary("Views of a period that an auditor should ask about, by their rows.");
        auditors.MapPost("/verification", VerifyAsync).WithSummary("Verifies the chain of your facility where it lies.");
        auditors.MapGet("/cases", FindAsync).WithSummary("The case that a row of the chain, or a number, means.");
        auditors.MapGet("/cases/{caseId:guid}", FollowAsync).WithSummary("The rows about one case: who saw what, when; never content.");
        auditors.MapGet("/rows", SearchAsync).WithSummary("Rows of a period, by kind of act and person; never content.");
        auditors.MapGet("/export", ExportAsync).WithSummary("The chain of your facility as JSON lines: rows, checkpoints, manifest.");
    }

    private static Ok<AuditPublicKey> PublicKey(AuditSigner signer) => TypedResults.Ok(signer.PublicKey);

    private static async Task<Results<Ok<AuditCheckpoint>, ProblemHttpResult>> CheckpointAsync(
        MakeCheckpoints make, ClaimsPrincipal user, CancellationToken cancellation)
    {
        Reply<AuditCheckpoint> reply = await make.HandleAsync(user.Caller().FacilityId, cancellation) is { } checkpoint ? checkpoint : Refusals.NotFound;
        return Problems.Answer(reply);
    }

    private static async Task<Results<Ok<AuditAnomalies>, ProblemHttpResult>> AnomaliesAsync(
        FindAnomalies find, ClaimsPrincipal user, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        Problems.Answer(await find.HandleAsync(user.Key(), from, to, cancellation));

    private static async Task<Ok<AuditVerification>> VerifyAsync(VerifyAudit verify, ClaimsPrincipal user, CancellationToken cancellation) =>
        TypedResults.Ok(await verify.HandleAsync(user.Key(), cancellation));

    private static async Task<Results<Ok<AuditedCases>, ProblemHttpResult>> FindAsync(
        FollowCase follow, ClaimsPrincipal user, long? row, long? number, CancellationToken cancellation) =>
        Problems.Answer(await follow.FindAsync(user.Key(), row, number, cancellation));

    private static async Task<Results<Ok<AuditTrail>, ProblemHttpResult>> FollowAsync(FollowCase follow, ClaimsPrincipal user, Guid caseId, CancellationToken cancellation) =>
        Problems.Answer(await follow.HandleAsync(user.Key(), caseId, cancellation));

    private static async Task<Results<Ok<AuditFound>, ProblemHttpResult>> SearchAsync(
        SearchAudit search, ClaimsPrincipal user, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation, string? act = null, string? number = null, long after = 0) =>
        Problems.Answer(await search.HandleAsync(user.Key(), new AuditQuestion(from, to, act, number, after), cancellation));

    private static async Task<PushStreamHttpResult> ExportAsync(ExportAudit export, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var caller = user.Caller();
        var upTo = await export.PrepareAsync(caller.FacilityId, caller.PersonId, ExportAudit.Exported, cancellation);
        return TypedResults.Stream(stream => export.WriteAsync(stream, caller.FacilityId, upTo, cancellation), "application/jsonl", "audit.jsonl");
    }

    private sealed class TakeNotes(IServiceProvider services) : IStartStep
    {
        public Task StartAsync(CancellationToken cancellation) => services.GetRequiredService<TakeOperatorNotes>().HandleAsync(cancellation);
    }
}
