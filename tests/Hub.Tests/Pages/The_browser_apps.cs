using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using PeerConnect.Contracts;

namespace PeerConnect.Hub.Tests.Pages;

/// <summary>The hub serves the browser apps itself, and tells the browser how little they may do.</summary>
public sealed partial class The_browser_apps
{
    [Theory]
    [InlineData("/")]
    [InlineData("/app/talk")]
    [InlineData("/staff")]
    [InlineData("/staff/queue")]
    [InlineData("/index.html")]
    [InlineData("/_framework/blazor.webassembly.js")]
    public async Task Given_any_page_when_it_is_loaded_without_a_session_then_it_may_talk_to_this_server_alone(string path)
    {
        await using var server = await TestServer.StartAsync();
        using var anybody = server.Anonymous();
        using var answer = await anybody.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single().Split(';', StringSplitOptions.TrimEntries);
        Assert.Equal("default-src 'none'", policy[0]);
        Assert.Contains("script-src 'self' 'wasm-unsafe-eval'", policy);
        Assert.Contains("style-src 'self'", policy);
        Assert.Contains("connect-src 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/staff")]
    public async Task Given_a_document_then_it_holds_no_script_of_its_own_and_names_no_other_host_and_every_file_that_it_names_is_there(string path)
    {
        await using var server = await TestServer.StartAsync();
        using var anybody = server.Anonymous();
        var text = await anybody.Http.GetStringAsync(new Uri(path, UriKind.Relative));
        Assert.DoesNotContain("://", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<style|\sstyle=|\son[a-z]+=", text);
        Assert.All(Script().Matches(text), script => Assert.Equal(string.Empty, script.Groups[1].Value));
        var documentBase = new Uri(server.Address, Base().Match(text).Groups[1].Value);
        var files = File().Matches(text).Select(file => new Uri(documentBase, file.Groups[1].Value)).ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            using var answer = await anybody.Http.GetAsync(file);
            Assert.Equal((file, HttpStatusCode.OK), (file, answer.StatusCode));
        }
    }

    [Fact]
    public async Task Given_files_and_answers_then_files_with_a_fingerprint_are_kept_and_answers_and_documents_never()
    {
        // What was only built, and not published, would be revalidated each time.
        await using var server = await TestServer.StartAsync(true, "EnableStaticAssetsDevelopmentCaching=true");
        using var anybody = server.Anonymous();
        var start = await anybody.Http.GetStringAsync(new Uri("/_framework/dotnet.js", UriKind.Relative));
        var fingerprinted = Native().Match(start).Value;
        Assert.Contains("immutable", await CacheAsync(anybody, $"/_framework/{fingerprinted}"), StringComparison.Ordinal);
        Assert.Equal("no-cache", await CacheAsync(anybody, "/_framework/dotnet.js"));
        Assert.Equal("no-store", await CacheAsync(anybody, "/"));
        Assert.Equal("no-store", await CacheAsync(anybody, "/api/v1/entrance"));
    }

    [Fact]
    public async Task Given_any_answer_then_it_names_the_apps_that_are_served_and_after_a_restart_with_the_same_apps_the_same()
    {
        await using var server = await TestServer.StartAsync();
        var before = await NamesAsync(server);
        Assert.Matches("^[0-9a-f]{16}$", Assert.Single(before.Distinct()));
        await server.RestartAsync();
        Assert.Equal(before, await NamesAsync(server));
    }

    [Fact]
    public async Task Given_an_address_that_is_no_page_then_it_is_answered_as_ever()
    {
        await using var server = await TestServer.StartAsync();
        using var anybody = server.Anonymous();
        foreach (var path in (string[])["/application", "/api/v1/nothing", "/app.js"])
        {
            using var answer = await anybody.Http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal((path, "application/problem+json"), (path, answer.Content.Headers.ContentType?.MediaType));
        }
    }

    [Fact]
    public async Task Given_a_browser_that_was_made_a_shared_screen_then_its_cookie_is_the_device_until_staff_revoke_it()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        var unit = TestCaller.Ok(await castillo.GetAsync<UnitList>("units")).Units[0];
        var device = TestCaller.Ok(await castillo.PostAsync<DeviceEnrolled>("devices", new EnrolDevice(unit.UnitId, "Kiosk B1")));
        using var browser = server.Anonymous();
        var before = TestCaller.Ok(await browser.GetAsync<Entrance>("entrance"));
        Assert.Equal((2, false, null, null), (before.Facilities.Count, before.DeviceRevoked, before.Device, before.Me));
        Assert.Equal(RefusalCode.NotFound, (await browser.PostAsync<DeviceSelf>("device", new KeepDevice("no such token"))).Refusal?.Code);

        using var kept = await browser.Http.PostAsJsonAsync("/api/v1/device", new KeepDevice(device.Token), JsonSerializerOptions.Web);
        var cookie = kept.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith($"{Protocol.DeviceCookie}={device.Token};", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        browser.Http.DefaultRequestHeaders.Add("Cookie", $"{Protocol.DeviceCookie}={device.Token}");
        var shared = TestCaller.Ok(await browser.GetAsync<Entrance>("entrance"));
        Assert.Equal((device.DeviceId, "north", "America/Chicago"), (shared.Device!.DeviceId, Assert.Single(shared.Facilities).Code, shared.Device.TimeZone));

        TestCaller.Ok(await server.TrySignInAsync(browser, "marcus"));
        Assert.Equal(RefusalCode.WrongCredentials, (await server.TrySignInAsync(browser, "samuel")).Refusal?.Code);
        TestCaller.Ok(await castillo.DeleteAsync<Done>($"devices/{device.DeviceId}"));
        var revoked = TestCaller.Ok(await browser.GetAsync<Entrance>("entrance"));
        Assert.Equal((true, null), (revoked.DeviceRevoked, revoked.Device));
        Assert.Equal(RefusalCode.NotFound, (await server.TrySignInAsync(browser, "marcus")).Refusal?.Code);
    }

    [Fact]
    public async Task Given_somebody_is_signed_in_then_the_entrance_says_who_and_tells_it_to_nobody_else()
    {
        await using var server = await TestServer.StartAsync();
        using var marcus = await server.SignInAsync("marcus");
        var me = TestCaller.Ok(await marcus.GetAsync<Entrance>("entrance")).Me;
        Assert.Equal((marcus.PersonId, "America/Chicago"), (me?.PersonId, me?.TimeZone));
        TestCaller.Ok(await marcus.PostAsync<Done>("sign-out"));
        Assert.Null(TestCaller.Ok(await marcus.GetAsync<Entrance>("entrance")).Me);
    }

    private static async Task<List<string>> NamesAsync(TestServer server)
    {
        using var anybody = server.Anonymous();
        List<string> names = [];
        foreach (var path in (string[])["/", "/staff", "/api/v1/entrance", "/api/v1/me", "/app.js"])
        {
            using var answer = await anybody.Http.GetAsync(new Uri(path, UriKind.Relative));
            names.Add(Assert.Single(answer.Headers.GetValues(Protocol.PagesHeader)));
        }

        return names;
    }

    private static async Task<string> CacheAsync(TestCaller caller, string path)
    {
        using var answer = await caller.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer.Headers.CacheControl!.ToString();
    }

    [GeneratedRegex("<script[^>]*>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<base href=\"([^\"]+)\"")]
    private static partial Regex Base();

    [GeneratedRegex("<(?:script src|link rel=\"[a-z]+\" href)=\"([^\"]+)\"")]
    private static partial Regex File();

    [GeneratedRegex(@"dotnet\.native\.[a-z0-9]+\.wasm")]
    private static partial Regex Native();
}
