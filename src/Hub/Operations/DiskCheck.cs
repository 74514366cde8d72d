using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace PeerConnect.Hub.Operations;

/// <summary>Whether the data folder's disk has room above a floor, while there is still time to make some.</summary>
internal sealed class DiskCheck(DataFolder folder, IOptions<HubOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var free = new DriveInfo(folder.Root).AvailableFreeSpace / (1024 * 1024);
        var sentence = string.Create(CultureInfo.InvariantCulture, $"{free} MiB free, the floor is {options.Value.LeastFreeMiB} MiB.");
        return Task.FromResult(free >= options.Value.LeastFreeMiB ? HealthCheckResult.Healthy(sentence) : HealthCheckResult.Degraded(sentence + " Make room."));
    }
}
