using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using PeerConnect.Contracts;

namespace PeerConnect.Hub.Tests.Operations;

/// <summary>Health, metrics, the description of the API, and errors that tell nothing.</summary>
public sealed class What_operators_see
{
    [Fact]
    public async Task Given_a_running_server_then_it_is_live_and_ready()
    {
        await using var server = await TestServer.StartAsync();
        using var caller = server.Anonymous();
        Assert.Contains("\"Healthy\"", await caller.Http.GetStringAsync("/health/live"), StringComparison.Ordinal);
        Assert.Contains("\"store\":\"Healthy\"", await caller.Http.GetStringAsync("/health/ready"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_sign_in_then_metrics_count_it_here_and_a_forwarded_call_finds_no_metrics()
    {
        await using var server = await TestServer.StartAsync();
        using var marcus = await server.SignInAsync("marcus");
        var text = await marcus.Http.GetStringAsync("/metrics");
        Assert.Contains("peerconnect_sign_ins_total", text, StringComparison.Ordinal);
        Assert.DoesNotContain("A48207", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await ForwardedAsync(server, "/metrics"));
        Assert.Equal(HttpStatusCode.NotFound, await ForwardedAsync(server, "/api/v1/demo/staff/castillo/code"));
    }

    [Fact]
    public async Task Given_the_description_of_the_api_then_every_address_of_the_api_is_in_it()
    {
        await using var server = await TestServer.StartAsync();
        using var caller = server.Anonymous();
        using var description = JsonDocument.Parse(await caller.Http.GetStringAsync("/openapi/v1.json"));
        var described = description.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name.TrimEnd('/')).ToHashSet(StringComparer.Ordinal);
        var served = server.Service<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints.OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/').Replace(":guid", "", StringComparison.Ordinal).Replace(":int", "", StringComparison.Ordinal))
            .Where(path => path.StartsWith("/api/", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(served);
        Assert.Empty(served.Except(described));
    }

    [Theory]
    [InlineData("/api/v1/people")]
    [InlineData("/api/v1/nothing-here")]
    [InlineData("/nothing-here")]
    public async Task Given_nobody_signed_in_then_what_is_there_and_what_is_not_look_the_same(string path)
    {
        await using var server = await TestServer.StartAsync();
        using var caller = server.Anonymous();
        using var response = await caller.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Given_a_resident_then_an_address_for_staff_and_one_that_is_not_there_look_the_same()
    {
        await using var server = await TestServer.StartAsync();
        using var marcus = await server.SignInAsync("marcus");
        using var forStaff = await marcus.Http.GetAsync("/api/v1/people");
        using var nothing = await marcus.Http.GetAsync("/api/v1/nothing-here");
        Assert.Equal(HttpStatusCode.NotFound, forStaff.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        Assert.Equal(await forStaff.Content.ReadAsStringAsync(), await nothing.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Given_a_log_of_everything_then_no_name_number_secret_or_token_is_in_it()
    {
        var log = Directory.CreateTempSubdirectory("peerconnect-log");
        string[] secrets;
        await using (var server = await TestServer.StartAsync(demo: true, "Log:Level=Verbose", $"Log:File={Path.Combine(log.FullName, "hub.log")}"))
        {
            using var castillo = await server.SignInAsync("castillo");
            using var marcus = await server.SignInAsync("marcus");
            await castillo.PostAsync<NewRecord>("residents", new AddResident("CANARY7", "Canaryann", "Canarybell"));
            await castillo.ImportAsync("people", "number,given_name,family_name\nCANARY8,Canaryann,\n", dryRun: false);
            await marcus.PostAsync<SignedIn>("sign-in/resident", new ResidentSignIn("north", "canary9", "canarypin"));
            await marcus.PostAsync<SignedIn>("sign-in/staff", new StaffSignIn("north", "canary.user", "canary password", "canary"));
            using var malformed = new StringContent("{\"canary\":\"canary\"}", System.Text.Encoding.UTF8, "application/json");
            using var answer = await marcus.Http.PostAsync("/api/v1/sign-in/resident", malformed);
            secrets = [castillo.Token, marcus.Token, "480271", "castillo-for-the-demo", "canary", "A48207", "Hale"];
        }

        var text = string.Concat(Directory.GetFiles(log.FullName).Select(File.ReadAllText));
        log.Delete(true);
        Assert.Contains("Application started", text, StringComparison.Ordinal);

        // Not inside a longer hexadecimal number: hashes are in the log, and hold any six digits now and then.
        Assert.All(secrets, secret => Assert.DoesNotMatch($"(?i)(?<![0-9a-f]){Regex.Escape(secret)}(?![0-9a-f])", text));
    }

    [Fact]
    public async Task Given_the_services_then_none_keeps_a_key_ring_in_the_clear()
    {
        await using var server = await TestServer.StartAsync();
        using var scope = server.Scope();
        Assert.Null(scope.ServiceProvider.GetService(typeof(Microsoft.AspNetCore.DataProtection.IDataProtectionProvider)));
    }

    [Fact]
    public async Task Given_a_body_that_is_too_large_then_it_is_refused_with_a_sentence()
    {
        await using var server = await TestServer.StartAsync();
        using var caller = server.Anonymous();
        using var content = new StringContent("{\"facility\":\"" + new string('a', 400_000) + "\"}", System.Text.Encoding.UTF8, "application/json");
        using var response = await caller.Http.PostAsync("/api/v1/sign-in/resident", content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("larger than", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> ForwardedAsync(TestServer server, string path)
    {
        using var caller = server.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        using var response = await caller.Http.SendAsync(request);
        return response.StatusCode;
    }
}
