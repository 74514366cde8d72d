using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace PeerConnect.Hub.Tests;

/// <summary>Listens to one counter of one server: what each count was tagged with.</summary>
internal sealed class Counted : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<string?> tags = new();

    public Counted(SeededHub hub, string counter)
    {
        var meters = hub.Service<IMeterFactory>();
        listener.InstrumentPublished = (instrument, enabled) =>
        {
            // Other servers of this process count too.
            if (instrument.Name == counter && ReferenceEquals(instrument.Meter.Scope, meters))
            {
                enabled.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tagged, _) => tags.Enqueue(tagged[0].Value as string));
        listener.Start();
    }

    public IEnumerable<string?> Tags => tags;

    public void Dispose() => listener.Dispose();
}
