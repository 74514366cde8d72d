using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Verdicts;

/// <summary>Entry of the feature: what staff found of the machine's flags, against what its model promised, in numbers of cases.</summary>
internal static class VerdictsSetup
{
    public static IServiceCollection AddVerdicts(this IServiceCollection services) => services.AddSingleton(ModelPromises.Shipped).AddSingleton<ReadVerdicts>();

    public static void MapVerdicts(this IEndpointRouteBuilder app) => app.MapGet("/api/v1/audit/verdicts", ReadAsync)
        .WithTags("Audit").WithSummary("What staff found of flags, against what each model promised; numbers alone.").RequireAnyRole(Role.Auditor);

    private static async Task<Results<Ok<FlagVerdicts>, ProblemHttpResult>> ReadAsync(ReadVerdicts read, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await read.HandleAsync(user.Key(), cancellation));
}
