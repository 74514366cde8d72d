using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Approvals;

/// <summary>The front door: as residents, supporters and coordinators use it.</summary>
public sealed class Approvals_over_http : IAsyncLifetime
{
    private TestServer server = null!;
    private TestCaller rosa = null!;
    private TestCaller marcus = null!;
    private TestCaller darnell = null!;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync();
        rosa = await server.SignInAsync("Castillo");
        marcus = await server.SignInAsync("Marcus");
        darnell = await server.SignInAsync("Darnell");
    }

    public async ValueTask DisposeAsync()
    {
        rosa.Dispose();
        marcus.Dispose();
        darnell.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task From_the_request_to_the_first_message()
    {
        var supporters = TestCaller.Ok(await marcus.GetAsync<SupporterList>("approvals/supporters")).Supporters;
        var wanted = supporters.Single(supporter => supporter.PersonId == darnell.PersonId);
        Assert.Equal("Darnell W.", wanted.Name);

        var filed = TestCaller.Ok(await marcus.PostAsync<RequestFiled>("approvals/pairings", new PairingWanted(Supporter: new(wanted.FacilityId, wanted.PersonId))));
        var waiting = Assert.Single(TestCaller.Ok(await rosa.GetAsync<RequestList>("approvals")).Requests);
        Assert.Equal((filed.RequestId, "Marcus Hale", "Darnell Webb"), (waiting.RequestId, waiting.Person.Name, waiting.Supporter?.Name));
        var decided = TestCaller.Ok(await rosa.PostAsync<RequestDecided>($"approvals/{filed.RequestId}/decision", new DecideRequest(true, "they know each other")));
        var pair = decided.ConversationId!.Value;
        Assert.Equal(RequestState.Approved, Assert.Single(TestCaller.Ok(await marcus.GetAsync<OwnRequests>("approvals/mine")).Requests).State);
        Assert.Equal("they know each other", TestCaller.Ok(await rosa.GetAsync<RequestDetail>($"approvals/{filed.RequestId}")).OwnReason);

        await using var chat = await Chatter.ConnectAsync(server.Address, marcus.Token);
        Assert.Equal(RefusalCode.ConsentNeeded, (await chat.SendAsync(pair, "hello")).Refusal?.Code);
        var notice = TestCaller.Ok(await marcus.GetAsync<NoticeText>("notice"));
        TestCaller.Ok(await marcus.PostAsync<Done>("consent", new GiveConsent(notice.PolicyVersion, notice.Hash)));
        Assert.NotNull((await chat.SendAsync(pair, "hello")).Ok);

        TestCaller.Ok(await marcus.DeleteAsync<Done>("consent"));
        Assert.Equal(RefusalCode.ConsentNeeded, (await chat.SendAsync(pair, "again")).Refusal?.Code);
        Assert.NotEmpty(await chat.HistoryAsync(pair));
    }

    [Fact]
    public async Task A_stale_consent_is_answered_with_the_notice_in_force()
    {
        using var response = await marcus.Http.PostAsJsonAsync("/api/v1/consent", new { policyVersion = 1, noticeHash = "stale" });

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal("ConsentNeeded", problem.RootElement.GetProperty("code").GetString());
        var notice = problem.RootElement.GetProperty("notice");
        Assert.Equal(TestCaller.Ok(await marcus.GetAsync<NoticeText>("notice")).Hash, notice.GetProperty("hash").GetString());
        Assert.NotEmpty(notice.GetProperty("paragraphs").EnumerateArray());
        var spanish = TestCaller.Ok(await marcus.GetAsync<NoticeText>("notice?language=es"));
        Assert.Equal("es", spanish.Language);
        Assert.Equal(RefusalCode.InvalidInput, (await marcus.GetAsync<NoticeText>("notice?language=fr")).Refusal?.Code);
    }

    [Theory]
    [InlineData("{\"approve\":true,\"unknown\":1}")]
    [InlineData("{\"approve\":\"yes\"}")]
    [InlineData("{\"approve\":true,\"validUntil\":\"tomorrow\"}")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task What_is_not_in_the_contract_is_malformed(string body)
    {
        var filed = TestCaller.Ok(await marcus.PostAsync<RequestFiled>("approvals/pairings", new PairingWanted()));

        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(rosa.Http, HttpMethod.Post, $"approvals/{filed.RequestId}/decision", body));
        Assert.Null(Assert.Single(TestCaller.Ok(await rosa.GetAsync<RequestList>("approvals")).Requests).OwnDecision);
    }

    [Fact]
    public async Task Foreign_and_unknown_ids_look_the_same()
    {
        using var petra = await server.SignInAsync("Lindqvist");
        var filed = TestCaller.Ok(await marcus.PostAsync<RequestFiled>("approvals/pairings", new PairingWanted(Supporter: new(darnell.FacilityId, darnell.PersonId))));
        var unknown = Guid.CreateVersion7();
        foreach (var (real, path, body) in new (Guid, string, object?)[]
        {
            (filed.RequestId, "approvals/{0}/decision", new DecideRequest(true)),
            (filed.RequestId, "approvals/{0}/supporter", new NameSupporter(new(darnell.FacilityId, darnell.PersonId))),
            (marcus.PersonId, "people/{0}/release", null),
            (marcus.PersonId, "people/{0}/transfer", new TransferPerson("south")),
            (marcus.PersonId, "people/{0}/merge", new MergePerson(darnell.PersonId, true)),
        })
        {
            var foreign = await petra.PostAsync<JsonElementBox>(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, real), body);
            var missing = await petra.PostAsync<JsonElementBox>(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, unknown), body);
            Assert.Equal(RefusalCode.NotFound, foreign.Refusal?.Code);
            Assert.Equal(missing.Refusal, foreign.Refusal);
        }

        Assert.Empty(TestCaller.Ok(await petra.GetAsync<RequestList>("approvals")).Requests);
        TestCaller.Ok(await rosa.PostAsync<RequestDecided>($"approvals/{filed.RequestId}/decision", new DecideRequest(true)));
    }

    [Fact]
    public async Task Dates_are_kept_by_the_running_server()
    {
        var pair = await PairAsync(server.Clock.GetUtcNow().AddMinutes(5));
        await using var chat = await Chatter.ConnectAsync(server.Address, marcus.Token);
        await ConsentAsync(marcus);
        Assert.NotNull((await chat.SendAsync(pair, "hello")).Ok);

        server.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(RefusalCode.NotFound, (await chat.SendAsync(pair, "too late")).Refusal?.Code);
        server.Clock.Advance(ExpiryWorker.Interval);

        await chat.UntilAsync(() => chat.Inbox.Any(item => item.Kind == InboxKind.ConversationPaused));
        Assert.Equal(EntryKind.Ended, (await chat.HistoryAsync(pair))[^1].Kind);
        Assert.Empty(TestCaller.Ok(await rosa.GetAsync<ConversationsForStaff>("conversations/pairs")).Conversations);
    }

    [Fact]
    public async Task An_end_owed_over_a_restart_is_carried_out_after_it()
    {
        var pair = await PairAsync(server.Clock.GetUtcNow().AddMinutes(5));
        server.Clock.Advance(TimeSpan.FromMinutes(4));
        await server.RestartAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        server.Clock.Advance(ExpiryWorker.Interval);
        using var again = await server.SignInAsync("Marcus");
        await using var chat = await Chatter.ConnectAsync(server.Address, again.Token);

        await server.Service<ExpiryWorker>().RunOnceAsync(CancellationToken.None);

        Assert.Equal(EntryKind.Ended, (await chat.HistoryAsync(pair))[^1].Kind);
    }

    [Fact]
    public async Task A_merged_records_sign_in_is_refused_like_any_wrong_one()
    {
        var people = TestCaller.Ok(await rosa.GetAsync<PeoplePage>("people"));
        var terrence = people.People.Single(person => person.GivenName == "Terrence");
        using (var before = server.Anonymous())
        {
            Assert.NotNull((await server.TrySignInAsync(before, "Terrence")).Ok);
        }

        TestCaller.Ok(await rosa.PostAsync<Done>($"people/{terrence.PersonId}/merge", new MergePerson(marcus.PersonId, true)));

        using var after = server.Anonymous();
        Assert.Equal(RefusalCode.WrongCredentials, (await server.TrySignInAsync(after, "Terrence")).Refusal?.Code);
    }

    private async Task<Guid> PairAsync(DateTimeOffset until)
    {
        var wanted = new PairingWanted(new(marcus.FacilityId, marcus.PersonId), new(darnell.FacilityId, darnell.PersonId), until);
        var filed = TestCaller.Ok(await rosa.PostAsync<RequestFiled>("approvals/pairings", wanted));
        return TestCaller.Ok(await rosa.PostAsync<RequestDecided>($"approvals/{filed.RequestId}/decision", new DecideRequest(true))).ConversationId!.Value;
    }

    private static async Task ConsentAsync(TestCaller caller)
    {
        var notice = TestCaller.Ok(await caller.GetAsync<NoticeText>("notice"));
        TestCaller.Ok(await caller.PostAsync<Done>("consent", new GiveConsent(notice.PolicyVersion, notice.Hash)));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, HttpMethod method, string path, string body)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}");
        if (method == HttpMethod.Post)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>For answers that are refused anyway.</summary>
    private sealed record JsonElementBox;
}
