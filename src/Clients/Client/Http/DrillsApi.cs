using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>Drills: the whole chain on a marked case that is about nobody.</summary>
public sealed class DrillsApi
{
    private readonly HttpCalls calls;

    internal DrillsApi(HttpCalls calls) => this.calls = calls;

    /// <summary>The drills of one's facility, newest first.</summary>
    public Task<Reply<DrillList>> ListAsync(CancellationToken cancellationToken = default) => calls.GetAsync<DrillList>("drills", cancellationToken);

    /// <summary>Starts a drill.</summary>
    public Task<Reply<DrillShown>> StartAsync(StartDrill drill, CancellationToken cancellationToken = default) =>
        calls.PostAsync<DrillShown>("drills", drill, cancellationToken);

    /// <summary>What each step took.</summary>
    public Task<Reply<DrillReport>> ReportAsync(Guid caseId, CancellationToken cancellationToken = default) =>
        calls.GetAsync<DrillReport>($"drills/{caseId}", cancellationToken);

    /// <summary>Ends a drill that nobody decided.</summary>
    public Task<Reply<DrillShown>> EndAsync(Guid caseId, CancellationToken cancellationToken = default) =>
        calls.PostAsync<DrillShown>($"drills/{caseId}/end", null, cancellationToken);
}
