using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace PeerConnect.LoadGenerator.Wire;

/// <summary>One hub connection on a bare socket: the upgrade, the JSON handshake, then frames. It costs a fraction of a client library, so that one core can play hundreds of people.</summary>
internal sealed class HubConnection : IDisposable
{
    private const int SmallBuffer = 1024;

    private readonly Socket _socket;
    private readonly Lock _sending = new();

    private HubConnection(Socket socket) => _socket = socket;

    public static async Task<HubConnection> OpenAsync(Uri address, string path, string token, CancellationToken cancelled)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port), cancelled);
            var upgrade = $"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + $"Sec-WebSocket-Key: {Convert.ToBase64String(RandomNumberGenerator.GetBytes(16))}\r\nAuthorization: Bearer {token}\r\n\r\n";
            await socket.SendAsync(Encoding.ASCII.GetBytes(upgrade), cancelled);
            await ReadUpgradeAsync(socket, cancelled);
            await socket.SendAsync(ClientFrame.Handshake, cancelled);
            return new HubConnection(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Send(ReadOnlySpan<byte> frame)
    {
        lock (_sending)
        {
            while (!frame.IsEmpty)
            {
                frame = frame[_socket.Send(frame)..];
            }
        }
    }

    /// <summary>Reads until the connection ends or is disposed.</summary>
    public async Task ReceiveAsync(IRecordReceiver receiver, int bufferSize)
    {
        var reader = new FrameReader(Math.Max(bufferSize, SmallBuffer));
        try
        {
            while (!reader.Closed)
            {
                var count = await _socket.ReceiveAsync(reader.Free, SocketFlags.None);
                if (count == 0)
                {
                    break;
                }

                reader.Advance(count, receiver);
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // Either side may end a connection at any time; the receiver judges whether it was meant to.
        }

        receiver.OnClosed();
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>Reads byte by byte up to the empty line, so that nothing of what follows it is lost.</summary>
    private static async Task ReadUpgradeAsync(Socket socket, CancellationToken cancelled)
    {
        var answer = new byte[4096];
        var length = 0;
        while (length < answer.Length && !answer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
        {
            if (await socket.ReceiveAsync(answer.AsMemory(length, 1), cancelled) == 0)
            {
                break;
            }

            length++;
        }

        if (!answer.AsSpan(0, length).StartsWith("HTTP/1.1 101 "u8))
        {
            throw new InvalidDataException($"The server did not open the connection: {Encoding.ASCII.GetString(answer, 0, length).Split('\r')[0]}");
        }
    }
}
