using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PeerConnect.Hub.Tests.Escalation;

/// <summary>The distribution's aiosmtpd as a process of its own; it prints each mail as it came.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> printed = new();
    private readonly Process process;

    private MailServer(Process process, int port)
    {
        this.process = process;
        Port = port;
        process.OutputDataReceived += (_, line) => printed.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => printed.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Port { get; }

    /// <summary>Everything that it printed: every line of every mail, with its headers.</summary>
    public string Printed => string.Join('\n', printed);

    public static async Task<MailServer> StartAsync(int? at = null)
    {
        var port = at ?? FreePort();
        var start = new ProcessStartInfo("aiosmtpd", ["-n", "-l", $"127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}", "-c", "aiosmtpd.handlers.Debugging", "stdout"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["PYTHONUNBUFFERED"] = "1";
        var server = new MailServer(Process.Start(start)!, port);
        await EscalationWorld.UntilAsync(() => Answers(port));
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync().WaitAsync(TestServer.Patience);
        process.Dispose();
    }

    private static bool Answers(int port)
    {
        try
        {
            using var probe = new TcpClient();
            probe.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
