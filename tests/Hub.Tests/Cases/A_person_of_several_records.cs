using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.People;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Retention;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Requests;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Cases;

/// <summary>Records that turned out to be one person, also over a second merge, and a person who was moved: cases, cards, holds and the own list follow the person.</summary>
public sealed class A_person_of_several_records : IAsyncLifetime
{
    private RequestWorld requests = null!;
    private CaseWorld world = null!;
    private PersonKey middle;
    private PersonKey survivor;

    public async ValueTask InitializeAsync()
    {
        requests = await RequestWorld.StartAsync(PlainPolicy.Version1 with { Inform = PlainPolicy.Version1.Inform with { OwnDisclosuresAfter = TimeSpan.FromDays(1) } });
        world = requests.Cases;
        (middle, survivor) = (await AddAsync("M1", "A-1"), await AddAsync("M2", "A-2"));
    }

    public ValueTask DisposeAsync() => requests.DisposeAsync();

    [Fact]
    public async Task Given_a_case_of_a_merged_record_when_the_person_moves_then_the_card_says_where_at_once_and_each_place_shown_is_on_record()
    {
        await world.SayAsync("goodbye (s4)");
        await MergeTwiceAsync();
        var officer = await world.ConnectAsync("officer of A");
        Assert.Equal("A-2", Assert.Single((await officer.ListAsync()).Ok!.GoNow).Cell);
        await MoveAsync(survivor, "A-9");
        Assert.Equal("A-9", (await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow), card => card.Cell != "A-2")).Cell);
        Assert.Equal(2, world.Audit("case-shown").Count(row => row.ActorId == officer.Person.Key.PersonId));
    }

    [Fact]
    public async Task Given_a_number_typed_at_a_kiosk_when_that_person_moves_then_the_card_says_where_at_once()
    {
        await RequestWorld.AskAsync(await requests.KioskAsync(), RequestedPerson.Officer, RequestWorld.Number);
        var officer = await world.ConnectAsync("officer of B");
        Assert.Equal(CaseWorld.Cell, Assert.Single((await officer.ListAsync()).Ok!.GoNow).Cell);
        await MoveAsync(world.Resident.Key, "B-9", "B");
        Assert.Equal("B-9", (await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow), card => card.Cell != CaseWorld.Cell)).Cell);
    }

    [Fact]
    public async Task Given_a_case_of_a_record_that_was_merged_twice_when_the_person_is_moved_then_it_says_so_and_the_new_facility_is_told()
    {
        await world.SayAsync("goodbye (s4)");
        await MergeTwiceAsync();
        TestCaller.Ok(await world.Hub.Service<TransferPeople>().TransferAsync(Coordinator, survivor.PersonId, new TransferPerson("other"), CancellationToken.None));
        using var db = world.Store.Read();
        Assert.Contains(db.CaseEvents.Where(row => row.FacilityId == world.Facility).Select(row => row.Kind), kind => kind == "subject-transferred");
        Assert.Equal(4, Assert.Single((await world.WithoutFeed("foreign clinician").ListAsync()).Ok!.Cases).Severity);
    }

    [Fact]
    public async Task Given_somebody_on_the_way_for_a_case_of_a_merged_record_when_another_case_of_the_person_ends_then_nobody_hears_that_nobody_comes()
    {
        var officer = world.WithoutFeed("officer of B");
        await world.SayAsync("goodbye (s4)");
        var first = Assert.Single((await officer.ListAsync()).Ok!.GoNow).CaseId;
        TestCaller.Ok(await officer.GoAsync(first));
        await world.ChangeAsync(transaction =>
        {
            var alias = transaction.Db.People.Single(row => row.PersonId == middle.PersonId);
            (alias.State, alias.MergedInto) = (PersonState.Merged, world.Resident.Key.PersonId);
            transaction.Db.Cases.Single().SubjectId = alias.PersonId;
        });
        await world.SayAsync(world.Resident, world.Programme, "goodbye again (s4)");
        var second = (await officer.ListAsync()).Ok!.GoNow.Single(card => card.CaseId != first).CaseId;
        TestCaller.Ok(await officer.GoAsync(second));
        var clinician = world.WithoutFeed("clinician");
        TestCaller.Ok(await clinician.OpenAsync(second));
        TestCaller.Ok(await clinician.TakeAsync(second));
        TestCaller.Ok(await clinician.DecideAsync(second, CaseReason.NotMeant, FlagVerdict.False));
        Assert.DoesNotContain(await requests.InboxAsync(), item => item.Kind == InboxKind.NobodyComing);
    }

    [Fact]
    public async Task Given_an_open_case_of_a_merged_record_when_the_person_writes_again_there_then_it_is_the_same_case()
    {
        await world.SayAsync("goodbye (s4)");
        await world.ChangeAsync(transaction => transaction.Db.Cases.Single().SubjectId = middle.PersonId);
        await MergeAsync(middle, world.Resident.Key, samePerson: true);
        await world.SayAsync("goodbye again (s4)");
        using var db = world.Store.Read();
        Assert.Equal((2, middle.PersonId), db.Cases.Select(row => new { row.MessageCount, row.SubjectId }).AsEnumerable().Select(row => (row.MessageCount, row.SubjectId)).Single());
    }

    [Fact]
    public async Task Given_a_concern_about_a_merged_record_then_the_next_one_about_the_person_joins_it()
    {
        var supporter = requests.As(world.Supporter);
        var concern = new RaiseConcern(world.Pair, world.Resident.Key.PersonId, ConcernAbout.SelfHarm, ConcernNear.Soon, "he gave his letters away");
        TestCaller.Ok(await supporter.PostAsync<ToldToStaff>("concerns", concern));
        await world.ChangeAsync(transaction => transaction.Db.Cases.Single().SubjectId = middle.PersonId);
        await MergeAsync(middle, world.Resident.Key, samePerson: true);
        TestCaller.Ok(await supporter.PostAsync<ToldToStaff>("concerns", concern with { Words = "and his radio" }));
        using var db = world.Store.Read();
        Assert.Equal(2, db.Cases.Single().MessageCount);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Given_quiet_messages_under_a_record_that_was_merged_then_what_builds_up_goes_on_where_this_person_wrote_them(bool samePerson, int cases)
    {
        await world.SayAsync("meh (sq)");
        await world.SayAsync("meh (sq)");
        await world.ChangeAsync(transaction =>
        {
            transaction.Db.Decisions.ToList().ForEach(row => row.SenderId = middle.PersonId);
            var sum = transaction.Db.Risk.Single();
            transaction.Db.Risk.Remove(sum);
            transaction.Db.Risk.Add(new RiskRow { FacilityId = sum.FacilityId, ConversationId = sum.ConversationId, PersonId = middle.PersonId, State = sum.State, At = sum.At });
        });
        await world.RestartAsync();
        await MergeAsync(middle, world.Resident.Key, samePerson);
        await world.SayAsync("meh (sq)");
        using var db = world.Store.Read();
        Assert.Equal(cases, db.Cases.Count());
    }

    [Fact]
    public async Task Given_a_flag_of_a_merged_record_was_false_then_it_weighs_on_the_person_no_more()
    {
        await world.SayAsync("this game kills me (s4)");
        await world.ChangeAsync(transaction =>
        {
            transaction.Db.Cases.Single().SubjectId = middle.PersonId;
            transaction.Db.Decisions.ToList().ForEach(row => row.SenderId = middle.PersonId);
        });
        await MergeAsync(middle, world.Resident.Key, samePerson: true);
        var clinician = world.WithoutFeed("clinician");
        Guid caseId;
        using (var db = world.Store.Read())
        {
            caseId = db.Cases.Single().CaseId;
        }

        TestCaller.Ok(await clinician.OpenAsync(caseId));
        TestCaller.Ok(await clinician.TakeAsync(caseId));
        TestCaller.Ok(await clinician.MeetAsync(caseId));
        TestCaller.Ok(await clinician.DecideAsync(caseId, CaseReason.NotMeant, FlagVerdict.False));
        await world.SayAsync("meh (sq)");
        await world.SayAsync("meh (sq)");
        Assert.Empty(TestCaller.Ok(await clinician.ListAsync()).Cases);
    }

    [Fact]
    public async Task Given_a_legal_hold_on_the_person_then_it_keeps_what_any_of_the_records_had()
    {
        await MergeTwiceAsync();
        await using var console = StaffConsole.WithoutFeed(world.Hub, world.Staff["coordinator"]);
        TestCaller.Ok(await console.HoldAsync(LegalHoldOn.Person, survivor.PersonId, "a court's order"));
        using var db = world.Store.Read();
        var held = LegalHoldRows.HeldBack(db, world.Store.Now());
        Assert.Superset(new HashSet<Guid> { survivor.PersonId, middle.PersonId, world.Resident.Key.PersonId }, held.People.ToHashSet());
        Assert.Contains(world.Pair, held.Conversations);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_staff_read_a_message_before_the_records_were_merged_then_the_person_sees_so_where_it_was_this_person_who_wrote_it(bool samePerson)
    {
        var said = await ReadByCareAsync();
        await MergeAsync(world.Resident.Key, middle, samePerson);
        await MergeAsync(middle, survivor, samePerson: true);
        Assert.Equal(samePerson ? [said.EntryId] : [], Own(survivor));
    }

    [Fact]
    public async Task Given_staff_read_a_message_before_a_transfer_then_the_person_sees_so_at_the_new_facility()
    {
        var said = await ReadByCareAsync();
        TestCaller.Ok(await world.Hub.Service<TransferPeople>().TransferAsync(Coordinator, world.Resident.Key.PersonId, new TransferPerson("other"), CancellationToken.None));
        Assert.Equal([said.EntryId], Own(world.Resident.Key with { FacilityId = world.Foreigner.Key.FacilityId }));
    }

    private PersonKey Coordinator => world.Staff["coordinator"].Key;

    private async Task<MessageStored> ReadByCareAsync()
    {
        var said = await world.SayAsync("i cannot go on (s3)");
        var clinician = world.WithoutFeed("clinician");
        TestCaller.Ok(await clinician.OpenAsync(Assert.Single((await clinician.ListAsync()).Ok!.Cases).CaseId));
        await world.ReturnAfterAsync(TimeSpan.FromDays(1));
        Assert.Equal([said.EntryId], Own(world.Resident.Key));
        return said;
    }

    private IEnumerable<Guid> Own(PersonKey person) => world.Hub.Service<ListOwnDisclosures>().Of(person).Disclosures.Select(shown => shown.EntryId);

    private async Task MergeTwiceAsync()
    {
        await MergeAsync(world.Resident.Key, middle, samePerson: true);
        await MergeAsync(middle, survivor, samePerson: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_somebody_asked_for_a_person_under_a_record_that_was_merged_then_whose_request_it_was_sees_it_and_asks_for_no_second(bool samePerson)
    {
        var resident = requests.As(world.Resident);
        var first = await RequestWorld.AskAsync(resident, RequestedPerson.Officer);
        await world.ChangeAsync(transaction => transaction.Db.Cases.Single().SubjectId = middle.PersonId);
        await MergeAsync(middle, world.Resident.Key, samePerson);
        Assert.Equal(samePerson ? [first.RequestId] : [], TestCaller.Ok(await resident.GetAsync<PersonRequestList>("me/person-requests")).Requests.Select(request => request.RequestId));
        await RequestWorld.AskAsync(resident, RequestedPerson.Officer);
        using var db = world.Store.Read();
        Assert.Equal(samePerson ? 1 : 2, db.Cases.Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_what_was_hidden_under_a_record_that_was_merged_then_it_is_kept_back_from_whoever_hid_it_alone(bool samePerson)
    {
        await world.ChangeAsync(transaction => transaction.Db.Hidden.AddRange(Hides(middle, world.Foreigner.Key), Hides(world.Foreigner.Key, middle)));
        await MergeAsync(middle, world.Resident.Key, samePerson);
        using var db = world.Store.Read();
        Assert.Equal(samePerson ? 1 : 0, db.Hidden.Count(row => row.PersonId == world.Resident.Key.PersonId));
        Assert.Equal(1, db.Hidden.Count(row => row.OtherId == world.Resident.Key.PersonId));

        HiddenRow Hides(PersonKey who, PersonKey other) =>
            new() { FacilityId = who.FacilityId, PersonId = who.PersonId, OtherFacilityId = other.FacilityId, OtherId = other.PersonId, At = world.Store.Now() };
    }

    [Fact]
    public async Task Given_a_question_in_the_inbox_of_a_record_that_somebody_else_used_then_whom_staff_go_to_is_asked()
    {
        var officer = world.WithoutFeed("officer of B");
        await world.SayAsync("goodbye (s4)");
        var caseId = Assert.Single((await officer.ListAsync()).Ok!.GoNow).CaseId;
        await world.ChangeAsync(transaction =>
        {
            transaction.Db.Cases.Single().SubjectId = middle.PersonId;
            transaction.Notify(middle.FacilityId, middle.PersonId, InboxKind.DidTheyCome, conversationId: null, detail: "round:0", caseId: caseId);
        });
        await MergeAsync(middle, world.Resident.Key, samePerson: false);
        TestCaller.Ok(await officer.MeetAsync(caseId));
        Assert.Single(await requests.InboxAsync(), item => item.Kind == InboxKind.DidTheyCome);
    }

    [Fact]
    public async Task Given_a_supporter_on_call_when_the_record_is_merged_then_the_one_that_remains_is_on_call_and_the_chain_proves_the_roster()
    {
        await world.ChangeAsync(transaction =>
        {
            var row = new RosterRow
            {
                FacilityId = world.Facility,
                RosterId = Guid.CreateVersion7(),
                Role = Role.PeerSupporter,
                Name = "on call",
                Plan = new RosterPlan([new Shift([.. Enum.GetValues<DayOfWeek>()], default, default)], [middle.PersonId, world.Supporter.Key.PersonId], [new RosterChange(new DateOnly(2026, 3, 9), RosterExceptionKind.Away, middle.PersonId)]).ToJson(),
            };
            transaction.Db.Rosters.Add(row);
        });
        await MergeAsync(middle, survivor, samePerson: true);
        using var db = world.Store.Read();
        var plan = RosterPlan.FromJson(db.Rosters.Single().Plan);
        Assert.Equal([survivor.PersonId, world.Supporter.Key.PersonId], plan.Members);
        Assert.Equal(survivor.PersonId, Assert.Single(plan.Changes).PersonId);
        Assert.Empty(RosterRows.History(db, world.Facility).Unproven(RosterRows.Saved(db, world.Facility, world.Store.Now().AddSeconds(1))));
        Assert.Single(RosterRows.Saved(db, world.Facility, world.Store.Now().AddSeconds(1)));
    }

    private async Task MergeAsync(PersonKey duplicate, PersonKey into, bool samePerson) =>
        TestCaller.Ok(await world.Hub.Service<MergePeople>().HandleAsync(Coordinator, duplicate.PersonId, new MergePerson(into.PersonId, samePerson), CancellationToken.None));

    private async Task MoveAsync(PersonKey person, string cell, string unit = "A")
    {
        Guid unitId;
        using (var db = world.Store.Read())
        {
            unitId = db.Units.AsNoTracking().Single(row => row.Code == unit).UnitId;
        }

        await world.Hub.Service<PeerConnect.Hub.Storage.People.PersonRecords>().MoveAsync(world.Facility, person.PersonId, unitId, cell, Coordinator.PersonId, CancellationToken.None);
    }

    private async Task<PersonKey> AddAsync(string number, string cell)
    {
        var key = new PersonKey(world.Facility, Guid.CreateVersion7());
        await world.ChangeAsync(transaction =>
        {
            transaction.Db.People.Add(new PersonRow
            {
                FacilityId = key.FacilityId,
                PersonId = key.PersonId,
                Kind = PersonKind.Resident,
                State = PersonState.Active,
                Number = number,
                GivenName = "Zeb",
                FamilyName = "Again",
                Language = "en",
                UnitId = transaction.Db.Units.Single(row => row.Code == "A").UnitId,
                Cell = cell,
                CreatedAt = transaction.Now,
            });
            transaction.TouchPerson(key.FacilityId, key.PersonId);
        });
        return key;
    }
}
