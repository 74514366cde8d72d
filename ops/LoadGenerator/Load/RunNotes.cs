using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using PeerConnect.LoadGenerator.Wire;

namespace PeerConnect.LoadGenerator.Load;

/// <summary>What one run has seen so far.</summary>
internal sealed class RunNotes(Schedule schedule, Ledger ledger)
{
    private readonly ConcurrentDictionary<string, long> _refusals = new(StringComparer.Ordinal);
    private long _start;
    private long _foreign;
    private long _disconnected;

    /// <summary>Tells this run's messages from those of earlier runs on the same server.</summary>
    public uint Run { get; } = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint)));

    public Ledger Ledger => ledger;

    /// <summary>From the scheduled send to each delivery, the sender's own echo included.</summary>
    public LatencyHistogram Deliveries { get; } = new();

    /// <summary>From the scheduled send to the acknowledgement.</summary>
    public LatencyHistogram Acknowledgements { get; } = new();

    /// <summary>How late the generator itself was.</summary>
    public LatencyHistogram Lateness { get; } = new();

    public IReadOnlyDictionary<string, long> Refusals => _refusals;

    /// <summary>Deliveries of messages that this run has not sent.</summary>
    public long Foreign => Interlocked.Read(ref _foreign);

    public long Disconnected => Interlocked.Read(ref _disconnected);

    public void Start() => _start = Stopwatch.GetTimestamp();

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    public void OnSending(int serial)
    {
        if (serial >= schedule.FirstMeasured)
        {
            Lateness.Record(SinceDue(serial));
        }
    }

    public void OnDelivered(Received received, Place place, long follows)
    {
        if (received.Run != Run || !ledger.IsKnown(received.Serial))
        {
            Interlocked.Increment(ref _foreign);
            return;
        }

        if (received.Serial >= schedule.FirstMeasured)
        {
            Deliveries.Record(SinceDue(received.Serial));
        }

        ledger.OnDelivered(received.Serial, received.Sequence, place.Conversation, place.Number, follows);
    }

    public void OnAccepted(Received received)
    {
        if (received.Serial >= schedule.FirstMeasured)
        {
            Acknowledgements.Record(SinceDue(received.Serial));
        }

        ledger.OnAccepted(received.Serial, received.Sequence);
    }

    public void OnRefused(Received received)
    {
        _refusals.AddOrUpdate(received.Reason ?? "unknown", 1, (_, count) => count + 1);
        ledger.OnRefused(received.Serial);
    }

    public void OnDisconnected() => Interlocked.Increment(ref _disconnected);

    private TimeSpan SinceDue(int serial) => Elapsed - schedule.Due[serial];
}
