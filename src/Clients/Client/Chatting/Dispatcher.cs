using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace PeerConnect.Client;

/// <summary>Raises events one after the other, in the order in which they happened, outside every lock.</summary>
internal sealed partial class Dispatcher : IAsyncDisposable
{
    private readonly Channel<Action> queue = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ILogger logger;
    private readonly Task running;

    public Dispatcher(ILogger logger)
    {
        this.logger = logger;
        running = RunAsync();
    }

    public void Post(Action raise) => queue.Writer.TryWrite(raise);

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await running.ConfigureAwait(false);
    }

    [SuppressMessage("Design", "CA1031", Justification = "One faulty handler of the application must not end the delivery of messages.")]
    private async Task RunAsync()
    {
        await foreach (var raise in queue.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                raise();
            }
            catch (Exception fault)
            {
                // The type alone: an exception's text may quote what a person wrote.
                HandlerFailed(logger, fault.GetType().Name);
            }
        }
    }

    [LoggerMessage(EventId = 7001, Level = LogLevel.Error, Message = "An event handler of the application failed with {Exception}.")]
    private static partial void HandlerFailed(ILogger logger, string exception);
}
