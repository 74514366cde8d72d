using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.WebSockets;
using System.Runtime.Versioning;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>Why serving one connection came to its end while the connection stood.</summary>
internal enum ServingEnd
{
    /// <summary>The connection is of no further use: make another.</summary>
    Broken,

    /// <summary>The server says that the session is over.</summary>
    SignInNeeded,
}

/// <summary>
/// Keeps one hub connected until disposal: connects, serves, and after a loss tries again with back-off. A session that ended is waited out until the
/// same person signs in again; another person's sign-in never continues it.
/// </summary>
internal sealed class HubLink : IAsyncDisposable
{
    private readonly PeerConnectClient client;
    private readonly Uri address;
    private readonly LinkOptions options;
    private readonly TimeProvider time;
    private readonly Action<HubConnection> listen;
    private readonly Func<HubLink, HubCaller, CancellationToken, Task<ServingEnd>> serve;
    private readonly Action<ConnectionStatus> tell;
    private readonly Guid personId;
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private TaskCompletionSource moved = New();
    private ConnectionStatus status;
    private HubCaller? caller;
    private Task running = Task.CompletedTask;
    private int disposed;

    public HubLink(
        PeerConnectClient client,
        string path,
        LinkOptions options,
        Action<HubConnection> listen,
        Func<HubLink, HubCaller, CancellationToken, Task<ServingEnd>> serve,
        Action<ConnectionStatus> tell)
    {
        this.client = client;
        address = new Uri(client.Server, path);
        this.options = options;
        time = client.Time;
        this.listen = listen;
        this.serve = serve;
        this.tell = tell;
        personId = client.Session?.Me.PersonId ?? throw new InvalidOperationException("Sign in before opening a live connection.");
        status = new ConnectionStatus(ConnectionState.Idle, time.GetUtcNow());
        Stopping = stopping.Token;
    }

    public ConnectionStatus Status
    {
        get
        {
            lock (gate)
            {
                return status;
            }
        }
    }

    /// <summary>Cancelled when disposal begins.</summary>
    public CancellationToken Stopping { get; }

    public void Start()
    {
        lock (gate)
        {
            if (status.State != ConnectionState.Idle)
            {
                throw new InvalidOperationException("The connection was started before.");
            }

            running = RunAsync(stopping.Token);
        }
    }

    public Task<Answer<T>> AskAsync<T>(string method, object? argument, CancellationToken cancellationToken)
        where T : class
    {
        HubCaller? now;
        lock (gate)
        {
            now = caller;
        }

        return now?.AskAsync<T>(method, argument, cancellationToken) ?? Task.FromResult(new Answer<T>(AnswerKind.NotConnected));
    }

    /// <summary>Completes once the status fulfils the condition.</summary>
    public async Task WhenAsync(Func<ConnectionStatus, bool> condition, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (condition(status))
                {
                    return;
                }

                next = moved.Task;
            }

            await next.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Called while serving, when everything that was missed has arrived.</summary>
    public void CaughtUp() => Move(ConnectionState.Connected);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
        {
            return;
        }

        await stopping.CancelAsync().ConfigureAwait(false);
        await running.ConfigureAwait(false);
        if (Status.State != ConnectionState.Closed)
        {
            Move(ConnectionState.Closed);
        }

        stopping.Dispose();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        await Task.Yield();
        try
        {
            var failures = 0;
            while (true)
            {
                var credentialChanged = client.Credential.Changed;
                var (end, reached) = await ConnectOnceAsync(stop).ConfigureAwait(false);
                failures = reached ? 1 : failures + 1;
                switch (end)
                {
                    case ServingEnd.SignInNeeded:
                        Move(ConnectionState.SessionEnded);
                        await SamePersonAgainAsync(credentialChanged, stop).ConfigureAwait(false);
                        failures = 0;
                        break;
                    case ServingEnd.Broken:
                        var delay = options.Backoff.After(failures);
                        Move(ConnectionState.Waiting, time.GetUtcNow() + delay);
                        await Task.Delay(delay, time, stop).ConfigureAwait(false);
                        break;
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Move(ConnectionState.Closed);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Every failure to connect has the same answer: wait and try again.")]
    private async Task<(ServingEnd End, bool Reached)> ConnectOnceAsync(CancellationToken stop)
    {
        if (client.Session is not { } session || session.Me.PersonId != personId)
        {
            return (ServingEnd.SignInNeeded, false);
        }

        Move(ConnectionState.Connecting);
        using var life = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var connection = Build(session);
        await using (connection.ConfigureAwait(false))
        {
            connection.Closed += _ => life.CancelAsync();
            try
            {
                using var giveUp = new CancellationTokenSource(options.ConnectTimeout, time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, giveUp.Token);
                await connection.StartAsync(either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception failed)
            {
                return (await SaysSignInAsync(failed, stop).ConfigureAwait(false) ? ServingEnd.SignInNeeded : ServingEnd.Broken, false);
            }

            var live = new HubCaller(connection);
            SetCaller(live);
            Move(ConnectionState.CatchingUp);
            try
            {
                return (await serve(this, live, life.Token).ConfigureAwait(false), Status.State == ConnectionState.Connected);
            }
            catch (OperationCanceledException) when (life.IsCancellationRequested && !stop.IsCancellationRequested)
            {
                return (ServingEnd.Broken, Status.State == ConnectionState.Connected);
            }
            finally
            {
                SetCaller(null);
            }
        }
    }

    private HubConnection Build(SignedIn session)
    {
        var builder = new HubConnectionBuilder().WithUrl(session.Token is null && client.Believed(session) is not null ? Named() : address, http =>
        {
            http.SkipNegotiation = true;
            http.Transports = HttpTransportType.WebSockets;

            // A browser cannot set headers on a WebSocket, and SignalR's own token provider would fall back to the address: there the cookie signs in.
            if (!OperatingSystem.IsBrowser())
            {
                http.WebSocketFactory = SocketsWith([.. client.Headers(session.Token, client.Believed(session))]);
            }
        });
        builder.AddJsonProtocol(json => WireJson.Configure(json.PayloadSerializerOptions));
        var connection = builder.Build();
        connection.ServerTimeout = options.ServerTimeout;
        listen(connection);
        return connection;
    }

    /// <summary>The cookie decides who connects; the address says who is meant, so that nothing is ever sent or heard as somebody else.</summary>
    private Uri Named() => new($"{address}?{Protocol.PersonParameter}={personId:D}");

    /// <summary>As SignalR would, but a refusal keeps its status: 401 means that trying again is of no use.</summary>
    [UnsupportedOSPlatform("browser")]
    private static Func<WebSocketConnectionContext, CancellationToken, ValueTask<WebSocket>> SocketsWith(
        IReadOnlyList<(string Name, string Value)> headers) => async (context, cancellationToken) =>
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.CollectHttpResponseDetails = true;
            foreach (var (name, value) in headers)
            {
                socket.Options.SetRequestHeader(name, value);
            }

            await socket.ConnectAsync(context.Uri, cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch (WebSocketException refused)
        {
            var status = socket.HttpStatusCode;
            socket.Dispose();
            throw new HttpRequestException("The server did not open the connection.", refused, status == 0 ? null : status);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    };

    private async Task<bool> SaysSignInAsync(Exception failed, CancellationToken stop)
    {
        for (var at = failed; at is not null; at = at.InnerException)
        {
            if (at is HttpRequestException { StatusCode: HttpStatusCode.Unauthorized })
            {
                return true;
            }
        }

        // Browsers do not tell a script why a WebSocket was refused; an ordinary request does.
        return OperatingSystem.IsBrowser() && await client.SessionIsOverAsync(stop).ConfigureAwait(false);
    }

    private async Task SamePersonAgainAsync(Task changed, CancellationToken stop)
    {
        while (true)
        {
            await changed.WaitAsync(stop).ConfigureAwait(false);
            changed = client.Credential.Changed;
            if (client.Session?.Me.PersonId == personId)
            {
                return;
            }
        }
    }

    private void SetCaller(HubCaller? now)
    {
        lock (gate)
        {
            caller = now;
        }
    }

    private void Move(ConnectionState state, DateTimeOffset? nextTryAt = null)
    {
        TaskCompletionSource before;
        ConnectionStatus now;
        lock (gate)
        {
            var next = new ConnectionStatus(state, status.Since, nextTryAt);
            var turned = next.IsOnline != status.IsOnline || state is ConnectionState.SessionEnded or ConnectionState.Closed;
            status = now = turned ? next with { Since = time.GetUtcNow() } : next;
            before = moved;
            moved = New();
        }

        before.TrySetResult();
        tell(now);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
