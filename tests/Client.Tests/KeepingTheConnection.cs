using PeerConnect.Client.Tests.Scripted;
using PeerConnect.Contracts;

namespace PeerConnect.Client.Tests;

public sealed class KeepingTheConnection
{
    [Fact]
    public async Task given_a_session_when_connecting_then_the_token_is_in_the_header_and_never_in_the_address()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        await using var alice = await Chatter.OnlineAsync(hub);

        Assert.All(hub.Arrivals, arrival => Assert.Equal($"Bearer {alice.SignedIn.Token}", arrival.Authorization));
        Assert.All(hub.Arrivals, arrival => Assert.DoesNotContain("token", arrival.Query, StringComparison.OrdinalIgnoreCase));
        Assert.Single(hub.Arrivals);
    }

    [Fact]
    public async Task given_a_browsers_cookie_when_connecting_then_the_address_says_who_is_meant()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        using var client = new PeerConnectClient(hub.Address, new PeerConnectClientOptions { UseCookie = true });
        var session = hub.NewSession(Guid.CreateVersion7()) with { Token = null };
        client.Resume(session);
        await using var chat = client.OpenChat();

        await chat.StartAsync().WaitAsync(Chatter.Patience);

        Assert.Equal($"?{Protocol.PersonParameter}={session.Me.PersonId:D}", Assert.Single(hub.Arrivals).Query);
    }

    [Fact]
    public async Task given_a_browsers_cookie_when_something_is_asked_then_it_says_who_is_meant_and_hears_that_the_session_is_over()
    {
        using var answers = new SignedOutServer();
        using var client = new PeerConnectClient(new Uri("http://localhost"), new PeerConnectClientOptions { UseCookie = true, Handler = answers });
        var asked = 0;
        client.SignInAsked += (_, _) => asked++;
        await client.EnterAsync();
        var me = new Me(Guid.CreateVersion7(), Guid.CreateVersion7(), "Alice A.", [Role.Resident], "en", ConsentNeeded: false);
        client.Resume(new SignedIn(null, DateTimeOffset.MaxValue, me));
        await client.MeAsync();
        client.Resume(new SignedIn("a-token", DateTimeOffset.MaxValue, me));
        await client.MeAsync();

        Assert.Equal([null, me.PersonId.ToString("D"), null], answers.Believed);
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task given_a_browsers_cookie_when_the_session_is_over_or_somebody_signs_in_then_nobody_is_named_any_more()
    {
        using var answers = new SignedOutServer();
        using var client = new PeerConnectClient(new Uri("http://localhost"), new PeerConnectClientOptions { UseCookie = true, Handler = answers });
        var session = new SignedIn(null, DateTimeOffset.MaxValue, new Me(Guid.CreateVersion7(), Guid.CreateVersion7(), "Alice A.", [Role.Resident], "en", ConsentNeeded: false));
        client.Resume(session);
        await client.MeAsync();
        Assert.Null(client.Session);
        await client.MeAsync();
        client.Resume(session);
        await client.SignInAsync(new ResidentSignIn("north", "A48207", "480271"));

        Assert.Equal([session.Me.PersonId.ToString("D"), null, null], answers.Believed);
    }

    [Fact]
    public async Task given_somebody_signed_in_meanwhile_when_an_earlier_request_is_refused_then_the_new_session_stays()
    {
        using var answers = new SignedOutServer();
        using var client = new PeerConnectClient(new Uri("http://localhost"), new PeerConnectClientOptions { UseCookie = true, Handler = answers });
        var next = new SignedIn(null, DateTimeOffset.MaxValue, new Me(Guid.CreateVersion7(), Guid.CreateVersion7(), "Bob B.", [Role.Resident], "en", ConsentNeeded: false));
        var asked = 0;
        client.SignInAsked += (_, _) => asked++;
        client.Resume(next with { Me = next.Me with { PersonId = Guid.CreateVersion7() } });
        answers.Meanwhile = () => client.Resume(next);

        await client.MeAsync();

        Assert.Same(next, client.Session);
        Assert.Equal(0, asked);
    }

    [Fact]
    public void given_a_plain_address_beyond_this_machine_then_no_client_is_made()
    {
        Assert.Throws<ArgumentException>(() => new PeerConnectClient(new Uri("http://hub.example")));
        using var here = new PeerConnectClient(new Uri("http://localhost:5080"));
        using var safe = new PeerConnectClient(new Uri("https://hub.example"));
        Assert.Null(here.Session);
    }

    [Fact]
    public async Task given_a_server_that_comes_later_when_started_then_it_keeps_trying_and_connects()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        await hub.StopAsync();
        await using var alice = new Chatter(hub);
        alice.Session.Start();
        await alice.UntilAsync(() => alice.Statuses.Count(status => status.State == ConnectionState.Waiting) >= 3);

        await hub.StartAsync();

        await alice.UntilAsync(ConnectionState.Connected);
    }

    [Fact]
    public async Task given_a_lost_connection_then_since_tells_when_it_was_lost_while_tries_follow_each_other()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        await using var alice = await Chatter.OnlineAsync(hub);
        var online = alice.Session.Status.Since;
        await hub.StopAsync();

        // A server that is stopping may still take a connection for a moment: what counts is after the last time online.
        List<ConnectionStatus> Lost() =>
            [.. alice.Statuses.Reverse().TakeWhile(status => !status.IsOnline).Reverse().Where(status => status.State == ConnectionState.Waiting)];
        await alice.UntilAsync(() => Lost().Count >= 3);
        var lost = Lost();

        Assert.Single(lost.Select(status => status.Since).Distinct());
        Assert.True(lost[0].Since >= online);
        Assert.All(lost, status => Assert.NotNull(status.NextTryAt));
    }

    [Fact]
    public void given_failures_in_a_row_then_delays_double_up_to_the_longest_and_vary()
    {
        var backoff = new Backoff(TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(30));
        for (var failures = 1; failures <= 200; failures++)
        {
            var full = Math.Min(250 * Math.Pow(2, Math.Min(failures - 1, 40)), 30_000);
            Assert.InRange(backoff.After(failures).TotalMilliseconds, full / 2, full);
        }

        Assert.True(Enumerable.Range(0, 50).Select(_ => backoff.After(20)).Distinct().Count() > 1);
    }

    [Fact]
    public async Task given_the_session_is_revoked_then_it_says_so_and_resumes_when_the_same_person_signs_in()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        await using var alice = await Chatter.OnlineAsync(hub);
        await using var bob = await Chatter.OnlineAsync(hub);
        var ended = 0;
        alice.Session.SessionEnded += (_, _) => ended++;

        hub.Revoke(alice.SignedIn);
        await alice.UntilAsync(ConnectionState.SessionEnded);
        var attempts = hub.Attempts;
        var waiting = await alice.Only.SendWhenConnectedAsync("still here").WaitAsync(Chatter.Patience);
        await bob.Only.SendAsync("are you there").WaitAsync(Chatter.Patience);
        Assert.Equal(attempts, hub.Attempts);

        alice.Client.Resume(hub.NewSession(alice.SignedIn.Me.PersonId));
        await alice.UntilSeenAsync(2);

        // The own message may be seen a moment before its answer has come.
        await waiting.Completion.WaitAsync(Chatter.Patience);

        Assert.Equal(1, ended);
        Assert.Equal(OutgoingState.Stored, waiting.State);
        Assert.Equal(["are you there", "still here"], alice.Seen.Select(entry => entry.Body));
    }

    [Fact]
    public async Task given_an_ended_session_when_somebody_else_signs_in_then_it_stays_ended()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        await using var alice = await Chatter.OnlineAsync(hub);
        hub.Revoke(alice.SignedIn);
        await alice.UntilAsync(ConnectionState.SessionEnded);
        var waiting = await alice.Only.SendWhenConnectedAsync("only from me").WaitAsync(Chatter.Patience);

        var other = hub.NewSession(Guid.CreateVersion7());
        alice.Client.Resume(other);
        await using var next = await Chatter.OnlineAsync(hub, other);
        await next.Only.SendAsync("hello").WaitAsync(Chatter.Patience);

        Assert.Equal(ConnectionState.SessionEnded, alice.Session.Status.State);
        Assert.Equal(OutgoingState.Waiting, waiting.State);
        Assert.Equal(["hello"], hub.Store.Log.Select(entry => entry.Body));
    }

    /// <summary>Answers every request that nobody is signed in.</summary>
    private sealed class SignedOutServer : HttpMessageHandler
    {
        public List<string?> Believed { get; } = [];

        public Action? Meanwhile { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Believed.Add(request.Headers.TryGetValues(Protocol.PersonHeader, out var named) ? named.Single() : null);
            Meanwhile?.Invoke();
            return Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.Unauthorized));
        }
    }
}
