using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>How the server is, in numbers and without content. For administrators; models also for those who sign them.</summary>
public sealed class OperationsApi
{
    private readonly HttpCalls calls;

    internal OperationsApi(HttpCalls calls) => this.calls = calls;

    /// <summary>Readiness with its reasons.</summary>
    public Task<Reply<ServerHealth>> HealthAsync(CancellationToken cancellationToken = default) => calls.GetAsync<ServerHealth>("health", cancellationToken);

    /// <summary>The model in force and the candidate beside it.</summary>
    public Task<Reply<ModelOverview>> ModelsAsync(CancellationToken cancellationToken = default) => calls.GetAsync<ModelOverview>("models", cancellationToken);

    /// <summary>Signs the candidate as it was read; the second signature brings it into force.</summary>
    public Task<Reply<ModelSigned>> SignModelAsync(SignCandidate signature, CancellationToken cancellationToken = default) =>
        calls.PostAsync<ModelSigned>("models/candidate/signature", signature, cancellationToken);

    /// <summary>Goes back to the model before the one in force.</summary>
    public Task<Reply<Done>> LeaveModelAsync(LeaveModel leave, CancellationToken cancellationToken = default) =>
        calls.PostAsync<Done>("models/back", leave, cancellationToken);

    /// <summary>What waits, and what is in use.</summary>
    public Task<Reply<ServerState>> StateAsync(CancellationToken cancellationToken = default) => calls.GetAsync<ServerState>("system", cancellationToken);
}
