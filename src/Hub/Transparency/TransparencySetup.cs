using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Transparency;

/// <summary>Entry of the feature: what a quarter came to and how a programme goes, in numbers from which nobody can be known.</summary>
internal static class TransparencySetup
{
    public static IServiceCollection AddTransparency(this IServiceCollection services) => services.AddSingleton<ReportQuarter>().AddSingleton<ReadOverview>();

    public static void MapTransparency(this IEndpointRouteBuilder app)
    {
        var reports = app.MapGroup("/api/v1/transparency").WithTags("Transparency").RequireAnyRole(Role.Coordinator, Role.Auditor);
        reports.MapGet("/{quarter}", ReportAsync);
        reports.MapGet("/{quarter}/page", PageAsync).WithSummary("The report as a page to print.");
        app.MapGet("/api/v1/overview", OverviewAsync).WithTags("Transparency").WithSummary("How the programme goes.").RequireAnyRole(Role.Coordinator);
    }

    private static async Task<Results<Ok<Overview>, ProblemHttpResult>> OverviewAsync(
        string? days, ReadOverview overview, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await overview.HandleAsync(user.Key(), days, cancellation));

    private static async Task<Results<Ok<QuarterReport>, ProblemHttpResult>> ReportAsync(
        string quarter, ReportQuarter report, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await report.HandleAsync(user.Key(), quarter, cancellation));

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> PageAsync(
        string quarter, ReportQuarter report, Store store, ClaimsPrincipal user, CancellationToken cancellation, string language = "en")
    {
        if (Spoken.In(language) is not { } spoken)
        {
            return TypedResults.Problem(Problems.Details(Spoken.Unknown));
        }

        var reply = await report.HandleAsync(user.Key(), quarter, cancellation);
        if (reply.Refusal is { } refusal)
        {
            return TypedResults.Problem(Problems.Details(refusal));
        }

        using var db = store.Read();
        var facility = user.Key().FacilityId;
        return TypedResults.Text(QuarterPage.Of(reply.Ok!, db.Facilities.Where(row => row.FacilityId == facility).Select(row => row.Name).Single(), spoken), "text/html; charset=utf-8");
    }
}
