using PeerConnect.LoadGenerator.Machine;
using PeerConnect.LoadGenerator.Targets;

namespace PeerConnect.LoadGenerator.Load;

/// <param name="Target">The server's name.</param>
/// <param name="Workload">Who wrote to whom.</param>
/// <param name="Rate">Messages a second that were due.</param>
/// <param name="Cpu">Processor time during the measured part.</param>
/// <param name="AcceptedPerSecond">Messages acknowledged a second, during the measured part.</param>
/// <param name="DeliveriesPerSecond">Deliveries a second, during the measured part.</param>
/// <param name="CpuPerThousandDeliveries">Processor seconds of the server's process tree for a thousand deliveries.</param>
/// <param name="Delivery">Milliseconds from the scheduled send to each delivery, the sender's own echo included.</param>
/// <param name="Acknowledgement">Milliseconds from the scheduled send to the acknowledgement.</param>
/// <param name="LatenessP99">Milliseconds by which the generator itself was late.</param>
/// <param name="Sent">Messages sent, warm-up included.</param>
/// <param name="Accepted">Messages acknowledged, warm-up included.</param>
/// <param name="Refused">Messages refused, by reason.</param>
/// <param name="Disconnected">Connections that the server ended.</param>
/// <param name="Foreign">Deliveries of messages that this run did not send.</param>
/// <param name="Verdict">What is wrong with what came back.</param>
/// <param name="Ordered">Whether the server promises one gap-free order.</param>
internal sealed record RateResult(
    string Target,
    Workload Workload,
    double Rate,
    CpuUse Cpu,
    double AcceptedPerSecond,
    double DeliveriesPerSecond,
    double CpuPerThousandDeliveries,
    LatencySummary Delivery,
    LatencySummary Acknowledgement,
    double LatenessP99,
    int Sent,
    long Accepted,
    IReadOnlyDictionary<string, long> Refused,
    long Disconnected,
    long Foreign,
    Verdict Verdict,
    bool Ordered)
{
    private const double HighestP99 = 200;

    /// <summary>The server kept its word to everybody. Late deliveries of an earlier, overloaded run are no fault of this one.</summary>
    public bool Correct => Disconnected == 0 && Verdict.Holds(Ordered);

    /// <summary>The server carried this rate: nothing missing or refused, and the slowest hundredth within 200 ms.</summary>
    public bool Carried => Correct && Refused.Count == 0 && Delivery.P99 < HighestP99 && Acknowledgement.P99 < HighestP99;
}
