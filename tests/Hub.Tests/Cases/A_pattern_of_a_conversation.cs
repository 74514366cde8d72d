using Microsoft.Extensions.Diagnostics.HealthChecks;
using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Requests;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Cases;

/// <summary>Signs of pressure or abuse over a whole conversation: looked for only where the policy says so, told to those who protect people, kept from everybody who may have done it, and an accusation of nobody.</summary>
public sealed class A_pattern_of_a_conversation
{
    private const string Pressed = "i dont have it yet (x)";

    private static readonly DisclosurePolicy Looking = PlainPolicy.Version1 with { Classifier = new ClassifierRules([.. Enum.GetValues<JudgedCategory>()]) };

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
        var cases = Cases(world);
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

        foreach (var row in Cases(world))
        {
            foreach (var console in consoles)
            {
                Assert.Equal(RefusalCode.NotFound, (await console.OpenAsync(row.CaseId, CasePurpose.Safeguarding)).Refusal?.Code);
                Assert.Empty((await world.SettleAsync(console)).Cases);
                Assert.DoesNotContain(row.CaseId.ToString(), console.Bytes, StringComparison.OrdinalIgnoreCase);
            }

            TestCaller.Ok(await world.WithoutFeed("auditor").OpenAsync(row.CaseId, CasePurpose.Safeguarding));
        }

        Assert.Equal(2, Cases(world).Count);
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
        Assert.Empty(Cases(world));
        await world.SayAsync(world.Resident, world.Group, Pressed);
        Assert.Equal(world.Facility, Assert.Single(Cases(world)).FacilityId);
    }

    [Fact]
    public async Task Given_a_restart_in_the_middle_then_the_sum_goes_on_and_hours_later_it_has_faded()
    {
        await using var world = await CaseWorld.StartAsync(fakeTime: true, Looking);
        await world.SayAsync(Pressed);
        await world.SayAsync(world.Supporter, world.Pair, Pressed);
        await world.RestartAsync();
        await world.SayAsync(Pressed);
        Assert.Single(Cases(world));

        await world.SayAsync(world.Resident, world.Programme, Pressed);
        await world.SayAsync(world.Resident, world.Programme, Pressed);
        await world.ReturnAfterAsync(TimeSpan.FromHours(6));
        await world.SayAsync(world.Resident, world.Programme, Pressed);
        Assert.Single(Cases(world));
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
        Assert.Equal(raised ? 2 : 1, Cases(world).Count);
        await world.SayAsync(Pressed);
        Assert.Equal(2, Cases(world).Count);
    }

    [Theory]
    [InlineData("x x | x")]
    [InlineData("x | x x")]
    [InlineData("| x x x")]
    public async Task Given_the_model_was_away_then_the_list_of_words_says_nothing_of_it_and_the_flag_comes_late_and_says_so(string course)
    {
        await using var world = await CaseWorld.StartAsync(fakeTime: true, Looking);
        var supporter = false;
        foreach (var step in course.Split(' '))
        {
            world.Time!.Advance(TimeSpan.FromMilliseconds(10));
            if (step == "|")
            {
                world.Classifier.Available = false;
                continue;
            }

            await world.SayAsync((supporter = !supporter) ? world.Supporter : world.Resident, world.Pair, Pressed);
        }

        Assert.Empty(Cases(world));
        await ComeBackAsync(world);
        var row = Assert.Single(Cases(world));
        var opened = TestCaller.Ok(await world.WithoutFeed("safeguarding").OpenAsync(row.CaseId, CasePurpose.Safeguarding));
        Assert.Contains(opened.Events, told => told is { Kind: "opened", Late: true });
        var flagged = Assert.Single(opened.Lines, line => line.Flagged);
        Assert.Equal(3, flagged.Sequence);
        Assert.Contains(flagged.Decisions, judged => judged is { Late: true, Raised.Messages: 3 });
        Assert.Equal(0, Owed(world));
    }

    [Fact]
    public async Task Given_the_model_judged_anothers_message_before_one_of_the_outage_then_it_judges_that_one_again_and_raises_it()
    {
        await using var world = await CaseWorld.StartAsync(fakeTime: true, Looking);
        await world.SayAsync(Pressed);
        world.Time!.Advance(TimeSpan.FromMilliseconds(10));
        world.Classifier.Available = false;
        await world.SayAsync(Pressed);
        world.Time.Advance(TimeSpan.FromMilliseconds(10));
        world.Classifier.Available = true;
        await world.SayAsync(world.Supporter, world.Pair, "you owe me (x)");
        Assert.Empty(Cases(world));
        await ComeBackAsync(world);
        Assert.Equal(1, Owed(world));
        await ComeBackAsync(world);
        Assert.Equal(0, Owed(world));
        Assert.Equal(world.Supporter.Key.PersonId, Assert.Single(Cases(world)).SubjectId);
    }

    [Fact]
    public async Task Given_a_report_of_the_same_person_then_it_is_a_case_about_that_person_and_the_pattern_stays_the_conversations()
    {
        await using var world = await CaseWorld.StartAsync(fakeTime: true, Looking);
        await BuildUpAsync(world, Pressed);
        var message = await world.SayAsync(world.Supporter, world.Pair, "you know what you owe");
        await using var resident = StaffConsole.WithoutFeed(world.Hub, world.Resident);
        await resident.PostAsync("api/v1/reports/", $$"""{"conversationId":"{{world.Pair}}","entryId":"{{message.EntryId}}","reason":"Pressure"}""");
        Assert.Equal([(true, null), (false, RaisedKind.Report)], Cases(world).Select(row => (row.Pattern, row.Raised)));
        await BuildUpAsync(world, Pressed);
        Assert.Equal([3, 1], Cases(world).Select(row => row.MessageCount));

        // What was told keeps the lines around it, whatever the computer looks for.
        var told = TestCaller.Ok(await world.WithoutFeed("safeguarding").OpenAsync(Cases(world)[1].CaseId, CasePurpose.Safeguarding));
        Assert.Null(told.Case.Pattern);
        Assert.Equal("you know what you owe", Assert.Single(told.Lines, line => line.Flagged).Text);
        Assert.Contains(told.Lines, line => !line.Flagged);
    }

    [Fact]
    public async Task Given_verdicts_then_the_auditor_sees_the_pattern_beside_what_was_promised_only_where_it_is_looked_for()
    {
        await using var without = await CaseWorld.StartAsync();
        await without.SayAsync("hello");
        Assert.DoesNotContain(TestCaller.Ok(await without.WithoutFeed("auditor").VerdictsAsync()).Models.Single(model => model.InUse).Figures, figure => figure.Category == CaseCategory.Exploitation);

        await using var world = await CaseWorld.StartAsync(fakeTime: true, Looking);
        var safeguarding = world.WithoutFeed("safeguarding");
        for (var wrong = 0; wrong < 10; wrong++)
        {
            world.Time!.Advance(TimeSpan.FromSeconds(30));
            await BuildUpAsync(world, Pressed);
            await DecideAsync(world, safeguarding, FlagVerdict.False);
        }

        var model = TestCaller.Ok(await world.WithoutFeed("auditor").VerdictsAsync()).Models.Single(model => model.InUse);
        var whole = Assert.Single(model.Figures, figure => figure is { Category: CaseCategory.Exploitation, Severity: null, Sender: null, Language: null, SeveralQuiet: false });
        Assert.Equal((VerdictStanding.FewerRight, 10), (whole.Standing!.Value, whole.Verdicts!.Value));
        Assert.Equal(VerdictStanding.FewerRight, model.Standing);
    }

    [Fact]
    public async Task Given_a_model_that_knows_nothing_of_it_then_messages_go_on_and_readiness_says_what_to_do()
    {
        await using var world = await CaseWorld.StartAsync(fakeTime: true, Looking);
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(world)).Status);
        world.Classifier.Instead = new Unknowing();
        await world.SayAsync(Pressed);
        var (status, why) = await HealthAsync(world);
        Assert.Equal(HealthStatus.Degraded, status);
        Assert.Contains("the model in force judges neither", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_shipped_model_and_talk_of_a_debt_then_safeguarding_is_told()
    {
        await using var world = await CaseWorld.StartAsync(fakeTime: true, Looking);
        world.Classifier.Instead = new ModelClassifier(ShippedModel.Open().Model!);
        await world.SayAsync(world.Supporter, world.Pair, "you owe me three bags now, it was two on friday. thats how it works in here");
        await world.SayAsync("i told you i dont have it. canteen is not till thursday");
        await world.SayAsync(world.Supporter, world.Pair, "then get your sister to send it to the number i gave you. and dont tell nobody about this");
        await world.SayAsync(world.Supporter, world.Pair, "you need me in here, remember who looked after you. just give me your pin and we are square");
        Assert.Equal("Exploitation", Assert.Single(Cases(world)).Category);
        var opened = TestCaller.Ok(await world.WithoutFeed("safeguarding").OpenAsync(Cases(world)[0].CaseId, CasePurpose.Safeguarding));
        Assert.Contains(opened.Lines, line => line.Flagged);
        Assert.All(opened.Lines.Where(line => line.Flagged), line => Assert.NotEmpty(line.Spans));
    }

    /// <summary>Three messages of both, with signs.</summary>
    private static async Task BuildUpAsync(CaseWorld world, string body)
    {
        await world.SayAsync(world.Supporter, world.Pair, body);
        await world.SayAsync(world.Resident, world.Pair, body);
        await world.SayAsync(world.Supporter, world.Pair, body);
    }

    private static async Task DecideAsync(CaseWorld world, StaffConsole safeguarding, FlagVerdict verdict)
    {
        var caseId = Cases(world).Single(row => row.State != CaseState.Decided).CaseId;
        TestCaller.Ok(await safeguarding.OpenAsync(caseId, CasePurpose.Safeguarding));
        TestCaller.Ok(await safeguarding.TakeAsync(caseId));
        TestCaller.Ok(await safeguarding.DecideAsync(caseId, CaseReason.NoRiskFound, verdict));
        world.Time!.Advance(TimeSpan.FromSeconds(1));
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

    private static async Task ComeBackAsync(CaseWorld world)
    {
        world.Classifier.Available = true;
        world.Time!.Advance(TimeSpan.FromMilliseconds(10));
        Assert.True(await world.Hub.Service<RescoreMessages>().DoDueAsync(CancellationToken.None));
    }

    private static async Task<(HealthStatus Status, string? Why)> HealthAsync(CaseWorld world)
    {
        var entry = (await world.Hub.Service<HealthCheckService>().CheckHealthAsync(check => check.Name == "classifier")).Entries.Single().Value;
        return (entry.Status, entry.Description);
    }

    private static List<CaseRow> Cases(CaseWorld world)
    {
        using var db = world.Store.Read();
        return [.. db.Cases.OrderBy(row => row.Number)];
    }

    private static int Owed(CaseWorld world)
    {
        using var db = world.Store.Read();
        return db.Owed.Count(row => row.Kind == OwedKind.Rescore && row.DoneAt == null);
    }

    /// <summary>Judges self-harm and violence, whatever it is asked for.</summary>
    private sealed class Unknowing : IClassifier
    {
        public string Version => "unknowing";

        public Judgement Judge(string text, SpeakerRole role, Budget budget, Patterns patterns = Patterns.None) => new(
            [new Verdict(EvidenceSource.Model, Version, Category.SelfHarm, 0, .01f, []), new Verdict(EvidenceSource.Model, Version, Category.Violence, 0, .01f, [])], IsFallback: false);
    }
}
