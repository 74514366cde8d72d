using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>Requests for pairings and group places: asked for by anybody, decided by coordinators.</summary>
public sealed class ApprovalsApi
{
    private readonly HttpCalls calls;

    internal ApprovalsApi(HttpCalls calls) => this.calls = calls;

    /// <summary>What the caller asked for.</summary>
    public Task<Reply<OwnRequests>> MineAsync(CancellationToken cancellationToken = default) => calls.GetAsync<OwnRequests>("approvals/mine", cancellationToken);

    /// <summary>The certified supporters of one's facility.</summary>
    public Task<Reply<SupporterList>> SupportersAsync(CancellationToken cancellationToken = default) =>
        calls.GetAsync<SupporterList>("approvals/supporters", cancellationToken);

    /// <summary>Asks for a pairing. The same request again answers the same id.</summary>
    public Task<Reply<RequestFiled>> RequestPairingAsync(PairingWanted wanted, CancellationToken cancellationToken = default) =>
        calls.PostAsync<RequestFiled>("approvals/pairings", wanted, cancellationToken);

    /// <summary>Asks for a place in a group.</summary>
    public Task<Reply<RequestFiled>> RequestPlaceAsync(Guid conversationId, PlaceWanted wanted, CancellationToken cancellationToken = default) =>
        calls.PostAsync<RequestFiled>($"approvals/groups/{conversationId}", wanted, cancellationToken);

    /// <summary>Takes one's own request back.</summary>
    public Task<Reply<Done>> WithdrawAsync(Guid requestId, CancellationToken cancellationToken = default) =>
        calls.PostAsync<Done>($"approvals/{requestId}/withdrawal", null, cancellationToken);

    /// <summary>Asks for another supporter, without a reason.</summary>
    public Task<Reply<RequestFiled>> ChangeSupporterAsync(Guid conversationId, CancellationToken cancellationToken = default) =>
        calls.PostAsync<RequestFiled>($"approvals/pairings/{conversationId}/change", null, cancellationToken);

    /// <summary>How many residents one supports oneself. For supporters, as the next two.</summary>
    public Task<Reply<OwnCaseload>> CaseloadAsync(CancellationToken cancellationToken = default) => calls.GetAsync<OwnCaseload>("me/caseload", cancellationToken);

    /// <summary>Rests from new residents until one ends it; those whom one supports stay.</summary>
    public Task<Reply<OwnCaseload>> RestAsync(CancellationToken cancellationToken = default) => calls.PostAsync<OwnCaseload>("me/caseload/rest", null, cancellationToken);

    /// <summary>Ends one's own rest.</summary>
    public Task<Reply<OwnCaseload>> EndRestAsync(CancellationToken cancellationToken = default) => calls.DeleteAsync<OwnCaseload>("me/caseload/rest", cancellationToken);

    /// <summary>The caseloads of one's facility and who rests. For coordinators.</summary>
    public Task<Reply<CaseloadList>> CaseloadsAsync(CancellationToken cancellationToken = default) => calls.GetAsync<CaseloadList>("approvals/caseloads", cancellationToken);

    /// <summary>Requests that wait for one's facility. For coordinators, as all that follow.</summary>
    /// <param name="language">In which language it says what stands against one: "en" or "es".</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<Reply<RequestList>> WaitingAsync(string language = "en", CancellationToken cancellationToken = default) =>
        calls.GetAsync<RequestList>($"approvals?language={Uri.EscapeDataString(language)}", cancellationToken);

    /// <summary>One request with the reason that one's own facility gave; reading it is recorded.</summary>
    public Task<Reply<RequestDetail>> GetAsync(Guid requestId, CancellationToken cancellationToken = default) =>
        calls.GetAsync<RequestDetail>($"approvals/{requestId}", cancellationToken);

    /// <summary>Approves or refuses for one's facility.</summary>
    public Task<Reply<RequestDecided>> DecideAsync(Guid requestId, DecideRequest decision, CancellationToken cancellationToken = default) =>
        calls.PostAsync<RequestDecided>($"approvals/{requestId}/decision", decision, cancellationToken);

    /// <summary>Names the supporter of a request that was filed without one.</summary>
    public Task<Reply<Done>> NameSupporterAsync(Guid requestId, NameSupporter named, CancellationToken cancellationToken = default) =>
        calls.PostAsync<Done>($"approvals/{requestId}/supporter", named, cancellationToken);

    /// <summary>What waits for one's approval as the supervising officer of released people.</summary>
    public Task<Reply<RequestList>> SupervisedAsync(string language = "en", CancellationToken cancellationToken = default) =>
        calls.GetAsync<RequestList>($"supervision?language={language}", cancellationToken);

    /// <summary>Decides as the supervising officer, beside the facilities.</summary>
    public Task<Reply<RequestDecided>> DecideAsOfficerAsync(Guid requestId, DecideRequest decision, CancellationToken cancellationToken = default) =>
        calls.PostAsync<RequestDecided>($"supervision/{requestId}/decision", decision, cancellationToken);
}
