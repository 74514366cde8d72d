using System.Diagnostics.Metrics;
using PeerConnect.Hub.Operations;

namespace PeerConnect.Hub.Cases;

/// <summary>Numbers of the feature; none of them says anything of a person.</summary>
internal sealed class CaseMetrics
{
    private readonly Counter<long> overdue;
    private readonly Counter<long> rescored;
    private readonly Counter<long> secondOpinions;
    private readonly Counter<long> holdsEnded;
    private int rescoresLate;

    public CaseMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Metrics.Meter + "Cases");
        overdue = meter.CreateCounter<long>("peerconnect.cases.overdue", description: "Limits of cases that passed without the act they ask for.");
        rescored = meter.CreateCounter<long>("peerconnect.messages.rescored", description: "Messages that the model judged after a fallback.");
        secondOpinions = meter.CreateCounter<long>("peerconnect.messages.second_opinions", description: "Messages that were read a second time near an alert of the model.");
        meter.CreateObservableGauge("peerconnect.messages.rescore_late", () => Volatile.Read(ref rescoresLate), description: "Delivered messages that wait for the model for longer than the policy allows.");
        holdsEnded = meter.CreateCounter<long>("peerconnect.holds.ended", description: "Holds whose time was over before somebody decided.");
    }

    public void Overdue(string act) => overdue.Add(1, new KeyValuePair<string, object?>("act", act));

    public void HoldEnded(string end) => holdsEnded.Add(1, new KeyValuePair<string, object?>("end", end));

    public void RescoresLate(int messages) => Volatile.Write(ref rescoresLate, messages);

    public void SecondOpinion(bool raised) => secondOpinions.Add(1, new KeyValuePair<string, object?>("raised", raised));

    public void Rescored(bool raised) => rescored.Add(1, new KeyValuePair<string, object?>("raised", raised));
}
