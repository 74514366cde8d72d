using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PeerConnect.Hub.Audit;

/// <summary>Whether the chain is signed, anchored and whole as far as the server can tell. People can go on; somebody has to look.</summary>
internal sealed class AuditCheck(CheckpointKeeper keeper, AnchorFile anchors) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        keeper.IsBehindAnchor ? HealthCheckResult.Degraded("A chain does not fit its anchors: rows were changed or cut off, or an older database was restored. Give the anchor file to the auditor, and set Audit:AnchorFile to a new one.")
        : keeper.IsFailing ? HealthCheckResult.Degraded("The last checkpoint of the audit chain could not be stored.")
        : anchors.IsFailing ? HealthCheckResult.Degraded("The anchor file cannot be written. Set Audit:AnchorFile to a file that the server may append to.")
        : HealthCheckResult.Healthy());
}
