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

    [Fact]
    public async Task Given_a_page_that_believes_somebody_else_to_be_signed_in_then_with_the_cookie_it_is_nobody()
    {
        await using var server = await TestServer.StartAsync();
        var cookie = await CookieAsync(server);
        var own = server.Address.GetLeftPart(UriPartial.Authority);
        using var marcus = server.Anonymous();
        marcus.Http.DefaultRequestHeaders.Add("Cookie", cookie);
        var himself = TestCaller.Ok(await marcus.GetAsync<Me>("me")).PersonId.ToString("D");
        var another = Guid.CreateVersion7().ToString("D");

        Assert.Equal(HttpStatusCode.OK, await SendAsync(server, HttpMethod.Get, "/api/v1/me", cookie, own, himself));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(server, HttpMethod.Get, "/api/v1/me", cookie, own, another));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(server, HttpMethod.Get, "/api/v1/me", cookie, own, "nobody"));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(server, HttpMethod.Post, "/api/v1/sign-out", cookie, own, another));
        Assert.True(await OpensAsync(server, cookie, own, himself));
        Assert.False(await OpensAsync(server, cookie, own, another));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(server, HttpMethod.Get, "/api/v1/me", cookie, own));
    }

    [Fact]
    public async Task Given_a_link_to_the_record_that_names_somebody_else_then_with_the_cookie_it_is_nobodys()
    {
        await using var server = await TestServer.StartAsync();
        using var caller = server.Anonymous();
        var auditor = TestCaller.Ok(await server.TrySignInAsync(caller, "a.novak"));
        var cookie = $"{Protocol.SessionCookie}={auditor.Token}";
        const string Link = $"/api/v1/audit/export?{Protocol.PersonParameter}=";

        Assert.Equal(HttpStatusCode.OK, await SendAsync(server, HttpMethod.Get, $"{Link}{auditor.Me.PersonId:D}", cookie, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(server, HttpMethod.Get, $"{Link}{Guid.CreateVersion7():D}", cookie, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(server, HttpMethod.Get, $"{Link}{Guid.CreateVersion7():D}", cookie, null, auditor.Me.PersonId.ToString("D")));
    }

    [Fact]
    public async Task Given_somebody_is_signed_in_when_another_signs_in_with_the_same_browser_then_the_first_session_is_over()
    {
        await using var server = await TestServer.StartAsync();
        var marcus = await CookieAsync(server);
        var darnell = await CookieAsync(server, "A39115", "390518", marcus);

        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(server, HttpMethod.Get, "/api/v1/me", marcus, null));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(server, HttpMethod.Get, "/api/v1/me", darnell, null));
    }

    [Fact]
    public async Task Given_a_tab_that_believes_another_to_be_signed_in_when_somebody_signs_in_there_then_the_session_of_the_cookie_is_over()
    {
        await using var server = await TestServer.StartAsync();
        var marcus = await CookieAsync(server);
        var darnell = await CookieAsync(server, "A39115", "390518", marcus, believed: Guid.CreateVersion7().ToString("D"));

        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(server, HttpMethod.Get, "/api/v1/me", marcus, null));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(server, HttpMethod.Get, "/api/v1/me", darnell, null));
    }

    [Fact]
    public async Task Given_a_page_of_another_site_when_it_signs_somebody_in_then_the_session_of_the_cookie_goes_on()
    {
        await using var server = await TestServer.StartAsync();
        var marcus = await CookieAsync(server);
        await CookieAsync(server, "A39115", "390518", marcus, origin: "https://elsewhere.example");

        Assert.Equal(HttpStatusCode.OK, await SendAsync(server, HttpMethod.Get, "/api/v1/me", marcus, null));
    }

    [Fact]
    public async Task Given_a_shared_screen_then_its_browser_forgets_the_session_when_it_is_closed()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("r.castillo");
        var unit = TestCaller.Ok(await castillo.GetAsync<UnitList>("units")).Units[0];
        var device = TestCaller.Ok(await castillo.PostAsync<DeviceEnrolled>("devices", new EnrolDevice(unit.UnitId, "Kiosk B1")));

        Assert.DoesNotContain("expires", await WholeCookieAsync(server, device.Token), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("expires", await WholeCookieAsync(server, null), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<string> WholeCookieAsync(TestServer server, string? deviceToken)
    {
        using var caller = server.Anonymous(deviceToken);
        using var response = await caller.Http.PostAsJsonAsync("/api/v1/sign-in/resident?cookie=true", new ResidentSignIn("north", "A48207", "480271"));
        return Assert.Single(response.Headers.GetValues("Set-Cookie"));
    }

    private static async Task<string> CookieAsync(TestServer server, string number = "A48207", string pin = "480271", string? before = null, string? believed = null, string? origin = null)
    {
        using var caller = server.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sign-in/resident?cookie=true") { Content = JsonContent.Create(new ResidentSignIn("north", number, pin)) };
        if (before is not null)
        {
            request.Headers.Add("Cookie", before);
            request.Headers.Add("Origin", origin ?? server.Address.GetLeftPart(UriPartial.Authority));
        }

        if (believed is not null)
        {
            request.Headers.Add(Protocol.PersonHeader, believed);
        }

        using var response = await caller.Http.SendAsync(request);
        return Assert.Single(response.Headers.GetValues("Set-Cookie")).Split(';')[0];
    }

    private static async Task<HttpStatusCode> SendAsync(TestServer server, HttpMethod method, string path, string cookie, string? origin, string? believed = null)
    {
        using var caller = server.Anonymous();
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Cookie", cookie);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        if (believed is not null)
        {
            request.Headers.Add(Protocol.PersonHeader, believed);
        }

        using var response = await caller.Http.SendAsync(request);
        return response.StatusCode;
    }

    private static async Task<bool> OpensAsync(TestServer server, string cookie, string? origin, string? believed = null)
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
            await socket.ConnectAsync(new UriBuilder(server.Address) { Scheme = "ws", Path = Protocol.ChatPath, Query = believed is null ? string.Empty : $"{Protocol.PersonParameter}={believed}" }.Uri, patience.Token);
            return true;
        }
        catch (WebSocketException)
        {
            return false;
        }
    }
}
