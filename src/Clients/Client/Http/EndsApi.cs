using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>The ends of a person's part in a facility: transfer, release, death, and the merging of a duplicate record. For coordinators.</summary>
public sealed class EndsApi
{
    private readonly HttpCalls calls;

    internal EndsApi(HttpCalls calls) => this.calls = calls;

    /// <summary>Moves somebody to another facility: conversations end there and then.</summary>
    public Task<Reply<Done>> TransferAsync(Guid personId, TransferPerson transfer, CancellationToken cancellationToken = default) =>
        calls.PostAsync<Done>($"people/{personId}/transfer", transfer, cancellationToken);

    /// <summary>Receives somebody who was transferred here.</summary>
    public Task<Reply<Done>> ReceiveAsync(Guid personId, ReceivePerson receive, CancellationToken cancellationToken = default) =>
        calls.PostAsync<Done>($"people/{personId}/arrival", receive, cancellationToken);

    /// <summary>Records a release: the person's part ends.</summary>
    public Task<Reply<Done>> ReleaseAsync(Guid personId, CancellationToken cancellationToken = default) =>
        calls.PostAsync<Done>($"people/{personId}/release", null, cancellationToken);

    /// <summary>Lets a released supporter go on.</summary>
    public Task<Reply<Done>> ContinueAsync(Guid personId, CancellationToken cancellationToken = default) =>
        calls.PostAsync<Done>($"people/{personId}/continue", null, cancellationToken);

    /// <summary>Records a death.</summary>
    public Task<Reply<Done>> RecordDeathAsync(Guid personId, CancellationToken cancellationToken = default) =>
        calls.PostAsync<Done>($"people/{personId}/death", null, cancellationToken);

    /// <summary>Merges a duplicate record into the person's own.</summary>
    public Task<Reply<Done>> MergeAsync(Guid personId, MergePerson merge, CancellationToken cancellationToken = default) =>
        calls.Within(HttpCalls.Long).PostAsync<Done>($"people/{personId}/merge", merge, cancellationToken);

    /// <summary>Names the supervising officer of somebody who was released; nobody where left out.</summary>
    public Task<Reply<Done>> NameOfficerAsync(Guid personId, NameOfficer officer, CancellationToken cancellationToken = default) =>
        calls.PutAsync<Done>($"people/{personId}/officer", officer, cancellationToken);
}
