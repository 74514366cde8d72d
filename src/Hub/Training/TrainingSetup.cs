using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.Training;

/// <summary>Entry of the feature: verdicts teach a model, with the author's own yes and after a second label.</summary>
internal static class TrainingSetup
{
    public static IServiceCollection AddTraining(this IServiceCollection services) => services
        .AddSingleton<TrainingTexts>().AddSingleton<TrainingRecorder>().AddSingleton<EndTraining>().AddSingleton<ChooseTrainingHandler>()
        .AddSingleton<ListTrainingRows>().AddSingleton<OpenTrainingRowHandler>().AddSingleton<LabelTrainingRowHandler>()
        .AddSingleton<AskTrainingExportHandler>().AddSingleton<SignTrainingExportHandler>().AddSingleton<WriteTrainingExportHandler>().AddSingleton<ReadTraining>();

    public static void MapTraining(this IEndpointRouteBuilder app)
    {
        var own = app.MapGroup("/api/v1/me/training").WithTags("Training").RequireAnyRole(Role.Resident, Role.PeerSupporter);
        own.MapGet("/", Own);
        own.MapPost("/", ChooseAsync);

        var rows = app.MapGroup("/api/v1/training").WithTags("Training").RequireAnyRole(CaseEndpoints.Working);
        rows.MapGet("/", List).WithSummary("What waits for a second label by you; days alone.");
        rows.MapPost("/{rowId:guid}/open", OpenAsync);
        rows.MapPost("/{rowId:guid}/label", LabelAsync);
        rows.MapGet("/exports", Exports);
        rows.MapPost("/exports", AskAsync);
        rows.MapPost("/exports/{exportId:guid}/sign", SignAsync);
        rows.MapPost("/exports/{exportId:guid}/file", WriteAsync);

        app.MapGet("/api/v1/audit/training", NumbersAsync).WithTags("Audit").WithSummary("What became of rows for training; numbers alone.").RequireAnyRole(Role.Auditor);
    }

    private static Results<Ok<OwnTraining>, ProblemHttpResult> Own(ChooseTrainingHandler handler, ClaimsPrincipal user) => Problems.Answer(handler.Of(user.Key()));

    private static async Task<Results<Ok<OwnTraining>, ProblemHttpResult>> ChooseAsync(
        ChooseTrainingHandler handler, ClaimsPrincipal user, ChooseTraining request, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), request, cancellation));

    private static Results<Ok<WaitingTrainingRows>, ProblemHttpResult> List(ListTrainingRows listing, ClaimsPrincipal user) => Problems.Answer(listing.Handle(user.Key()));

    private static async Task<Results<Ok<OpenedTrainingRow>, ProblemHttpResult>> OpenAsync(
        OpenTrainingRowHandler handler, ClaimsPrincipal user, Guid rowId, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), rowId, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> LabelAsync(
        LabelTrainingRowHandler handler, ClaimsPrincipal user, Guid rowId, LabelTrainingRow request, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), rowId, request, cancellation));

    private static Results<Ok<TrainingExports>, ProblemHttpResult> Exports(ReadTraining read, ClaimsPrincipal user) => Problems.Answer(read.Exports(user.Key()));

    private static async Task<Results<Ok<TrainingExport>, ProblemHttpResult>> AskAsync(AskTrainingExportHandler handler, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), cancellation));

    private static async Task<Results<Ok<TrainingExport>, ProblemHttpResult>> SignAsync(
        SignTrainingExportHandler handler, ClaimsPrincipal user, Guid exportId, SignTrainingExport request, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), exportId, request, cancellation));

    private static async Task<Results<Ok<TrainingFile>, ProblemHttpResult>> WriteAsync(
        WriteTrainingExportHandler handler, ClaimsPrincipal user, Guid exportId, CancellationToken cancellation) =>
        Problems.Answer(await handler.HandleAsync(user.Key(), exportId, cancellation));

    private static async Task<Results<Ok<TrainingNumbers>, ProblemHttpResult>> NumbersAsync(ReadTraining read, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await read.NumbersAsync(user.Key(), cancellation));
}
