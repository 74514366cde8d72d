using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PeerConnect.Hub.Tests.Escalation;

/// <summary>The other side of a webhook, on a real socket: keeps every byte that came, and answers as the test says.</summary>
internal sealed class AlarmListener : IAsyncDisposable
{
    public const string Ok = "204 No Content";
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly SemaphoreSlim arrived = new(0);
    private readonly ConcurrentQueue<string> requests = new();
    private readonly Task accepting;

    public AlarmListener()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Status line and headers of the next answers; null never to answer.</summary>
    public string? Answer { get; set; } = Ok;

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public string Url => $"http://127.0.0.1:{Port}/hook";

    public int Count => requests.Count;

    public string AllBytes => string.Join("\n\n", requests);

    /// <summary>The next request as it stood on the wire.</summary>
    public async Task<string> NextAsync()
    {
        Assert.True(await arrived.WaitAsync(TestServer.Patience), "No alarm came.");
        return requests.Last();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
        arrived.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                _ = ServeAsync(client);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var text = new StringBuilder();
                var buffer = new byte[4_096];
                while (!IsWhole(text.ToString()))
                {
                    var read = await stream.ReadAsync(buffer, stop.Token);
                    if (read == 0)
                    {
                        return;
                    }

                    text.Append(Encoding.UTF8.GetString(buffer, 0, read));
                }

                requests.Enqueue(text.ToString());
                arrived.Release();
                if (Answer is not { } answer)
                {
                    await Task.Delay(Timeout.Infinite, stop.Token);
                    return;
                }

                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), stop.Token);
            }
            catch (Exception over) when (over is OperationCanceledException or IOException or ObjectDisposedException)
            {
                // The other side gave up, or the test is over.
            }
        }
    }

    private static bool IsWhole(string text)
    {
        var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (head < 0)
        {
            return false;
        }

        var length = text[..head].Split("\r\n").First(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Split(':')[1];
        return text.Length - head - 4 >= int.Parse(length, System.Globalization.CultureInfo.InvariantCulture);
    }
}
