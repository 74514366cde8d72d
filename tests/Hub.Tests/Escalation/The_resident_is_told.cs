using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Escalation;

/// <summary>Somebody is coming; did they come? Nothing in it tells who or why, and a "no" takes the case on at once.</summary>
public sealed class The_resident_is_told : IAsyncLifetime
{
    private EscalationWorld world = null!;
    private StaffConsole officer = null!;
    private StaffConsole resident = null!;

    public async ValueTask InitializeAsync()
    {
        world = await EscalationWorld.StartAsync();
        officer = await world.Cases.ConnectAsync("officer of B");
        resident = StaffConsole.WithoutFeed(world.Cases.Hub, world.Cases.Resident);
    }

    public async ValueTask DisposeAsync()
    {
        await resident.DisposeAsync();
        await world.DisposeAsync();
    }

    [Fact]
    public async Task Given_somebody_goes_and_comes_then_the_resident_is_told_and_asked_once_without_a_word_of_who()
    {
        await world.Cases.SayAsync("goodbye (s4)");
        var caseId = (await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow))).CaseId;
        await officer.GoAsync(caseId);
        await officer.GoAsync(caseId);
        await world.Cases.WithoutFeed("control room").GoAsync(caseId);
        Assert.Equal([(InboxKind.Signpost, null), (InboxKind.SomeoneComing, (bool?)null)], (await InboxAsync()).Select(item => (item.Kind, item.Over)));
        await officer.MeetAsync(caseId);
        await world.Cases.WithoutFeed("control room").MeetAsync(caseId);
        var inbox = await InboxAsync();
        Assert.Equal(("Someone is coming.", "Did someone come to you?", 3), (inbox[1].Text, inbox[2].Text, inbox.Count));
        Assert.All(inbox.Skip(1), item => Assert.Equal((null, null), (item.ConversationId, item.Answer)));
        Assert.Equal([null, true, null], inbox.Select(item => item.Over));
        Assert.DoesNotContain(caseId.ToString(), System.Text.Json.JsonSerializer.Serialize(inbox), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Given_a_yes_then_it_is_stored_audited_and_shown_to_staff_and_the_same_answer_again_changes_nothing()
    {
        var caseId = await VisitedAsync();
        var question = (await InboxAsync())[^1];
        Assert.Equal(System.Net.HttpStatusCode.OK, (await AnswerAsync(question.Sequence, true)).Status);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await AnswerAsync(question.Sequence, true)).Status);
        Assert.Contains("NotPossible", (await AnswerAsync(question.Sequence, false)).Body, StringComparison.Ordinal);
        Assert.True((await InboxAsync()).Single(item => item.Kind == InboxKind.DidTheyCome).Answer);
        Assert.Single(world.Told("person-says-yes"));
        Assert.Equal($"case:{caseId}", world.Cases.Audit("question-answered")[0].Subject);
        var clinician = world.Cases.WithoutFeed("clinician");
        Assert.Contains((await clinician.OpenAsync(caseId)).Ok!.Events, told => told is { Kind: "person-says-yes", By: null });
        await world.AfterAsync(TimeSpan.FromMinutes(15));
        Assert.Empty(world.Told("escalated"));
    }

    [Fact]
    public async Task Given_a_no_then_the_case_goes_to_its_next_step_at_once_and_the_cards_ask_again()
    {
        var caseId = await VisitedAsync();
        await world.AfterAsync(TimeSpan.FromSeconds(30));
        await AnswerAsync((await InboxAsync())[^1].Sequence, false);
        await world.AfterAsync(TimeSpan.Zero);
        Assert.NotEmpty(world.Told("escalated"));
        var card = await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow), next => next.CaseId == caseId && next.OnTheWaySince is null && next.WithPersonSince is null && next.Deadline > next.AskedAt.AddMinutes(2));
        Assert.Equal(world.Cases.Time!.GetUtcNow().AddMinutes(2), card.Deadline!.Value);
        await world.AfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["awaits:face-to-face"], world.Told("alarm-raised"));
    }

    [Fact]
    public async Task Given_a_case_that_was_decided_meanwhile_then_a_no_opens_it_again()
    {
        var caseId = await VisitedAsync();
        var clinician = await world.Cases.ConnectAsync("clinician");
        await clinician.OpenAsync(caseId);
        await clinician.TakeAsync(caseId);
        Assert.NotNull((await clinician.DecideAsync(caseId)).Ok);
        await AnswerAsync((await InboxAsync())[^1].Sequence, false);
        await clinician.NextAsync<CaseRef>(nameof(IFeedClient.CaseClosed));
        var again = await clinician.NextCaseAsync();
        Assert.Equal((caseId, CaseProgress.Open), (again.CaseId, again.Progress));
        await world.AfterAsync(TimeSpan.Zero);
        Assert.NotEmpty(world.Told("escalated"));
    }

    [Fact]
    public async Task Given_a_decision_hours_ago_when_the_person_says_that_nobody_came_then_nothing_is_late_at_once_and_whoever_takes_it_up_has_it_alone()
    {
        var caseId = await VisitedAsync();
        var clinician = world.Cases.WithoutFeed("clinician");
        await clinician.OpenAsync(caseId);
        await clinician.TakeAsync(caseId);
        Assert.NotNull((await clinician.DecideAsync(caseId)).Ok);
        await world.AfterAsync(TimeSpan.FromSeconds(1));

        // The time to decide was over long ago.
        await world.Cases.ChangeAsync(transaction => transaction.Db.CaseGrants.Where(grant => grant.CaseId == caseId && grant.DecideBy != null).ToList().ForEach(grant => grant.DecideBy = transaction.Now.AddHours(-3)));
        await AnswerAsync((await InboxAsync())[^1].Sequence, false);
        await world.AfterAsync(TimeSpan.Zero);
        Assert.False(Assert.Single((await clinician.ListAsync()).Ok!.Cases).Overdue);

        var colleague = world.Cases.WithoutFeed("colleague");
        await clinician.OpenAsync(caseId);
        await colleague.OpenAsync(caseId);
        Assert.NotNull((await clinician.TakeAsync(caseId)).Ok);
        Assert.Equal(RefusalCode.TakenByOther, (await colleague.TakeAsync(caseId)).Refusal?.Code);

        // And the time to decide is as long as it was.
        Assert.NotNull((await clinician.MeetAsync(caseId)).Ok);
        await world.AfterAsync(TimeSpan.FromMinutes(59));
        Assert.DoesNotContain(world.Told("overdue"), limit => limit.StartsWith("decide", StringComparison.Ordinal));
        await world.AfterAsync(TimeSpan.FromMinutes(1));
        Assert.Contains(world.Told("overdue"), limit => limit.StartsWith("decide", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_somebody_is_on_the_way_when_the_case_is_decided_without_a_visit_then_the_resident_hears_that_nobody_comes_unless_somebody_still_comes_for_another()
    {
        await world.Cases.SayAsync("goodbye (s4)");
        var caseId = (await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow))).CaseId;
        await officer.GoAsync(caseId);
        await DecideAsFalseAsync(caseId);
        var inbox = await InboxAsync();
        Assert.Equal([(InboxKind.Signpost, null), (InboxKind.SomeoneComing, true), (InboxKind.NobodyComing, (bool?)null)], inbox.Select(item => (item.Kind, item.Over)));

        await world.Cases.SayAsync("goodbye again (s4)");
        var second = (await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow), card => card.CaseId != caseId)).CaseId;
        await officer.GoAsync(second);
        await world.Cases.ChangeAsync(transaction => Stay(transaction.Db.Cases.Single(row => row.CaseId == caseId)));
        await DecideAsFalseAsync(second);
        Assert.Equal([(InboxKind.SomeoneComing, true)], (await InboxAsync()).Skip(inbox.Count).Where(item => item.Kind != InboxKind.Signpost).Select(item => (item.Kind, item.Over)));

        static void Stay(CaseRow row) => (row.State, row.DecidedAt) = (CaseState.Acknowledged, null);
    }

    [Fact]
    public async Task Given_nobody_went_or_somebody_stood_there_when_the_case_is_decided_then_nothing_is_said_of_nobody_coming()
    {
        await DecideAsFalseAsync(await VisitedAsync());
        await world.Cases.SayAsync("goodbye again (s4)");
        await DecideAsFalseAsync((await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow), card => card is { WithPersonSince: null, OnTheWaySince: null })).CaseId);
        Assert.DoesNotContain(await InboxAsync(), item => item.Kind == InboxKind.NobodyComing);
    }

    [Fact]
    public async Task Given_the_limit_passed_without_anybody_then_the_resident_is_asked_too()
    {
        await world.Cases.SayAsync("goodbye (s4)");
        await world.AfterAsync(TimeSpan.FromMinutes(10));
        await EscalationWorld.UntilAsync(() => world.Told("overdue").Exists(detail => detail.StartsWith("face-to-face", StringComparison.Ordinal)));
        Assert.Equal([InboxKind.Signpost, InboxKind.DidTheyCome], (await InboxAsync()).Select(item => item.Kind));
    }

    [Fact]
    public async Task Given_a_threat_then_whoever_made_it_is_not_told_that_staff_are_coming()
    {
        await world.Cases.SayAsync("a threat (v4)");
        var caseId = (await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow))).CaseId;
        await officer.GoAsync(caseId);
        await officer.MeetAsync(caseId);
        Assert.Empty(await InboxAsync());
    }

    [Fact]
    public async Task Given_somebody_elses_question_or_a_notice_then_there_is_nothing_to_answer()
    {
        await VisitedAsync();
        var inbox = await InboxAsync();
        await using var supporter = StaffConsole.WithoutFeed(world.Cases.Hub, world.Cases.Supporter);
        Assert.Contains("NotFound", (await supporter.PostAsync("api/v1/me/answers", $$"""{"inboxSequence":{{inbox[^1].Sequence}},"came":false}""")).Body, StringComparison.Ordinal);
        Assert.Contains("NotFound", (await AnswerAsync(inbox[0].Sequence, false)).Body, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await AnswerAsync(inbox[^1].Sequence, true)).Status);
    }

    [Fact]
    public async Task Given_spanish_then_both_sentences_are_spanish()
    {
        await world.Cases.ChangeAsync(transaction =>
        {
            transaction.Db.People.Single(row => row.PersonId == world.Cases.Resident.Key.PersonId).Language = "es";
            transaction.TouchPerson(world.Cases.Facility, world.Cases.Resident.Key.PersonId);
        });
        await world.Cases.SayAsync("adiós (s4)");
        var caseId = (await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow))).CaseId;
        await officer.GoAsync(caseId);
        await officer.MeetAsync(caseId);
        Assert.Equal(["Alguien viene en camino.", "¿Vino alguien?"], (await InboxAsync()).Skip(1).Select(item => item.Text));
    }

    [Fact]
    public async Task Given_the_question_about_a_visit_was_left_when_somebody_says_to_have_come_again_then_it_is_asked_anew_and_the_answer_is_of_that_visit()
    {
        var caseId = await VisitedAsync();
        await world.StayAsync();
        await world.AwakeAsync(TimeSpan.FromMinutes(30), officer);
        await world.Cases.SayAsync("goodbye again (s4)");
        Assert.NotNull((await officer.MeetAsync(caseId)).Ok);
        var asked = (await InboxAsync()).Where(item => item.Kind == InboxKind.DidTheyCome).ToList();
        Assert.Equal([true, null], asked.Select(item => item.Over));
        Assert.Contains("NotPossible", (await AnswerAsync(asked[0].Sequence, true)).Body, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await AnswerAsync(asked[1].Sequence, false)).Status);
        Assert.Equal(["round:1"], world.Told("person-says-no"));
        Assert.Empty(world.Told("person-says-yes"));
    }

    [Fact]
    public async Task Given_a_new_cry_before_the_answer_then_the_answer_is_of_the_visit_that_was_asked_about()
    {
        await VisitedAsync();
        await world.Cases.SayAsync("goodbye again (s4)");
        Assert.Equal(System.Net.HttpStatusCode.OK, (await AnswerAsync((await InboxAsync()).Last(item => item.Kind == InboxKind.DidTheyCome).Sequence, true)).Status);
        Assert.Equal(["round:0"], world.Told("person-says-yes"));
    }

    private async Task<Guid> VisitedAsync()
    {
        await world.Cases.SayAsync("goodbye (s4)");
        var caseId = (await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow))).CaseId;
        Assert.NotNull((await officer.MeetAsync(caseId)).Ok);
        return caseId;
    }

    private async Task DecideAsFalseAsync(Guid caseId)
    {
        var clinician = world.Cases.WithoutFeed("clinician");
        Assert.NotNull((await clinician.OpenAsync(caseId)).Ok);
        Assert.NotNull((await clinician.TakeAsync(caseId)).Ok);
        Assert.NotNull((await clinician.DecideAsync(caseId, CaseReason.NotMeant, FlagVerdict.False)).Ok);
    }

    private async Task<IReadOnlyList<InboxItem>> InboxAsync()
    {
        await using var chatter = await world.Cases.Hub.ConnectAsync(world.Cases.Resident);
        return (await chatter.CallAsync<CatchUp>(nameof(IChatServer.CatchUp), new CatchUpRequest([], 0))).Ok!.Inbox;
    }

    private Task<(System.Net.HttpStatusCode Status, string Body)> AnswerAsync(long sequence, bool came) =>
        resident.PostAsync("api/v1/me/answers", $$"""{"inboxSequence":{{sequence}},"came":{{(came ? "true" : "false")}}}""");
}
