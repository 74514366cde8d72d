using System.Text.Json;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Hub.Tests.Escalation;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Concerns;

/// <summary>The supporter, of unit A, writes of a danger to somebody else. Whoever reads it names the person meant: people go to that door too, at that case's own times, and nothing of the words goes with them.</summary>
public sealed class Somebody_else_is_meant : IAsyncLifetime
{
    private const string Threat = "zeb is dead at supper, quetzal (v4)";
    private const string Note = "keep them apart at supper";
    private const string ThirdName = "Obadiah";
    private EscalationWorld world = null!;
    private StaffConsole security = null!;
    private StaffConsole control = null!;

    public async ValueTask InitializeAsync()
    {
        world = await EscalationWorld.StartAsync();
        await world.Cases.ChangeAsync(transaction => transaction.Db.People.Add(new PersonRow
        {
            FacilityId = world.Cases.Facility,
            PersonId = Third,
            Kind = PersonKind.Resident,
            State = PersonState.Active,
            Number = "C30001",
            GivenName = ThirdName,
            FamilyName = "Third",
            Language = "en",
            CreatedAt = transaction.Now,
        }));
        (security, control) = (await world.Cases.ConnectAsync("security"), await world.Cases.ConnectAsync("control room"));
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private static Guid Third { get; } = Guid.CreateVersion7();

    [Fact]
    public async Task Given_whoever_reads_a_threat_names_the_person_meant_then_the_control_room_and_that_unit_go_there_at_once_and_no_byte_tells_of_the_words_or_their_writer()
    {
        var (ofMeant, ofWriter) = (await world.Cases.ConnectAsync("officer of B"), await world.Cases.ConnectAsync("officer of A"));
        var from = await ThreatAsync();
        var named = TestCaller.Ok(await security.NameMeantAsync(from, Number(world.Cases.Resident), note: Note));
        Assert.Equal((4, true, null, "security Seed"), (named.Severity, named.Waits, named.MetAt, named.By));

        var card = await ofMeant.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow));
        Assert.Equal((CaseWorld.Cell, named.CaseId!.Value, named.At), (card.Cell, card.CaseId, card.AskedAt));
        Assert.Contains(CaseWorld.ResidentName, card.Name, StringComparison.Ordinal);
        await control.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow), one => one.CaseId == card.CaseId);
        Assert.All([ofMeant, control], console => Assert.DoesNotContain(Note, console.Bytes, StringComparison.Ordinal));
        Assert.DoesNotContain(CaseWorld.SupporterName, ofMeant.Bytes, StringComparison.Ordinal);
        await world.Cases.SettleAsync(ofWriter);
        Assert.DoesNotContain(CaseWorld.ResidentName, ofWriter.Bytes, StringComparison.Ordinal);

        // Whoever the policy tells of a threat reads the note, and nothing of where it came from.
        var item = TestCaller.Ok(await security.ListAsync()).Cases.Single(one => one.CaseId == card.CaseId);
        Assert.Equal((CaseCategory.Violence, 4, RaisedKind.Meant, 1, null, named.Pseudonym), (item.Category!.Value, item.Severity, item.Raised!.Value, item.Messages, item.Conversation, item.Pseudonym));
        var opened = TestCaller.Ok(await security.OpenAsync(card.CaseId, CasePurpose.SafetyOfOthers));
        var told = Assert.Single(opened.Raised!);
        Assert.Equal((RaisedKind.Meant, Note, null, null), (told.Kind, told.Words, told.Reason, told.Sequence));
        Assert.Empty(opened.Lines);
        foreach (var other in new[] { "quetzal", CaseWorld.SupporterName, world.Cases.Supporter.Key.PersonId.ToString(), world.Cases.Pair.ToString(), from.ToString(), "security Seed" })
        {
            Assert.DoesNotContain(other, Json(opened with { Events = [.. opened.Events.Where(told => told.Kind != "viewed")] }), StringComparison.OrdinalIgnoreCase);
        }

        // Care learns of it no more than of any threat, and nothing stands against the person meant.
        Assert.Empty(TestCaller.Ok(await world.Cases.WithoutFeed("clinician").ListAsync()).Cases);
        using var db = world.Cases.Store.Read();
        Assert.False(AccusedRows.IsAccused(db, world.Cases.Resident.Key, Guid.Empty));
        Assert.Equal(world.Cases.Staff["security"].Key.PersonId, Assert.Single(world.Cases.Audit("person-meant-named")).ActorId);
    }

    [Fact]
    public async Task Given_the_writer_was_visited_then_the_alarm_for_the_person_meant_leaves_at_its_time_all_the_same()
    {
        var from = await ThreatAsync();
        TestCaller.Ok(await control.MeetAsync(from));
        await world.AfterAsync(TimeSpan.FromSeconds(30));
        var meant = TestCaller.Ok(await security.NameMeantAsync(from, Number(world.Cases.Resident))).CaseId!.Value;
        await world.AfterAsync(TimeSpan.FromSeconds(119));
        Assert.Empty(world.Told("alarm-raised"));
        await world.AfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(["awaits:on-the-way"], world.Told("alarm-raised"));
        using var db = world.Cases.Store.Read();
        Assert.Equal(meant, db.Alarms.Single().CaseId);
    }

    [Fact]
    public async Task Given_nobody_stood_before_the_person_meant_then_the_writers_case_is_not_decided_whatever_the_verdict()
    {
        var from = await ThreatAsync();
        var meant = TestCaller.Ok(await security.NameMeantAsync(from, Number(world.Cases.Resident))).CaseId!.Value;
        TestCaller.Ok(await control.MeetAsync(from));
        TestCaller.Ok(await security.TakeAsync(from));
        await RefusedAsync();

        // A visit that was none is none here either.
        TestCaller.Ok(await control.MeetAsync(meant));
        TestCaller.Ok(await control.TakeVisitBackAsync(meant));
        await RefusedAsync();
        TestCaller.Ok(await control.MeetAsync(meant));
        var shown = Assert.Single(TestCaller.Ok(await security.OpenAsync(from, CasePurpose.SafetyOfOthers)).Meant!);
        Assert.Equal((false, world.Cases.Store.Now()), (shown.Waits, shown.MetAt!.Value));
        TestCaller.Ok(await security.DecideAsync(from, CaseReason.SafetySteps));

        async Task RefusedAsync()
        {
            foreach (var (reason, verdict) in new[] { (CaseReason.SafetySteps, FlagVerdict.True), (CaseReason.NotMeant, FlagVerdict.False), (CaseReason.KnownAlready, FlagVerdict.Unclear) })
            {
                var refused = (await security.DecideAsync(from, reason, verdict)).Refusal!;
                Assert.Equal(RefusalCode.FaceToFaceFirst, refused.Code);
                Assert.StartsWith("Somebody was named out of this case", refused.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Given_the_case_of_the_person_meant_is_decided_or_nobody_can_be_sent_any_more_then_the_writers_case_waits_for_nothing()
    {
        var (first, second) = (await ThreatAsync(), Guid.Empty);
        var meant = TestCaller.Ok(await security.NameMeantAsync(first, Number(world.Cases.Resident))).CaseId!.Value;
        TestCaller.Ok(await security.OpenAsync(meant, CasePurpose.SafetyOfOthers));
        TestCaller.Ok(await security.TakeAsync(meant));
        TestCaller.Ok(await security.DecideAsync(meant, CaseReason.NoRiskFound, FlagVerdict.False));
        TestCaller.Ok(await control.MeetAsync(first));
        TestCaller.Ok(await security.TakeAsync(first));
        TestCaller.Ok(await security.DecideAsync(first, CaseReason.SafetySteps));

        second = await ThreatAsync();
        TestCaller.Ok(await security.NameMeantAsync(second, "C30001"));
        await world.Cases.ChangeAsync(transaction => transaction.Db.People.Single(row => row.PersonId == Third).State = PersonState.Released);
        TestCaller.Ok(await control.MeetAsync(second));
        TestCaller.Ok(await security.TakeAsync(second));
        TestCaller.Ok(await security.DecideAsync(second, CaseReason.SafetySteps));
    }

    [Fact]
    public async Task Given_the_writers_case_then_its_history_has_when_and_by_whom_and_never_the_name()
    {
        var from = await ThreatAsync();
        TestCaller.Ok(await security.NameMeantAsync(from, Number(world.Cases.Resident)));
        var opened = TestCaller.Ok(await security.OpenAsync(from, CasePurpose.SafetyOfOthers));
        Assert.Contains(opened.Events, act => act is { Kind: "meant-named", By: "security Seed" } && act.At == world.Cases.Store.Now());
        Assert.StartsWith("Resident ", Assert.Single(opened.Meant!).Pseudonym, StringComparison.Ordinal);
        Assert.DoesNotContain(CaseWorld.ResidentName, Json(opened), StringComparison.Ordinal);
        Assert.DoesNotContain(Number(world.Cases.Resident), Json(opened), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_same_person_is_named_again_then_it_is_one_case_and_the_worse_of_both()
    {
        var from = await ThreatAsync();
        TestCaller.Ok(await security.NameMeantAsync(from, "C30001", severity: 3, CaseCategory.SelfHarm));
        TestCaller.Ok(await security.NameMeantAsync(from, " c30001 ", severity: 4, CaseCategory.SelfHarm));
        using var db = world.Cases.Store.Read();
        var row = db.Cases.Single(one => one.Raised == RaisedKind.Meant);
        Assert.Equal((4, 2, null), (row.Severity, row.MessageCount, row.NotBefore));
        Assert.Equal(2, TestCaller.Ok(await security.OpenAsync(from, CasePurpose.SafetyOfOthers)).Meant!.Count);
        await control.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow), card => card.CaseId == row.CaseId);
    }

    [Fact]
    public async Task Given_nobody_here_can_be_meant_by_that_number_then_each_reason_looks_the_same_and_nothing_happens()
    {
        var from = await ThreatAsync();
        await world.Cases.ChangeAsync(transaction =>
        {
            foreach (var (number, kind, state) in new[]
            {
                ("L1", PersonKind.Released, PersonState.Active), ("L2", PersonKind.Resident, PersonState.Released), ("L3", PersonKind.Resident, PersonState.TransferredOut), ("L4", PersonKind.Resident, PersonState.Deceased),
            })
            {
                transaction.Db.People.Add(new PersonRow
                {
                    FacilityId = world.Cases.Facility, PersonId = Guid.CreateVersion7(), Kind = kind, State = state, Number = number, GivenName = "Left", FamilyName = "Left", Language = "en", CreatedAt = transaction.Now,
                });
            }
        });
        string[] numbers = ["Z99999", "", Number(world.Cases.Foreigner), Number(world.Cases.Staff["security"]), Number(world.Cases.Staff["clinician"]), "L1", "L2", "L3", "L4"];
        foreach (var number in numbers)
        {
            var refused = (await security.NameMeantAsync(from, number)).Refusal!;
            Assert.Equal(RefusalCode.InvalidInput, refused.Code);
            Assert.StartsWith("Nobody of that number lives here now", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(numbers.Length, world.Cases.Audit("person-meant-named-denied").Count);
        Assert.All(world.Cases.Audit("person-meant-named-denied"), row => Assert.DoesNotContain("Z99999", row.Details, StringComparison.Ordinal));
        await NothingHappenedAsync(from);
    }

    [Fact]
    public async Task Given_the_writers_own_number_then_whoever_knows_who_wrote_is_told_so_and_to_nobody_else_a_number_is_answered_differently()
    {
        var from = await ThreatAsync();
        Assert.Equal(RefusalCode.NotPossible, (await security.NameMeantAsync(from, Number(world.Cases.Supporter))).Refusal?.Code);
        await NothingHappenedAsync(from);

        await world.Cases.SayAsync(world.Cases.Resident, world.Cases.Pair, "i know where he sleeps (v3)");
        var nameless = TestCaller.Ok(await security.ListAsync()).Cases.Single(item => item.Severity == 3).CaseId;
        var opened = TestCaller.Ok(await security.OpenAsync(nameless, CasePurpose.SafetyOfOthers));
        Assert.Equal((null, null), (opened.Subject, opened.Location));
        var (writer, other) = (TestCaller.Ok(await security.NameMeantAsync(nameless, Number(world.Cases.Resident))), TestCaller.Ok(await security.NameMeantAsync(nameless, "C30001")));
        Assert.Equal(other with { CaseId = writer.CaseId, Pseudonym = writer.Pseudonym }, writer);
    }

    [Fact]
    public async Task Given_the_two_are_kept_apart_then_the_answer_is_that_for_anybody()
    {
        await world.Cases.ChangeAsync(transaction => transaction.Db.Separations.Add(new SeparationRow
        {
            FacilityId = world.Cases.Facility,
            SeparationId = Guid.CreateVersion7(),
            FirstFacilityId = world.Cases.Facility,
            FirstId = world.Cases.Supporter.Key.PersonId,
            SecondFacilityId = world.Cases.Facility,
            SecondId = Third,
            Source = "court",
            OrderedAt = transaction.Now,
        }));
        var from = await ThreatAsync();
        var (apart, other) = (TestCaller.Ok(await security.NameMeantAsync(from, "C30001")), TestCaller.Ok(await security.NameMeantAsync(from, Number(world.Cases.Resident))));
        Assert.Equal(other with { CaseId = apart.CaseId, Pseudonym = apart.Pseudonym }, apart);
    }

    [Fact]
    public async Task Given_kin_of_whoever_is_meant_names_him_then_people_go_and_he_learns_no_more_of_it()
    {
        await KinAsync("clinician", Third);
        var clinician = await world.Cases.ConnectAsync("clinician");
        await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "obadiah hangs himself tonight (s4)");
        var from = (await clinician.NextCaseAsync()).CaseId;
        TestCaller.Ok(await clinician.OpenAsync(from));
        var named = TestCaller.Ok(await clinician.NameMeantAsync(from, "C30001", note: Note));
        Assert.Equal((true, null, null), (named.Waits, named.CaseId, named.Pseudonym));
        await control.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow), card => card.Name.Contains(ThirdName, StringComparison.Ordinal));
        Assert.Equal([from], TestCaller.Ok(await clinician.ListAsync()).Cases.Select(item => item.CaseId));
        Assert.DoesNotContain(ThirdName, clinician.Bytes, StringComparison.Ordinal);

        // A colleague cares for him, and security learns of neither.
        var colleague = world.Cases.WithoutFeed("colleague");
        var item = TestCaller.Ok(await colleague.ListAsync()).Cases.Single(one => one.Raised == RaisedKind.Meant);
        var opened = TestCaller.Ok(await colleague.OpenAsync(item.CaseId));
        Assert.Equal((CaseCategory.SelfHarm, Third, Note), (opened.Case.Category!.Value, opened.Subject!.PersonId, Assert.Single(opened.Raised!).Words));
        Assert.Empty(TestCaller.Ok(await security.ListAsync()).Cases);
        Assert.DoesNotContain(Note, security.Bytes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_kin_of_whoever_wrote_it_on_the_unit_then_they_are_not_sent_to_the_person_meant()
    {
        await KinAsync("officer of B", world.Cases.Supporter.Key.PersonId);
        var from = await ThreatAsync();
        TestCaller.Ok(await security.NameMeantAsync(from, Number(world.Cases.Resident)));
        Assert.Empty(TestCaller.Ok(await world.Cases.WithoutFeed("officer of B").ListAsync()).GoNow);
        Assert.Equal(2, TestCaller.Ok(await control.ListAsync()).GoNow.Count);
    }

    [Fact]
    public async Task Given_words_of_a_substance_use_programme_then_the_place_is_told_and_neither_programme_category_nor_source()
    {
        var (clinician, officer) = (world.Cases.WithoutFeed("clinician"), await world.Cases.ConnectAsync("officer of B"));
        await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Programme, Threat);
        var from = Assert.Single(TestCaller.Ok(await clinician.ListAsync()).Cases).CaseId;
        TestCaller.Ok(await clinician.OpenAsync(from, CasePurpose.SafetyOfOthers));
        TestCaller.Ok(await clinician.NameMeantAsync(from, Number(world.Cases.Resident), note: Note));
        await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow));
        await control.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow), card => card.Cell == CaseWorld.Cell);
        Assert.Empty(TestCaller.Ok(await security.ListAsync()).Cases);
        await world.Cases.SettleAsync(security);
        foreach (var console in new[] { officer, control, security })
        {
            Assert.All([Note, "quetzal", "Violence", "Meant", "part-2"], word => Assert.DoesNotContain(word, console.Bytes, StringComparison.Ordinal));
        }

        using var db = world.Cases.Store.Read();
        Assert.Equal("part-2", db.Cases.Single(row => row.Raised == RaisedKind.Meant).Class);
    }

    [Fact]
    public async Task Given_a_person_without_a_unit_then_the_control_room_goes()
    {
        var from = await ThreatAsync();
        TestCaller.Ok(await security.NameMeantAsync(from, "C30001"));
        var card = await control.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow), one => one.Name.Contains(ThirdName, StringComparison.Ordinal));
        Assert.Equal((null, null), (card.Unit, card.Cell));
        Assert.Empty(TestCaller.Ok(await world.Cases.WithoutFeed("officer of B").ListAsync()).GoNow);
    }

    [Fact]
    public async Task Given_somebody_goes_to_the_person_meant_then_that_person_hears_it_and_is_asked_whether_they_came()
    {
        var from = await ThreatAsync();
        var meant = TestCaller.Ok(await security.NameMeantAsync(from, Number(world.Cases.Resident))).CaseId!.Value;
        TestCaller.Ok(await control.GoAsync(meant));
        TestCaller.Ok(await control.MeetAsync(meant));
        TestCaller.Ok(await control.GoAsync(from));
        using var db = world.Cases.Store.Read();
        Assert.Equal([InboxKind.SomeoneComing, InboxKind.DidTheyCome], db.Inbox.Where(item => item.CaseId == meant).OrderBy(item => item.Sequence).Select(item => item.Kind));
        Assert.DoesNotContain(InboxKind.SomeoneComing, db.Inbox.Where(item => item.CaseId == from).Select(item => item.Kind));
    }

    [Fact]
    public async Task Given_a_case_of_self_harm_then_somebody_else_is_named_for_self_harm_alone_and_given_a_threat_not_for_what_nobody_is_in_danger_of()
    {
        var (from, clinician) = (await ThreatAsync(), world.Cases.WithoutFeed("clinician"));
        foreach (var (severity, category) in new (int, CaseCategory?)[] { (2, null), (5, null), (4, CaseCategory.Escape), (4, CaseCategory.SexualAbuse), (4, CaseCategory.Company) })
        {
            Assert.Equal(RefusalCode.InvalidInput, (await security.NameMeantAsync(from, Number(world.Cases.Resident), severity, category)).Refusal?.Code);
        }

        Assert.Equal(RefusalCode.InvalidInput, (await security.NameMeantAsync(from, Number(world.Cases.Resident), note: new string('n', 2_001))).Refusal?.Code);
        await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, "zeb hangs himself tonight (s4)");
        var cry = Assert.Single(TestCaller.Ok(await clinician.ListAsync()).Cases).CaseId;
        TestCaller.Ok(await clinician.OpenAsync(cry));
        Assert.Equal(RefusalCode.InvalidInput, (await clinician.NameMeantAsync(cry, Number(world.Cases.Resident), category: CaseCategory.Violence)).Refusal?.Code);
        using (var db = world.Cases.Store.Read())
        {
            Assert.DoesNotContain(db.Cases, row => row.Raised == RaisedKind.Meant);
        }

        // Who reads of a threat that somebody will die by his own hand sends care.
        Assert.Null(TestCaller.Ok(await security.NameMeantAsync(from, Number(world.Cases.Resident), category: CaseCategory.SelfHarm)).CaseId);
        Assert.Contains(TestCaller.Ok(await clinician.ListAsync()).Cases, item => item is { Raised: RaisedKind.Meant, Category: CaseCategory.SelfHarm });
    }

    [Fact]
    public async Task Given_somebody_who_did_not_open_the_case_or_may_not_then_nobody_is_named()
    {
        await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, Threat);
        var from = (await security.NextCaseAsync()).CaseId;
        Assert.Equal(RefusalCode.OpenFirst, (await security.NameMeantAsync(from, Number(world.Cases.Resident))).Refusal?.Code);
        foreach (var other in new[] { "control room", "officer of A", "clinician", "coordinator", "foreign security" })
        {
            Assert.Equal(RefusalCode.NotFound, (await world.Cases.WithoutFeed(other).NameMeantAsync(from, Number(world.Cases.Resident))).Refusal?.Code);
        }

        // And of what holds no words nobody else is meant.
        TestCaller.Ok(await security.OpenAsync(from, CasePurpose.SafetyOfOthers));
        var meant = TestCaller.Ok(await security.NameMeantAsync(from, Number(world.Cases.Resident))).CaseId!.Value;
        TestCaller.Ok(await security.OpenAsync(meant, CasePurpose.SafetyOfOthers));
        Assert.Equal(RefusalCode.NotPossible, (await security.NameMeantAsync(meant, "C30001")).Refusal?.Code);
    }

    /// <summary>The supporter threatens; security has opened the case.</summary>
    private async Task<Guid> ThreatAsync()
    {
        await world.Cases.SayAsync(world.Cases.Supporter, world.Cases.Pair, Threat);
        var caseId = TestCaller.Ok(await security.ListAsync()).Cases.Single(item => item is { Raised: null, Severity: 4 }).CaseId;
        TestCaller.Ok(await security.OpenAsync(caseId, CasePurpose.SafetyOfOthers));
        return caseId;
    }

    private async Task NothingHappenedAsync(Guid from)
    {
        using var db = world.Cases.Store.Read();
        Assert.Single(db.Cases);
        Assert.Null(TestCaller.Ok(await security.OpenAsync(from, CasePurpose.SafetyOfOthers)).Meant);
    }

    private Task KinAsync(string staff, Guid of) => world.Cases.ChangeAsync(transaction => transaction.Db.Relations.Add(new RelationRow
    {
        FacilityId = world.Cases.Facility, PersonId = world.Cases.Staff[staff].Key.PersonId, OtherFacilityId = world.Cases.Facility, OtherId = of, Kind = RelationKind.Kin,
    }));

    private string Number(SeededPerson person) => Number(world.Cases, person);

    private static string Number(CaseWorld cases, SeededPerson person)
    {
        using var db = cases.Store.Read();
        return db.People.Single(row => row.PersonId == person.Key.PersonId && row.FacilityId == person.Key.FacilityId).Number;
    }

    private static string Json(OpenedCase opened) => JsonSerializer.Serialize(opened);
}
