using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>What is kept by order and what was let go at one's facility. For coordinators; auditors see the lists.</summary>
public sealed class RetentionApi
{
    private readonly HttpCalls calls;

    internal RetentionApi(HttpCalls calls) => this.calls = calls;

    /// <summary>What was purged: kinds and numbers, never content.</summary>
    /// <param name="since">From when on; the last 90 days where null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Reply<PurgeReport>> PurgesAsync(DateTimeOffset? since = null, CancellationToken cancellationToken = default) =>
        calls.GetAsync<PurgeReport>(since is { } from ? $"purges?since={Uri.EscapeDataString(from.ToString("O"))}" : "purges", cancellationToken);

    /// <summary>The legal holds, newest first.</summary>
    public Task<Reply<LegalHoldList>> HoldsAsync(CancellationToken cancellationToken = default) => calls.GetAsync<LegalHoldList>("legal-holds", cancellationToken);

    /// <summary>One hold with its reason; reading it is recorded.</summary>
    public Task<Reply<LegalHoldDetail>> HoldAsync(Guid holdId, CancellationToken cancellationToken = default) =>
        calls.GetAsync<LegalHoldDetail>($"legal-holds/{holdId}", cancellationToken);

    /// <summary>Keeps something from being purged, from now on.</summary>
    public Task<Reply<LegalHold>> SetAsync(SetLegalHold hold, CancellationToken cancellationToken = default) =>
        calls.PostAsync<LegalHold>("legal-holds", hold, cancellationToken);

    /// <summary>Lifts a hold, or asks to where the policy wants a second person: then the other does the same.</summary>
    public Task<Reply<LegalHold>> LiftAsync(Guid holdId, CancellationToken cancellationToken = default) =>
        calls.PostAsync<LegalHold>($"legal-holds/{holdId}/lift", null, cancellationToken);
}
