using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>"I need a person now": one's own requests. At an enrolled device it works without sign-in too.</summary>
public sealed class PersonRequestsApi
{
    private readonly HttpCalls calls;

    internal PersonRequestsApi(HttpCalls calls) => this.calls = calls;

    /// <summary>Whom one can ask for here, and who is told of it.</summary>
    public Task<Reply<PersonOffer>> OfferAsync(CancellationToken cancellationToken = default) =>
        calls.GetAsync<PersonOffer>("person-requests/offer", cancellationToken);

    /// <summary>Asks. The same request again, while the first is open, changes nothing but that it is written down.</summary>
    public Task<Reply<PersonRequest>> AskAsync(AskForPerson ask, CancellationToken cancellationToken = default) =>
        calls.PostAsync<PersonRequest>("person-requests", ask, cancellationToken);

    /// <summary>What became of one request; without sign-in, of one that was asked so at this device within a day.</summary>
    public Task<Reply<PersonRequest>> ReadAsync(Guid requestId, CancellationToken cancellationToken = default) =>
        calls.GetAsync<PersonRequest>($"person-requests/{requestId}", cancellationToken);

    /// <summary>One's own requests of the last day, and those that are not over.</summary>
    public Task<Reply<PersonRequestList>> MineAsync(CancellationToken cancellationToken = default) =>
        calls.GetAsync<PersonRequestList>("me/person-requests", cancellationToken);
}
