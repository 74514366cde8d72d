namespace PeerConnect.LoadGenerator.Targets;

/// <summary>Who connects where: all that the generator needs to know of a server that is ready. Written by whoever prepared the server, read by the process that loads it.</summary>
/// <param name="Target">The server's name in the results.</param>
/// <param name="Wire">Which records it speaks.</param>
/// <param name="Workload">What the seats are arranged for.</param>
/// <param name="Address">Where it listens; always loopback.</param>
/// <param name="HubPath">The path of the hub.</param>
/// <param name="ServerProcess">The root of the server's process tree, whose processor time and memory are measured.</param>
/// <param name="Ordered">Whether the server promises one gap-free order.</param>
/// <param name="Configuration">What to print beside the results.</param>
internal sealed record SeatingPlan(
    string Target,
    WireKind Wire,
    Workload Workload,
    Uri Address,
    string HubPath,
    int ServerProcess,
    bool Ordered,
    IReadOnlyDictionary<string, string> Configuration,
    IReadOnlyList<Seat> Seats);

/// <param name="Token">What this person presents when connecting.</param>
/// <param name="Conversation">The conversation that this person writes in.</param>
internal sealed record Seat(string Token, string Conversation)
{
    public override string ToString() => $"Seat in {Conversation}";
}

internal enum WireKind
{
    Bare,
    PeerConnect,
}

/// <summary>The workloads of measures.md: ten groups of twenty, a hundred pairs, many who are silent.</summary>
internal enum Workload
{
    Groups,
    Pairs,
    Idle,
}
