using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>What became of one's own messages.</summary>
public sealed class DisclosuresApi
{
    private readonly HttpCalls calls;

    internal DisclosuresApi(HttpCalls calls) => this.calls = calls;

    /// <summary>Which of one's own messages staff read, on which day, in which role, by which rule; where the policy shows it.</summary>
    public Task<Reply<OwnDisclosures>> ListAsync(CancellationToken cancellationToken = default) => calls.GetAsync<OwnDisclosures>("me/disclosures", cancellationToken);
}
