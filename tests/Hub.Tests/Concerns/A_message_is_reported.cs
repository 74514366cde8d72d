using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Hub.Tests.Requests;
using PeerConnect.Moderation.Policies;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Concerns;

/// <summary>A resident reports a message: staff read it by the policy that it was written under, and its author learns nothing.</summary>
public sealed class A_message_is_reported : IAsyncLifetime
{
    private const string Words = "he says this every evening";
    private RequestWorld world = null!;
    private TestCaller resident = null!;

    public async ValueTask InitializeAsync()
    {
        world = await RequestWorld.StartAsync(PlainPolicy.Version1);
        resident = world.As(world.Cases.Resident);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_a_message_that_nothing_flagged_then_the_role_for_its_reason_reads_it_with_the_words_and_never_who_reported_it()
    {
        await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "before");
        var message = await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "you owe me, pay or else");
        var safeguarding = await world.Cases.ConnectAsync("safeguarding");
        var security = await world.Cases.ConnectAsync("security");
        Assert.Equal("Thank you. Staff can see it.", TestCaller.Ok(await ReportAsync(message, ReportReason.Pressure, Words)).Text);

        var item = await safeguarding.NextCaseAsync();
        Assert.Equal((CaseCategory.Exploitation, 2, RaisedKind.Report), (item.Category!.Value, item.Severity, item.Raised!.Value));
        Assert.InRange(item.NotBefore!.Value, item.OpenedAt, item.OpenedAt.AddMinutes(10));
        var opened = TestCaller.Ok(await safeguarding.OpenAsync(item.CaseId, CasePurpose.Safeguarding));
        var told = Assert.Single(opened.Raised!);
        Assert.Equal((RaisedKind.Report, ReportReason.Pressure, Words, message.Sequence), (told.Kind, told.Reason!.Value, told.Words, told.Sequence!.Value));
        Assert.Equal([("before", false), ("you owe me, pay or else", true)], opened.Lines.Select(line => (line.Text!, line.Flagged)));
        Assert.Equal(world.Cases.Supporter.Key.PersonId, opened.Subject!.PersonId);
        Assert.Contains(opened.Lines[1].Decisions, judged => judged is { Source: "PeerReport", Severity: 2 });
        Assert.DoesNotContain(world.Cases.Resident.Key.PersonId.ToString(), safeguarding.Bytes, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(CaseWorld.ResidentName, safeguarding.Bytes, StringComparison.Ordinal);
        Assert.Empty((await world.Cases.SettleAsync(security)).Cases);
    }

    [Fact]
    public async Task Given_a_report_then_its_author_hears_nothing_and_the_chain_names_the_source_apart_from_the_case()
    {
        var message = await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "i will find you");
        var author = await world.Cases.ChatterAsync(world.Cases.Supporter);
        await author.UntilAsync(() => author.Entries.Count == 1);
        TestCaller.Ok(await ReportAsync(message, ReportReason.Threat, Words));
        var row = Case();
        await world.Cases.ChangeAsync(transaction => transaction.Db.CaseGrants.Single(grant => grant.Role == Role.Security).Location = true);
        TestCaller.Ok(await world.Cases.WithoutFeed("security").MeetAsync(row.CaseId));
        await world.AfterAsync(TimeSpan.FromMinutes(11));
        var inbox = (await author.CallAsync<CatchUp>(nameof(IChatServer.CatchUp), new CatchUpRequest([], 0))).Ok!.Inbox;
        Assert.Empty(inbox);
        Assert.Single(author.Entries);

        var act = Assert.Single(world.Cases.Audit("message-reported"));
        Assert.Equal(world.Cases.Resident.Key.PersonId, act.ActorId);
        Assert.DoesNotContain(row.CaseId.ToString(), act.Subject + act.Details, StringComparison.OrdinalIgnoreCase);
        Assert.Null(Assert.Single(world.Cases.Audit("case-opened")).ActorId);
    }

    [Fact]
    public async Task Given_an_open_case_about_its_author_then_the_report_joins_it_and_a_repeat_changes_nothing()
    {
        var security = await world.Cases.ConnectAsync("security");
        await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "(v2) i am so angry");
        var item = await security.NextCaseAsync();
        var message = await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "watch your back");
        await ReportAsync(message, ReportReason.Threat);
        var worse = await security.NextCaseAsync(next => next.Severity == 3);
        Assert.Equal((item.CaseId, 2, null, null), (worse.CaseId, worse.Messages, worse.Raised, worse.NotBefore));
        await ReportAsync(message, ReportReason.Threat);
        await ReportAsync(message, ReportReason.Threat, Words);
        Assert.Equal(2, Case().MessageCount);
        Assert.Equal(2, TestCaller.Ok(await security.OpenAsync(item.CaseId, CasePurpose.SafetyOfOthers)).Raised!.Count);

        // What the author writes himself starts at once what only a report had opened.
        var other = await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Programme, "pay me");
        await ReportAsync(other, ReportReason.Threat, conversation: world.Cases.Programme);
        await world.Cases.ChangeAsync(transaction => transaction.Db.Cases.Single(row => row.Raised != null).NotBefore = transaction.Now.AddMinutes(9));
        await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Programme, "(v2) now");
        using var db = world.Cases.Store.Read();
        Assert.Null(db.Cases.Single(row => row.ConversationId == world.Cases.Programme).NotBefore);
    }

    [Fact]
    public async Task Given_a_line_of_somebodys_case_is_reported_then_care_goes_on_seeing_it()
    {
        var clinician = await world.Cases.ConnectAsync("clinician");
        var message = await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "do it then");
        await world.Cases.SayAsync("i cannot go on (s3)");
        var caseId = (await clinician.NextCaseAsync()).CaseId;
        await ReportAsync(message, ReportReason.Threat);
        Assert.Contains("do it then", TestCaller.Ok(await clinician.OpenAsync(caseId)).Lines.Select(line => line.Text));
    }

    [Fact]
    public async Task Given_a_message_that_was_taken_back_or_read_before_one_left_then_it_can_be_reported()
    {
        var message = await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "send me pictures");
        var author = await world.Cases.ChatterAsync(world.Cases.Supporter);
        Assert.NotNull((await author.CallAsync<Done>(nameof(IChatServer.Withdraw), new WithdrawMessage(world.Cases.Pair, message.Sequence))).Ok);
        var reader = await world.Cases.ChatterAsync(world.Cases.Resident);
        Assert.NotNull((await reader.CallAsync<Done>(nameof(IChatServer.Leave), new ConversationRef(world.Cases.Pair))).Ok);
        TestCaller.Ok(await ReportAsync(message, ReportReason.Sexual));
        var safeguarding = world.Cases.WithoutFeed("safeguarding");
        Assert.Equal("send me pictures", TestCaller.Ok(await safeguarding.OpenAsync(Case().CaseId, CasePurpose.Safeguarding)).Lines.Single().Text);
    }

    [Fact]
    public async Task Given_somebody_was_reported_when_it_is_decided_then_nobody_has_to_stand_in_front_of_the_author_which_would_show_who_told()
    {
        var message = await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "send me pictures");
        TestCaller.Ok(await ReportAsync(message, ReportReason.Sexual));
        await world.Cases.ChangeAsync(transaction =>
        {
            var grant = transaction.Db.CaseGrants.Single(grant => grant.Role == Role.Safeguarding);
            (grant.Level, grant.FaceToFaceSeconds) = ((int)DisclosureLevel.Identity, 1800);
        });
        var safeguarding = world.Cases.WithoutFeed("safeguarding");
        TestCaller.Ok(await safeguarding.OpenAsync(Case().CaseId, CasePurpose.Safeguarding));
        TestCaller.Ok(await safeguarding.TakeAsync(Case().CaseId));
        TestCaller.Ok(await safeguarding.DecideAsync(Case().CaseId));
    }

    [Fact]
    public async Task Given_an_earlier_report_when_the_computer_sees_a_danger_then_it_is_a_flag_and_somebody_stands_in_front_of_the_author_before_the_decision()
    {
        var insult = await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "you are nothing");
        TestCaller.Ok(await ReportAsync(insult, ReportReason.Insult));
        Assert.Equal((2, RaisedKind.Report), (Case().Severity, Case().Raised!.Value));
        await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "i will stab him at chow (v4)");
        Assert.Equal((4, null), (Case().Severity, Case().Raised));

        var security = world.Cases.WithoutFeed("security");
        TestCaller.Ok(await security.OpenAsync(Case().CaseId, CasePurpose.SafetyOfOthers));
        TestCaller.Ok(await security.TakeAsync(Case().CaseId));
        Assert.Equal(RefusalCode.FaceToFaceFirst, (await security.DecideAsync(Case().CaseId, CaseReason.SafetySteps)).Refusal?.Code);
        TestCaller.Ok(await security.MeetAsync(Case().CaseId));
        TestCaller.Ok(await security.DecideAsync(Case().CaseId, CaseReason.SafetySteps));
        using var db = world.Cases.Store.Read();
        Assert.Equal((Case().CaseId, 4), Assert.Single(db.Flags.Select(flag => new { flag.CaseId, flag.Severity }).AsEnumerable().Select(flag => (flag.CaseId, flag.Severity))));
    }

    [Fact]
    public async Task Given_somebody_was_with_the_author_for_a_message_when_it_is_reported_then_nobody_is_sent_again()
    {
        var message = await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "at supper he dies (v4)");
        TestCaller.Ok(await world.Cases.WithoutFeed("officer of A").MeetAsync(Case().CaseId));
        world.Cases.Time!.Advance(TimeSpan.FromMinutes(1));
        TestCaller.Ok(await ReportAsync(message, ReportReason.Threat));
        TestCaller.Ok(await ReportAsync(message, ReportReason.Threat, Words));
        Assert.Equal((0, false), (Case().Round, Case().FaceToFaceAt is null));
    }

    [Fact]
    public async Task Given_somebody_was_with_the_author_when_another_message_is_reported_then_who_goes_again_goes_at_a_moment_that_shows_nobody()
    {
        await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "i get you (v3)");
        await world.Cases.ChangeAsync(transaction => transaction.Db.CaseGrants.Single(grant => grant.Role == Role.Security).Location = true);
        TestCaller.Ok(await world.Cases.WithoutFeed("security").MeetAsync(Case().CaseId));
        var message = await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "watch your back");
        TestCaller.Ok(await ReportAsync(message, ReportReason.Threat));
        Assert.Equal((1, false, null), (Case().Round, Case().NotBefore is null, Case().FaceToFaceAt));
    }

    [Fact]
    public async Task Given_a_message_that_the_caller_cannot_read_then_there_is_nothing_to_report()
    {
        var mine = await world.Cases.SayAsync("my own");
        var theirs = await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "theirs");
        var group = await world.Cases.SayAsync(world.Cases.Foreigner, world.Cases.Group, "in the group");
        var unknown = (await resident.PostAsync<ToldToStaff>("reports", new ReportMessage(world.Cases.Pair, Guid.CreateVersion7(), ReportReason.Threat))).Refusal!;
        Assert.Equal(RefusalCode.NotFound, unknown.Code);
        Assert.Equal(unknown, (await ReportAsync(mine, ReportReason.Threat)).Refusal);
        Assert.Equal(unknown, (await ReportAsync(group, ReportReason.Threat)).Refusal);
        using var supporter = world.As(world.Cases.Supporter);
        Assert.Equal(unknown, (await supporter.PostAsync<ToldToStaff>("reports", new ReportMessage(world.Cases.Group, group.EntryId, ReportReason.Threat))).Refusal);
        using var foreigner = world.As(world.Cases.Foreigner);
        Assert.Equal(unknown, (await foreigner.PostAsync<ToldToStaff>("reports", new ReportMessage(world.Cases.Pair, theirs.EntryId, ReportReason.Threat))).Refusal);
        Assert.Equal(RefusalCode.Malformed, (await ReportAsync(theirs, (ReportReason)9)).Refusal!.Code);
        using var db = world.Cases.Store.Read();
        Assert.Empty(db.Cases);
        Assert.Empty(db.Raised);
    }

    [Fact]
    public async Task Given_a_member_of_staff_is_reported_then_neither_that_one_nor_the_line_above_and_below_sees_it()
    {
        var facilitator = world.Cases.Staff["facilitator"].Key.PersonId;
        await world.Cases.ChangeAsync(transaction =>
        {
            foreach (var (below, above) in new[] { ("facilitator", "chaplain"), ("chaplain", "safeguarding"), ("moderator", "facilitator") })
            {
                transaction.Db.Relations.Add(new RelationRow
                {
                    FacilityId = world.Cases.Facility,
                    PersonId = world.Cases.Staff[below].Key.PersonId,
                    OtherFacilityId = world.Cases.Facility,
                    OtherId = world.Cases.Staff[above].Key.PersonId,
                    Kind = RelationKind.ReportsTo,
                });
            }

            foreach (var name in new[] { "facilitator", "moderator", "auditor" })
            {
                var person = world.Cases.Staff[name].Key.PersonId;
                transaction.Db.Roles.Add(new RoleRow { FacilityId = world.Cases.Facility, PersonId = person, Role = Role.Safeguarding, From = transaction.Now });
                transaction.TouchPerson(world.Cases.Facility, person);
            }
        });
        var message = await world.Cases.SayAsync(world.Cases.Staff["facilitator"], world.Cases.Group, "stay behind after the group");
        TestCaller.Ok(await ReportAsync(message, ReportReason.Sexual, conversation: world.Cases.Group));
        Assert.Equal(facilitator, Case().SubjectId);
        foreach (var kept in new[] { "facilitator", "safeguarding", "moderator" })
        {
            Assert.Equal(RefusalCode.NotFound, (await world.Cases.WithoutFeed(kept).OpenAsync(Case().CaseId, CasePurpose.Safeguarding)).Refusal?.Code);
        }

        TestCaller.Ok(await world.Cases.WithoutFeed("auditor").OpenAsync(Case().CaseId, CasePurpose.Safeguarding));
    }

    [Fact]
    public async Task Given_a_wider_policy_since_then_a_report_shows_the_message_to_nobody_whom_its_own_policy_did_not_name()
    {
        var message = await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "you owe me");
        await WidenAsync();
        TestCaller.Ok(await ReportAsync(message, ReportReason.Pressure));
        Assert.Equal([Role.Safeguarding], world.Told(Case().CaseId));

        // What is written now is under the wider one.
        TestCaller.Ok(await ReportAsync(await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "pay now"), ReportReason.Pressure));
        Assert.Equal([Role.Safeguarding, Role.Chaplain], world.Told(Case().CaseId));
        var opened = TestCaller.Ok(await world.Cases.WithoutFeed("chaplain").OpenAsync(Case().CaseId, CasePurpose.Safeguarding));
        Assert.DoesNotContain(opened.Lines, line => line.Text == "you owe me");
        Assert.Equal(2, Assert.Single(opened.Raised!).PolicyVersion);
    }

    [Fact]
    public async Task Given_an_older_message_is_reported_into_a_case_of_the_policy_in_force_then_the_case_keeps_the_newer_policy()
    {
        var message = await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "you owe me");
        await WidenAsync();
        TestCaller.Ok(await ReportAsync(await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "pay now"), ReportReason.Pressure));
        TestCaller.Ok(await ReportAsync(message, ReportReason.Pressure));
        Assert.Equal(2, Case().PolicyVersion);
    }

    /// <summary>A second version that tells the chaplain of exploitation too.</summary>
    private Task WidenAsync() => world.Cases.ChangeAsync(transaction =>
    {
        var wider = PlainPolicy.Version1 with
        {
            Version = 2,
            Rules =
            [
                .. PlainPolicy.Version1.Rules.Select(rule => rule.Id != "exploitation" ? rule : rule with
                {
                    Recipients = [.. rule.Recipients, rule.Recipients[0] with { Role = StaffRole.Chaplain }],
                }),
            ],
        };
        transaction.Db.Policies.Single(row => row.FacilityId == world.Cases.Facility).SupersededAt = transaction.Now;
        transaction.Db.Policies.Add(new PolicyRow
        {
            FacilityId = world.Cases.Facility, Version = 2, Document = wider.ToJson(), ConsentFrom = 1, EffectiveAt = transaction.Now,
        });
        transaction.TouchPolicy(world.Cases.Facility);
    });

    [Fact]
    public async Task Given_an_author_of_another_facility_then_that_facilitys_staff_have_it()
    {
        var message = await world.Cases.SayAsync(world.Cases.Foreigner, world.Cases.Group, "i will get you");
        TestCaller.Ok(await ReportAsync(message, ReportReason.Threat, conversation: world.Cases.Group));
        var foreign = world.Cases.WithoutFeed("foreign security");
        Assert.Equal("i will get you", TestCaller.Ok(await foreign.OpenAsync(Case().CaseId, CasePurpose.SafetyOfOthers)).Lines.Single().Text);
        Assert.Equal(RefusalCode.NotFound, (await world.Cases.WithoutFeed("security").OpenAsync(Case().CaseId, CasePurpose.SafetyOfOthers)).Refusal?.Code);
    }

    [Fact]
    public async Task Given_one_person_who_reports_and_complains_without_end_then_the_allowance_of_messages_is_spent_and_a_concern_is_never_refused()
    {
        await world.DisposeAsync();
        world = await RequestWorld.StartAsync(PlainPolicy.Version1, "Sending:Burst=2", "Sending:MessagesPerMinute=2");
        resident = world.As(world.Cases.Resident);
        var message = await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "you owe me");
        TestCaller.Ok(await ReportAsync(message, ReportReason.Pressure));
        var complaint = new ComplainOfSupporter(world.Cases.Pair, world.Cases.Supporter.Key.PersonId, ComplaintReason.Pressure, null);
        TestCaller.Ok(await resident.PostAsync<ToldToStaff>("complaints", complaint));

        var report = (await ReportAsync(message, ReportReason.Pressure, Words)).Refusal!;
        Assert.Equal((RefusalCode.TooFast, "That was too fast. Wait a moment, then try again."), (report.Code, report.Message));
        Assert.InRange(report.RetryAfterMs!.Value, 1, 30_000);
        Assert.Equal(RefusalCode.TooFast, (await resident.PostAsync<ToldToStaff>("complaints", complaint)).Refusal?.Code);
        Assert.Single(world.Cases.Audit("message-reported"));
        Assert.Single(world.Cases.Audit("complaint-made"));

        var supporter = world.As(world.Cases.Supporter);
        for (var count = 0; count < 5; count++)
        {
            TestCaller.Ok(await supporter.PostAsync<ToldToStaff>(
                "concerns", new RaiseConcern(world.Cases.Pair, world.Cases.Resident.Key.PersonId, ConcernAbout.SelfHarm, ConcernNear.Soon, $"again {count}")));
        }
    }

    private Task<Reply<ToldToStaff>> ReportAsync(MessageStored message, ReportReason reason, string? words = null, Guid? conversation = null) =>
        resident.PostAsync<ToldToStaff>("reports", new ReportMessage(conversation ?? world.Cases.Pair, message.EntryId, reason, words));

    private CaseRow Case()
    {
        using var db = world.Cases.Store.Read();
        return db.Cases.AsNoTracking().Single();
    }
}
