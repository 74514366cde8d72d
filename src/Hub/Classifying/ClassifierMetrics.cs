using System.Diagnostics.Metrics;
using PeerConnect.Hub.Operations;

namespace PeerConnect.Hub.Classifying;

/// <summary>Why the model in force did not judge.</summary>
internal enum FallbackReason
{
    /// <summary>It threw, or said nothing that could be stored.</summary>
    Failed,

    /// <summary>The time that a message may wait was over.</summary>
    Late,
}

/// <summary>Numbers of the feature; none of them says anything of a person.</summary>
internal sealed class ClassifierMetrics
{
    private readonly Counter<long> fallbacks;

    public ClassifierMetrics(IMeterFactory meters) => fallbacks = meters.Create(Metrics.Meter + "Classifying")
        .CreateCounter<long>("peerconnect.classifier.fallbacks", description: "Judgements that the model in force owed and the list of words gave.");

    public void FellBack(FallbackReason reason) => fallbacks.Add(1, new KeyValuePair<string, object?>("reason", reason == FallbackReason.Failed ? "failed" : "late"));
}
