using Microsoft.AspNetCore.SignalR;

namespace PeerConnect.Hub.Operations;

/// <summary>The end of a server: takes nobody new, lets every call that runs get its answer, then the connections are closed.</summary>
/// <remarks>What is queued by calls that came later is still written: the message writer stops after the connections and empties its queue.</remarks>
internal sealed partial class Drain(IHostApplicationLifetime lifetime, ILogger<Drain> logger) : IHubFilter, IHostedLifecycleService
{
    /// <summary>A call that takes longer than this is cut off; its sender repeats it under the same id.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    // An answer is with the transport when its call ends; this is for the transport to send it.
    private static readonly TimeSpan Flush = TimeSpan.FromMilliseconds(100);
    private volatile bool begun;
    private int running;

    /// <summary>Whether the server takes nobody new any more.</summary>
    public bool HasBegun => begun;

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (begun)
        {
            // Not waited for: else those who go on calling would keep the server alive.
            return await next(invocationContext);
        }

        Interlocked.Increment(ref running);
        try
        {
            return await next(invocationContext);
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }

    /// <summary>Callbacks run in the opposite order of registration: this one, registered last, before SignalR's, which closes all connections.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStopping.Register(Run);
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Blocks the stopping of the host, which is what the callback is for. On the real clock: a test's stands still.</summary>
    private void Run()
    {
        begun = true;
        var waiting = Volatile.Read(ref running);
        using var limit = new CancellationTokenSource(Longest);
        while (Volatile.Read(ref running) > 0 && !limit.IsCancellationRequested)
        {
            limit.Token.WaitHandle.WaitOne(Look);
        }

        limit.Token.WaitHandle.WaitOne(Flush);
        LogDrained(waiting, Volatile.Read(ref running));
    }

    [LoggerMessage(7001, LogLevel.Information, "Stopping: {Waiting} calls were running, {Left} of them were cut off.")]
    private partial void LogDrained(int waiting, int left);
}
