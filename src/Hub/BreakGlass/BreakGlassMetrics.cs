using System.Diagnostics.Metrics;
using PeerConnect.Hub.Operations;

namespace PeerConnect.Hub.BreakGlass;

/// <summary>Numbers of the feature; none of them says anything of a person.</summary>
internal sealed class BreakGlassMetrics
{
    private readonly Counter<long> opened;
    private readonly Counter<long> overdue;

    public BreakGlassMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Metrics.Meter + "BreakGlass");
        opened = meter.CreateCounter<long>("peerconnect.break_glass.opened", description: "Times that somebody got to see more than the policy gives.");
        overdue = meter.CreateCounter<long>("peerconnect.break_glass.reviews_overdue", description: "Such times that nobody reviewed within the policy's time.");
    }

    public void Opened(bool alone) => opened.Add(1, new KeyValuePair<string, object?>("alone", alone));

    public void ReviewOverdue() => overdue.Add(1);
}
