using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Storage.Approvals;

namespace PeerConnect.Hub.Approvals;

/// <summary>Groups and pairs as staff run them: created, listed, paused, closed; the places in them suspended, given back, ended.</summary>
internal static class GroupsApi
{
    public static void MapGroups(this IEndpointRouteBuilder app)
    {
        var groups = app.MapGroup("/api/v1/groups").WithTags("Groups").RequireAnyRole(Role.Coordinator);
        groups.MapGet("/", Groups).Recorded("groups-listed");
        groups.MapPost("/", CreateAsync);
        groups.MapPost("/{conversationId:guid}/close", CloseAsync);

        var places = app.MapGroup("/api/v1/conversations").WithTags("Conversations").RequireAnyRole(Role.Coordinator);
        places.MapGet("/pairs", Pairs).Recorded("pairs-listed");
        places.MapPost("/{conversationId:guid}/places/{facilityId:guid}/{personId:guid}/suspend", SuspendAsync);
        places.MapPost("/{conversationId:guid}/places/{facilityId:guid}/{personId:guid}/reinstate", ReinstateAsync);
        places.MapPost("/{conversationId:guid}/places/{facilityId:guid}/{personId:guid}/end", EndAsync);
        places.MapPut("/{conversationId:guid}/places/{facilityId:guid}/{personId:guid}/validity", ChangeValidityAsync);
        places.MapPut("/{conversationId:guid}/programme", ChangeProgrammeAsync);

        var pausing = app.MapGroup("/api/v1/conversations").WithTags("Conversations").RequireAnyRole(Role.Coordinator, Role.Moderator);
        pausing.MapPost("/{conversationId:guid}/pause", PauseAsync);
        pausing.MapPost("/{conversationId:guid}/reopen", ReopenAsync);
    }

    private static Ok<ConversationsForStaff> Groups(ReadConversations conversations, ClaimsPrincipal user) =>
        TypedResults.Ok(conversations.List(user.Key(), ConversationKind.Group));

    private static Ok<ConversationsForStaff> Pairs(ReadConversations conversations, ClaimsPrincipal user) =>
        TypedResults.Ok(conversations.List(user.Key(), ConversationKind.Direct));

    private static async Task<Results<Ok<NewRecord>, ProblemHttpResult>> CreateAsync(
        CreateGroup request, CreateGroups groups, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await groups.CreateAsync(user.Key(), request, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> CloseAsync(
        Guid conversationId, CreateGroups groups, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await groups.CloseAsync(user.Key(), conversationId, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> SuspendAsync(
        Guid conversationId, Guid facilityId, Guid personId, DecideOnPlace places, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await places.SuspendAsync(user.Key(), conversationId, new PersonRef(facilityId, personId), cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> ReinstateAsync(
        Guid conversationId, Guid facilityId, Guid personId, DecideOnPlace places, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await places.ReinstateAsync(user.Key(), conversationId, new PersonRef(facilityId, personId), cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> EndAsync(
        Guid conversationId, Guid facilityId, Guid personId, DecideOnPlace places, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await places.EndAsync(user.Key(), conversationId, new PersonRef(facilityId, personId), cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> ChangeValidityAsync(
        Guid conversationId, Guid facilityId, Guid personId, Validity request, DecideOnPlace places, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await places.ChangeValidityAsync(user.Key(), conversationId, new PersonRef(facilityId, personId), request.ValidUntil, cancellation));

    private static async Task<Results<Ok<ProgrammeChosen>, ProblemHttpResult>> ChangeProgrammeAsync(
        Guid conversationId, ChangeProgramme request, MoveToProgramme move, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await move.HandleAsync(user.Key(), conversationId, request, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> PauseAsync(
        Guid conversationId, PauseConversation pause, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await pause.HandleAsync(user.Key(), conversationId, cancellation));

    private static async Task<Results<Ok<Done>, ProblemHttpResult>> ReopenAsync(
        Guid conversationId, PauseConversation pause, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Answer(await pause.ReopenAsync(user.Key(), conversationId, cancellation));
}
