namespace PeerConnect.Contracts;

/// <summary>One thing that readiness depends on.</summary>
/// <param name="Name">Short name.</param>
/// <param name="Status">"Healthy", "Degraded" or "Unhealthy".</param>
/// <param name="Why">What was found and what to do, where there is something to say.</param>
public sealed record CheckHealth(string Name, string Status, string? Why);

/// <summary>Readiness with its reasons, for administrators. The worst check decides.</summary>
public sealed record ServerHealth(string Status, IReadOnlyList<CheckHealth> Checks);
