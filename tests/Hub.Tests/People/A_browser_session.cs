using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using PeerConnect.Contracts;

namespace PeerConnect.Hub.Tests.People;

/// <summary>The cookie: hidden from scripts, and of no use to another site's page.</summary>
public sealed class A_browser_session
{
    [Fact]
    public async Task Given_a_sign_in_for_a_browser_then_the_token_is_in_a_strict_http_only_cookie_and_nowhere_else()
    {
        await using var server = await TestServer.StartAsync();
        using var caller = server.Anonymous();
        using var response = await caller.Http.PostAsJsonAsync("/api/v1/sign-in/resident?cookie=true", new ResidentSignIn("north", "A48207", "480271"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith(Protocol.SessionCookie + "=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\"token\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_cookie_then_a_page_of_another_site_can_do_nothing_with_it()
    {
        await using var server = await TestServer.StartAsync();
        var cookie = await CookieAsync(server);
        var own = server.Address.GetLeftPart(UriPartial.Authority);

        Assert.Equal(HttpStatusCode.OK, await SendAsync(server, HttpMethod.Get, "/api/v1/me", cookie, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(server, HttpMethod.Post, "/api/v1/sign-out", cookie, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(server, HttpMethod.Post, "/api/v1/sign-out", cookie, "https://elsewhere.example"));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(server, HttpMethod.Post, "/api/v1/sign-out", cookie, "null"));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(server, HttpMethod.Post, "/api/v1/sign-out", cookie, own));
    }

    [Fact]
    public async Task Given_the_cookie_then_a_web_socket_opens_from_an_own_page_and_from_no_other()
    {
        await using var server = await TestServer.StartAsync();
        var cookie = await CookieAsync(server);
        Assert.False(await OpensAsync(server, cookie, null));
        Assert.False(await OpensAsync(server, cookie, "https://elsewhere.example"));
        Assert.True(await OpensAsync(server, cookie, server.Address.GetLeftPart(UriPartial.Authority)));
    }

    [Fact]
    public async Task Given_a_proxy_with_another_address_then_its_origin_works_when_configured_and_only_then()
    {
        const string Public = "https://chat.facility.example";
        await using var server = await TestServer.StartAsync(demo: true, $"Sessions:Origins:0={Public}");
        var cookie = await CookieAsync(server);
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(server, HttpMethod.Post, "/api/v1/sign-out", cookie, Public + ".evil.example"));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(server, HttpMethod.Post, "/api/v1/sign-out", cookie, Public));
    }

    private static async Task<string> CookieAsync(TestServer server)
    {
        using var caller = server.Anonymous();
        using var response = await caller.Http.PostAsJsonAsync("/api/v1/sign-in/resident?cookie=true", new ResidentSignIn("north", "A48207", "480271"));
        return Assert.Single(response.Headers.GetValues("Set-Cookie")).Split(';')[0];
    }

    private static async Task<HttpStatusCode> SendAsync(TestServer server, HttpMethod method, string path, string cookie, string? origin)
    {
        using var caller = server.Anonymous();
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Cookie", cookie);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var response = await caller.Http.SendAsync(request);
        return response.StatusCode;
    }

    private static async Task<bool> OpensAsync(TestServer server, string cookie, string? origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", cookie);
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        using var patience = new CancellationTokenSource(TestServer.Patience);
        try
        {
            await socket.ConnectAsync(new UriBuilder(server.Address) { Scheme = "ws", Path = Protocol.ChatPath }.Uri, patience.Token);
            return true;
        }
        catch (WebSocketException)
        {
            return false;
        }
    }
}
