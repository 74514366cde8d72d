using Microsoft.AspNetCore.SignalR;
using PeerConnect.Hub.Approvals;

namespace PeerConnect.Hub.Conversations;

/// <summary>One open connection with its own bounded queue of what it has not been sent yet.</summary>
/// <remarks>SignalR queues writes to a slow connection without bound: so at most one write is given to it at a time, and the rest waits here.</remarks>
internal sealed class ChatConnection(HubConnectionContext connection, PersonKey person, Guid sessionId, int mostUnsent)
{
    private readonly Lock sync = new();
    private readonly Queue<SerializedHubMessage> unsent = new();
    private bool sending;

    public string Id => connection.ConnectionId;

    public PersonKey Person { get; } = person;

    /// <summary>The session that it was opened with.</summary>
    public Guid SessionId { get; } = sessionId;

    /// <summary>Sends now or after what waits; a connection that reads too slowly is closed and catches up when it returns.</summary>
    public void Send(SerializedHubMessage message)
    {
        if (!Take(message, mostUnsent))
        {
            connection.Abort();
        }
    }

    /// <summary>As <see cref="Send"/>, but not behind many that wait: what holds for a moment only must not close a slow connection, and is old when it gets there.</summary>
    /// <returns>Whether it was taken.</returns>
    public bool SendNow(SerializedHubMessage message) => Take(message, mostUnsent / 4);

    public void Abort() => connection.Abort();

    private bool Take(SerializedHubMessage message, int most)
    {
        lock (sync)
        {
            if (sending)
            {
                if (unsent.Count >= most)
                {
                    return false;
                }

                unsent.Enqueue(message);
                return true;
            }

            sending = true;
        }

        Write(message);
        return true;
    }

    private void Write(SerializedHubMessage message)
    {
        var write = connection.WriteAsync(message, CancellationToken.None);
        if (!write.IsCompletedSuccessfully)
        {
            _ = DrainAfterAsync(write);
            return;
        }

        if (TryNext(out var next))
        {
            _ = DrainAfterAsync(connection.WriteAsync(next, CancellationToken.None));
        }
    }

    // Lives as long as the connection has something to send; a failed write means that the connection is gone.
    private async Task DrainAfterAsync(ValueTask write)
    {
        try
        {
            await write;
            while (TryNext(out var next))
            {
                await connection.WriteAsync(next, CancellationToken.None);
            }
        }
#pragma warning disable CA1031 // Whatever broke the write, the connection cannot be used any more.
        catch (Exception)
#pragma warning restore CA1031
        {
            connection.Abort();
        }
    }

    private bool TryNext([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out SerializedHubMessage? next)
    {
        lock (sync)
        {
            sending = unsent.TryDequeue(out next);
            return sending;
        }
    }
}
