using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Escalation;

/// <summary>A supporter hears that staff came with the person's yes alone, never why, and not where something stands between the two.</summary>
public sealed class A_supporter_may_know : IAsyncLifetime
{
    private static readonly Guid Alias = Guid.CreateVersion7();
    private EscalationWorld world = null!;
    private StaffConsole officer = null!;
    private StaffConsole resident = null!;
    private StaffConsole supporter = null!;

    public async ValueTask InitializeAsync()
    {
        world = await EscalationWorld.StartAsync();
        officer = await world.Cases.ConnectAsync("officer of B");
        resident = StaffConsole.WithoutFeed(world.Cases.Hub, world.Cases.Resident);
        supporter = StaffConsole.WithoutFeed(world.Cases.Hub, world.Cases.Supporter);
    }

    public async ValueTask DisposeAsync()
    {
        await resident.DisposeAsync();
        await supporter.DisposeAsync();
        await world.DisposeAsync();
    }

    [Fact]
    public async Task Given_a_yes_then_the_supporter_hears_after_ten_minutes_that_staff_were_there_and_nothing_of_why_or_of_the_case()
    {
        var caseId = await VisitedAsync();
        var question = Assert.Single(await AskedAsync());
        Assert.Equal(("May your supporter know that staff came to see you?", null, null), (question.Text, question.ConversationId, question.Answer));
        Assert.Contains("\"agrees\":true", (await AgreeAsync(question.Sequence, true)).Body, StringComparison.Ordinal);
        await PassAsync(TimeSpan.FromMinutes(9));
        Assert.Empty(await HeardAsync());
        await PassAsync(TimeSpan.FromMinutes(2));
        var heard = Assert.Single(await HeardAsync());
        Assert.Equal($"Staff have been with {CaseWorld.ResidentName} S. You may ask how things are.", heard.Text);
        Assert.Equal((world.Cases.Pair, null), (heard.ConversationId!.Value, heard.Answer));
        var written = JsonSerializer.Serialize(heard);
        Assert.All(new[] { caseId.ToString(), "SelfHarm", "severity", "goodbye" }, word => Assert.DoesNotContain(word, written, StringComparison.OrdinalIgnoreCase));
        using (var db = world.Cases.Store.Read())
        {
            Assert.Null(db.Inbox.Single(row => row.Kind == InboxKind.StaffWereWith).CaseId);
        }

        Assert.Equal("supporters:1", Assert.Single(world.Told(CaseEventRows.SupporterTold)));
        Assert.Contains(world.Cases.Supporter.Key.PersonId.ToString(), Assert.Single(world.Cases.Audit("supporter-told")).Details, StringComparison.OrdinalIgnoreCase);
        Assert.Equal($"case:{caseId}", Assert.Single(world.Cases.Audit("supporter-may-know")).Subject);

        // Told is told; and nobody is asked again the same day.
        Assert.Contains("too late", (await AgreeAsync(question.Sequence, false)).Body, StringComparison.Ordinal);
        await DecideAsync(caseId);
        Assert.Single(await AskedAsync());
        await PassAsync(TimeSpan.FromMinutes(12));
        Assert.Equal(1, Heard());
    }

    [Theory]
    [InlineData("en", "", "Staff have been with Zebulon. You may ask how things are.")]
    [InlineData("es", "", "El personal estuvo con Zebulon. Puedes preguntar cómo va todo.")]
    [InlineData("es", "Seed", "El personal estuvo con Zebulon S. Puedes preguntar cómo va todo.")]
    public async Task Given_a_name_shortened_or_whole_then_the_sentence_ends_in_one_full_stop(string language, string familyName, string sentence)
    {
        await world.Cases.ChangeAsync(transaction =>
        {
            var (about, told) = (world.Cases.Resident.Key, world.Cases.Supporter.Key);
            transaction.Db.People.Single(row => row.PersonId == about.PersonId).FamilyName = familyName;
            transaction.Db.People.Single(row => row.PersonId == told.PersonId).Language = language;
            transaction.TouchPerson(about.FacilityId, about.PersonId);
            transaction.TouchPerson(told.FacilityId, told.PersonId);
        });
        await VisitedAsync();
        await AgreeAsync(Assert.Single(await AskedAsync()).Sequence, true);
        await PassAsync(TimeSpan.FromMinutes(11));
        Assert.Equal(sentence, Assert.Single(await HeardAsync()).Text);
    }

    [Fact]
    public async Task Given_no_answer_a_no_or_a_yes_that_was_taken_back_then_nobody_is_told()
    {
        await VisitedAsync();
        var question = Assert.Single(await AskedAsync());
        Assert.Contains("NotFound", (await supporter.PostAsync("api/v1/me/agreements", $$"""{"inboxSequence":{{question.Sequence}},"agrees":true}""")).Body, StringComparison.Ordinal);
        await PassAsync(TimeSpan.FromMinutes(12));
        Assert.Equal(0, Heard());
        await AgreeAsync(question.Sequence, false);
        await PassAsync(TimeSpan.FromMinutes(12));
        Assert.Equal(0, Heard());
        await AgreeAsync(question.Sequence, true);
        await PassAsync(TimeSpan.FromMinutes(9));
        Assert.Contains("\"agrees\":false", (await AgreeAsync(question.Sequence, false)).Body, StringComparison.Ordinal);
        await PassAsync(TimeSpan.FromMinutes(12));
        Assert.Equal(0, Heard());
        Assert.Equal((1, 1), (world.Told(CaseEventRows.PersonAgrees).Count, world.Told(CaseEventRows.PersonTakesBack).Count));
        Assert.Empty(world.Cases.Audit("supporter-told"));
    }

    [Fact]
    public async Task Given_something_between_the_two_then_the_person_is_asked_all_the_same_and_the_supporter_hears_nothing()
    {
        // Of the supporter, under a record that was merged.
        await world.Cases.ChangeAsync(transaction =>
        {
            var supporterRow = transaction.Db.People.AsNoTracking().Single(row => row.PersonId == world.Cases.Supporter.Key.PersonId);
            (supporterRow.PersonId, supporterRow.Number, supporterRow.State, supporterRow.MergedInto) = (Alias, "A0", PersonState.Merged, world.Cases.Supporter.Key.PersonId);
            transaction.Db.People.Add(supporterRow);
            transaction.Db.Cases.Add(Complaint());
        });
        var caseId = await VisitedAsync();
        await AgreeAsync(Assert.Single(await AskedAsync()).Sequence, true);
        await PassAsync(TimeSpan.FromMinutes(11));
        Assert.Empty(await HeardAsync());
        await world.Cases.ChangeAsync(transaction => transaction.Db.Cases.Single(row => row.Raised == RaisedKind.Complaint).Verdict = nameof(FlagVerdict.False));

        var (me, other) = (world.Cases.Resident.Key, world.Cases.Supporter.Key);
        await AgainAsync(caseId, transaction => transaction.Db.Hidden.Add(new HiddenRow { FacilityId = me.FacilityId, PersonId = me.PersonId, OtherFacilityId = other.FacilityId, OtherId = other.PersonId }));
        Assert.Empty(await HeardAsync());
        await AgainAsync(caseId, transaction =>
        {
            transaction.Db.Hidden.RemoveRange(transaction.Db.Hidden);
            transaction.Db.Conversations.Single(row => row.ConversationId == world.Cases.Pair).State = ConversationState.Paused;
        });
        Assert.Empty(await HeardAsync());

        // In a substance-use programme the notice names nothing.
        await AgainAsync(caseId, transaction =>
        {
            var pair = transaction.Db.Conversations.Single(row => row.ConversationId == world.Cases.Pair);
            (pair.State, pair.Class) = (ConversationState.Open, "part-2");
        });
        var heard = Assert.Single(await HeardAsync());
        Assert.Equal(("Staff have been with someone you support. You may ask how things are.", null), (heard.Text, heard.ConversationId));
    }

    [Fact]
    public async Task Given_the_supporters_own_concern_then_the_question_is_the_same_as_after_a_message()
    {
        Assert.Equal(
            System.Net.HttpStatusCode.OK,
            (await supporter.PostAsync("api/v1/concerns", $$"""{"conversationId":"{{world.Cases.Pair}}","memberId":"{{world.Cases.Resident.Key.PersonId}}","about":"SelfHarm","near":"Now"}""")).Status);
        await MetAsync();
        var afterConcern = Assert.Single(await AskedAsync());
        Assert.Equal("May your supporter know that staff came to see you?", afterConcern.Text);
        using var db = world.Cases.Store.Read();
        var stored = Assert.Single(db.Inbox.Where(row => row.Kind == InboxKind.SupporterMayKnow));
        Assert.Equal((null, null, null), (stored.ConversationId, stored.EntryId, stored.Detail));
    }

    [Fact]
    public async Task Given_a_view_of_who_supports_whom_that_could_not_follow_then_it_is_read_anew_the_person_is_asked_and_the_supporter_hears()
    {
        await world.Cases.SayAsync("goodbye (s4)");
        var caseId = (await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow))).CaseId;
        Assert.NotNull((await officer.MeetAsync(caseId)).Ok);
        var came = (await InboxAsync(world.Cases.Resident)).Single(item => item.Kind == InboxKind.DidTheyCome);
        await FallBehindAsync();
        await resident.PostAsync("api/v1/me/answers", $$"""{"inboxSequence":{{came.Sequence}},"came":true}""");
        using (var db = world.Cases.Store.Read())
        {
            await AgreeAsync(Assert.Single(db.Inbox.Where(row => row.Kind == InboxKind.SupporterMayKnow).Select(row => row.Sequence).ToList()), true);
        }

        await FallBehindAsync();
        await PassAsync(TimeSpan.FromMinutes(11));
        Assert.Equal(1, Heard());
    }

    [Fact]
    public async Task Given_a_threat_then_whoever_made_it_is_not_asked()
    {
        await world.Cases.SayAsync("a threat (v4)");
        var caseId = (await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow))).CaseId;
        await officer.MeetAsync(caseId);
        Assert.Empty(await AskedAsync());
    }

    /// <summary>A commit that the view cannot follow, because a row is damaged; then the row is whole again.</summary>
    private async Task FallBehindAsync()
    {
        await world.Cases.ChangeAsync(transaction =>
        {
            var policy = transaction.Db.Policies.Single(row => row.FacilityId == world.Cases.Facility);
            transaction.Db.Policies.Add(new PolicyRow { FacilityId = policy.FacilityId, Version = 99, ConsentFrom = 99, Document = policy.Document, EffectiveAt = policy.EffectiveAt });
            transaction.TouchPerson(world.Cases.Facility, world.Cases.Supporter.Key.PersonId);
        });
        await world.Cases.ChangeAsync(transaction => transaction.Db.Policies.Remove(transaction.Db.Policies.Single(row => row.Version == 99)));
        Assert.True(world.Cases.Hub.Service<PeerConnect.Hub.Approvals.ApprovalView>().IsStale);
    }

    private CaseRow Complaint() => new()
    {
        FacilityId = world.Cases.Facility,
        CaseId = Guid.CreateVersion7(),
        Number = 900,
        Raised = RaisedKind.Complaint,
        Category = nameof(CaseCategory.Exploitation),
        Severity = 2,
        State = CaseState.Open,
        SubjectId = Alias,
        HomeFacilityId = world.Cases.Facility,
        PolicyVersion = 1,
        Excluded = string.Empty,
        OpenedAt = world.Cases.Store.Now(),
        LastMessageAt = world.Cases.Store.Now(),
        PseudonymSalt = new byte[32],
    };

    private async Task<Guid> VisitedAsync()
    {
        await world.Cases.SayAsync("goodbye (s4)");
        return await MetAsync();
    }

    private async Task<Guid> MetAsync()
    {
        var caseId = (await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow))).CaseId;
        Assert.NotNull((await officer.MeetAsync(caseId)).Ok);
        Assert.Empty(await AskedAsync());
        var came = (await InboxAsync(world.Cases.Resident)).Single(item => item.Kind == InboxKind.DidTheyCome);
        await resident.PostAsync("api/v1/me/answers", $$"""{"inboxSequence":{{came.Sequence}},"came":true}""");
        return caseId;
    }

    private async Task DecideAsync(Guid caseId)
    {
        var clinician = world.Cases.WithoutFeed("clinician");
        await clinician.OpenAsync(caseId);
        await clinician.TakeAsync(caseId);
        Assert.NotNull((await clinician.DecideAsync(caseId)).Ok);
    }

    /// <summary>Changes something, and what was agreed to is owed once more.</summary>
    private async Task AgainAsync(Guid caseId, Action<WriteTransaction> change)
    {
        await world.Cases.ChangeAsync(transaction =>
        {
            change(transaction);
            OwedRows.Owe(transaction, OwedKind.TellSupporter, world.Cases.Facility, caseId, transaction.Now);
            transaction.TouchPerson(world.Cases.Facility, world.Cases.Resident.Key.PersonId);
            transaction.TouchConversation(world.Cases.Facility, world.Cases.Pair);
        });
        await PassAsync(TimeSpan.FromSeconds(1));
    }

    private async Task PassAsync(TimeSpan time)
    {
        world.Cases.Time!.Advance(time);
        await world.Cases.Hub.Service<TellSupporters>().DoDueAsync(CancellationToken.None);
    }

    private Task<(System.Net.HttpStatusCode Status, string Body)> AgreeAsync(long sequence, bool agrees) =>
        resident.PostAsync("api/v1/me/agreements", $$"""{"inboxSequence":{{sequence}},"agrees":{{(agrees ? "true" : "false")}}}""");

    private async Task<List<InboxItem>> AskedAsync() => [.. (await InboxAsync(world.Cases.Resident)).Where(item => item.Kind == InboxKind.SupporterMayKnow)];

    /// <summary>How often, also after the supporter's session has ended.</summary>
    private int Heard()
    {
        using var db = world.Cases.Store.Read();
        return db.Inbox.Count(row => row.Kind == InboxKind.StaffWereWith);
    }

    private async Task<List<InboxItem>> HeardAsync() => [.. (await InboxAsync(world.Cases.Supporter)).Where(item => item.Kind == InboxKind.StaffWereWith)];

    private async Task<IReadOnlyList<InboxItem>> InboxAsync(SeededPerson person)
    {
        await using var chatter = await world.Cases.Hub.ConnectAsync(person);
        return (await chatter.CallAsync<CatchUp>(nameof(IChatServer.CatchUp), new CatchUpRequest([], 0))).Ok!.Inbox;
    }
}
