using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.Classifying;

/// <summary>The models over HTTP.</summary>
internal static class ModelsApi
{
    public static void MapModels(this IEndpointRouteBuilder app) => app.MapGet("/api/v1/models", Overview)
        .WithTags("Models").WithSummary("The model in force and the candidate in its shadow, in numbers.").RequireAnyRole(Role.Administrator);

    private static Ok<ModelOverview> Overview(ReadModels read) => TypedResults.Ok(read.Overview());
}
