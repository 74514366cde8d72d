using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Verdicts;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Operations;

/// <summary>What waits in the server and what it works with, in numbers: nothing that a person wrote, and no case or person.</summary>
internal sealed class ReadServerState(
    Store store, MessageQueue messages, IClassifier classifier, PolicyBook policies, SessionRegistry sessions, ReadVerdicts verdicts, TimeProvider time)
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/v1/system", ReadAsync)
        .WithTags("Operations").WithSummary("What waits in the server and what it works with, in numbers.").RequireAnyRole(Role.Administrator);

    private static async Task<Ok<ServerState>> ReadAsync(ReadServerState read, ClaimsPrincipal user, CancellationToken cancellation) =>
        TypedResults.Ok(await read.HandleAsync(user.Key(), cancellation));

    private async Task<ServerState> HandleAsync(PersonKey administrator, CancellationToken cancellation)
    {
        using var db = store.Read();
        var late = await WaitingRows.ByQueueAsync(db, time.GetUtcNow(), cancellation);
        return new ServerState(
            [
                new QueueDepth(ServerQueue.Messages, messages.Waiting, null),
                .. Enum.GetValues<ServerQueue>().Where(queue => queue != ServerQueue.Messages).Select(queue => late.GetValueOrDefault(queue, new QueueDepth(queue, 0, null))),
            ],
            classifier.Version,
            policies.Active(administrator.FacilityId).Version,
            sessions.Count,
            await DataKeyRows.CountDestroyedAsync(db, cancellation),
            verdicts.InUse(administrator.FacilityId));
    }
}
