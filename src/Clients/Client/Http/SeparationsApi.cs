using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>Keep-separate orders. For coordinators; never revealed to those they name.</summary>
public sealed class SeparationsApi
{
    private readonly HttpCalls calls;

    internal SeparationsApi(HttpCalls calls) => this.calls = calls;

    /// <summary>The orders of one's facility.</summary>
    public Task<Reply<SeparationList>> ListAsync(CancellationToken cancellationToken = default) => calls.GetAsync<SeparationList>("separations", cancellationToken);

    /// <summary>One order with its reason; reading it is recorded.</summary>
    public Task<Reply<SeparationDetail>> GetAsync(Guid separationId, CancellationToken cancellationToken = default) =>
        calls.GetAsync<SeparationDetail>($"separations/{separationId}", cancellationToken);

    /// <summary>Keeps two people apart, at once.</summary>
    public Task<Reply<NewRecord>> OrderAsync(OrderSeparation order, CancellationToken cancellationToken = default) =>
        calls.PostAsync<NewRecord>("separations", order, cancellationToken);

    /// <summary>Lifts an order. What it ended stays ended until it is approved anew.</summary>
    public Task<Reply<Done>> LiftAsync(Guid separationId, CancellationToken cancellationToken = default) =>
        calls.PostAsync<Done>($"separations/{separationId}/lift", null, cancellationToken);
}
