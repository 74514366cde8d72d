using System.Net;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.BreakGlass;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Moderation.Policies;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Disclosure;

/// <summary>People see which of their own messages staff read: the day after, by role and rule. Nothing that somebody else told adds to it, takes from it or says more in it.</summary>
public sealed class My_disclosures : IAsyncLifetime
{
    private static readonly DateOnly FirstDay = new(2026, 3, 2);
    private CaseWorld world = null!;

    public async ValueTask InitializeAsync() => world = await StartAsync(TimeSpan.FromDays(1));

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_care_read_a_message_then_its_author_sees_so_the_next_day_with_role_and_rule_and_nobody_else_does()
    {
        await world.SayAsync("hello");
        var flagged = await world.SayAsync("i cannot go on (s3)");
        await OpenAsync("clinician");
        await OpenAsync("colleague");
        Assert.Empty(await OfAsync(world.Resident));

        await world.ReturnAfterAsync(TimeSpan.FromDays(1));
        var shown = Assert.Single(await OfAsync(world.Resident));
        Assert.Equal((world.Pair, flagged.EntryId, Role.Clinician, FirstDay, true), (shown.ConversationId, shown.EntryId, shown.Role, shown.Day, shown.Around));
        Assert.Equal(["If a message makes us very worried about self-harm or suicide."], shown.Rules);
        Assert.Empty(await OfAsync(world.Supporter));
    }

    [Fact]
    public async Task Given_a_message_that_staff_did_not_read_then_it_is_not_in_the_list()
    {
        await world.SayAsync("i cannot go on (s3)");
        Assert.Single((await world.WithoutFeed("clinician").ListAsync()).Ok!.Cases);
        Assert.Single(world.Audit("case-shown"));
        await world.ReturnAfterAsync(TimeSpan.FromDays(1));
        Assert.Empty(await OfAsync(world.Resident));
        await OpenAsync("clinician");
        await world.ReturnAfterAsync(TimeSpan.FromDays(1));
        Assert.Equal(FirstDay.AddDays(1), Assert.Single(await OfAsync(world.Resident)).Day);
    }

    [Fact]
    public async Task Given_a_message_of_severity_4_then_it_is_not_shown_while_its_case_is_open_nor_before_the_policys_time_is_over()
    {
        await world.SayAsync("goodbye (s4)");
        await OpenAsync("clinician");
        await world.ReturnAfterAsync(TimeSpan.FromDays(1));
        Assert.Empty(await OfAsync(world.Resident));
        await DecideAsync();
        Assert.Empty(await OfAsync(world.Resident));
        await world.ReturnAfterAsync(TimeSpan.FromDays(1));
        var shown = Assert.Single(await OfAsync(world.Resident));
        Assert.Equal((Role.Clinician, FirstDay), (shown.Role, shown.Day));
    }

    [Fact]
    public async Task Given_signs_over_a_whole_conversation_then_who_wrote_in_it_sees_so_only_long_after_staff_were_done()
    {
        await world.DisposeAsync();
        world = await CaseWorld.StartAsync(fakeTime: true, DefaultPolicy.Version1 with
        {
            Inform = DefaultPolicy.Version1.Inform with { OwnDisclosuresAfter = TimeSpan.FromDays(1) },
            Classifier = new ClassifierRules([.. Enum.GetValues<JudgedCategory>()]),
        });
        for (var message = 0; message < 4; message++)
        {
            await world.SayAsync(message % 2 == 0 ? world.Supporter : world.Resident, world.Pair, "you owe me (x)");
        }

        await OpenNewestAsync("safeguarding", CasePurpose.Safeguarding);
        await world.ReturnAfterAsync(TimeSpan.FromDays(1));
        Assert.Empty(await OfAsync(world.Supporter));
        await DecideAsync();
        Assert.Empty(await OfAsync(world.Supporter));
        await world.ReturnAfterAsync(TimeSpan.FromDays(1));
        foreach (var person in new[] { world.Supporter, world.Resident })
        {
            var shown = Assert.Single(await OfAsync(person));
            Assert.Equal((Role.Safeguarding, FirstDay), (shown.Role, shown.Day));
            Assert.Equal(["If a message makes us at all worried about someone being used or put under pressure."], shown.Rules);
        }
    }

    [Fact]
    public async Task Given_staff_read_the_whole_chat_of_an_own_case_or_break_its_glass_then_its_author_sees_each_once_it_may_be_known()
    {
        await world.DisposeAsync();
        world = await CaseWorld.StartAsync(fakeTime: true, CaseWorld.Policy(recipient =>
            recipient is { Role: StaffRole.Clinician, Purpose: Purpose.Care } ? recipient with { Level = DisclosureLevel.Conversation, Before = 0, After = 0 } : recipient) with
        {
            Inform = DefaultPolicy.Version1.Inform with { OwnDisclosuresAfter = TimeSpan.FromDays(1) },
            BreakGlass = GlassWorld.Rules,
        });
        await world.SayAsync("i cannot go on (s3)");
        var caseId = Cases()[0].CaseId;
        var (asker, approver, third) = (world.WithoutFeed("clinician"), world.WithoutFeed("colleague"), world.WithoutFeed("facilitator"));
        await GlassWorld.OpenAsync(asker, caseId);
        GlassWorld.Ok(await asker.ConversationAsync(caseId));
        GlassWorld.Ok(await asker.ConversationAsync(caseId));
        var asked = GlassWorld.Ok(await asker.AskGlassAsync(caseId, CasePurpose.Care));
        await GlassWorld.OpenAsync(approver, caseId);
        var glass = GlassWorld.Ok(await approver.GlassAsync(asked, "approve"));
        GlassWorld.Ok(await asker.ReadGlassAsync(glass));
        world.Time!.SetUtcNow(world.Time.GetUtcNow() + GlassWorld.Box);
        Assert.Null(await MoreAsync(world.Resident));

        await world.ReturnAfterAsync(TimeSpan.FromDays(1));
        var whole = new OwnReading(OwnReadingKind.WholeConversation, world.Pair, Role.Clinician, FirstDay);
        Assert.Equal([whole], await MoreAsync(world.Resident));
        await DecideAsync();
        await world.ReturnAfterAsync(TimeSpan.FromDays(1));
        Assert.Equal([whole], await MoreAsync(world.Resident));
        third = world.WithoutFeed("facilitator");
        await GlassWorld.OpenAsync(third, caseId);
        GlassWorld.Ok(await third.GlassAsync(glass, "review", new { justified = true }));
        Assert.Equal([whole, whole with { Kind = OwnReadingKind.BreakGlass }], await MoreAsync(world.Resident));
        Assert.Null(await MoreAsync(world.Supporter));
        async Task<IReadOnlyList<OwnReading>?> MoreAsync(SeededPerson person)
        {
            await using var console = StaffConsole.WithoutFeed(world.Hub, person);
            return (await console.DisclosuresAsync()).Ok!.More;
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Given_another_reports_the_message_or_not_then_the_list_is_the_same(bool reported)
    {
        var quiet = await world.SayAsync("nothing the machine minds");
        var flagged = await world.SayAsync("i cannot go on (s3)");
        await OpenAsync("clinician");
        if (reported)
        {
            await ReportAsync(quiet, flagged);
            await OpenNewestAsync("security", CasePurpose.SafetyOfOthers);
        }

        await world.ReturnAfterAsync(TimeSpan.FromDays(1));
        var shown = Assert.Single(await OfAsync(world.Resident));
        Assert.Equal((flagged.EntryId, Role.Clinician), (shown.EntryId, shown.Role));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Given_another_reports_the_message_when_its_case_is_decided_or_not_then_the_list_is_the_same(bool reported)
    {
        var flagged = await world.SayAsync("i will get him (v2)");
        await OpenNewestAsync("security", CasePurpose.SafetyOfOthers);
        await world.ReturnAfterAsync(TimeSpan.FromDays(1));
        await DecideAsync();
        world.Time!.Advance(TimeSpan.FromMinutes(1));
        if (reported)
        {
            await ReportAsync(flagged);
            await OpenNewestAsync("security", CasePurpose.SafetyOfOthers);
            Assert.Equal(2, Cases().Count);
        }

        await world.ReturnAfterAsync(TimeSpan.FromDays(1));
        var shown = Assert.Single(await OfAsync(world.Resident));
        Assert.Equal((flagged.EntryId, Role.Security, FirstDay, false), (shown.EntryId, shown.Role, shown.Day, shown.Around));
        Assert.Equal(["Outside of drug and alcohol programme chats: if a message makes us worry about someone hurting someone else."], shown.Rules);
    }

    [Fact]
    public async Task Given_nobody_read_a_message_when_another_reports_it_later_and_staff_read_that_then_nothing_shows()
    {
        var flagged = await world.SayAsync("i will get him (v2)");
        world.Time!.Advance(TimeSpan.FromMinutes(1));
        await DecideAsync();
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await ReportAsync(flagged);
        await OpenNewestAsync("security", CasePurpose.SafetyOfOthers);
        await world.ReturnAfterAsync(TimeSpan.FromDays(1));
        Assert.Empty(await OfAsync(world.Resident));
    }

    [Fact]
    public async Task Given_a_policy_that_does_not_show_it_then_there_is_nothing_and_it_says_so()
    {
        await using var silent = await StartAsync(null);
        await using var resident = StaffConsole.WithoutFeed(silent.Hub, silent.Resident);
        var answer = (await resident.DisclosuresAsync()).Ok!;
        Assert.False(answer.Offered);
        Assert.Empty(answer.Disclosures);
    }

    private static Task<CaseWorld> StartAsync(TimeSpan? after) => CaseWorld.StartAsync(
        fakeTime: true, DefaultPolicy.Version1 with { Inform = DefaultPolicy.Version1.Inform with { OwnDisclosuresAfter = after } });

    private async Task<IReadOnlyList<OwnDisclosure>> OfAsync(SeededPerson person)
    {
        await using var console = StaffConsole.WithoutFeed(world.Hub, person);
        return (await console.DisclosuresAsync()).Ok!.Disclosures;
    }

    private List<CaseRow> Cases()
    {
        using var db = world.Store.Read();
        return [.. db.Cases.OrderBy(row => row.Number)];
    }

    private Task OpenAsync(string staff) => OpenNewestAsync(staff, CasePurpose.Care);

    private async Task OpenNewestAsync(string staff, CasePurpose purpose)
    {
        var reply = await world.WithoutFeed(staff).OpenAsync(Cases()[^1].CaseId, purpose);
        Assert.True(reply.Ok is not null, reply.Refusal?.Message);
    }

    private async Task ReportAsync(params MessageStored[] messages)
    {
        await using var supporter = StaffConsole.WithoutFeed(world.Hub, world.Supporter);
        foreach (var message in messages)
        {
            var (status, body) = await supporter.PostAsync("api/v1/reports/", $$"""{"conversationId":"{{world.Pair}}","entryId":"{{message.EntryId}}","reason":"Threat"}""");
            Assert.True(status == HttpStatusCode.OK, body);
        }
    }

    private Task DecideAsync() => world.ChangeAsync(transaction =>
    {
        var row = transaction.Db.Cases.Single();
        (row.State, row.DecidedAt) = (CaseState.Decided, transaction.Now);
    });
}
