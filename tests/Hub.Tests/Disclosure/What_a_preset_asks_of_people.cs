using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Hub.Tests.Requests;

namespace PeerConnect.Hub.Tests.Disclosure;

/// <summary>Under each shipped preset as it is: somebody acts, asks for a person, tells of somebody; the model fails, nobody is there; and what takes two people, ends by itself or is offered.</summary>
public sealed class What_a_preset_asks_of_people
{
    private const string Cry = "quetzal, tonight, goodbye (s4)";
    private const string Active = "quetzal, i want to die (s3)";

    public static TheoryData<string> Presets => PresetWorld.Presets;

    /// <summary>The first preset is in the short suite, the others are in the long one.</summary>
    public static IEnumerable<TheoryDataRow<string>> First => PresetWorld.Presets.Take(1);

    public static IEnumerable<TheoryDataRow<string>> Others => PresetWorld.Presets.Skip(1);

    public static TheoryData<string, RequestedPerson, bool> Persons
    {
        get
        {
            var persons = new TheoryData<string, RequestedPerson, bool>();
            foreach (var asked in Enum.GetValues<RequestedPerson>())
            {
                persons.Add("us-state-prison", asked, asked != RequestedPerson.Listener);
                persons.Add("uk-acct", asked, true);
                persons.Add("county-jail", asked, asked is RequestedPerson.Supporter or RequestedPerson.Officer);
            }

            return persons;
        }
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Given_a_cry_when_somebody_goes_and_stands_there_then_no_alarm_leaves_the_person_is_told_and_asked_and_care_decides(string preset)
    {
        await using var world = await PresetWorld.StartAsync(preset);
        await world.SayAsync(Cry, world.Cases.Pair);
        var officer = world.Console("officer of B");
        var caseId = Assert.Single(TestCaller.Ok(await officer.ListAsync()).GoNow).CaseId;
        await world.UntilAsync(TimeSpan.FromSeconds(30));
        TestCaller.Ok(await officer.GoAsync(caseId));
        await world.UntilAsync(TimeSpan.FromMinutes(3));
        TestCaller.Ok(await officer.MeetAsync(caseId));
        await world.UntilAsync(TimeSpan.FromMinutes(11));

        Assert.Empty(world.Night.Told("alarm-raised").Concat(world.Night.Told("escalated")));
        Assert.Equal(["acknowledge 2"], world.Overdue());
        Assert.Equal([InboxKind.Signpost, InboxKind.SomeoneComing, InboxKind.DidTheyCome], (await world.InboxAsync()).Select(item => item.Kind));
        var clinician = world.Console("clinician");
        TestCaller.Ok(await clinician.OpenAsync(caseId));
        TestCaller.Ok(await clinician.TakeAsync(caseId));

        // The form of the place, within the hour of the visit; the officer is not told of it.
        var form = preset == "uk-acct" ? CaseReferralKind.Acct : CaseReferralKind.WatchForm;
        var waits = Assert.Single(TestCaller.Ok(await clinician.ListAsync()).Cases);
        Assert.Equal((form, waits.WithPersonSince!.Value.AddHours(1)), (waits.Form!.Kind, waits.Form.By));
        Assert.DoesNotContain("\"form\"", world.Bytes("officer of B"), StringComparison.Ordinal);
        Assert.Equal(RefusalCode.FormFirst, (await clinician.DecideAsync(caseId)).Refusal?.Code);
        TestCaller.Ok(await clinician.ReferAsync(caseId, CaseReferralKind.MentalHealth, "a talk"));
        Assert.Equal(RefusalCode.FormFirst, (await clinician.DecideAsync(caseId)).Refusal?.Code);
        TestCaller.Ok(await clinician.ReferAsync(caseId, form, "he was there"));
        Assert.Null(Assert.Single(TestCaller.Ok(await clinician.ListAsync()).Cases).Form);
        TestCaller.Ok(await clinician.DecideAsync(caseId));
        await world.UntilAsync(TimeSpan.FromMinutes(64));
        Assert.DoesNotContain(world.Overdue(), passed => passed.StartsWith("follow-up-form", StringComparison.Ordinal));
        Assert.Equal((0, 0), (world.Night.Told("alarm-raised").Count, world.Night.Pager.Count));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Given_somebody_on_the_way_who_does_not_arrive_then_the_case_goes_on_when_the_time_to_stand_there_is_over(string preset)
    {
        await using var world = await PresetWorld.StartAsync(preset);
        await world.SayAsync(Cry, world.Cases.Pair);
        var officer = world.Console("officer of B");
        await world.UntilAsync(TimeSpan.FromSeconds(30));
        TestCaller.Ok(await officer.GoAsync(Assert.Single(TestCaller.Ok(await officer.ListAsync()).GoNow).CaseId));
        await world.UntilAsync(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.Empty(world.Night.Told("alarm-raised").Concat(world.Night.Told("escalated")));

        // Whoever is on call first, where the preset has somebody on call; a minute later the alarm.
        await world.UntilAsync(TimeSpan.FromMinutes(10));
        var jail = preset == "county-jail";
        Assert.Equal((jail ? 0 : 1, jail ? 1 : 0), (world.Night.Told("escalated").Count, world.Night.Told("alarm-raised").Count));
        await world.UntilAsync(TimeSpan.FromMinutes(11));
        Assert.Equal(["awaits:face-to-face"], world.Night.Told("alarm-raised"));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Given_a_threat_when_somebody_goes_then_whoever_wrote_it_is_not_warned(string preset)
    {
        await using var world = await PresetWorld.StartAsync(preset);
        await world.SayAsync("quetzal, at supper he dies (v4)", world.Cases.Pair);
        var officer = world.Console("officer of B");
        var caseId = Assert.Single(TestCaller.Ok(await officer.ListAsync()).GoNow).CaseId;
        TestCaller.Ok(await officer.GoAsync(caseId));
        TestCaller.Ok(await officer.MeetAsync(caseId));
        await world.UntilAsync(TimeSpan.FromMinutes(11));
        Assert.Equal([InboxKind.Signpost], (await world.InboxAsync()).Select(item => item.Kind));
        Assert.Empty(world.Night.Told("alarm-raised"));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Given_severity_3_then_taking_it_up_is_enough_for_half_an_hour_a_decision_waits_for_a_visit_and_a_visit_ends_the_rest(string preset)
    {
        await using var world = await PresetWorld.StartAsync(preset);
        await world.SayAsync(Active, world.Cases.Pair);
        var clinician = world.Console("clinician");
        var caseId = Assert.Single(TestCaller.Ok(await clinician.ListAsync()).Cases).CaseId;
        TestCaller.Ok(await clinician.OpenAsync(caseId));
        TestCaller.Ok(await clinician.TakeAsync(caseId));
        Assert.Equal(RefusalCode.FaceToFaceFirst, (await clinician.DecideAsync(caseId)).Refusal?.Code);
        await world.UntilAsync(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));
        Assert.Empty(world.Night.Told("escalated"));
        await world.UntilAsync(TimeSpan.FromMinutes(30));
        Assert.Equal([$"to:{(preset == "county-jail" ? Role.Officer : Role.ControlRoom)} level:0 awaits:face-to-face"], world.Night.Told("escalated"));
        await world.UntilAsync(TimeSpan.FromMinutes(44));
        TestCaller.Ok(await clinician.MeetAsync(caseId));
        await world.UntilAsync(TimeSpan.FromMinutes(46));
        Assert.Empty(world.Night.Told("alarm-raised"));
        TestCaller.Ok(await clinician.OpenAsync(caseId));
        Assert.Equal(RefusalCode.FormFirst, (await clinician.DecideAsync(caseId)).Refusal?.Code);
        TestCaller.Ok(await clinician.DecideAsync(caseId, CaseReason.KnownAlready));
    }

    [Fact]
    public async Task Given_a_visit_and_nobody_writes_the_form_while_the_server_is_away_then_the_next_is_told_may_go_on_with_it_and_the_alarm_follows_unless_it_is_written()
    {
        await using var world = await PresetWorld.StartAsync("us-state-prison");
        await world.SayAsync(Active, world.Cases.Pair);
        var clinician = world.Console("clinician");
        var caseId = Assert.Single(TestCaller.Ok(await clinician.ListAsync()).Cases).CaseId;
        TestCaller.Ok(await clinician.OpenAsync(caseId));
        TestCaller.Ok(await clinician.TakeAsync(caseId));
        TestCaller.Ok(await clinician.MeetAsync(caseId));
        await world.UntilAsync(TimeSpan.FromMinutes(61));
        Assert.Equal(["follow-up-form 60"], world.Overdue());
        Assert.Equal(["to:Clinician level:4 awaits:follow-up-form"], world.Night.Told("escalated"));
        await world.UntilAsync(TimeSpan.FromMinutes(76));
        Assert.Equal($"to:{Role.ControlRoom} level:0 awaits:follow-up-form", world.Night.Told("escalated")[^1]);
        Assert.Empty(world.Night.Told("alarm-raised"));

        var colleague = world.Console("colleague");
        TestCaller.Ok(await colleague.OpenAsync(caseId));
        TestCaller.Ok(await colleague.TakeAsync(caseId));
        TestCaller.Ok(await colleague.ReferAsync(caseId, CaseReferralKind.WatchForm, "he was there"));
        await world.UntilAsync(TimeSpan.FromMinutes(95));
        Assert.Empty(world.Night.Told("alarm-raised"));
        TestCaller.Ok(await colleague.DecideAsync(caseId));
    }

    [Theory]
    [MemberData(nameof(Persons))]
    public async Task Given_I_need_a_person_then_whoever_is_offered_here_is_asked_for_and_the_officer_the_control_room_and_the_alarm_follow(
        string preset, RequestedPerson person, bool offered)
    {
        await using var world = await PresetWorld.StartAsync(preset);
        var resident = world.As(world.Cases.Resident);
        Assert.Equal(offered, TestCaller.Ok(await resident.GetAsync<PersonOffer>("person-requests/offer")).Persons.Any(one => one.For == person));
        if (!offered)
        {
            Assert.Equal(RefusalCode.NotPossible, (await resident.PostAsync<PersonRequest>("person-requests", new AskForPerson(person, null))).Refusal?.Code);
            Assert.Empty(await world.SeenAsync());
            return;
        }

        world.Begin();
        await RequestWorld.AskAsync(resident, person);
        await world.UntilAsync(TimeSpan.Zero);
        var expected = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["officer of B"] = "go to B-214 by 15m" };
        if (person == RequestedPerson.Chaplain)
        {
            expected["chaplain"] = "go to B-214 by 240m, L1 Company by 240m";
        }

        Assert.Equal(expected, await world.SeenAsync(limits: true));
        foreach (var staff in expected.Keys.ToList())
        {
            expected[staff] = PresetWorld.WithoutLimits(expected[staff]);
        }

        await world.UntilAsync(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));
        Assert.Equal(expected, await world.SeenAsync());
        await world.UntilAsync(TimeSpan.FromMinutes(30));
        expected["control room"] = "go to B-214";
        Assert.Equal(expected, await world.SeenAsync());
        Assert.Empty(world.Night.Told("alarm-raised"));

        // Nobody came within the hour: the step that is left comes then.
        await world.UntilAsync(TimeSpan.FromMinutes(60));
        Assert.Equal(["on-the-way 15", "face-to-face 60"], world.Overdue().OrderDescending());
        Assert.Single(world.Night.Told("alarm-raised"));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Given_a_concern_and_a_report_then_who_reads_them_is_told_and_no_byte_names_who_told(string preset)
    {
        await using var world = await PresetWorld.StartAsync(preset);
        var supporter = world.As(world.Cases.Supporter);
        var threat = await world.Cases.SayAsync("quetzal, you will see");
        TestCaller.Ok(await supporter.PostAsync<ToldToStaff>(
            "concerns", new RaiseConcern(world.Cases.Pair, world.Cases.Resident.Key.PersonId, ConcernAbout.SelfHarm, ConcernNear.Soon, "he gave his letters away")));
        TestCaller.Ok(await supporter.PostAsync<ToldToStaff>("reports", new ReportMessage(world.Cases.Pair, threat.EntryId, ReportReason.Threat)));

        var concern = Assert.Single(TestCaller.Ok(await world.Console("clinician").ListAsync()).Cases);
        Assert.Equal((CaseCategory.SelfHarm, 3, RaisedKind.Concern), (concern.Category!.Value, concern.Severity, concern.Raised!.Value));
        Assert.InRange(concern.NotBefore!.Value - concern.OpenedAt, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        Assert.Equal(4, TestCaller.Ok(await world.Console("clinician").OpenAsync(concern.CaseId)).Level);
        var reported = Assert.Single(TestCaller.Ok(await world.Console("security").ListAsync()).Cases);
        Assert.Equal((CaseCategory.Violence, 3), (reported.Category!.Value, reported.Severity));
        Assert.Equal((2, null), (TestCaller.Ok(await world.Console("security").OpenAsync(reported.CaseId, CasePurpose.SafetyOfOthers)) is var opened ? (opened.Level, opened.Subject) : default));
        Assert.Empty(await world.InboxAsync());
        Assert.All(world.Staff, staff => Assert.DoesNotContain(CaseWorld.SupporterName, world.Bytes(staff), StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Given_the_model_fails_then_a_message_arrives_and_is_judged_within_ten_minutes_and_given_nobody_of_the_role_the_next_is_told_at_once(string preset)
    {
        await using var world = await PresetWorld.StartAsync(preset);
        var supporter = await world.Cases.ChatterAsync(world.Cases.Supporter);
        world.Cases.Classifier.Available = false;
        var stored = await world.SayAsync(Active, world.Cases.Pair);
        await supporter.UntilAsync(() => supporter.Entries.Any(entry => entry.Entry.EntryId == stored.EntryId));
        Assert.Empty(await world.SeenAsync());

        await world.Cases.ChangeAsync(transaction =>
        {
            var care = transaction.Db.Roles.Where(row => row.Role == Role.Clinician).Select(row => row.PersonId).ToList();
            var colleague = world.Cases.Staff["colleague"].Key.PersonId;
            foreach (var session in transaction.Db.Sessions.Where(row => care.Contains(row.PersonId) && row.PersonId != colleague))
            {
                session.EndedAt = transaction.Now;
            }
        });
        world.Cases.Classifier.Available = true;
        await world.Cases.Hub.Service<RescoreMessages>().DoDueAsync(CancellationToken.None);
        await world.Night.AfterAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["role:Clinician round:0"], world.Night.Told("unstaffed"));
        var next = preset == "county-jail" ? "control room" : "colleague";
        Assert.Equal("B-214", Assert.Single(TestCaller.Ok(await world.Console(next).ListAsync()).GoNow).Cell);
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Given_what_takes_two_then_one_alone_does_not_do_it_and_what_the_place_offers_is_offered(string preset)
    {
        await using var world = await PresetWorld.StartAsync(preset);
        await world.SayAsync(Active, world.Cases.Pair);
        var clinician = world.Console("clinician");
        var caseId = Assert.Single(TestCaller.Ok(await clinician.ListAsync()).Cases).CaseId;
        var opened = TestCaller.Ok(await clinician.OpenAsync(caseId));
        Assert.Equal(
            [preset == "uk-acct" ? CaseReferralKind.Acct : CaseReferralKind.WatchForm, CaseReferralKind.MentalHealth, CaseReferralKind.Chaplaincy],
            opened.ReferTo!.Order());
        TestCaller.Ok(await clinician.TakeAsync(caseId));
        var exported = TestCaller.Ok(await clinician.ExportAsync(caseId, CasePurpose.Care, "a court asks"));
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await clinician.SignAsync(exported)).Refusal?.Code);
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await clinician.PackageAsync(exported)).Refusal?.Code);
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await clinician.AskGlassAsync(caseId, CasePurpose.Care, alone: true)).Refusal?.Code);
        Assert.Equal(RefusalCode.InvalidInput, (await clinician.AskGlassAsync(caseId, CasePurpose.SafetyOfOthers)).Refusal?.Code);

        // At severity 4 one begins alone, for an hour, and a third person says within three days whether it was justified.
        await world.Night.AfterAsync(TimeSpan.FromSeconds(1));
        await world.Cases.SayAsync(Cry);
        TestCaller.Ok(await clinician.OpenAsync(caseId));
        var alone = TestCaller.Ok(await clinician.AskGlassAsync(caseId, CasePurpose.Care, alone: true));
        Assert.Equal((BreakGlassState.Open, true), (alone.State, alone.Alone));
        Assert.NotEmpty(TestCaller.Ok(await clinician.ReadGlassAsync(alone)).Lines);
        await world.UntilAsync(TimeSpan.FromMinutes(60));
        Assert.Empty(TestCaller.Ok(await world.Console("auditor").GlassReviewsAsync()).Reviews);
        await world.UntilAsync(TimeSpan.FromMinutes(61));
        var review = Assert.Single(TestCaller.Ok(await world.Console("auditor").GlassReviewsAsync()).Reviews);
        Assert.Equal((true, review.OverSince.AddDays(3)), (review.Alone, review.ReviewBy));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Given_what_never_comes_through_here_then_people_read_where_to_find_it_and_nobody_sees_what_others_have_read(string preset)
    {
        await using var world = await PresetWorld.StartAsync(preset);
        var resident = world.As(world.Cases.Resident);
        var texts = TestCaller.Ok(await resident.GetAsync<HelpHere>("help")).Texts.ToDictionary(text => text.Kind, text => text.Text);
        var uk = preset == "uk-acct";
        Assert.Equal(uk, texts.ContainsKey(HelpKind.Listener));
        Assert.Contains(uk ? "Rule 39" : preset == "county-jail" ? "booking desk" : "mailroom", texts[HelpKind.LegalMail], StringComparison.Ordinal);
        Assert.Contains(uk ? "PIN phone" : preset == "county-jail" ? "on the wall" : "PREA poster", texts[HelpKind.OutsideLine], StringComparison.Ordinal);
        var spanish = TestCaller.Ok(await resident.GetAsync<HelpHere>("help?language=es")).Texts.ToDictionary(text => text.Kind, text => text.Text);
        Assert.Equal(texts.Keys.Order(), spanish.Keys.Order());
        Assert.All(texts, text => Assert.NotEqual(text.Value, spanish[text.Key]));

        await world.SayAsync("how was the visit?", world.Cases.Pair);
        var supporter = await world.Cases.ChatterAsync(world.Cases.Supporter);
        TestCaller.Ok(await supporter.CallAsync<Done>(nameof(IChatServer.Mark), new ReceiptMark(world.Cases.Pair, 2, 2)));
        await world.Cases.Hub.Service<PeerConnect.Hub.Conversations.MarkReceipts>().FlushAsync();
        await using var anew = await world.Cases.Hub.ConnectAsync(world.Cases.Resident);
        var pair = TestCaller.Ok(await anew.CallAsync<ConversationList>(nameof(IChatServer.Conversations))).Conversations.Single(one => one.ConversationId == world.Cases.Pair);
        Assert.Equal((false, null), (pair.ReceiptsShown, pair.Receipts));
    }

    [Theory]
    [InlineData("us-state-prison", 180)]
    [InlineData("uk-acct", 90)]
    [InlineData("county-jail", 90)]
    public async Task Given_the_days_of_the_preset_are_over_then_messages_are_gone_and_people_saw_the_next_day_what_was_read(string preset, int days)
    {
        await using var world = await PresetWorld.StartAsync(preset);
        var stored = await world.SayAsync(Active, world.Cases.Pair);
        var clinician = world.Console("clinician");
        TestCaller.Ok(await clinician.OpenAsync(Assert.Single(TestCaller.Ok(await clinician.ListAsync()).Cases).CaseId));

        await world.Cases.ReturnAfterAsync(TimeSpan.FromDays(1));
        var resident = world.Cases.Resident;
        await using (var reader = StaffConsole.WithoutFeed(world.Cases.Hub, resident))
        {
            Assert.Contains(TestCaller.Ok(await reader.DisclosuresAsync()).Disclosures, shown => shown.EntryId == stored.EntryId && shown.Role == Role.Clinician);
        }

        await world.Cases.ReturnAfterAsync(TimeSpan.FromDays(days - 1));
        Assert.NotNull(await TextAsync(world, stored.EntryId));
        await world.Cases.ReturnAfterAsync(TimeSpan.FromDays(8));
        await world.Cases.Hub.Service<PeerConnect.Hub.Retention.PurgeWorker>().DoDueAsync(CancellationToken.None);
        Assert.Null(await TextAsync(world, stored.EntryId));
    }

    [Theory]
    [MemberData(nameof(First))]
    public Task Given_requests_for_one_supporter_then_a_coordinator_alone_approves_them_one_of_each_facility_and_no_more_than_five(string preset) => ApprovesFiveAsync(preset);

    [Theory]
    [Trait("Suite", "Long")]
    [MemberData(nameof(Others))]
    public Task Given_another_preset_and_requests_for_one_supporter_then_the_same_holds(string preset) => ApprovesFiveAsync(preset);

    private static async Task ApprovesFiveAsync(string preset)
    {
        await using var world = await PresetWorld.StartAsync(preset);
        var (coordinator, supporter) = (world.As(world.Cases.Staff["coordinator"]), world.As(world.Cases.Supporter));
        var newcomers = Enumerable.Range(0, 4).Select(_ => new PersonRef(world.Cases.Facility, Guid.CreateVersion7())).ToList();
        await world.Cases.ChangeAsync(transaction => newcomers.ForEach(one => Add(transaction, one)));
        Assert.Equal(new OwnCaseload(2, 5, null), TestCaller.Ok(await supporter.GetAsync<OwnCaseload>("me/caseload")));

        // Somebody of another facility: its coordinator has to approve too.
        var foreigner = new PersonRef(world.Cases.Foreigner.Key.FacilityId, world.Cases.Foreigner.Key.PersonId);
        Assert.Equal(new RequestDecided(RequestState.Requested, null), TestCaller.Ok(await DecideAsync(coordinator, await AskAsync(foreigner))));
        foreach (var newcomer in newcomers.Take(3))
        {
            var request = await AskAsync(newcomer);
            foreach (var other in new[] { "clinician", "officer of B", "administrator", "auditor" })
            {
                Assert.Equal(RefusalCode.NotFound, (await DecideAsync(world.As(world.Cases.Staff[other]), request)).Refusal?.Code);
            }

            Assert.Equal(RequestState.Approved, TestCaller.Ok(await DecideAsync(coordinator, request)).State);
        }

        // He may ask for one more, and learns that he has five; the coordinator is told what stands against it.
        var sixth = await AskAsync(newcomers[3]);
        Assert.Equal(new OwnCaseload(5, 5, null), TestCaller.Ok(await supporter.GetAsync<OwnCaseload>("me/caseload")));
        var refused = (await DecideAsync(coordinator, sixth)).Refusal!;
        Assert.Equal(RefusalCode.NotPossible, refused.Code);
        Assert.Equal(refused.Message, TestCaller.Ok(await coordinator.GetAsync<RequestList>("approvals")).Requests.Single(waiting => waiting.RequestId == sixth).Obstacle);

        async Task<Guid> AskAsync(PersonRef resident) => TestCaller.Ok(await supporter.PostAsync<RequestFiled>("approvals/pairings", new PairingWanted(resident))).RequestId;
        static Task<Reply<RequestDecided>> DecideAsync(TestCaller by, Guid request) => by.PostAsync<RequestDecided>($"approvals/{request}/decision", new DecideRequest(true));
    }

    private static void Add(PeerConnect.Hub.Storage.WriteTransaction transaction, PersonRef newcomer)
    {
        transaction.Db.People.Add(new PersonRow
        {
            FacilityId = newcomer.FacilityId,
            PersonId = newcomer.PersonId,
            Kind = PersonKind.Resident,
            State = PersonState.Active,
            Number = $"N{newcomer.PersonId:N}",
            GivenName = "New",
            FamilyName = "Comer",
            Language = "en",
            CreatedAt = transaction.Now,
        });
        transaction.Db.Roles.Add(new RoleRow { FacilityId = newcomer.FacilityId, PersonId = newcomer.PersonId, Role = Role.Resident, From = transaction.Now });
        transaction.TouchPerson(newcomer.FacilityId, newcomer.PersonId);
    }

    private static async Task<string?> TextAsync(PresetWorld world, Guid entryId)
    {
        await using var supporter = await world.Cases.Hub.ConnectAsync(world.Cases.Supporter);
        return (await supporter.HistoryAsync(world.Cases.Pair)).Single(entry => entry.EntryId == entryId).Body;
    }
}
