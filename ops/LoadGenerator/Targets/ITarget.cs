namespace PeerConnect.LoadGenerator.Targets;

/// <summary>A kind of server that can be started, filled with people, and loaded.</summary>
internal interface ITarget
{
    string Name { get; }

    /// <summary>Starts a server with an empty data folder on one core and prepares it for a workload.</summary>
    Task<RunningTarget> StartAsync(Workload workload, string folder, CancellationToken cancelled);
}

/// <summary>A server that is ready. Disposing ends it.</summary>
internal sealed record RunningTarget(SeatingPlan Plan, ServerProcess Server) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
