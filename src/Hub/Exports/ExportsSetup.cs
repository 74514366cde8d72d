using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;

namespace PeerConnect.Hub.Exports;

/// <summary>Entry of the feature: a case leaves the system as a signed package, after two people signed for it.</summary>
internal static class ExportsSetup
{
    public static IServiceCollection AddExports(this IServiceCollection services) => services
        .AddSingleton<PackCase>().AddSingleton<AskCaseExportHandler>().AddSingleton<SignCaseExportHandler>().AddSingleton<WriteCaseExportHandler>();

    public static void MapExports(this IEndpointRouteBuilder app)
    {
        var exports = app.MapGroup("/api/v1/cases/{caseId:guid}/exports").WithTags("Case exports").RequireStaff();
        exports.MapPost("/", AskAsync);
        exports.MapPost("/{exportId:guid}/sign", SignAsync);
        exports.MapPost("/{exportId:guid}/package", WriteAsync);
    }

    private static async Task<Results<Ok<CaseExport>, ProblemHttpResult>> AskAsync(
        AskCaseExportHandler handler, ClaimsPrincipal user, Guid caseId, AskCaseExport request, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), caseId, request, cancellation));

    private static async Task<Results<Ok<CaseExport>, ProblemHttpResult>> SignAsync(
        SignCaseExportHandler handler, ClaimsPrincipal user, Guid caseId, Guid exportId, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), caseId, exportId, cancellation));

    private static async Task<Results<Ok<CasePackage>, ProblemHttpResult>> WriteAsync(
        WriteCaseExportHandler handler, ClaimsPrincipal user, Guid caseId, Guid exportId, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), caseId, exportId, cancellation));
}
