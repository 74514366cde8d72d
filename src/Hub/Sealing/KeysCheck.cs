using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PeerConnect.Hub.Sealing;

/// <summary>Whether what was begun with keys is finished.</summary>
internal sealed class KeysCheck(RotateKeys rotate, LogTruncation truncation) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        truncation.IsOwed ? HealthCheckResult.Degraded("A destroyed key may remain in the write-ahead log: a reader is in the way of emptying it.")
        : rotate.IsUnfinished ? HealthCheckResult.Degraded("A rotation of keys is under way or was cut short. If it stays so, rotate again.")
        : HealthCheckResult.Healthy());
}
