using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Cases;

/// <summary>What the model lets pass near its threshold is owed a second look in the message's own transaction; it comes late, says so, adds and takes nothing away.</summary>
public sealed class A_second_opinion : IAsyncLifetime
{
    private CaseWorld world = null!;

    public async ValueTask InitializeAsync() => world = await CaseWorld.StartAsync(fakeTime: true);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_a_message_that_the_model_doubts_then_a_second_opinion_is_owed_with_it_and_what_it_finds_opens_a_case_that_says_it_came_late()
    {
        var clinician = await world.ConnectAsync("clinician");
        await world.SayAsync("fine");
        Assert.Empty(Owed());
        var said = await world.SayAsync("se quiere matar…");
        var decided = Assert.Single(Decisions(said.EntryId));
        var owed = Assert.Single(Owed());
        Assert.Equal((decided.DecisionId, decided.At), (owed.SubjectId, owed.DueAt));
        Assert.Empty((await clinician.ListAsync()).Ok!.Cases);
        Assert.DoesNotContain(InboxKind.Signpost, Told());

        world.Time!.Advance(TimeSpan.FromMilliseconds(10));
        await Opinions().DoDueAsync(CancellationToken.None);
        await Task.WhenAll(Opinions().DoDueAsync(CancellationToken.None), Opinions().DoDueAsync(CancellationToken.None));
        Assert.Empty(Owed());
        var item = await clinician.NextCaseAsync();
        Assert.Equal((3, CaseCategory.SelfHarm), (item.Severity, item.Category!.Value));
        var opened = (await clinician.OpenAsync(item.CaseId)).Ok!;
        var flagged = Assert.Single(opened.Lines, line => line.Flagged);
        Assert.Equal([("Model", 0, false), ("SecondOpinion", 3, true)], flagged.Decisions.Select(judged => (judged.Source, judged.Severity, judged.Late)));
        Assert.True(Assert.Single(opened.Events, act => act.Kind == "opened").Late);
        Assert.Single(Told(), InboxKind.Signpost);
        var records = Decisions(said.EntryId).Select(row => Decision.FromJson(row.Record)).ToList();
        Assert.Equal([0, 3], records.Select(record => record.MaxSeverity));
        Assert.Contains(records[1].Verdicts, verdict => verdict is { Source: EvidenceSource.Model, Category: Category.SelfHarm, Severity: 0 });
        Assert.Equal(said.Sequence, (await (await world.ChatterAsync(world.Supporter)).HistoryAsync(world.Pair))[^1].Sequence);
    }

    [Fact]
    public async Task Given_what_it_finds_is_no_higher_or_nothing_then_the_case_stays_as_it_is()
    {
        await world.SayAsync("se quiere matar (s4)…");
        await world.SayAsync("nice weather today…");
        using (var db = world.Store.Read())
        {
            Assert.Equal(4, Assert.Single(db.Cases).Severity);
        }

        await Opinions().DoDueAsync(CancellationToken.None);
        Assert.Empty(Owed());
        using var after = world.Store.Read();
        Assert.Equal(4, Assert.Single(after.Cases).Severity);
        Assert.Single(after.CaseMessages, line => line.Flagged);
    }

    [Fact]
    public async Task Given_a_server_that_stops_and_a_model_that_judged_late_then_the_opinion_is_still_owed_and_given()
    {
        await world.SayAsync("se quiere matar…");
        world.Classifier.Available = false;
        await world.SayAsync("hes cutting…");
        Assert.Single(Owed());
        await world.RestartAsync();
        world.Classifier.Available = true;
        await world.Hub.Service<RescoreMessages>().DoDueAsync(CancellationToken.None);
        await Opinions().DoDueAsync(CancellationToken.None);
        Assert.Empty(Owed());
        using var db = world.Store.Read();
        Assert.Equal(4, Assert.Single(db.Cases).Severity);
        Assert.Equal([1L, 2L], db.CaseMessages.Where(line => line.Flagged).OrderBy(line => line.Sequence).Select(line => line.Sequence));
    }

    [Fact]
    public async Task Given_the_run_raised_the_message_before_the_opinion_is_given_then_the_opinion_adds_to_what_stands()
    {
        await world.SayAsync("meh (sq)");
        world.Classifier.Available = false;
        await world.SayAsync("meh (sq)");
        world.Classifier.Available = true;
        var said = await world.SayAsync("hes cutting (sq)…");
        for (var turn = 0; turn < 2; turn++)
        {
            world.Time!.Advance(TimeSpan.FromMilliseconds(10));
            await world.Hub.Service<RescoreMessages>().DoDueAsync(CancellationToken.None);
        }

        world.Time!.Advance(TimeSpan.FromMilliseconds(10));
        await Opinions().DoDueAsync(CancellationToken.None);
        var records = Decisions(said.EntryId).Select(row => Decision.FromJson(row.Record)).ToList();
        Assert.Equal([1, 2, 4], records.Select(record => record.MaxSeverity));
        Assert.Equal([1, 2, 2], records.Select(record => record.Verdicts.Single(verdict => verdict is { Source: EvidenceSource.Model, Category: Category.SelfHarm }).Severity));
        Assert.Equal(records[1].Risk, records[2].Risk);
    }

    [Fact]
    public async Task Given_somebody_reported_the_message_before_the_opinion_is_given_then_what_was_told_is_no_part_of_it()
    {
        var said = await world.SayAsync("se quiere matar…");
        await using var supporter = StaffConsole.WithoutFeed(world.Hub, world.Supporter);
        var (status, body) = await supporter.PostAsync(
            "api/v1/reports", $$"""{"conversationId":"{{world.Pair}}","entryId":"{{said.EntryId}}","reason":"Threat"}""");
        Assert.True(status == System.Net.HttpStatusCode.OK, body);
        world.Time!.Advance(TimeSpan.FromSeconds(1));
        await Opinions().DoDueAsync(CancellationToken.None);
        Assert.Equal([(Category.SelfHarm, 3)], Severities(said.EntryId).Select(seen => (seen.Category, seen.Severity)));
    }

    [Fact]
    public async Task Given_one_message_that_cannot_be_opened_then_the_others_are_read_and_it_stays_owed()
    {
        await world.SayAsync("broken…");
        await world.SayAsync("se quiere matar…");
        await world.ChangeAsync(transaction =>
        {
            var entry = transaction.Db.Entries.Single(row => row.Sequence == 1);
            entry.SealedBody = [.. entry.SealedBody!.Reverse().Skip(20).Reverse(), .. new byte[20]];
        });
        await Opinions().DoDueAsync(CancellationToken.None);
        var left = Assert.Single(Owed());
        Assert.True(left.Attempts >= 1 && left.DueAt > world.Time!.GetUtcNow());
        using var db = world.Store.Read();
        Assert.Equal([2L], db.CaseMessages.Where(line => line.Flagged).Select(line => line.Sequence));
    }

    private GiveSecondOpinions Opinions() => world.Hub.Service<GiveSecondOpinions>();

    private List<OwedRow> Owed()
    {
        using var db = world.Store.Read();
        return [.. db.Owed.Where(row => row.Kind == OwedKind.SecondOpinion && row.DoneAt == null)];
    }

    private List<DecisionRow> Decisions(Guid entryId)
    {
        using var db = world.Store.Read();
        return [.. db.Decisions.Where(row => row.EntryId == entryId).OrderBy(row => row.At)];
    }

    /// <summary>By the latest decision.</summary>
    private System.Collections.Immutable.ImmutableArray<CategorySeverity> Severities(Guid entryId) => Decision.FromJson(Decisions(entryId)[^1].Record).Severities;

    private List<InboxKind> Told()
    {
        using var db = world.Store.Read();
        return [.. db.Inbox.Where(row => row.PersonId == world.Resident.Key.PersonId).Select(row => row.Kind)];
    }
}
