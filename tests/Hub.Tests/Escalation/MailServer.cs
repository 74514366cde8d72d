using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PeerConnect.Hub.Tests.Escalation;

/// <summary>The distribution's aiosmtpd as a process of its own; it prints each mail as it came.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    /// <summary>Who may send through one that asks for a sign-in, and by which password.</summary>
    public const string User = "peerconnect";
    public const string Password = "correct-horse-battery-staple";

    // The command line of aiosmtpd knows no sign-in. A password that it was told in the clear would be printed by the handler as any other line.
    private const string Guarded = """
        import asyncio, ssl, sys
        from aiosmtpd.handlers import Debugging
        from aiosmtpd.smtp import SMTP, AuthResult

        port, certificate, key, user, password = sys.argv[1:]

        def sign_in(server, session, envelope, mechanism, data):
            right = (data.login, data.password) == (user.encode(), password.encode())
            print("SIGN-IN", "encrypted" if session.ssl else "in the clear", "right" if right else "wrong", flush=True)
            return AuthResult(success=right, handled=False)

        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(certificate, key)
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        loop.run_until_complete(loop.create_server(
            lambda: SMTP(Debugging(sys.stdout), loop=loop, tls_context=tls, require_starttls=True, auth_required=True, authenticator=sign_in), "127.0.0.1", int(port)))
        loop.run_forever()
        """;

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

    /// <summary>One that takes mail from anybody, in the clear.</summary>
    /// <param name="at">Its port; a free one by default.</param>
    public static Task<MailServer> StartAsync(int? at = null)
    {
        var port = at ?? FreePort();
        return StartAsync(port, "aiosmtpd", "-n", "-l", $"127.0.0.1:{Written(port)}", "-c", "aiosmtpd.handlers.Debugging", "stdout");
    }

    /// <summary>One that takes mail only after STARTTLS and a sign-in.</summary>
    /// <param name="shown">The certificate that it shows.</param>
    public static Task<MailServer> StartGuardedAsync(TestCertificate shown)
    {
        var port = FreePort();
        return StartAsync(port, "/usr/bin/python3", "-c", Guarded, Written(port), shown.CertificateFile, shown.KeyFile, User, Password);
    }

    private static async Task<MailServer> StartAsync(int port, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
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

    private static string Written(int port) => port.ToString(CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
