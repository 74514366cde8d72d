using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;

namespace PeerConnect.Hub.Tests.Requests;

/// <summary>"I need a person now", signed in: passed on at once, answered, arrived or refused with a reason; never a word of what for.</summary>
public sealed class Asking_for_a_person : IAsyncLifetime
{
    private RequestWorld world = null!;
    private TestCaller resident = null!;
    private StaffConsole officer = null!;

    public async ValueTask InitializeAsync()
    {
        world = await RequestWorld.StartAsync();
        resident = world.As(world.Cases.Resident);
        officer = await world.Cases.ConnectAsync("officer of B");
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_a_policy_that_offers_persons_then_the_offer_says_who_is_told_of_each_and_the_notice_names_the_button()
    {
        var offer = TestCaller.Ok(await resident.GetAsync<PersonOffer>("person-requests/offer")).Persons;
        Assert.Equal(Enum.GetValues<RequestedPerson>(), offer.Select(one => one.For));
        Assert.Equal([Role.Officer], offer.Single(one => one.For == RequestedPerson.Supporter).Told);
        Assert.Equal([Role.Officer, Role.Chaplain], offer.Single(one => one.For == RequestedPerson.Chaplain).Told);
        var notice = TestCaller.Ok(await resident.GetAsync<NoticeText>("notice?language=en"));
        Assert.Contains(notice.Paragraphs, paragraph => paragraph.Contains("I need a person", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_resident_asks_then_the_officer_of_the_unit_has_a_card_and_nobody_else_learns_of_it()
    {
        var (other, clinician, kin) = (await world.Cases.ConnectAsync("officer of A"), await world.Cases.ConnectAsync("clinician"), await world.Cases.ConnectAsync("kin"));
        var asked = await RequestWorld.AskAsync(resident);
        Assert.Equal((PersonRequestState.Waiting, RequestedPerson.Supporter), (asked.State, asked.For));
        Assert.Equal([Role.Officer], asked.Told);
        var card = await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow));
        Assert.Equal((asked.RequestId, RequestedPerson.Supporter, CaseWorld.Cell, asked.AskedAt), (card.CaseId, card.AskedFor!.Value, card.Cell, card.AskedAt));
        Assert.Equal((asked.AskedAt.AddMinutes(15), null, null), (card.Deadline!.Value, card.NotSignedIn, card.OnCall));
        foreach (var none in new[] { other, clinician, kin })
        {
            var feed = await world.Cases.SettleAsync(none);
            Assert.Equal((0, 0, 0), (feed.Cases.Count, feed.GoNow.Count, feed.Counted));
        }

        var row = Assert.Single(world.Cases.Audit("person-requested"));
        Assert.Equal((world.Cases.Resident.Key.PersonId, $"case:{asked.RequestId}"), (row.ActorId!.Value, row.Subject));
    }

    [Fact]
    public async Task Given_the_chaplain_is_asked_for_then_the_chaplain_sees_it_too_with_the_place()
    {
        var chaplain = await world.Cases.ConnectAsync("chaplain");
        await RequestWorld.AskAsync(resident, RequestedPerson.Chaplain);
        var item = await chaplain.NextCaseAsync();
        Assert.Equal((CaseCategory.Company, "1 Request", RequestedPerson.Chaplain), (item.Category!.Value, item.SeverityText, item.AskedFor!.Value));
        Assert.Null(item.Conversation);
        Assert.Equal(CaseWorld.Cell, (await chaplain.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow))).Cell);
        Assert.Equal(RefusalCode.NotFound, (await chaplain.OpenAsync(item.CaseId)).Refusal?.Code);
    }

    [Fact]
    public async Task Given_it_is_seen_and_somebody_goes_and_comes_then_the_person_sees_each_step_and_a_yes_closes_it()
    {
        var asked = await RequestWorld.AskAsync(resident);
        await StaffAsync(asked, "seen");
        Assert.Equal(PersonRequestState.Seen, (await ReadAsync(asked)).State);
        world.Cases.Time!.Advance(TimeSpan.FromMinutes(1));
        await officer.GoAsync(asked.RequestId);
        Assert.Equal((PersonRequestState.OnTheWay, asked.AskedAt.AddMinutes(1)), ((await ReadAsync(asked)).State, (await ReadAsync(asked)).OnTheWayAt!.Value));
        Assert.Equal([InboxKind.SomeoneComing], (await world.InboxAsync()).Select(item => item.Kind));
        await officer.MeetAsync(asked.RequestId);
        Assert.Equal(PersonRequestState.WithYou, (await ReadAsync(asked)).State);
        var question = (await world.InboxAsync())[^1];
        Assert.Equal(InboxKind.DidTheyCome, question.Kind);
        TestCaller.Ok(await resident.PostAsync<Done>("me/answers", new AnswerQuestion(question.Sequence, true)));
        Assert.Equal(PersonRequestState.Closed, (await ReadAsync(asked)).State);
        await officer.NextAsync<CaseRef>(nameof(IFeedClient.GoNowEnded), over => over.CaseId == asked.RequestId);
        Assert.Equal((1, 1, 1), (world.Events("seen").Count, world.Events("person-says-yes").Count, world.Events("closed").Count));
    }

    [Fact]
    public async Task Given_staff_close_it_when_the_person_says_that_nobody_came_then_it_is_open_again_and_the_next_is_told()
    {
        var asked = await RequestWorld.AskAsync(resident);
        Assert.Contains("NotPossible", (await officer.PostAsync($"api/v1/cases/{asked.RequestId}/close", "")).Body, StringComparison.Ordinal);
        await officer.MeetAsync(asked.RequestId);
        await StaffAsync(asked, "close");
        Assert.Equal(PersonRequestState.Closed, (await ReadAsync(asked)).State);
        Assert.Contains("AlreadyDecided", (await officer.PostAsync($"api/v1/cases/{asked.RequestId}/close", "")).Body, StringComparison.Ordinal);
        TestCaller.Ok(await resident.PostAsync<Done>("me/answers", new AnswerQuestion((await world.InboxAsync())[^1].Sequence, false)));
        await world.AfterAsync(TimeSpan.Zero);
        var again = await ReadAsync(asked);
        Assert.Equal(PersonRequestState.Waiting, again.State);
        Assert.Equal([Role.Officer, Role.ControlRoom], again.Told);
    }

    [Fact]
    public async Task Given_nobody_can_come_then_the_person_is_told_the_reason_and_may_ask_for_somebody_else()
    {
        var asked = await RequestWorld.AskAsync(resident, RequestedPerson.Chaplain);
        await officer.GoAsync(asked.RequestId);
        Assert.Contains("Malformed", (await officer.PostAsync($"api/v1/cases/{asked.RequestId}/refuse", """{"reason":9}""")).Body, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await officer.PostAsync($"api/v1/cases/{asked.RequestId}/refuse", """{"reason":"NobodyThere"}""")).Status);
        var now = await ReadAsync(asked);
        Assert.Equal((PersonRequestState.Refused, PersonRefusal.NobodyThere), (now.State, now.Reason!.Value));
        var inbox = await world.InboxAsync();
        Assert.Equal([(InboxKind.SomeoneComing, true), (InboxKind.RequestRefused, (bool?)null)], inbox.Select(item => (item.Kind, item.Over)));
        Assert.Contains("cell bell", inbox[1].Text, StringComparison.Ordinal);
        await RequestWorld.AskAsync(resident, RequestedPerson.Officer);
        var mine = TestCaller.Ok(await resident.GetAsync<PersonRequestList>("me/person-requests")).Requests;
        Assert.Equal([RequestedPerson.Officer, RequestedPerson.Chaplain], mine.Select(one => one.For));
    }

    [Fact]
    public async Task Given_somebody_came_already_then_it_cannot_be_refused()
    {
        var asked = await RequestWorld.AskAsync(resident);
        await officer.MeetAsync(asked.RequestId);
        Assert.Contains("NotPossible", (await officer.PostAsync($"api/v1/cases/{asked.RequestId}/refuse", """{"reason":"NobodyThere"}""")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_somebody_saw_it_and_nobody_goes_then_the_control_room_is_told_and_then_the_alarm_rings()
    {
        var asked = await RequestWorld.AskAsync(resident);
        await StaffAsync(asked, "seen");
        await world.AfterAsync(TimeSpan.Zero);
        await world.AfterAsync(TimeSpan.FromMinutes(29));
        Assert.Equal([Role.Officer], world.Told(asked.RequestId));
        await world.AfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal([Role.Officer, Role.ControlRoom], world.Told(asked.RequestId));
        await world.AfterAsync(TimeSpan.FromMinutes(90));
        Assert.NotEmpty(world.Events("alarm-raised"));
        Assert.Contains(world.Events("overdue"), told => told.Detail!.StartsWith("on-the-way", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_somebody_is_on_the_way_in_time_then_the_control_room_is_not_told()
    {
        var asked = await RequestWorld.AskAsync(resident);
        await officer.GoAsync(asked.RequestId);
        await world.AfterAsync(TimeSpan.FromMinutes(30));
        Assert.Equal([Role.Officer], world.Told(asked.RequestId));
    }

    [Fact]
    public async Task Given_the_same_is_asked_again_then_it_joins_the_open_request_and_is_written_down_now_and_then()
    {
        var first = await RequestWorld.AskAsync(resident);
        for (var press = 0; press < 5; press++)
        {
            Assert.Equal(first.RequestId, (await RequestWorld.AskAsync(resident)).RequestId);
        }

        Assert.Empty(world.Events("asked-again"));
        world.Cases.Time!.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(first.AskedAt, (await RequestWorld.AskAsync(resident)).AskedAt);
        Assert.Single(world.Events("asked-again"));
        Assert.Equal(2, world.Cases.Audit("person-requested").Count);
    }

    [Fact]
    public async Task Given_somebody_came_and_nobody_closed_it_when_the_same_is_asked_hours_later_then_it_is_a_request_of_its_own_with_steps_and_alarm()
    {
        var first = await RequestWorld.AskAsync(resident);
        await officer.MeetAsync(first.RequestId);

        // Also within the half minute in which a repeat is not written down.
        var second = await RequestWorld.AskAsync(resident);
        Assert.NotEqual(first.RequestId, second.RequestId);
        Assert.Equal((PersonRequestState.Waiting, PersonRequestState.WithYou), (second.State, (await ReadAsync(first)).State));
        Assert.Equal(second.RequestId, (await RequestWorld.AskAsync(resident)).RequestId);

        // The answer about the first visit ends the first request alone.
        TestCaller.Ok(await resident.PostAsync<Done>("me/answers", new AnswerQuestion((await world.InboxAsync())[^1].Sequence, true)));
        Assert.Equal((PersonRequestState.Closed, PersonRequestState.Waiting), ((await ReadAsync(first)).State, (await ReadAsync(second)).State));
        await world.AfterAsync(TimeSpan.Zero);
        await world.AfterAsync(TimeSpan.FromMinutes(30));
        Assert.Equal([Role.Officer, Role.ControlRoom], world.Told(second.RequestId));
        await world.AfterAsync(TimeSpan.FromMinutes(90));
        Assert.Contains(world.Events("alarm-raised"), raised => raised.CaseId == second.RequestId);
    }

    [Fact]
    public async Task Given_nobody_came_in_time_when_the_same_is_asked_again_then_it_is_asked_anew_with_steps_and_alarm_whoever_was_on_the_way()
    {
        await StayAsync();
        var first = await RequestWorld.AskAsync(resident);
        await officer.GoAsync(first.RequestId);
        await AwakeAsync(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        Assert.Equal(PersonRequestState.OnTheWay, (await RequestWorld.AskAsync(resident)).State);

        // Also within the half minute in which a repeat is not written down.
        await world.AfterAsync(TimeSpan.FromSeconds(1));
        var again = await RequestWorld.AskAsync(resident);
        Assert.Equal((first.RequestId, PersonRequestState.Waiting, null), (again.RequestId, again.State, again.OnTheWayAt));
        Assert.Equal(2, world.Events("asked-again").Count);
        await AwakeAsync(TimeSpan.FromHours(2));
        var rung = world.Events("alarm-raised").Count;
        Assert.NotEqual(0, rung);
        Assert.Equal(PersonRequestState.Waiting, (await RequestWorld.AskAsync(resident)).State);

        // What was asked when nobody had come is of that time: the answer ends nothing that was asked for since.
        TestCaller.Ok(await resident.PostAsync<Done>("me/answers", new AnswerQuestion((await world.InboxAsync()).Last(item => item.Kind == InboxKind.DidTheyCome).Sequence, true)));
        Assert.Equal(PersonRequestState.Waiting, (await ReadAsync(first)).State);
        await AwakeAsync(TimeSpan.FromHours(1));
        Assert.Equal(rung + 1, world.Events("alarm-raised").Count);

        // Who is idle is signed out.
        async Task AwakeAsync(TimeSpan time)
        {
            var step = TimeSpan.FromMinutes(10);
            for (var left = time; left > TimeSpan.Zero; left -= step)
            {
                await ReadAsync(first);
                await world.AfterAsync(left < step ? left : step);
            }
        }
    }

    [Fact]
    public async Task Given_somebody_on_the_way_who_does_not_arrive_then_the_alarm_leaves_at_the_time_that_the_policy_gives()
    {
        await StayAsync();
        var asked = await RequestWorld.AskAsync(resident);
        await world.AfterAsync(TimeSpan.FromMinutes(10));
        await officer.GoAsync(asked.RequestId);
        await StayAsync();
        await world.AfterAsync(TimeSpan.FromMinutes(20));
        await world.AfterAsync(TimeSpan.FromMinutes(30));
        Assert.Equal([Role.Officer, Role.ControlRoom], world.Told(asked.RequestId));
        await world.AfterAsync(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        Assert.Empty(world.Events("alarm-raised"));
        await world.AfterAsync(TimeSpan.FromSeconds(1));
        Assert.Single(world.Events("alarm-raised"));
    }

    [Fact]
    public async Task Given_whoever_has_no_unit_yet_asks_signed_in_at_a_kiosk_then_the_officer_there_is_sent_to_the_kiosk()
    {
        var device = (await world.KioskAsync()).Http.DefaultRequestHeaders.GetValues(Protocol.DeviceHeader).Single();
        await world.Cases.ChangeAsync(transaction =>
        {
            var person = transaction.Db.People.Single(row => row.PersonId == world.Cases.Resident.Key.PersonId);
            (person.UnitId, person.Cell) = (null, null);
            transaction.Db.Sessions.Single(row => row.PersonId == person.PersonId).DeviceId = transaction.Db.Devices.Single().DeviceId;
        });
        await world.Cases.RestartAsync();
        Assert.Equal(RefusalCode.NotPossible, (await world.As(world.Cases.Resident).PostAsync<PersonRequest>("person-requests", new AskForPerson(RequestedPerson.Officer))).Refusal?.Code);
        using var kiosk = new TestCaller(world.Cases.Hub.Address, device);
        kiosk.Http.DefaultRequestHeaders.Authorization = new("Bearer", world.Cases.Resident.Token);
        var there = await world.Cases.ConnectAsync("officer of B");
        Assert.NotEmpty(TestCaller.Ok(await kiosk.GetAsync<PersonOffer>("person-requests/offer")).Persons);
        var asked = await RequestWorld.AskAsync(kiosk, RequestedPerson.Officer);
        var card = await there.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow));
        Assert.Equal(($"{CaseWorld.ResidentName} Seed", "Unit B", null, "Kiosk of B", null), (card.Name, card.Unit, card.Cell, card.Device, card.NotSignedIn));
        Assert.NotNull((await there.MeetAsync(asked.RequestId)).Ok);
    }

    [Fact]
    public async Task Given_whoever_has_no_unit_yet_presses_again_at_another_kiosk_then_the_officer_there_is_sent_to_that_one()
    {
        var (first, second) = (await world.KioskAsync("B"), await world.KioskAsync("A"));
        await world.Cases.ChangeAsync(transaction =>
        {
            var person = transaction.Db.People.Single(row => row.PersonId == world.Cases.Resident.Key.PersonId);
            (person.UnitId, person.Cell) = (null, null);
            transaction.Db.Sessions.Single(row => row.PersonId == person.PersonId).DeviceId = transaction.Db.Devices.Single(row => row.Name == "Kiosk of B").DeviceId;
        });
        await world.Cases.RestartAsync();
        var asked = await AtAsync(first);
        await world.Cases.ChangeAsync(transaction => transaction.Db.Sessions.Single(row => row.PersonId == world.Cases.Resident.Key.PersonId).DeviceId =
            transaction.Db.Devices.Single(row => row.Name == "Kiosk of A").DeviceId);
        await world.Cases.RestartAsync();
        var there = await world.Cases.ConnectAsync("officer of A");
        Assert.Equal(asked.RequestId, (await AtAsync(second)).RequestId);
        var card = await there.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow));
        Assert.Equal((asked.RequestId, "Unit A", "Kiosk of A"), (card.CaseId, card.Unit, card.Device));

        async Task<PersonRequest> AtAsync(TestCaller kiosk)
        {
            using var signedIn = new TestCaller(world.Cases.Hub.Address, kiosk.Http.DefaultRequestHeaders.GetValues(Protocol.DeviceHeader).Single());
            signedIn.Http.DefaultRequestHeaders.Authorization = new("Bearer", world.Cases.Resident.Token);
            return await RequestWorld.AskAsync(signedIn, RequestedPerson.Officer);
        }
    }

    [Fact]
    public async Task Given_who_runs_a_group_calls_staff_then_they_are_told_that_it_is_about_a_group_and_nobody_else_can_call_for_it()
    {
        var group = Guid.Empty;
        await world.Cases.ChangeAsync(transaction =>
        {
            group = world.Cases.Group;
            transaction.Db.Memberships.Single(row => row.ConversationId == group && row.Role == MemberRole.Facilitator).PersonId = world.Cases.Supporter.Key.PersonId;
        });
        var officer = await world.Cases.ConnectAsync("officer of A");
        var call = new AskForPerson(RequestedPerson.Officer, Group: group);
        var leads = world.As(world.Cases.Supporter);
        var asked = await RequestWorld.AskAsync(leads, RequestedPerson.Officer);
        Assert.Null((await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow))).ForGroup);

        // The call joins what the same person asked for before, and makes it about a group at once.
        Assert.Equal(asked.RequestId, TestCaller.Ok(await leads.PostAsync<PersonRequest>("person-requests", call)).RequestId);
        Assert.True((await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow), card => card.ForGroup == true)).CaseId == asked.RequestId);

        Assert.Equal(RefusalCode.NotFound, (await resident.PostAsync<PersonRequest>("person-requests", call)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await leads.PostAsync<PersonRequest>("person-requests", call with { Group = world.Cases.Pair })).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await (await world.KioskAsync()).PostAsync<PersonRequest>("person-requests", call)).Refusal?.Code);
        Assert.Equal(3, world.Cases.Audit("person-requested-denied").Count);
    }

    [Fact]
    public async Task Given_staff_or_a_policy_that_offers_nobody_then_the_answer_says_what_to_do_instead()
    {
        var clinician = world.As(world.Cases.Staff["clinician"]);
        Assert.Empty(TestCaller.Ok(await clinician.GetAsync<PersonOffer>("person-requests/offer")).Persons);
        Assert.Equal(RefusalCode.NotPossible, (await clinician.PostAsync<PersonRequest>("person-requests", new AskForPerson(RequestedPerson.Officer))).Refusal?.Code);
        await using var without = await RequestWorld.StartAsync(RequestWorld.Without());
        var refused = (await without.As(without.Cases.Resident).PostAsync<PersonRequest>("person-requests", new AskForPerson(RequestedPerson.Officer))).Refusal!;
        Assert.Equal(RefusalCode.NotPossible, refused.Code);
        Assert.Contains("cell bell", refused.Message, StringComparison.Ordinal);
        Assert.Single(without.Cases.Audit("person-requested-denied"));
    }

    [Fact]
    public async Task Given_somebody_elses_request_then_it_is_not_there()
    {
        var asked = await RequestWorld.AskAsync(resident);
        Assert.Equal(RefusalCode.NotFound, (await world.As(world.Cases.Supporter).GetAsync<PersonRequest>($"person-requests/{asked.RequestId}")).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await (await world.KioskAsync()).GetAsync<PersonRequest>($"person-requests/{asked.RequestId}")).Refusal?.Code);
        Assert.Contains("NotFound", (await world.Cases.WithoutFeed("officer of A").PostAsync($"api/v1/cases/{asked.RequestId}/seen", "")).Body, StringComparison.Ordinal);
        Assert.Equal(PersonRequestState.Waiting, (await ReadAsync(asked)).State);
    }

    [Fact]
    public async Task Given_supporters_on_call_then_the_card_says_whom_to_fetch_and_never_somebody_who_is_kept_apart()
    {
        var coordinator = world.As(world.Cases.Staff["coordinator"]);
        var onCall = new SaveRoster(Role.PeerSupporter, "on call", [new RosterShift(Enum.GetValues<Weekday>(), "00:00", "00:00")], ["a39115"], []);
        Assert.Equal(["A39115"], TestCaller.Ok(await coordinator.PostAsync<RosterList>("rosters", onCall)).Rosters.Single().OnDuty);
        Assert.Equal(RefusalCode.InvalidInput, (await coordinator.PostAsync<RosterList>("rosters", onCall with { Name = "other", Members = [RequestWorld.Number] })).Refusal?.Code);
        await RequestWorld.AskAsync(resident);
        var supporter = Assert.Single((await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow))).OnCall!);
        Assert.Equal(($"{CaseWorld.SupporterName} Seed", "Unit A", "on call"), (supporter.Name, supporter.Unit, supporter.Roster));
        await RequestWorld.AskAsync(resident, RequestedPerson.Officer);
        Assert.Null((await officer.NextAsync<GoNowCard>(nameof(IFeedClient.GoNow))).OnCall);

        await world.Cases.ChangeAsync(transaction => transaction.Db.Separations.Add(new SeparationRow
        {
            FacilityId = world.Cases.Facility,
            SeparationId = Guid.CreateVersion7(),
            FirstFacilityId = world.Cases.Facility,
            FirstId = world.Cases.Resident.Key.PersonId,
            SecondFacilityId = world.Cases.Facility,
            SecondId = world.Cases.Supporter.Key.PersonId,
            Source = nameof(SeparationSource.Court),
            OrderedAt = transaction.Now,
        }));
        Assert.All((await world.Cases.SettleAsync(officer)).GoNow, card => Assert.Null(card.OnCall));
    }

    /// <summary>Whoever is signed in stays so for some hours.</summary>
    private Task StayAsync() => world.Cases.ChangeAsync(transaction => transaction.Db.Sessions.ToList().ForEach(session => session.LastSeenAt = transaction.Now.AddHours(5)));

    private async Task<PersonRequest> ReadAsync(PersonRequest asked) => TestCaller.Ok(await resident.GetAsync<PersonRequest>($"person-requests/{asked.RequestId}"));

    private async Task StaffAsync(PersonRequest asked, string act) =>
        Assert.Equal(System.Net.HttpStatusCode.OK, (await officer.PostAsync($"api/v1/cases/{asked.RequestId}/{act}", "")).Status);
}
