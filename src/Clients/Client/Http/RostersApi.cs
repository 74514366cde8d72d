using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>Duty rosters: who staffs which role when.</summary>
public sealed class RostersApi
{
    private readonly HttpCalls calls;

    internal RostersApi(HttpCalls calls) => this.calls = calls;

    /// <summary>All rosters, who is on duty now, and where nobody is.</summary>
    public Task<Reply<RosterList>> ListAsync(CancellationToken cancellationToken = default) => calls.GetAsync<RosterList>("rosters", cancellationToken);

    /// <summary>Makes a roster.</summary>
    public Task<Reply<RosterList>> AddAsync(SaveRoster roster, CancellationToken cancellationToken = default) =>
        calls.PostAsync<RosterList>("rosters", roster, cancellationToken);

    /// <summary>Replaces a roster as a whole.</summary>
    public Task<Reply<RosterList>> ReplaceAsync(Guid rosterId, SaveRoster roster, CancellationToken cancellationToken = default) =>
        calls.PutAsync<RosterList>($"rosters/{rosterId}", roster, cancellationToken);

    /// <summary>Removes a roster; its role then means everybody who holds it.</summary>
    public Task<Reply<Done>> RemoveAsync(Guid rosterId, CancellationToken cancellationToken = default) =>
        calls.DeleteAsync<Done>($"rosters/{rosterId}", cancellationToken);
}
