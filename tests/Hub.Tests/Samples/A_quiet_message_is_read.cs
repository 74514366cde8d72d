using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Retention;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Storage.Transparency;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Hub.Tests.Retention;
using PeerConnect.Moderation.Policies;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Samples;

/// <summary>A quiet message that was drawn is read by one person, without a name and on record; what was missed comes to those who help.</summary>
public sealed class A_quiet_message_is_read : IAsyncLifetime
{
    private const string Joke = "that *joke* nearly killed me (s1)";
    private CaseWorld world = null!;
    private StaffConsole moderator = null!;

    public async ValueTask InitializeAsync()
    {
        world = await SampledRules.StartAsync(policy => policy with
        {
            Rules = policy.Rules.RemoveAll(rule => rule.Id == "escape"),
            Inform = policy.Inform with { OwnDisclosuresAfter = TimeSpan.FromDays(1) },
        });
        moderator = world.WithoutFeed("moderator");
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_a_sample_then_the_list_says_a_day_and_a_severity_and_the_view_is_recorded_and_shows_the_message_and_nobody()
    {
        var clinician = await world.ConnectAsync("clinician");
        var message = await world.SayAsync(Joke);
        var waiting = await WaitingAsync(moderator);
        Assert.Equal((new DateOnly(2026, 3, 2), CaseCategory.SelfHarm, 1), (waiting.Day, waiting.Category!.Value, waiting.Severity));
        Assert.DoesNotContain("joke", moderator.Bytes, StringComparison.Ordinal);
        Assert.Empty(world.Audit("sample-viewed"));

        var opened = TestCaller.Ok(await moderator.OpenSampleAsync(waiting.SampleId));
        Assert.Equal((Joke, MemberRole.Member, Role.Moderator), (opened.Text, opened.Speaker, opened.Role));
        Assert.Matches("^Resident [2-9][A-Z][2-9][A-Z]$", opened.Pseudonym);
        var given = opened.Given.Single(judged => judged.Category == CaseCategory.SelfHarm);
        Assert.Equal(("Model", "scripted-1", 1, "*joke*"), (given.Source, given.Version, given.Severity, Joke.Substring(given.Spans[0].Offset, given.Spans[0].Length)));
        Assert.Equal(0, opened.Given.Single(judged => judged.Category == CaseCategory.Violence).Severity);
        string[] never =
        [
            CaseWorld.ResidentName, CaseWorld.SupporterName, CaseWorld.Cell, "Unit B", Number(world.Resident), world.Pair.ToString(), message.EntryId.ToString(),
            world.Resident.Key.PersonId.ToString(), world.Supporter.Key.PersonId.ToString(),
        ];
        Assert.All(never, word => Assert.DoesNotContain(word, moderator.Bytes, StringComparison.OrdinalIgnoreCase));

        var row = Assert.Single(world.Audit("sample-viewed"));
        Assert.Equal((moderator.Person.Key.PersonId, $"sample:{waiting.SampleId:D}"), (row.ActorId!.Value, row.Subject));
        Assert.Contains("\"role\":\"Moderator\"", row.Details, StringComparison.Ordinal);
        Assert.All(never.Append("joke"), word => Assert.DoesNotContain(word, row.Details, StringComparison.OrdinalIgnoreCase));
        Assert.Empty((await world.SettleAsync(clinician)).Cases);
    }

    [Fact]
    public async Task Given_somebody_who_may_not_read_it_then_there_is_no_such_sample_and_the_attempt_is_recorded()
    {
        await world.ChangeAsync(transaction =>
        {
            foreach (var name in new[] { "kin", "facilitator", "chaplain", "safeguarding" })
            {
                var person = world.Staff[name].Key;
                transaction.Db.Roles.Add(new RoleRow { FacilityId = person.FacilityId, PersonId = person.PersonId, Role = Role.Moderator, From = transaction.Now });
                transaction.TouchPerson(person.FacilityId, person.PersonId);
            }

            transaction.Db.Relations.Add(new RelationRow
            {
                FacilityId = world.Facility,
                PersonId = world.Staff["facilitator"].Key.PersonId,
                OtherFacilityId = world.Facility,
                OtherId = world.Staff["chaplain"].Key.PersonId,
                Kind = RelationKind.ReportsTo,
            });
        });
        await world.SayAsync(world.Resident, world.Group, Joke);
        var sample = await WaitingAsync(moderator);
        foreach (var kept in new[] { "kin", "facilitator", "chaplain", "clinician", "foreign clinician", "coordinator" })
        {
            await using var console = StaffConsole.WithoutFeed(world.Hub, world.Staff[kept]);
            var unknown = (await console.OpenSampleAsync(Guid.CreateVersion7())).Refusal!;
            Assert.Equal(RefusalCode.NotFound, unknown.Code);
            Assert.Equal(unknown, (await console.OpenSampleAsync(sample.SampleId)).Refusal);
            Assert.Equal(unknown, (await console.JudgeSampleAsync(sample.SampleId, SampleFinding.Right)).Refusal);
            if (kept != "coordinator")
            {
                Assert.Empty(TestCaller.Ok(await console.SamplesAsync()).Samples);
            }
        }

        Assert.Equal(12, world.Audit("sample-viewed-denied").Count);
        Assert.Equal(6, world.Audit("sample-judged-denied").Count);
        Assert.Equal(sample, await WaitingAsync(world.WithoutFeed("safeguarding")));
    }

    [Fact]
    public async Task Given_somebody_opened_it_then_nobody_else_does_for_an_hour_and_it_is_judged_once_by_whoever_read_it()
    {
        await world.ChangeAsync(transaction =>
        {
            var person = world.Staff["safeguarding"].Key;
            transaction.Db.Roles.Add(new RoleRow { FacilityId = person.FacilityId, PersonId = person.PersonId, Role = Role.Moderator, From = transaction.Now });
            transaction.TouchPerson(person.FacilityId, person.PersonId);
        });
        var colleague = world.WithoutFeed("safeguarding");
        await world.SayAsync(Joke);
        var id = (await WaitingAsync(moderator)).SampleId;
        Assert.Equal(RefusalCode.OpenFirst, (await moderator.JudgeSampleAsync(id, SampleFinding.Right)).Refusal?.Code);
        TestCaller.Ok(await moderator.OpenSampleAsync(id));
        Assert.Equal(RefusalCode.NotFound, (await colleague.OpenSampleAsync(id)).Refusal?.Code);
        Assert.Equal(RefusalCode.OpenFirst, (await colleague.JudgeSampleAsync(id, SampleFinding.Right)).Refusal?.Code);
        Assert.Empty(TestCaller.Ok(await colleague.SamplesAsync()).Samples);
        await world.ChangeAsync(transaction => transaction.Db.Samples.Single().OpenedAt = transaction.Now.AddMinutes(-60));
        TestCaller.Ok(await colleague.OpenSampleAsync(id));
        Assert.Equal(RefusalCode.InvalidInput, (await colleague.JudgeSampleAsync(id, SampleFinding.Right, CaseCategory.SelfHarm, 3)).Refusal?.Code);
        Assert.Equal(RefusalCode.InvalidInput, (await colleague.JudgeSampleAsync(id, SampleFinding.Missed)).Refusal?.Code);
        Assert.Equal(RefusalCode.InvalidInput, (await colleague.JudgeSampleAsync(id, SampleFinding.Missed, CaseCategory.SelfHarm, 1)).Refusal?.Code);
        Assert.Equal(RefusalCode.InvalidInput, (await colleague.JudgeSampleAsync(id, SampleFinding.Missed, CaseCategory.Company, 3)).Refusal?.Code);
        Assert.Equal(new SampleJudged(id, SampleFinding.Right), TestCaller.Ok(await colleague.JudgeSampleAsync(id, SampleFinding.Right)));
        Assert.Equal(RefusalCode.AlreadyDecided, (await colleague.JudgeSampleAsync(id, SampleFinding.Unclear)).Refusal?.Code);
        Assert.Contains("\"finding\":\"Right\"", Assert.Single(world.Audit("sample-judged")).Details, StringComparison.Ordinal);
        using var db = world.Store.Read();
        Assert.Empty(db.Cases);
    }

    [Fact]
    public async Task Given_what_was_missed_then_care_has_a_case_by_the_policy_of_the_message_and_its_author_learns_of_no_sample()
    {
        var clinician = await world.ConnectAsync("clinician");
        await world.SayAsync(Joke);
        var judged = await MissAsync(CaseCategory.SelfHarm, 3);
        Assert.True(judged.Told);
        var item = await clinician.NextCaseAsync();
        Assert.Equal((CaseCategory.SelfHarm, 3, null, null, 1), (item.Category!.Value, item.Severity, item.Raised, item.NotBefore, item.Messages));
        var opened = TestCaller.Ok(await clinician.OpenAsync(item.CaseId));
        var line = Assert.Single(opened.Lines);
        Assert.Equal((Joke, true), (line.Text, line.Flagged));
        Assert.Contains(line.Decisions, decision => decision is { Source: "Staff", Severity: 3 });
        Assert.All(opened.Events, told => Assert.Null(told.Late));
        var row = Assert.Single(world.Audit("sample-judged"));
        Assert.Contains(item.CaseId.ToString(), row.Details, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("sample", Assert.Single(world.Audit("case-opened")).Details, StringComparison.Ordinal);

        // The machine was quiet: it counts as no flag of it.
        using (var db = world.Store.Read())
        {
            var now = world.Time!.GetUtcNow();
            Assert.Equal(0, QuarterCounts.Of(db, world.Facility, now.AddDays(-1), now.AddDays(1)).Flags);
            Assert.Empty(db.Flags);
        }

        // The next one of the same situation joins it.
        await world.SayAsync("and so did that one (s1)");
        await MissAsync(CaseCategory.SelfHarm, 3);
        Assert.Equal(item.CaseId, (await clinician.NextCaseAsync(next => next.Messages == 2)).CaseId);

        var author = await world.ChatterAsync(world.Resident);
        Assert.Empty((await author.CallAsync<CatchUp>(nameof(IChatServer.CatchUp), new CatchUpRequest([], 0))).Ok!.Inbox);
        await world.ReturnAfterAsync(TimeSpan.FromDays(3));
        await using var resident = StaffConsole.WithoutFeed(world.Hub, world.Resident);
        var disclosures = TestCaller.Ok(await resident.DisclosuresAsync());
        Assert.True(disclosures.Offered);
        Assert.Empty(disclosures.Disclosures);
        Assert.Null(disclosures.More);
    }

    [Fact]
    public async Task Given_a_sample_of_which_nothing_came_then_its_author_sees_from_the_next_day_on_that_it_was_read_and_nobody_else_does()
    {
        var message = await world.SayAsync(Joke);
        var id = (await WaitingAsync(moderator)).SampleId;
        TestCaller.Ok(await moderator.OpenSampleAsync(id));
        TestCaller.Ok(await moderator.JudgeSampleAsync(id, SampleFinding.Right));
        async Task<OwnDisclosures> OfAsync(SeededPerson person)
        {
            await using var console = StaffConsole.WithoutFeed(world.Hub, person);
            return TestCaller.Ok(await console.DisclosuresAsync());
        }

        Assert.Null((await OfAsync(world.Resident)).More);
        await world.ReturnAfterAsync(TimeSpan.FromDays(1));
        Assert.Equal(
            new OwnReading(OwnReadingKind.Sample, world.Pair, Role.Moderator, new DateOnly(2026, 3, 2), message.At), Assert.Single((await OfAsync(world.Resident)).More!));
        Assert.Null((await OfAsync(world.Supporter)).More);
    }

    [Fact]
    public async Task Given_what_was_missed_and_nobody_is_told_of_by_the_policy_then_the_reader_is_told_that()
    {
        await world.SayAsync(Joke);
        Assert.False((await MissAsync(CaseCategory.Escape, 2)).Told);
        using var db = world.Store.Read();
        Assert.Empty(db.Cases);
        Assert.Equal(1, db.Sampled.Single().Missed);
    }

    [Fact]
    public async Task Given_its_message_was_taken_back_or_came_to_staff_or_its_time_is_over_then_it_is_gone()
    {
        var taken = await world.SayAsync(world.Supporter, world.Pair, "taken back (s1)");
        var reported = await world.SayAsync(world.Supporter, world.Pair, "reported (v1)");
        await world.SayAsync(world.Supporter, world.Pair, "stays (s1)");
        Assert.Equal(3, TestCaller.Ok(await moderator.SamplesAsync()).Samples.Count);
        var author = await world.ChatterAsync(world.Supporter);
        Assert.NotNull((await author.CallAsync<Done>(nameof(IChatServer.Withdraw), new WithdrawMessage(world.Pair, taken.Sequence))).Ok);
        await using var resident = StaffConsole.WithoutFeed(world.Hub, world.Resident);
        Assert.Equal(
            System.Net.HttpStatusCode.OK,
            (await resident.PostAsync("api/v1/reports", $$"""{"conversationId":"{{world.Pair}}","entryId":"{{reported.EntryId}}","reason":"Threat"}""")).Status);
        var left = await WaitingAsync(moderator);
        Assert.Equal("stays (s1)", TestCaller.Ok(await moderator.OpenSampleAsync(left.SampleId)).Text);
        foreach (var gone in Samples().Where(row => row.SampleId != left.SampleId))
        {
            var refusal = (await moderator.OpenSampleAsync(gone.SampleId)).Refusal!;
            Assert.Equal(RefusalCode.NotFound, refusal.Code);
            Assert.Contains("not any more", refusal.Message, StringComparison.Ordinal);
        }

        await world.PassDaysAsync(13.9);
        Assert.Equal(3, Samples().Count);
        await world.PassDaysAsync(.2);
        Assert.Empty(Samples());
        Assert.NotNull(world.Text(reported.EntryId));
    }

    [Fact]
    public async Task Given_its_message_is_purged_then_it_goes_with_it()
    {
        await using var brief = await SampledRules.StartAsync(policy => policy with { Retention = policy.Retention with { Messages = TimeSpan.FromDays(1) } });
        await brief.SayAsync(Joke);
        await brief.PassDaysAsync(7);
        using (var before = brief.Store.Read())
        {
            Assert.Single(before.Samples);
        }

        await brief.PassDaysAsync(2);
        using var db = brief.Store.Read();
        Assert.Empty(db.Samples);
    }

    [Fact]
    public async Task Given_the_model_was_away_then_it_is_drawn_when_the_model_has_judged_it()
    {
        world.Classifier.Available = false;
        await world.SayAsync(Joke);
        Assert.Empty(TestCaller.Ok(await moderator.SamplesAsync()).Samples);
        world.Classifier.Available = true;
        await world.Hub.Service<RescoreMessages>().DoDueAsync(CancellationToken.None);
        var opened = TestCaller.Ok(await moderator.OpenSampleAsync((await WaitingAsync(moderator)).SampleId));
        Assert.Equal("Model", opened.Given[0].Source);
    }

    [Fact]
    public async Task Given_a_programme_that_the_law_protects_then_the_list_names_no_category()
    {
        await world.SayAsync(world.Resident, world.Programme, Joke);
        Assert.Null((await WaitingAsync(moderator)).Category);
    }

    [Fact]
    public async Task Given_somebody_has_read_much_then_samples_wait()
    {
        await using var strict = await SampledRules.StartAsync(policy => policy with { Workload = new WorkloadRules(2, TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(5)) });
        await strict.SayAsync(Joke);
        await strict.SayAsync(strict.Supporter, strict.Pair, Joke);
        await strict.SayAsync(strict.Resident, strict.Group, Joke);
        var reader = strict.WithoutFeed("moderator");
        var ids = TestCaller.Ok(await reader.SamplesAsync()).Samples.Select(sample => sample.SampleId).ToList();
        TestCaller.Ok(await reader.OpenSampleAsync(ids[0]));
        TestCaller.Ok(await reader.OpenSampleAsync(ids[1]));
        var refusal = (await reader.OpenSampleAsync(ids[2])).Refusal!;
        Assert.Equal(RefusalCode.BreakDue, refusal.Code);
        Assert.Contains("this can wait", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, TestCaller.Ok(await reader.WorkloadAsync()).Opened);
        TestCaller.Ok(await reader.OpenSampleAsync(ids[0]));
    }

    [Fact]
    public async Task Given_what_readers_found_then_the_auditor_has_it_in_numbers_and_none_under_five()
    {
        await world.SayAsync(Joke);
        var auditor = world.WithoutFeed("auditor");
        await world.ChangeAsync(transaction => transaction.Db.Sampled.Add(new SampledRow { FacilityId = world.Facility, Model = "scripted-1", Right = 4 }));
        Assert.Null(await FiguresAsync(auditor));
        var id = (await WaitingAsync(moderator)).SampleId;
        TestCaller.Ok(await moderator.OpenSampleAsync(id));
        TestCaller.Ok(await moderator.JudgeSampleAsync(id, SampleFinding.Right));
        Assert.Equal(new SampleFigures(5), await FiguresAsync(auditor));
        await world.ChangeAsync(transaction => (transaction.Db.Sampled.Single().Missed, transaction.Db.Sampled.Single().Unclear) = (5, 5));
        Assert.Equal(new SampleFigures(15, 5, 5, 5), await FiguresAsync(auditor));
    }

    private static async Task<SampleFigures?> FiguresAsync(StaffConsole auditor) => TestCaller.Ok(await auditor.VerdictsAsync()).Models.Single(model => model.Model == "scripted-1").Samples;

    private static async Task<WaitingSample> WaitingAsync(StaffConsole reader) => Assert.Single(TestCaller.Ok(await reader.SamplesAsync()).Samples);

    private async Task<SampleJudged> MissAsync(CaseCategory category, int severity)
    {
        var id = (await WaitingAsync(moderator)).SampleId;
        TestCaller.Ok(await moderator.OpenSampleAsync(id));
        return TestCaller.Ok(await moderator.JudgeSampleAsync(id, SampleFinding.Missed, category, severity));
    }

    private string Number(SeededPerson person)
    {
        using var db = world.Store.Read();
        return db.People.Single(row => row.PersonId == person.Key.PersonId).Number;
    }

    private List<SampleRow> Samples()
    {
        using var db = world.Store.Read();
        return [.. db.Samples];
    }
}
