using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Escalation;

namespace PeerConnect.Hub.Escalation;

/// <summary>Whether alarms get out of the system.</summary>
internal sealed class AlarmCheck(Store store, AlarmChannels channels, IOptions<AlarmOptions> options, TimeProvider time) : IHealthCheck
{
    private const int TriesThatWorry = 3;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var db = store.Read();
        var sentences = AlarmRows.Failing(db, TriesThatWorry, time.GetUtcNow() - LongestWait)
            .Select(channel => $"Channel '{channel.Channel}' does not deliver: {channel.Waiting} alarms wait, {channel.Dead} were given up. Mend it; the next alarm that arrives makes it healthy.").ToList();
        if (AlarmRows.Unheard(db) is > 0 and var unheard)
        {
            sentences.Add($"Alarms of undecided cases without a channel to go through: {unheard}. Set Alarms:Channels for their facility.");
        }

        // Before the first cry, not after it: under every policy danger to a life ends at the alarm.
        var facilities = AlarmRows.Facilities(db);
        sentences.AddRange(facilities.Where(facility => channels.For(facility.Code).Count == 0)
            .Select(facility => $"The policy of facility '{facility.Code}' raises the alarm outside the system, and no channel carries it. Set Alarms:Channels, then start a drill."));
        sentences.AddRange(options.Value.Channels.Where(channel => facilities.All(facility => facility.Code != channel.Value.Facility))
            .Select(channel => $"Channel '{channel.Key}' is for a facility '{channel.Value.Facility}' that is not here. Correct Alarms:Channels:{channel.Key}:Facility."));
        return Task.FromResult(sentences.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join(' ', sentences)));
    }
}
