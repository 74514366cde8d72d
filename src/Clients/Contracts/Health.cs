using System.Text.Json.Serialization;

namespace PeerConnect.Contracts;

/// <summary>One thing that readiness depends on.</summary>
/// <param name="Name">Short name.</param>
/// <param name="Status">"Healthy", "Degraded" or "Unhealthy".</param>
/// <param name="Why">What was found and what to do, where there is something to say.</param>
public sealed record CheckHealth(string Name, string Status, string? Why);

/// <summary>Readiness with its reasons, for administrators. The worst check decides.</summary>
public sealed record ServerHealth(string Status, IReadOnlyList<CheckHealth> Checks);

/// <summary>Work that the server does one after the other.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ServerQueue>))]
public enum ServerQueue
{
    /// <summary>Messages to be stored.</summary>
    Messages,

    /// <summary>Alarms to be delivered outside the system.</summary>
    Alarms,

    /// <summary>Messages that the fallback judged, to be judged by the model, and those that the second opinion is asked about.</summary>
    SecondOpinions,

    /// <summary>Limits, steps of escalation and starts of cases.</summary>
    CaseWork,

    /// <summary>Holds that reach their end.</summary>
    HoldEnds,

    /// <summary>Memberships, certifications and separations that reach their date.</summary>
    Expiries,

    /// <summary>Signed policies that come into force.</summary>
    PolicyStarts,

    /// <summary>Break-glass that ends, or has to be reviewed.</summary>
    BreakGlass,
}

/// <summary>How long a queue is.</summary>
/// <param name="Queue">Which.</param>
/// <param name="Waiting">How much is due and not done.</param>
/// <param name="OldestDueAt">Since when the oldest of it is due; absent where nothing is, and for messages, which wait for milliseconds.</param>
public sealed record QueueDepth(ServerQueue Queue, int Waiting, DateTimeOffset? OldestDueAt);

/// <summary>What waits in the whole server and what it works with, in numbers.</summary>
/// <param name="Queues">Each queue, also the empty ones.</param>
/// <param name="Classifier">Version of the model, or of the list of words that stands in for it.</param>
/// <param name="PolicyVersion">The policy in force at one's facility.</param>
/// <param name="Sessions">Live sessions.</param>
/// <param name="DataKeysDestroyed">Data keys that were destroyed, and with them what they sealed.</param>
/// <param name="ClassifierStands">Whether the model keeps, by the verdicts of one's facility's staff, what it promised.</param>
public sealed record ServerState(
    IReadOnlyList<QueueDepth> Queues, string Classifier, int PolicyVersion, int Sessions, int DataKeysDestroyed, VerdictStanding ClassifierStands);
