using PeerConnect.Contracts;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Hub.Tests.Requests;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Audit;

/// <summary>The record by time, kind and person: bounded, page by page, on record itself, and no way to what somebody told.</summary>
public sealed class An_auditor_searches : IAsyncLifetime
{
    private RequestWorld world = null!;
    private TestCaller auditor = null!;

    public async ValueTask InitializeAsync()
    {
        world = await RequestWorld.StartAsync();
        auditor = world.As(world.Cases.Staff["auditor"]);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_a_span_and_a_kind_then_only_those_rows_come_and_the_search_is_a_row_of_its_own()
    {
        await ActAsync(world.Cases.Supporter, "place-suspended", "conversation:1");
        await ActAsync(world.Cases.Staff["coordinator"], "place-ended", "conversation:2");
        await ActAsync(world.Cases.Supporter, "conversation-left", "conversation:3");
        var found = TestCaller.Ok(await SearchAsync("&act=place-"));
        Assert.Equal(["place-suspended", "place-ended"], found.Rows.Select(row => row.Act));
        Assert.Null(found.Rows[0].By);
        Assert.NotNull(found.Rows[1].By);
        Assert.False(found.More);
        var recorded = Assert.Single(world.Cases.Audit("audit-searched"));
        Assert.Contains("\"kind\":\"place-\"", recorded.Details, StringComparison.Ordinal);
        Assert.Empty(TestCaller.Ok(await SearchAsync("&act=place-", world.Cases.Time!.GetUtcNow().AddDays(1))).Rows);
    }

    [Fact]
    public async Task Given_more_than_a_page_then_the_rest_comes_after_its_last_row()
    {
        for (var row = 0; row <= Protocol.MaxPage; row++)
        {
            await ActAsync(world.Cases.Supporter, "place-suspended", $"conversation:{row}");
        }

        var first = TestCaller.Ok(await SearchAsync("&act=place-"));
        Assert.Equal((Protocol.MaxPage, true), (first.Rows.Count, first.More));
        var rest = TestCaller.Ok(await SearchAsync($"&act=place-&after={first.Rows[^1].Sequence}"));
        Assert.Equal(($"conversation:{Protocol.MaxPage}", false), (Assert.Single(rest.Rows).Subject, rest.More));
    }

    [Fact]
    public async Task Given_a_persons_number_then_what_he_did_and_what_was_done_to_him_comes_but_nothing_that_he_told_or_chose_for_himself()
    {
        await ActAsync(world.Cases.Resident, "conversation-left", "conversation:1");
        await ActAsync(world.Cases.Staff["coordinator"], "person-suspended", $"person:{world.Cases.Resident.Key.PersonId:D}");
        await ActAsync(world.Cases.Supporter, "conversation-left", "conversation:2");
        foreach (var told in new[] { "concern-raised", "message-reported", "complaint-made", "complaint-made-denied", "person-hidden", "own-place-paused", "person-requested", "question-answered", "supporter-may-know", "held-appealed", "held-appealed-denied" })
        {
            await ActAsync(world.Cases.Resident, told, "told:1");
            await ActAsync(world.Cases.Supporter, told, $"person:{world.Cases.Resident.Key.PersonId:D}");
        }

        var found = TestCaller.Ok(await SearchAsync($"&number={RequestWorld.Number}"));
        Assert.Equal(["conversation-left", "person-suspended", "audit-searched"], found.Rows.Select(row => row.Act));
        Assert.Contains(world.Cases.Resident.Key.PersonId.ToString("D"), Assert.Single(world.Cases.Audit("audit-searched")).Details, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a48207")]
    [InlineData(" A48207 ")]
    public async Task Given_a_number_in_small_letters_or_with_blanks_then_it_is_the_same_person(string typed)
    {
        await ActAsync(world.Cases.Resident, "conversation-left", "conversation:1");
        await ActAsync(world.Cases.Supporter, "conversation-left", "conversation:2");
        Assert.Equal("conversation:1", Assert.Single(TestCaller.Ok(await SearchAsync($"&act=conversation-left&number={Uri.EscapeDataString(typed)}")).Rows).Subject);
    }

    [Fact]
    public async Task Given_somebody_who_rested_from_a_pair_asked_for_a_person_and_answered_then_a_search_for_him_leads_to_none_of_it()
    {
        var before = await OfResidentAsync();
        var chatter = await world.Cases.ChatterAsync(world.Cases.Resident);
        Assert.NotNull((await chatter.CallAsync<Done>(nameof(IChatServer.PauseOwn), new ConversationRef(world.Cases.Pair))).Ok);
        Assert.NotNull((await chatter.CallAsync<Done>(nameof(IChatServer.ResumeOwn), new ConversationRef(world.Cases.Pair))).Ok);
        var resident = world.As(world.Cases.Resident);
        await RequestWorld.AskAsync(resident);
        Assert.NotNull((await resident.PostAsync<Done>("me/answers", new AnswerQuestion(1_000, true))).Refusal);
        var done = new[] { "own-place-paused", "conversation-paused", "own-place-resumed", "conversation-reopened", "person-requested", "question-answered-denied" };
        Assert.All(done, act => Assert.Single(world.Cases.Audit(act)));

        // The search before names him too: it is the one row that came.
        Assert.Equal([.. before, "audit-searched"], await OfResidentAsync());
    }

    [Theory]
    [InlineData("&number=nobody")]
    [InlineData("&act=Case%25")]
    [InlineData("&after=-1")]
    public async Task Given_what_cannot_be_asked_then_it_is_refused_and_on_record_as_such(string what)
    {
        Assert.Equal(RefusalCode.InvalidInput, (await SearchAsync(what)).Refusal?.Code);
        Assert.Single(world.Cases.Audit("audit-searched-denied"));
    }

    [Fact]
    public async Task Given_a_longer_span_than_a_month_then_it_is_refused() =>
        Assert.Equal(RefusalCode.InvalidInput, (await SearchAsync(string.Empty, world.Cases.Time!.GetUtcNow().AddDays(-40))).Refusal?.Code);

    [Theory]
    [InlineData("clinician")]
    [InlineData("administrator")]
    [InlineData("coordinator")]
    public async Task Given_another_role_then_there_is_no_search(string staff)
    {
        auditor = world.As(world.Cases.Staff[staff]);
        Assert.Equal(RefusalCode.NotFound, (await SearchAsync(string.Empty)).Refusal?.Code);
        Assert.Empty(world.Cases.Audit("audit-searched"));

        // Trying the door is on record, by its name and without what was asked; the same minute's next try is the same one.
        await SearchAsync($"&number={RequestWorld.Number}");
        var denied = Assert.Single(world.Cases.Audit("access-denied"));
        Assert.Equal(world.Cases.Staff[staff].Key.PersonId, denied.ActorId);
        Assert.Equal("""{"door":"GET /api/v1/audit/rows"}""", denied.Details);
        world.Cases.Time!.Advance(TimeSpan.FromMinutes(1));
        await SearchAsync(string.Empty);
        Assert.Equal(2, world.Cases.Audit("access-denied").Count);
    }

    [Fact]
    public async Task Given_whoever_hangs_up_at_another_roles_door_then_the_try_is_on_record_all_the_same()
    {
        auditor = world.As(world.Cases.Staff["clinician"]);
        using (var gone = new HttpRequestMessage(HttpMethod.Get, new Uri(world.Cases.Hub.Address, "api/v1/audit/rows")))
        {
            // Nothing can be written, so the first try waits for its row until nobody waits for the answer any more.
            await using var busy = await world.Cases.Store.BeginWriteAsync(CancellationToken.None);
            using var hangsUp = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => auditor.Http.SendAsync(gone, hangsUp.Token));
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(RefusalCode.NotFound, (await SearchAsync(string.Empty)).Refusal?.Code);
        Assert.Single(world.Cases.Audit("access-denied"));
    }

    [Fact]
    public async Task Given_somebody_of_the_programme_at_what_is_for_others_of_it_then_that_is_nobodys_look()
    {
        Assert.Equal(RefusalCode.NotFound, (await world.As(world.Cases.Resident).PostAsync<Done>("me/caseload/rest", new object())).Refusal?.Code);
        Assert.Empty(world.Cases.Audit("access-denied"));
        auditor = world.As(world.Cases.Resident);
        Assert.Equal(RefusalCode.NotFound, (await SearchAsync(string.Empty)).Refusal?.Code);
        Assert.Single(world.Cases.Audit("access-denied"));
    }

    private async Task<List<string>> OfResidentAsync() => [.. TestCaller.Ok(await SearchAsync($"&number={RequestWorld.Number}")).Rows.Select(row => row.Act)];

    private Task<Reply<AuditFound>> SearchAsync(string what, DateTimeOffset? from = null)
    {
        var first = from ?? world.Cases.Time!.GetUtcNow().AddDays(-1);
        var last = from > world.Cases.Time!.GetUtcNow() ? first.AddDays(1) : world.Cases.Time.GetUtcNow().AddMinutes(1);
        return auditor.GetAsync<AuditFound>($"audit/rows?from={Uri.EscapeDataString(first.ToString("O"))}&to={Uri.EscapeDataString(last.ToString("O"))}{what}");
    }

    private Task ActAsync(SeededPerson who, string verb, string subject) => world.Cases.ChangeAsync(transaction => transaction.Audit(new(
        world.Cases.Facility, who.Key.PersonId, verb, subject, new Dictionary<string, object?>())));
}
