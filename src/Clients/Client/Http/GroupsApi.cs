using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>Groups and pairs as staff run them, and the places in them. For coordinators; moderators pause and reopen.</summary>
public sealed class GroupsApi
{
    private readonly HttpCalls calls;

    internal GroupsApi(HttpCalls calls) => this.calls = calls;

    /// <summary>Groups with people of one's facility that are not over.</summary>
    public Task<Reply<ConversationsForStaff>> GroupsAsync(CancellationToken cancellationToken = default) =>
        calls.GetAsync<ConversationsForStaff>("groups", cancellationToken);

    /// <summary>Pairs with people of one's facility that are not over.</summary>
    public Task<Reply<ConversationsForStaff>> PairsAsync(CancellationToken cancellationToken = default) =>
        calls.GetAsync<ConversationsForStaff>("conversations/pairs", cancellationToken);

    /// <summary>Creates a group.</summary>
    public Task<Reply<NewRecord>> CreateAsync(CreateGroup group, CancellationToken cancellationToken = default) =>
        calls.PostAsync<NewRecord>("groups", group, cancellationToken);

    /// <summary>Closes a group for good.</summary>
    public Task<Reply<Done>> CloseAsync(Guid conversationId, CancellationToken cancellationToken = default) =>
        calls.PostAsync<Done>($"groups/{conversationId}/close", null, cancellationToken);

    /// <summary>Makes a conversation read-only.</summary>
    public Task<Reply<Done>> PauseAsync(Guid conversationId, CancellationToken cancellationToken = default) =>
        calls.PostAsync<Done>($"conversations/{conversationId}/pause", null, cancellationToken);

    /// <summary>Ends a pause that staff made.</summary>
    public Task<Reply<Done>> ReopenAsync(Guid conversationId, CancellationToken cancellationToken = default) =>
        calls.PostAsync<Done>($"conversations/{conversationId}/reopen", null, cancellationToken);

    /// <summary>Suspends somebody's place until it is given back.</summary>
    public Task<Reply<Done>> SuspendPlaceAsync(Guid conversationId, PersonRef person, CancellationToken cancellationToken = default) =>
        calls.PostAsync<Done>($"{Place(conversationId, person)}/suspend", null, cancellationToken);

    /// <summary>Gives a suspended place back.</summary>
    public Task<Reply<Done>> ReinstatePlaceAsync(Guid conversationId, PersonRef person, CancellationToken cancellationToken = default) =>
        calls.PostAsync<Done>($"{Place(conversationId, person)}/reinstate", null, cancellationToken);

    /// <summary>Ends somebody's place.</summary>
    public Task<Reply<Done>> EndPlaceAsync(Guid conversationId, PersonRef person, CancellationToken cancellationToken = default) =>
        calls.PostAsync<Done>($"{Place(conversationId, person)}/end", null, cancellationToken);

    /// <summary>Changes until when a place lasts.</summary>
    public Task<Reply<Done>> ChangeValidityAsync(Guid conversationId, PersonRef person, Validity validity, CancellationToken cancellationToken = default) =>
        calls.PutAsync<Done>($"{Place(conversationId, person)}/validity", validity, cancellationToken);

    /// <summary>Has a conversation belong to another programme from its next message on, or to none; where staff would see more, once another coordinator chooses the same.</summary>
    public Task<Reply<ProgrammeChosen>> ChangeProgrammeAsync(Guid conversationId, ChangeProgramme programme, CancellationToken cancellationToken = default) =>
        calls.PutAsync<ProgrammeChosen>($"conversations/{conversationId}/programme", programme, cancellationToken);

    private static string Place(Guid conversationId, PersonRef person) =>
        $"conversations/{conversationId}/places/{person.FacilityId}/{person.PersonId}";
}
