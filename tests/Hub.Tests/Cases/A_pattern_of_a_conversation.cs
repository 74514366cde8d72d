using Microsoft.Extensions.Diagnostics.HealthChecks;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;
using static PeerConnect.Hub.Tests.Cases.PatternScene;

namespace PeerConnect.Hub.Tests.Cases;

/// <summary>Signs of pressure or abuse over a whole conversation: looked for only where the policy says so, told to those who protect people, kept from everybody who may have done it, and an accusation of nobody.</summary>
public sealed class A_pattern_of_a_conversation
{
    [Fact]
    public async Task Given_a_policy_that_does_not_look_for_it_then_the_computer_is_not_asked_and_nothing_is_stored_or_told()
    {
        await using var world = await CaseWorld.StartAsync(fakeTime: true);
        for (var message = 0; message < 5; message++)
        {
            await world.SayAsync($"{Pressed} (a)");
        }

        Assert.Equal(Patterns.None, world.Classifier.Asked);
        using var db = world.Store.Read();
        Assert.Empty(db.Cases);
        Assert.Empty(db.Risk);
        Assert.All(db.Decisions.Select(row => row.Record).AsEnumerable().Select(Decision.FromJson), decision => Assert.Equal(2, decision.Verdicts.Length));
        Assert.All(db.Judged, row => Assert.Equal(Patterns.None, row.Patterns));
    }

    [Theory]
    [InlineData(JudgedCategory.Exploitation, Patterns.Exploitation)]
    [InlineData(JudgedCategory.SexualAbuse, Patterns.SexualAbuse)]
    public async Task Given_a_policy_that_looks_for_one_of_the_two_then_the_computer_is_asked_for_that_alone(JudgedCategory judged, Patterns asked)
    {
        var policy = Looking with { Classifier = new ClassifierRules([JudgedCategory.SelfHarm, JudgedCategory.Violence, judged]) };
        await using var world = await CaseWorld.StartAsync(fakeTime: true, policy);
        for (var message = 0; message < 3; message++)
        {
            await world.SayAsync($"{Pressed} (a)");
        }

        Assert.Equal(asked, world.Classifier.Asked);
        using var db = world.Store.Read();
        Assert.Equal(judged.ToString(), Assert.Single(db.Cases).Category);
    }

    [Fact]
    public async Task Given_signs_from_both_sides_then_safeguarding_reads_the_conversation_with_what_weighed_and_is_told_that_it_is_nobodys_doing_yet()
    {
        await using var world = await CaseWorld.StartAsync(fakeTime: true, Looking);
        var safeguarding = await world.ConnectAsync("safeguarding");
        await world.SayAsync(world.Supporter, world.Pair, "*you owe me* (x)");
        world.Time!.Advance(TimeSpan.FromMinutes(5));
        await world.SayAsync(Pressed);
        world.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Empty((await safeguarding.ListAsync()).Ok!.Cases);
        var last = await world.SayAsync(world.Supporter, world.Pair, "*dont tell nobody* (x)");

        var item = await safeguarding.NextCaseAsync();
        Assert.Equal((CaseCategory.Exploitation, 2, true, null), (item.Category!.Value, item.Severity, item.Pattern!.Value, item.Raised));
        var opened = TestCaller.Ok(await safeguarding.OpenAsync(item.CaseId, CasePurpose.Safeguarding));
        Assert.Equal([false, false, true], opened.Lines.Select(line => line.Flagged));
        var flagged = opened.Lines[2];
        Assert.Equal((last.Sequence, "*dont tell nobody* (x)"), (flagged.Sequence, flagged.Text!));
        Assert.Equal("*dont tell nobody*", flagged.Text!.Substring(flagged.Spans.Single().Offset, flagged.Spans.Single().Length));
        var judged = Assert.Single(flagged.Decisions);
        Assert.Equal(("Model", 2, false), (judged.Source, judged.Severity, judged.Late));
        Assert.Equal(new CaseRisk(3, 600, 0, 2), judged.Raised);
        Assert.Equal(["exploitation"], judged.Rules);

        // Whoever writes next adds to the same case: it is the conversation's.
        await world.SayAsync(Pressed);
        Assert.Equal(2, Assert.Single((await safeguarding.ListAsync()).Ok!.Cases).Messages);
        TestCaller.Ok(await safeguarding.TakeAsync(item.CaseId));
        TestCaller.Ok(await safeguarding.OpenAsync(item.CaseId, CasePurpose.Safeguarding));
        var form = await safeguarding.FormAsync(TestCaller.Ok(await safeguarding.ReferAsync(item.CaseId, CaseReferralKind.MentalHealth, "somebody should talk to both")));
        Assert.Contains("Whose doing it is, is not known.", form.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_cry_after_it_then_care_still_sees_the_lines_before_it_and_nothing_of_the_other_case()
    {
        await using var world = await CaseWorld.StartAsync(fakeTime: true, Looking);
        await BuildUpAsync(world, Pressed);
        await world.SayAsync("i cannot go on (s3)");
        var clinician = world.WithoutFeed("clinician");
        var item = Assert.Single((await clinician.ListAsync()).Ok!.Cases);
        Assert.Equal((CaseCategory.SelfHarm, null), (item.Category!.Value, item.Pattern));
        Assert.Equal(4, TestCaller.Ok(await clinician.OpenAsync(item.CaseId)).Lines.Count);
        Assert.DoesNotContain("Exploitation", clinician.Bytes, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Given_a_pattern_then_nobody_else_gets_a_byte_of_it_and_the_two_who_write_hear_nothing()
    {
        await using var world = await CaseWorld.StartAsync(fakeTime: true, Looking);
        var others = new List<StaffConsole>();
        foreach (var name in new[] { "clinician", "kin", "security", "officer of B", "officer of A", "control room", "moderator", "chaplain", "facilitator" })
        {
            others.Add(await world.ConnectAsync(name));
        }

        await BuildUpAsync(world, "*you owe me* (x) (a)");
        var cases = Opened(world);
        Assert.Equal(["Exploitation", "SexualAbuse"], cases.Select(row => row.Category).Order(StringComparer.Ordinal));
        foreach (var console in others)
        {
            var feed = await world.SettleAsync(console);
            Assert.Equal((0, 0, 0), (feed.Cases.Count, feed.GoNow.Count, feed.Counted));
            Assert.DoesNotContain("owe me", console.Bytes, StringComparison.Ordinal);
            foreach (var row in cases)
            {
                Assert.Equal(RefusalCode.NotFound, (await console.OpenAsync(row.CaseId, CasePurpose.Safeguarding)).Refusal?.Code);
            }
        }

        foreach (var person in new[] { world.Resident, world.Supporter })
        {
            var chat = await world.ChatterAsync(person);
            Assert.Empty((await chat.CallAsync<CatchUp>(nameof(IChatServer.CatchUp), new CatchUpRequest([], 0))).Ok!.Inbox);
            Assert.All(cases, row => Assert.DoesNotContain(row.CaseId.ToString(), string.Join(' ', chat.Inbox), StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Given_staff_in_the_conversation_their_line_their_kin_and_whoever_approved_it_then_none_of_them_is_told_in_whatever_role()
    {
        await using var world = await CaseWorld.StartAsync(fakeTime: true, Looking);
        await ProtectAsync(world);
        var kept = new[] { "facilitator", "chaplain", "moderator", "kin", "clinician" };
        var consoles = new List<StaffConsole>();
        foreach (var name in kept)
        {
            consoles.Add(await world.ConnectAsync(name));
        }

        for (var message = 0; message < 3; message++)
        {
            await world.SayAsync(world.Resident, world.Group, "he stays behind with me (a) (x)");
        }

        foreach (var row in Opened(world))
        {
            foreach (var console in consoles)
            {
                Assert.Equal(RefusalCode.NotFound, (await console.OpenAsync(row.CaseId, CasePurpose.Safeguarding)).Refusal?.Code);
                Assert.Empty((await world.SettleAsync(console)).Cases);
                Assert.DoesNotContain(row.CaseId.ToString(), console.Bytes, StringComparison.OrdinalIgnoreCase);
            }

            TestCaller.Ok(await world.WithoutFeed("auditor").OpenAsync(row.CaseId, CasePurpose.Safeguarding));
        }

        Assert.Equal(2, Opened(world).Count);
    }

    [Fact]
    public async Task Given_another_facility_that_does_not_look_for_it_then_what_its_people_write_is_not_judged_and_theirs_stays_out_of_the_sum()
    {
        await using var world = await CaseWorld.StartAsync(fakeTime: true, Looking, others: PlainPolicy.Version1);
        for (var message = 0; message < 4; message++)
        {
            await world.SayAsync(world.Foreigner, world.Group, Pressed);
        }

        Assert.Equal(Patterns.None, world.Classifier.Asked);
        await world.SayAsync(world.Resident, world.Group, Pressed);
        await world.SayAsync(world.Resident, world.Group, Pressed);
        Assert.Empty(Opened(world));
        await world.SayAsync(world.Resident, world.Group, Pressed);
        Assert.Equal(world.Facility, Assert.Single(Opened(world)).FacilityId);
    }

    [Fact]
    public async Task Given_a_restart_in_the_middle_then_the_sum_goes_on_and_hours_later_it_has_faded()
    {
        await using var world = await CaseWorld.StartAsync(fakeTime: true, Looking);
        await world.SayAsync(Pressed);
        await world.SayAsync(world.Supporter, world.Pair, Pressed);
        await world.RestartAsync();
        await world.SayAsync(Pressed);
        Assert.Single(Opened(world));

        await world.SayAsync(world.Resident, world.Programme, Pressed);
        await world.SayAsync(world.Resident, world.Programme, Pressed);
        await world.ReturnAfterAsync(TimeSpan.FromHours(6));
        await world.SayAsync(world.Resident, world.Programme, Pressed);
        Assert.Single(Opened(world));
    }

    [Theory]
    [InlineData(FlagVerdict.False, false)]
    [InlineData(FlagVerdict.Unclear, true)]
    public async Task Given_a_verdict_then_what_staff_found_to_be_none_weighs_no_more_whoever_wrote_it(FlagVerdict verdict, bool raised)
    {
        await using var world = await CaseWorld.StartAsync(fakeTime: true, Looking);
        await BuildUpAsync(world, Pressed);
        var safeguarding = world.WithoutFeed("safeguarding");
        await DecideAsync(world, safeguarding, verdict);
        await world.SayAsync(Pressed);
        await world.SayAsync(world.Supporter, world.Pair, Pressed);
        Assert.Equal(raised ? 2 : 1, Opened(world).Count);
        await world.SayAsync(Pressed);
        Assert.Equal(2, Opened(world).Count);
    }

    [Fact]
    public async Task Given_a_report_of_the_same_person_then_it_is_a_case_about_that_person_and_the_pattern_stays_the_conversations()
    {
        await using var world = await CaseWorld.StartAsync(fakeTime: true, Looking);
        await BuildUpAsync(world, Pressed);
        var message = await world.SayAsync(world.Supporter, world.Pair, "you know what you owe");
        await using var resident = StaffConsole.WithoutFeed(world.Hub, world.Resident);
        await resident.PostAsync("api/v1/reports/", $$"""{"conversationId":"{{world.Pair}}","entryId":"{{message.EntryId}}","reason":"Pressure"}""");
        Assert.Equal([(true, null), (false, RaisedKind.Report)], Opened(world).Select(row => (row.Pattern, row.Raised)));
        await BuildUpAsync(world, Pressed);
        Assert.Equal([3, 1], Opened(world).Select(row => row.MessageCount));

        // What was told keeps the lines around it, whatever the computer looks for.
        var told = TestCaller.Ok(await world.WithoutFeed("safeguarding").OpenAsync(Opened(world)[1].CaseId, CasePurpose.Safeguarding));
        Assert.Null(told.Case.Pattern);
        Assert.Equal("you know what you owe", Assert.Single(told.Lines, line => line.Flagged).Text);
        Assert.Contains(told.Lines, line => !line.Flagged);
    }

    /// <summary>All of these protect people from abuse; the facilitator runs the group, the chaplain leads and the moderator reports to the facilitator, "kin" is the resident's, and the clinician approved the place.</summary>
    private static Task ProtectAsync(CaseWorld world) => world.ChangeAsync(transaction =>
    {
        foreach (var (below, above) in new[] { ("facilitator", "chaplain"), ("moderator", "facilitator") })
        {
            transaction.Db.Relations.Add(new RelationRow
            {
                FacilityId = world.Facility,
                PersonId = world.Staff[below].Key.PersonId,
                OtherFacilityId = world.Facility,
                OtherId = world.Staff[above].Key.PersonId,
                Kind = RelationKind.ReportsTo,
            });
        }

        var request = Guid.CreateVersion7();
        transaction.Db.ApprovalRequests.Add(new ApprovalRequestRow
        {
            FacilityId = world.Facility,
            RequestId = request,
            Kind = ApprovalKind.GroupMembership,
            State = ApprovalState.Approved,
            ConversationId = world.Group,
            PersonFacilityId = world.Facility,
            PersonId = world.Resident.Key.PersonId,
            Role = MemberRole.Member,
            RequestedByFacilityId = world.Facility,
            RequestedBy = world.Resident.Key.PersonId,
            RequestedAt = transaction.Now,
        });
        transaction.Db.ApprovalDecisions.Add(new ApprovalDecisionRow
        {
            FacilityId = world.Facility,
            RequestId = request,
            DecidingFacilityId = world.Facility,
            DecidedBy = world.Staff["clinician"].Key.PersonId,
            DecidedAt = transaction.Now,
            Approved = true,
        });
        foreach (var name in new[] { "facilitator", "chaplain", "moderator", "kin", "clinician", "auditor" })
        {
            var person = world.Staff[name].Key.PersonId;
            transaction.Db.Roles.Add(new RoleRow { FacilityId = world.Facility, PersonId = person, Role = Role.Safeguarding, From = transaction.Now });
            transaction.TouchPerson(world.Facility, person);
        }
    });
}
