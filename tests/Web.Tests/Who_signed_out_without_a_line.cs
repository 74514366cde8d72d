using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Microsoft.JSInterop;
using PeerConnect.Client;
using PeerConnect.Contracts;
using PeerConnect.Shell.Looking;
using PeerConnect.Shell.Visiting;

namespace PeerConnect.Web.Tests;

/// <summary>A sign-out that the server has not heard of ends one person's session, and nobody else's.</summary>
public sealed class Who_signed_out_without_a_line
{
    private readonly Guid leaver = Guid.CreateVersion7();
    private readonly Page page = new();
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task Given_a_page_begins_when_the_cookie_is_the_leavers_still_then_the_session_ends()
    {
        using var server = new Server { SignedIn = leaver };
        page.Leaving = leaver.ToString("D");
        await BeginAsync(server);
        Assert.Null(server.SignedIn);
        Assert.Null(page.Leaving);
    }

    [Fact]
    public async Task Given_a_page_begins_when_another_has_signed_in_since_then_that_session_goes_on()
    {
        var next = Guid.CreateVersion7();
        using var server = new Server { SignedIn = next };
        page.Leaving = leaver.ToString("D");
        Assert.Equal(next, (await BeginAsync(server)).Me?.PersonId);
        Assert.Equal(next, server.SignedIn);
        Assert.Null(page.Leaving);
    }

    [Fact]
    public async Task Given_a_sign_out_then_the_browser_keeps_who_it_was_by_no_name_and_only_until_the_server_has_heard_of_it()
    {
        using var server = new Server { SignedIn = leaver };
        var visit = await BeginAsync(server);
        await visit.LockAsync();
        Assert.Equal(leaver.ToString("D"), page.Kept);
        Assert.Null(page.Leaving);
        Assert.Null(server.SignedIn);
    }

    [Fact]
    public async Task Given_no_server_when_somebody_signs_out_then_whoever_the_cookie_belongs_to_is_signed_out_as_soon_as_it_answers()
    {
        using var server = new Server { SignedIn = leaver, IsGone = true };
        var visit = Make(server);
        var begun = visit.BeginAsync();
        await UntilAsync(() => visit.State == VisitState.Unreachable);
        Assert.False(visit.SignsOut);
        await visit.SignOutUnseenAsync();
        Assert.True(visit.SignsOut);
        Assert.Equal(Guid.Empty.ToString("D"), page.Leaving);

        server.IsGone = false;
        await UntilAsync(() => begun.IsCompleted);
        Assert.Equal((VisitState.SignedOut, null, null), (visit.State, visit.Me, server.SignedIn));
        Assert.Equal((false, null), (visit.SignsOut, page.Leaving));
    }

    /// <summary>Between the answer and the person's own page some steps take time; the button is there until the last of them.</summary>
    [Theory]
    [InlineData("browserLanguage")]
    [InlineData("appear")]
    public async Task Given_the_server_has_just_answered_when_somebody_signs_out_before_the_page_is_anybodys_then_nobody_is_let_in(string last)
    {
        using var server = new Server { SignedIn = leaver, IsGone = true };
        var visit = Make(server);
        var states = new List<VisitState>();
        visit.Changed += () => states.Add(visit.State);
        var begun = visit.BeginAsync();
        await UntilAsync(() => visit.State == VisitState.Unreachable);
        page.Before = (what, times) => what == last && times == Presses(last) ? visit.SignOutUnseenAsync() : Task.CompletedTask;
        server.IsGone = false;
        await UntilAsync(() => begun.IsCompleted);
        Assert.DoesNotContain(VisitState.SignedIn, states);
        Assert.Equal((VisitState.SignedOut, null, null), (visit.State, visit.Me, server.SignedIn));
        Assert.Equal((false, null), (visit.SignsOut, page.Leaving));
    }

    /// <summary>How the page looks is applied once for the device, and the last time for the person.</summary>
    private static int Presses(string step) => step == "appear" ? 2 : 1;

    [Fact]
    public async Task Given_such_a_sign_out_when_the_page_is_closed_then_the_next_page_finishes_it_and_lets_nobody_in()
    {
        using var server = new Server { SignedIn = leaver };
        page.Leaving = Guid.Empty.ToString("D");
        var visit = await BeginAsync(server);
        Assert.Equal((VisitState.SignedOut, null, null), (visit.State, server.SignedIn, page.Leaving));
    }

    private async Task UntilAsync(Func<bool> isSo)
    {
        for (var tries = 0; !isSo(); tries++)
        {
            Assert.True(tries < 200);
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    private async Task<Visit> BeginAsync(Server server)
    {
        var visit = Make(server);
        await visit.BeginAsync();
        return visit;
    }

    private Visit Make(Server server)
    {
        var browser = new Browser(page);
        var look = new LookKeeper(browser);
        var client = new PeerConnectClient(new Uri("http://localhost"), new PeerConnectClientOptions { UseCookie = true, Handler = server });
        return new Visit(client, look, new Voice(browser, look), browser, time);
    }

    /// <summary>Knows whose session the browser's cookie is.</summary>
    private sealed class Server : HttpMessageHandler
    {
        public Guid? SignedIn { get; set; }

        public bool IsGone { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (IsGone)
            {
                throw new HttpRequestException("Gone.");
            }

            var isMeant = SignedIn is not null && (!request.Headers.TryGetValues(Protocol.PersonHeader, out var named) || named.Single() == SignedIn.Value.ToString("D"));
            if (request.RequestUri!.AbsolutePath.EndsWith("/entrance", StringComparison.Ordinal))
            {
                return Task.FromResult(Answer(JsonSerializer.Serialize(new Entrance([], DeviceRevoked: false, Me: isMeant ? Somebody(SignedIn!.Value) : null), JsonSerializerOptions.Web)));
            }

            if (!isMeant)
            {
                return Task.FromResult(new HttpResponseMessage(HttpStatusCode.Unauthorized));
            }

            SignedIn = null;
            return Task.FromResult(Answer("{}"));
        }

        private static Me Somebody(Guid personId) => new(personId, Guid.CreateVersion7(), "Ray O.", [], "en", ConsentNeeded: false);

        private static HttpResponseMessage Answer(string json) => new(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
    }

    /// <summary>The script of a page: of what it keeps, the sign-out alone counts here.</summary>
    private sealed class Page : IJSRuntime, IJSObjectReference
    {
        private readonly Dictionary<string, int> done = [];

        public string? Leaving { get; set; }

        public string? Kept { get; private set; }

        /// <summary>What somebody does while the script does that, for how many times it has been done since.</summary>
        public Func<string, int, Task> Before
        {
            get;
            set
            {
                field = value;
                done.Clear();
            }
        } = (_, _) => Task.CompletedTask;

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            var times = done[identifier] = done.GetValueOrDefault(identifier) + 1;
            await Before(identifier, times);
            return (TValue)Do(identifier, args)!;
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private object? Do(string identifier, object?[]? args)
        {
            switch (identifier)
            {
                case "import":
                    return this;
                case "whoLeaves":
                    return Leaving;
                case "canSpeak":
                    return false;
                case "leaving":
                    Kept = Leaving = (string?)args![0];
                    break;
                case "left" when args is null or [] || (string?)args[0] == Leaving:
                    Leaving = null;
                    break;
            }

            return null;
        }
    }
}
