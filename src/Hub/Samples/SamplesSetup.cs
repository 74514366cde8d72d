using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.Samples;

/// <summary>Entry of the feature: a few quiet messages are read without a name, to see what the computer misses.</summary>
internal static class SamplesSetup
{
    public static IServiceCollection AddSamples(this IServiceCollection services) => services
        .AddSingleton(SampleDraw.AtRandom).AddSingleton<SampleRecorder>().AddSingleton<SampleForm>()
        .AddSingleton<ListSamples>().AddSingleton<OpenSampleHandler>().AddSingleton<JudgeSampleHandler>();

    public static void MapSamples(this IEndpointRouteBuilder app)
    {
        var samples = app.MapGroup("/api/v1/samples").WithTags("Samples");
        samples.MapGet("/", List).WithSummary("What waits for your roles; numbers alone.").RequireAnyRole([.. SampleRoles.Readers]);
        var one = samples.MapGroup("/{sampleId:guid}").RequireStaff();
        one.MapPost("/open", OpenAsync);
        one.MapPost("/judge", JudgeAsync);
    }

    private static Results<Ok<WaitingSamples>, ProblemHttpResult> List(ListSamples listing, ClaimsPrincipal user) => Problems.Answer(listing.Handle(user.Key()));

    private static async Task<Results<Ok<OpenedSample>, ProblemHttpResult>> OpenAsync(
        OpenSampleHandler handler, ClaimsPrincipal user, Guid sampleId, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), sampleId, cancellation));

    private static async Task<Results<Ok<SampleJudged>, ProblemHttpResult>> JudgeAsync(
        JudgeSampleHandler handler, ClaimsPrincipal user, Guid sampleId, JudgeSample request, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), sampleId, request, cancellation));
}
