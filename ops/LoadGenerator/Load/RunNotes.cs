using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;

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

    /// <param name="run">The run that the message was sent in.</param>
    /// <param name="serial">Which message of the run.</param>
    /// <param name="sequence">Its place in the conversation.</param>
    /// <param name="place">Who received it.</param>
    /// <param name="follows">The place in the conversation that this member expects next, 0 at first.</param>
    public void OnDelivered(uint run, int serial, long sequence, Place place, long follows)
    {
        if (run != Run || !ledger.IsKnown(serial))
        {
            Interlocked.Increment(ref _foreign);
            return;
        }

        if (serial >= schedule.FirstMeasured)
        {
            Deliveries.Record(SinceDue(serial));
        }

        ledger.OnDelivered(serial, sequence, place, follows);
    }

    public void OnAccepted(int serial, long sequence)
    {
        if (serial >= schedule.FirstMeasured)
        {
            Acknowledgements.Record(SinceDue(serial));
        }

        ledger.OnAccepted(serial, sequence);
    }

    public void OnRefused(int serial, string reason)
    {
        _refusals.AddOrUpdate(reason, 1, (_, count) => count + 1);
        ledger.OnRefused(serial);
    }

    public void OnDisconnected() => Interlocked.Increment(ref _disconnected);

    private TimeSpan SinceDue(int serial) => Elapsed - schedule.Due[serial];
}
