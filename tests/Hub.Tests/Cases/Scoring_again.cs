using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Samples;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Cases;

/// <summary>What the fallback judged is judged by the model once it answers; nothing stays unscored for ever.</summary>
public sealed class Scoring_again : IAsyncLifetime
{
    private const string Canary = "quetzal";
    private CaseWorld world = null!;

    public async ValueTask InitializeAsync() => world = await CaseWorld.StartAsync(fakeTime: true);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_the_model_comes_back_then_the_missed_message_opens_its_case_and_its_sender_is_signposted()
    {
        world.Classifier.Available = false;
        var clinician = await world.ConnectAsync("clinician");
        await world.SayAsync("before");
        await world.SayAsync($"goodbye {Canary} (s3)");
        await world.SayAsync("after");
        Assert.Empty((await clinician.ListAsync()).Ok!.Cases);
        Assert.Equal(3, Owed());
        await Again().DoDueAsync(CancellationToken.None);
        Assert.Equal(3, Owed());

        world.Classifier.Available = true;
        world.Time!.Advance(TimeSpan.FromMilliseconds(10));
        Assert.True(await Again().DoDueAsync(CancellationToken.None));
        Assert.Equal(0, Owed());
        var item = await clinician.NextCaseAsync();
        var opened = (await clinician.OpenAsync(item.CaseId)).Ok!;
        Assert.Equal([1, 2, 3], opened.Lines.Select(line => line.Sequence));
        var flagged = Assert.Single(opened.Lines, line => line.Flagged);
        Assert.Equal($"goodbye {Canary} (s3)", flagged.Text);
        Assert.Equal([("Lexicon", 0), ("Model", 3)], flagged.Decisions.Select(judged => (judged.Source, judged.Severity)));

        // The message is of its time, the second judgement of its own, and both say what they are.
        Assert.Equal([(flagged.At, true, false), (flagged.At.AddMilliseconds(10), false, true)], flagged.Decisions.Select(judged => (judged.At, judged.Fallback, judged.Late)));
        Assert.True(Assert.Single(opened.Events, act => act.Kind == "opened").Late);
        Assert.Contains("\"late\":true", Assert.Single(world.Audit("case-opened")).Details, StringComparison.Ordinal);
        using var db = world.Store.Read();
        Assert.Equal([InboxKind.Signpost], db.Inbox.Where(row => row.PersonId == world.Resident.Key.PersonId).Select(row => row.Kind));
        Assert.Equal(6, db.Decisions.Count());
        await WaitsTooLongAsync();
    }

    [Fact]
    public async Task Given_the_worker_runs_by_itself_then_it_tries_again_with_longer_pauses_until_the_model_answers()
    {
        world.Classifier.Available = false;
        var clinician = await world.ConnectAsync("clinician");
        await world.SayAsync("goodbye (s3)");
        world.Time!.Advance(TimeSpan.FromSeconds(90));
        Assert.Equal(1, Owed());
        world.Classifier.Available = true;
        while (Owed() > 0)
        {
            world.Time.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }

        Assert.Equal(3, (await clinician.NextCaseAsync()).Severity);
    }

    [Fact]
    public async Task Given_the_model_agrees_or_finds_less_then_a_second_decision_is_stored_and_nothing_else()
    {
        world.Classifier.Available = false;
        await world.SayAsync("fine (s1)");
        world.Classifier.Available = true;
        await Task.WhenAll(Again().DoDueAsync(CancellationToken.None), Again().DoDueAsync(CancellationToken.None));
        using var db = world.Store.Read();
        Assert.Equal(2, db.Decisions.Count());
        Assert.Empty(db.Cases);
        Assert.Empty(db.Inbox);
        Assert.Equal(0, Owed());
    }

    [Fact]
    public async Task Given_the_model_says_what_the_list_of_words_said_then_whom_a_rule_tells_of_the_model_alone_is_told_and_nobody_has_to_go_again()
    {
        await using var other = await CaseWorld.StartAsync(fakeTime: true, WithModeratorOfTheModel());
        var (clinician, moderator) = (other.WithoutFeed("clinician"), other.WithoutFeed("moderator"));
        other.Classifier.Instead = new ListOfWords();
        await other.SayAsync($"goodbye {Canary} (s3)");
        var caseId = Assert.Single((await clinician.ListAsync()).Ok!.Cases).CaseId;
        Assert.NotNull((await clinician.OpenAsync(caseId)).Ok);
        Assert.NotNull((await clinician.TakeAsync(caseId)).Ok);
        Assert.NotNull((await clinician.MeetAsync(caseId)).Ok);
        Assert.Empty((await moderator.ListAsync()).Ok!.Cases);

        other.Classifier.Instead = null;
        other.Time!.Advance(TimeSpan.FromMinutes(5));
        Assert.True(await other.Hub.Service<RescoreMessages>().DoDueAsync(CancellationToken.None));
        var told = Assert.Single((await moderator.ListAsync()).Ok!.Cases);
        Assert.Equal((caseId, 3, 1), (told.CaseId, told.Severity, told.Messages));
        Assert.NotNull(told.WithPersonSince);
        Assert.Contains(Canary, Assert.Single((await moderator.OpenAsync(caseId)).Ok!.Lines).Text, StringComparison.Ordinal);
        Assert.Contains("model-alone", Decision.FromJson(Last(other).Record).MatchedRules);

        // Once more the same: nobody learns anything new, and nothing is raised.
        await other.ChangeAsync(transaction => OwedRows.Owe(transaction, OwedKind.Rescore, other.Facility, Last(other).DecisionId, transaction.Now));
        Assert.True(await other.Hub.Service<RescoreMessages>().DoDueAsync(CancellationToken.None));
        Assert.Single(other.Audit("case-raised"));
    }

    [Fact]
    public async Task Given_the_model_says_less_than_the_list_of_words_then_nobody_more_is_told()
    {
        await using var other = await CaseWorld.StartAsync(fakeTime: true, WithModeratorOfTheModel());
        other.Classifier.Instead = new ListOfWords();
        await other.SayAsync("goodbye (s2)");
        other.Classifier.Instead = null;
        other.Time!.Advance(TimeSpan.FromMinutes(5));
        Assert.True(await other.Hub.Service<RescoreMessages>().DoDueAsync(CancellationToken.None));
        Assert.Contains("model-alone", Decision.FromJson(Last(other).Record).MatchedRules);
        Assert.Empty((await other.WithoutFeed("moderator").ListAsync()).Ok!.Cases);
        Assert.Empty(other.Audit("case-raised"));
    }

    [Fact]
    public async Task Given_one_message_that_cannot_be_opened_then_the_others_are_judged_and_it_stays_owed()
    {
        world.Classifier.Available = false;
        await world.SayAsync("broken (s3)");
        await world.SayAsync("whole (s3)");
        await world.ChangeAsync(transaction =>
        {
            var entry = transaction.Db.Entries.Single(row => row.Sequence == 1);
            entry.SealedBody = [.. entry.SealedBody!.Reverse().Skip(20).Reverse(), .. new byte[20]];
        });
        world.Classifier.Available = true;
        await Again().DoDueAsync(CancellationToken.None);
        Assert.Equal(1, Owed());
        using var db = world.Store.Read();
        Assert.Equal([2L], db.CaseMessages.Where(line => line.Flagged).Select(line => line.Sequence));
        var owed = db.Owed.Single(row => row.Kind == OwedKind.Rescore && row.DoneAt == null);
        Assert.True(owed.Attempts >= 1 && owed.DueAt > world.Time!.GetUtcNow());
    }

    [Theory]
    [InlineData($"I will get {CaseWorld.SupporterName} (v3)", true)]
    [InlineData("I will get you (v3)", false)]
    public async Task Given_a_threat_that_the_fallback_missed_then_it_is_looked_for_whom_it_names(string body, bool names)
    {
        world.Classifier.Available = false;
        await world.SayAsync(body);
        world.Classifier.Available = true;
        world.Time!.Advance(TimeSpan.FromMilliseconds(10));
        await Again().DoDueAsync(CancellationToken.None);
        using var db = world.Store.Read();
        Assert.Equal([false, names], db.Decisions.OrderBy(row => row.At).AsEnumerable().Select(row => Decision.FromJson(row.Record).NamesMember));
    }

    [Fact]
    public async Task Given_one_message_on_which_the_model_fails_then_the_others_are_judged_and_it_stays_owed()
    {
        world.Classifier.Throws = text => text.StartsWith("odd", StringComparison.Ordinal);
        await world.SayAsync("odd (s3)");
        world.Classifier.Available = false;
        await world.SayAsync("whole (s3)");
        world.Classifier.Available = true;
        Assert.True(await Again().DoDueAsync(CancellationToken.None));
        Assert.Equal(1, Owed());
        using var db = world.Store.Read();
        Assert.Equal([2L], db.CaseMessages.Where(line => line.Flagged).Select(line => line.Sequence));
        Assert.Equal(1, db.Owed.Single(row => row.Kind == OwedKind.Rescore && row.DoneAt == null).Attempts);
    }

    [Fact]
    public async Task Given_messages_that_waited_for_the_model_then_once_delivered_they_are_drawn_and_read_again_as_any_other()
    {
        await using var other = await CaseWorld.StartAsync(
            fakeTime: true, SampledRules.Policy() is var drawn ? drawn with { Failures = drawn.Failures with { ClassifierDown = ClassifierDown.Hold } } : null);
        var (clinician, moderator) = (other.WithoutFeed("clinician"), other.WithoutFeed("moderator"));
        other.Classifier.Available = false;
        var quiet = await other.SayAsync($"that joke nearly killed me, {Canary} (s1)");
        var doubted = await other.SayAsync("se quiere matar…");
        Assert.Equal((0, 0), (quiet.Sequence, doubted.Sequence));
        other.Classifier.Available = true;
        other.Time!.Advance(TimeSpan.FromMilliseconds(10));
        Assert.True(await other.Hub.Service<RescoreMessages>().DoDueAsync(CancellationToken.None));
        Assert.Equal([quiet.EntryId, doubted.EntryId], (await (await other.ChatterAsync(other.Supporter)).HistoryAsync(other.Pair)).Select(entry => entry.EntryId));
        var sample = Assert.Single(TestCaller.Ok(await moderator.SamplesAsync()).Samples);
        Assert.Contains(Canary, TestCaller.Ok(await moderator.OpenSampleAsync(sample.SampleId)).Text, StringComparison.Ordinal);

        Assert.Empty((await clinician.ListAsync()).Ok!.Cases);
        await other.Hub.Service<GiveSecondOpinions>().DoDueAsync(CancellationToken.None);
        var found = Assert.Single((await clinician.ListAsync()).Ok!.Cases);
        Assert.Equal(2, Assert.Single((await clinician.OpenAsync(found.CaseId)).Ok!.Lines, line => line.Flagged).Sequence);
    }

    /// <summary>A moderator reads what the model itself sees.</summary>
    private static DisclosurePolicy WithModeratorOfTheModel() => PlainPolicy.Version1 with
    {
        Rules =
        [
            .. PlainPolicy.Version1.Rules,
            new DisclosureRule(
                "model-alone", PolicyScope.Everywhere, new RuleCondition([Category.SelfHarm], 2, 4, [EvidenceSource.Model], []), new DeliveryRule(Delivery.DeliverAndFlag), OpensCase: true,
                [new Recipient(StaffRole.Moderator, DisclosureLevel.Message, Purpose.Care, TimeLimits.None)], [], [Exclusion.OwnKin]),
        ],
    };

    private static DecisionRow Last(CaseWorld of)
    {
        using var db = of.Store.Read();
        return db.Decisions.OrderBy(row => row.At).ThenBy(row => row.DecisionId).AsEnumerable().Last();
    }

    /// <summary>Says 3 of everything, as the list of words might.</summary>
    private sealed class ListOfWords : IClassifier
    {
        public string Version => "words-1";

        public Judgement Judge(string text, SpeakerRole role, Budget budget, Patterns patterns = Patterns.None) =>
            new([new Verdict(EvidenceSource.Lexicon, Version, Category.SelfHarm, 3, .6f, []), new Verdict(EvidenceSource.Lexicon, Version, Category.Violence, 0, .01f, [])], IsFallback: true);
    }

    /// <summary>What waits for longer than the policy's ten minutes is told to whoever runs the server, until the model has judged it.</summary>
    private async Task WaitsTooLongAsync()
    {
        var administrator = world.WithoutFeed("administrator");
        world.Classifier.Available = false;
        await world.SayAsync("later");
        world.Time!.Advance(TimeSpan.FromMinutes(9));
        Assert.Contains("\"rescores\",\"status\":\"Healthy\"", await HealthAsync(), StringComparison.Ordinal);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await UntilAsync(said => said.Contains("1 delivered messages wait for the model for longer than the policy allows", StringComparison.Ordinal));

        world.Classifier.Available = true;
        Assert.True(await Again().DoDueAsync(CancellationToken.None));
        world.Time.Advance(TimeSpan.FromSeconds(10));
        await UntilAsync(said => said.Contains("\"rescores\",\"status\":\"Healthy\"", StringComparison.Ordinal));

        async Task UntilAsync(Func<string, bool> done)
        {
            using var limit = new CancellationTokenSource(TestServer.Patience);
            while (!done(await HealthAsync()))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), limit.Token);
            }
        }

        async Task<string> HealthAsync() => (await administrator.GetAsync("api/v1/health")).Body;
    }

    [Fact]
    public async Task Given_its_writer_was_moved_before_the_model_came_back_then_the_facility_where_he_is_now_is_told()
    {
        world.Classifier.Available = false;
        await world.SayAsync($"goodbye {Canary} (s4)");
        Assert.Equal(System.Net.HttpStatusCode.OK, (await world.WithoutFeed("coordinator").PostAsync($"api/v1/people/{world.Resident.Key.PersonId}/transfer", """{"facility":"other"}""")).Status);
        var there = world.WithoutFeed("foreign clinician");
        Assert.Empty((await there.ListAsync()).Ok!.Cases);

        world.Classifier.Available = true;
        Assert.True(await Again().DoDueAsync(CancellationToken.None));
        var item = Assert.Single((await there.ListAsync()).Ok!.Cases);
        Assert.Equal((CaseCategory.SelfHarm, 4, RaisedKind.Arrival), (item.Category, item.Severity, item.Raised));
        var opened = (await there.OpenAsync(item.CaseId)).Ok!;
        Assert.Empty(opened.Lines);
        Assert.Equal(world.Resident.Key.PersonId, opened.Subject!.PersonId);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Given_the_record_that_arrived_was_merged_into_the_one_known_there_then_that_facility_is_told_all_the_same(bool cameBack)
    {
        world.Classifier.Available = false;
        await world.SayAsync($"goodbye {Canary} (s4)");
        Assert.Equal(System.Net.HttpStatusCode.OK, (await world.WithoutFeed("coordinator").PostAsync($"api/v1/people/{world.Resident.Key.PersonId}/transfer", """{"facility":"other"}""")).Status);
        await world.ChangeAsync(transaction =>
        {
            var arrived = transaction.Db.People.Single(row => row.PersonId == world.Resident.Key.PersonId && row.FacilityId == world.Foreigner.Key.FacilityId);
            (arrived.State, arrived.MergedInto) = (PersonState.Merged, world.Foreigner.Key.PersonId);
            transaction.TouchPerson(arrived.FacilityId, arrived.PersonId);
        });
        if (cameBack)
        {
            // The record that was known there is moved to where he came from, and is the one in use now.
            var mover = world.Staff["foreign clinician"].Key;
            await world.ChangeAsync(transaction => transaction.Db.Roles.Add(new RoleRow { FacilityId = mover.FacilityId, PersonId = mover.PersonId, Role = Role.Coordinator, From = transaction.Now }));
            TestCaller.Ok(await world.Hub.Service<TransferPeople>().TransferAsync(mover, world.Foreigner.Key.PersonId, new TransferPerson("seed"), CancellationToken.None));
        }

        world.Classifier.Available = true;
        Assert.True(await Again().DoDueAsync(CancellationToken.None));
        var item = Assert.Single((await world.WithoutFeed(cameBack ? "clinician" : "foreign clinician").ListAsync()).Ok!.Cases, one => one.Raised == RaisedKind.Arrival);
        Assert.Equal((CaseCategory.SelfHarm, 4), (item.Category, item.Severity));
    }

    private RescoreMessages Again() => world.Hub.Service<RescoreMessages>();

    private int Owed()
    {
        using var db = world.Store.Read();
        return db.Owed.Count(row => row.Kind == OwedKind.Rescore && row.DoneAt == null);
    }
}
