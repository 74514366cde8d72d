using Microsoft.Extensions.Options;

namespace PeerConnect.Hub.Escalation;

/// <summary>Which channels carry a facility's alarms.</summary>
internal sealed class AlarmChannels(IOptions<AlarmOptions> options)
{
    public IReadOnlyList<string> For(string facilityCode) =>
        [.. options.Value.Channels.Where(channel => channel.Value.Facility == facilityCode).Select(channel => channel.Key).Order(StringComparer.Ordinal)];
}
