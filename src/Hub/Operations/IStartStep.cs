namespace PeerConnect.Hub.Operations;

/// <summary>Something that must have succeeded before the first request. Steps run in the order of registration.</summary>
internal interface IStartStep
{
    /// <exception cref="StartRefusedException">The server must not start.</exception>
    Task StartAsync(CancellationToken cancellation);
}
