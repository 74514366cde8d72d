using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR.Client;
using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.People.Sessions;

namespace PeerConnect.Hub.Tests.Authorisation;

/// <summary>Each cell of http.md and feed.md is a test; each endpoint and each method of the feed has a row.</summary>
public sealed class The_http_endpoints(HttpWorld world) : IClassFixture<HttpWorld>
{
    private const string Nobody = "nobody";
    private const string SignInNeeded = nameof(RefusalCode.SignInNeeded);
    private const string NotFound = nameof(RefusalCode.NotFound);
    private static readonly string[] Roles = Enum.GetNames<Role>();

    public static TheoryData<string, string> Callers => Cells(HttpRow.All, _ => [.. Roles, Nobody]);

    public static TheoryData<string, string> OtherFacility => Cells(HttpRow.All.Where(row => row.NamesSomething), Allowed);

    public static TheoryData<string> OwnPaths => [.. HttpRow.All.Where(row => row.OwnPath != "-").Select(row => row.Endpoint)];

    public static TheoryData<string, string> ShutOut => Cells(HttpRow.All, _ => [HttpWorld.Suspended, HttpWorld.SignedOut]);

    public static TheoryData<string, string, string> Feed
    {
        get
        {
            var (head, rows) = MatrixTable.Read("feed.md");
            return [.. rows.SelectMany(row => head.Skip(1).Select((caller, index) => (row[0], caller, row[index + 1])))];
        }
    }

    [Fact]
    public void Given_the_table_then_it_has_each_endpoint_once_and_no_other()
    {
        var endpoints = world.Endpoints.Cast<RouteEndpoint>().SelectMany(Names).Order(StringComparer.Ordinal);
        Assert.Equal(endpoints, HttpRow.All.Select(row => row.Endpoint).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Given_the_files_of_the_browser_apps_then_everybody_may_read_them_and_nobody_may_do_more()
    {
        Assert.NotEmpty(world.Files);
        Assert.All(world.Files, file =>
        {
            Assert.NotNull(file.Metadata.GetMetadata<IAllowAnonymous>());
            Assert.Subset(new HashSet<string> { HttpMethods.Get, HttpMethods.Head }, file.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.ToHashSet());
            Assert.DoesNotMatch("^/?(api|v1|health|metrics|openapi)(/|$)", ((RouteEndpoint)file).RoutePattern.RawText!);
        });
    }

    [Fact]
    public void Given_the_table_then_each_endpoint_that_names_something_says_what_another_facility_gets()
    {
        Assert.All(HttpRow.All, row => Assert.Equal(row.NamesSomething, row.OtherFacility is not ("-" or "Own")));

        // Whoever needs a person now and whose visit is over has to hear that, though an enrolled screen may ask without one.
        Assert.All(HttpRow.All, row => Assert.Equal(
            row.Who == HttpRow.Anybody && !row.Pattern.StartsWith("/api/v1/person-requests", StringComparison.Ordinal) ? "as anonymous" : SignInNeeded, row.Suspended));
    }

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task Given_a_role_when_it_calls_then_it_is_let_in_or_finds_nothing(string endpoint, string caller)
    {
        var row = HttpRow.Of(endpoint);
        var metadata = world.Endpoints.Cast<RouteEndpoint>().Single(one => Names(one).Contains(endpoint)).Metadata;
        Assert.Equal(row.Who == HttpRow.Anybody, metadata.GetMetadata<IAllowAnonymous>() is not null);
        if (caller == Nobody)
        {
            var unknown = await world.SendAsync(row, null, world.Nothing);
            if (row.Who == HttpRow.Anybody)
            {
                Assert.NotEqual(SignInNeeded, unknown.Said);
            }
            else
            {
                Assert.Equal((HttpStatusCode.Unauthorized, SignInNeeded), (unknown.Status, unknown.Said));
            }

            return;
        }

        var role = Enum.Parse<Role>(caller);
        var asked = metadata.GetOrderedMetadata<AuthorizationPolicy>().SelectMany(policy => policy.Requirements).OfType<HoldsRole>();
        Assert.Equal(row.MayCall(role), asked.All(requirement => requirement.Roles.Has(role)));
        var answer = await world.SendAsync(row, world.Ours(row, role).Token, world.Nothing);
        if (!row.MayCall(role))
        {
            Assert.Equal((HttpStatusCode.NotFound, world.UnknownRoute.Text), (answer.Status, answer.Text));
            return;
        }

        Assert.NotEqual(SignInNeeded, answer.Said);
        Assert.NotEqual(HttpStatusCode.InternalServerError, answer.Status);
        if (!row.NamesSomething && row.Roles.Count > 0)
        {
            Assert.NotEqual(HttpStatusCode.NotFound, answer.Status);
        }
    }

    [Theory]
    [MemberData(nameof(OtherFacility))]
    public async Task Given_another_facility_when_an_allowed_role_names_what_is_here_then_it_gets_what_nothing_would_get(string endpoint, string caller)
    {
        var row = HttpRow.Of(endpoint);
        var scene = world.Scene(endpoint, caller);
        var outsider = world.Theirs(Enum.Parse<Role>(caller)).Token;
        var before = world.Snapshot(scene);

        var foreign = await world.SendAsync(row, outsider, scene);
        Assert.Equal(row.OtherFacility, foreign.Said);
        var nothing = await world.SendAsync(row, outsider, scene.Unknown());
        Assert.Equal((nothing.Status, nothing.Text), (foreign.Status, foreign.Text));
        Assert.Equal(before, world.Snapshot(scene));

        // The same request from here finds it: the denial was about the facility.
        var first = row.Roles[0];
        var insider = first == Role.Resident ? scene.Resident! : world.Ours(row, first);
        var own = await world.SendAsync(row, insider.Token, scene);
        Assert.DoesNotContain(own.Said, new[] { NotFound, SignInNeeded, nameof(RefusalCode.Malformed), nameof(RefusalCode.ServerFault) });
    }

    [Theory]
    [MemberData(nameof(OwnPaths))]
    public async Task Given_a_thing_of_ones_own_when_the_body_names_another_facilitys_then_it_gets_what_the_table_says(string endpoint)
    {
        var row = HttpRow.Of(endpoint);
        var (own, body) = (world.Scene(endpoint, HttpWorld.OwnPath), world.Scene(endpoint, "body of " + HttpWorld.OwnPath));
        var caller = row.Roles[0] == Role.Resident ? own.Resident! : world.Theirs(row.Roles[0]);
        var before = (world.Snapshot(own), world.Snapshot(body));
        Assert.Equal(row.OwnPath, (await world.SendAsync(row.Request(own, body), caller.Token)).Said);
        if (row.OwnPath != "Ok")
        {
            Assert.Equal(before, (world.Snapshot(own), world.Snapshot(body)));
        }
    }

    [Theory]
    [MemberData(nameof(ShutOut))]
    public async Task Given_a_person_who_is_shut_out_when_the_old_token_calls_then_sign_in_is_needed(string endpoint, string state)
    {
        var row = HttpRow.Of(endpoint);
        var person = world.ShutOut(state, row.Roles.Count > 0 ? row.Roles[0] : Role.Resident);
        var answer = await world.SendAsync(row, person.Token, world.Nothing);
        if (row.Suspended == SignInNeeded)
        {
            Assert.Equal((HttpStatusCode.Unauthorized, SignInNeeded), (answer.Status, answer.Said));
        }
        else
        {
            Assert.NotEqual(SignInNeeded, answer.Said);
        }
    }

    [Theory]
    [InlineData("PUT", "housing", "{}")]
    [InlineData("POST", "pin", "")]
    [InlineData("DELETE", "sessions", "")]
    [InlineData("PUT", "suspension", "")]
    public async Task Given_somebody_was_transferred_when_the_old_facility_acts_on_its_record_then_the_session_at_the_new_one_goes_on(
        string method, string act, string body)
    {
        var moved = world.Transferred;
        var coordinator = world.Ours(HttpRow.All[0], Role.Coordinator);
        using var content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1/people/{moved.Key.PersonId}/{act}") { Content = body.Length > 0 ? content : null };
        Assert.NotEqual(SignInNeeded, (await world.SendAsync(request, coordinator.Token)).Said);
        var me = await world.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/api/v1/me"), moved.Token);
        Assert.Equal("Ok", me.Said);
    }

    [Fact]
    public void Given_the_feeds_table_then_it_has_each_method_of_the_feed_once_and_no_other()
    {
        var methods = typeof(FeedHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsVirtual || typeof(IFeedServer).GetMethod(method.Name) is not null)
            .Select(method => method.Name).Order(StringComparer.Ordinal);
        Assert.Equal(methods, MatrixTable.Read("feed.md").Rows.Select(row => row[0]).Order(StringComparer.Ordinal));
        Assert.True(typeof(IFeedServer).IsAssignableFrom(typeof(FeedHub)));
    }

    [Theory]
    [MemberData(nameof(Feed))]
    public async Task Given_a_caller_when_it_asks_the_feed_then_it_gets_what_the_table_says(string method, string caller, string expected)
    {
        var person = caller switch
        {
            "anonymous" => null,
            "other facility" => world.Theirs(Role.Moderator),
            HttpWorld.Suspended or HttpWorld.SignedOut => world.ShutOut(caller, Role.Moderator),
            _ => world.Ours(HttpRow.Of($"any {Protocol.FeedPath}"), Enum.Parse<Role>(caller)),
        };
        await using var connection = new HubConnectionBuilder().WithUrl(new Uri(world.Address, Protocol.FeedPath), options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.SkipNegotiation = true;
            if (person is not null)
            {
                options.Headers["Authorization"] = $"Bearer {person.Token}";
            }
        }).Build();
        if (expected == "Closed")
        {
            await Assert.ThrowsAnyAsync<Exception>(() => connection.StartAsync().WaitAsync(TestServer.Patience));
            return;
        }

        await connection.StartAsync().WaitAsync(TestServer.Patience);
        Assert.Equal(nameof(IFeedServer.Cases), method);
        var feed = (await connection.InvokeAsync<Reply<CaseFeed>>(method).WaitAsync(TestServer.Patience)).Ok!;
        var here = world.IdsOf(world.Ours(HttpRow.All[0], Role.Moderator).Key.FacilityId).ToHashSet();
        var seen = feed.Cases.Where(item => here.Contains(item.CaseId.ToString())).ToList();
        Assert.Equal(expected, seen.Count > 0 ? "Ours" : feed.Cases.Count > 0 ? "Theirs" : "Nothing");
    }

    private static IEnumerable<string> Names(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [HttpRow.AnyMethod]).Select(method => $"{method} {endpoint.RoutePattern.RawText}");

    private static IEnumerable<string> Allowed(HttpRow row) => row.Roles.Select(role => role.ToString());

    private static TheoryData<string, string> Cells(IEnumerable<HttpRow> rows, Func<HttpRow, IEnumerable<string>> cells) =>
        [.. rows.SelectMany(row => cells(row).Select(cell => (row.Endpoint, cell)))];
}
