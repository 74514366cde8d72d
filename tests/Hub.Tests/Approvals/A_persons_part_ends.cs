using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.People.Residents;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Approvals;

/// <summary>Move, transfer, release, death: what becomes of memberships, conversations, open cases, sessions, keys.</summary>
public sealed class A_persons_part_ends : IAsyncLifetime
{
    private ApprovalWorld world = null!;
    private PersonKey coordinator;
    private PersonKey facilitator;
    private PersonKey ana;
    private PersonKey sol;
    private Guid pair;
    private Guid group;
    private Guid openCase;

    public async ValueTask InitializeAsync()
    {
        world = await ApprovalWorld.StartAsync();
        coordinator = await world.StaffAsync(Role.Coordinator);
        facilitator = await world.StaffAsync(Role.Facilitator);
        ana = await world.ResidentAsync("Ana");
        sol = await world.SupporterAsync("Sol");
        await world.ConsentAsync(facilitator, ana, sol);
        pair = await world.PairAsync(ana, sol);
        group = await world.GroupAsync(facilitator, ana);
        openCase = await world.CaseAsync(ana, pair);
        await world.SessionAsync(ana);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Moved_to_another_unit_nothing_changes_but_the_place()
    {
        var before = (world.Seen(ana, pair), world.Seen(ana, group), world.Seen(sol, pair));

        Assert.Equal(Written.Done, await new PersonRecords(world.Store).MoveAsync(
            ana.FacilityId, ana.PersonId, ApprovalWorld.NorthUnit, "12", coordinator.PersonId, CancellationToken.None));

        Assert.Equal(before, (world.Seen(ana, pair), world.Seen(ana, group), world.Seen(sol, pair)));
        Assert.Null(world.SendRefusal(ana, pair));
        Assert.True(world.HasSession(ana));
        Assert.Empty(world.CaseEvents(openCase));
    }

    [Theory]
    [InlineData("transfer", "subject-transferred")]
    [InlineData("release", "subject-released")]
    [InlineData("death", "subject-died")]
    public async Task Conversations_end_sessions_end_cases_stay_and_keys_stay(string end, string flag)
    {
        var waiting = (await world.AskPlaceAsync(facilitator, await world.GroupAsync(facilitator), ana)).Ok!.RequestId;
        Assert.Null(world.SendRefusal(ana, pair));
        await new CreateGroups(world.Store, world.Sealer).CreateAsync(coordinator, new CreateGroup("under a key", facilitator.PersonId), CancellationToken.None);
        int keys;
        await using (var db = world.Store.Read())
        {
            keys = db.DataKeys.Count(row => row.DestroyedAt == null);
            Assert.NotEqual(0, keys);
        }

        Assert.NotNull((await EndAsync(end, coordinator, ana)).Ok);

        Assert.Equal(ConversationState.Ended, world.Snapshot.Conversations[pair].State);
        Assert.Equal(RefusalCode.NotFound, world.SendRefusal(ana, group));
        Assert.Empty(world.Reads(ana, pair));
        Assert.Equal(MembershipState.Ended, world.Membership(ana, group).State);
        Assert.Equal(ConversationState.Open, world.Snapshot.Conversations[group].State);
        Assert.False(world.HasSession(ana));
        Assert.Equal([InboxKind.ConversationPaused], world.Inbox(sol));
        Assert.Equal([InboxKind.NotApproved], world.Inbox(facilitator));
        Assert.Equal(RefusalCode.AlreadyDecided, (await world.DecideAsync(coordinator, waiting)).Refusal?.Code);
        Assert.Equal([flag], world.CaseEvents(openCase));
        await using var after = world.Store.Read();
        Assert.Equal((ApprovalWorld.North, CaseState.Open), (after.Cases.Single().FacilityId, after.Cases.Single().State));
        Assert.Equal(keys, after.DataKeys.Count(row => row.DestroyedAt == null));
    }

    [Theory]
    [InlineData("transfer", PersonLeft.Moved)]
    [InlineData("release", PersonLeft.Released)]
    [InlineData("death", PersonLeft.Died)]
    public async Task An_open_case_sends_nobody_to_where_the_person_was(string end, PersonLeft left)
    {
        await new PersonRecords(world.Store).MoveAsync(ana.FacilityId, ana.PersonId, ApprovalWorld.NorthUnit, "12", coordinator.PersonId, CancellationToken.None);
        Assert.Equal(("A wing", "12", null), Place(Card()));
        Assert.NotNull((await EndAsync(end, coordinator, ana)).Ok);
        Assert.Equal((null, null, left), Place(Card()));
        (string?, string?, PersonLeft?) Place(GoNowCard card) => (card.Unit, card.Cell, card.Left);
        GoNowCard Card()
        {
            using var db = world.Store.Read();
            var sight = new CaseSight(Role.ControlRoom, [""], DisclosureLevel.Count, 0, 0, CasePurpose.Care, false, Location: true, null, null, null);
            return FeedForm.View(new SeenCase(CaseCards.Find(db, ApprovalWorld.North, openCase)!, sight), world.Now).Card!;
        }
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(2, 0)]
    public async Task Moved_with_an_open_case_of_active_self_harm_those_whom_the_new_facility_tells_learn_that_and_no_word_of_it(int severity, int cases)
    {
        await world.ChangeAsync(tx => (tx.Db.Cases.Single().Category, tx.Db.Cases.Single().Severity) = (nameof(CaseCategory.SelfHarm), severity));
        Assert.NotNull((await EndAsync("transfer", coordinator, ana)).Ok);

        using var db = world.Store.Read();
        var there = db.Cases.Where(row => row.FacilityId == ApprovalWorld.South).ToList();
        Assert.Equal(cases, there.Count);
        Assert.All(there, row =>
        {
            Assert.Equal((nameof(CaseCategory.SelfHarm), severity, RaisedKind.Arrival, Guid.Empty, ana.PersonId), (row.Category, row.Severity, row.Raised!.Value, row.ConversationId, row.SubjectId));
            Assert.Equal([Role.Clinician], db.CaseGrants.Where(grant => grant.CaseId == row.CaseId).Select(grant => grant.Role));
            Assert.Equal((ApprovalWorld.South, $"case:{row.CaseId:D}"), db.Audit.Where(act => act.Act == "case-opened").Select(act => ValueTuple.Create(act.FacilityId, act.Subject)).Single());
        });
        Assert.Empty(db.CaseMessages);
        Assert.Equal(ApprovalWorld.North, db.Cases.Single(row => row.CaseId == openCase).FacilityId);
    }

    [Theory]
    [InlineData("transfer")]
    [InlineData("release")]
    [InlineData("death")]
    public async Task Only_a_coordinator_of_the_own_facility_who_is_no_kin_can_do_it(string end)
    {
        var south = await world.StaffAsync(Role.Coordinator, ApprovalWorld.South);
        foreach (var other in new[] { south, facilitator, sol, await world.StaffAsync(Role.Administrator) })
        {
            Assert.Equal(RefusalCode.NotFound, (await EndAsync(end, other, ana)).Refusal?.Code);
        }

        Assert.Equal(RefusalCode.NotFound, (await EndAsync(end, coordinator, new PersonKey(ApprovalWorld.North, Guid.CreateVersion7()))).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await EndAsync(end, coordinator, facilitator)).Refusal?.Code);
        var kin = await world.StaffAsync(Role.Coordinator);
        await world.KinAsync(kin, ana);
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await EndAsync(end, kin, ana)).Refusal?.Code);
        Assert.Null(world.SendRefusal(ana, pair));
        Assert.True(world.HasSession(ana));
        Assert.NotNull((await EndAsync(end, coordinator, ana)).Ok);
    }

    [Fact]
    public async Task Transferred_is_closed_until_received_and_starts_anew()
    {
        var south = await world.StaffAsync(Role.Coordinator, ApprovalWorld.South);
        var arrived = ana with { FacilityId = ApprovalWorld.South };
        var transfer = new TransferPeople(world.Store, new PolicyBook(world.Store));
        Assert.Equal(RefusalCode.InvalidInput, (await transfer.TransferAsync(coordinator, ana.PersonId, new TransferPerson("nowhere"), CancellationToken.None)).Refusal?.Code);
        Assert.Equal(RefusalCode.InvalidInput, (await transfer.TransferAsync(coordinator, ana.PersonId, new TransferPerson("north"), CancellationToken.None)).Refusal?.Code);
        Assert.NotNull((await transfer.TransferAsync(coordinator, ana.PersonId, new TransferPerson("south"), CancellationToken.None)).Ok);
        Assert.False(world.Snapshot.IsActive(arrived));
        Assert.Equal(Written.WrongState, await SuspendPerson.SuspendAsync(world.Store, arrived.FacilityId, arrived.PersonId, false, false, south.PersonId, CancellationToken.None));

        var receive = new ReceivePerson(ApprovalWorld.SouthUnit, "7", "S-1");
        Assert.Equal(RefusalCode.NotFound, (await transfer.ReceiveAsync(coordinator, ana.PersonId, receive, CancellationToken.None)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await transfer.ReceiveAsync(south, ana.PersonId, receive with { UnitId = ApprovalWorld.NorthUnit }, CancellationToken.None)).Refusal?.Code);
        Assert.NotNull((await transfer.ReceiveAsync(south, ana.PersonId, receive, CancellationToken.None)).Ok);
        Assert.Equal(RefusalCode.AlreadyDecided, (await transfer.ReceiveAsync(south, ana.PersonId, receive, CancellationToken.None)).Refusal?.Code);

        Assert.True(world.Snapshot.IsActive(arrived));
        await world.ConsentAsync(arrived);
        Assert.Equal(RefusalCode.NotFound, world.SendRefusal(arrived, pair));
        Assert.Empty(world.Reads(arrived, pair));
        var request = (await world.AskAsync(arrived, null, sol)).Ok!.RequestId;
        Assert.Equal(RequestState.Requested, (await world.DecideAsync(south, request)).Ok?.State);
        var opened = (await world.DecideAsync(coordinator, request)).Ok!;
        Assert.NotEqual(pair, opened.ConversationId);
        Assert.Equal(ApprovalWorld.South, world.Snapshot.Conversations[opened.ConversationId!.Value].Key.FacilityId);
        Assert.Null(world.SendRefusal(arrived, opened.ConversationId.Value));
    }

    [Fact]
    public async Task Transferred_back_finds_the_old_record()
    {
        var south = await world.StaffAsync(Role.Coordinator, ApprovalWorld.South);
        var transfer = new TransferPeople(world.Store, new PolicyBook(world.Store));
        await transfer.TransferAsync(coordinator, ana.PersonId, new TransferPerson("south"), CancellationToken.None);
        await transfer.ReceiveAsync(south, ana.PersonId, new ReceivePerson(ApprovalWorld.SouthUnit), CancellationToken.None);

        Assert.NotNull((await transfer.TransferAsync(south, ana.PersonId, new TransferPerson("north"), CancellationToken.None)).Ok);
        Assert.NotNull((await transfer.ReceiveAsync(coordinator, ana.PersonId, new ReceivePerson(ApprovalWorld.NorthUnit), CancellationToken.None)).Ok);

        Assert.True(world.Snapshot.IsActive(ana));
        Assert.False(world.Snapshot.IsActive(ana with { FacilityId = ApprovalWorld.South }));
        Assert.Equal(RefusalCode.NotFound, world.SendRefusal(ana, pair));
        Assert.NotEmpty(world.Reads(ana, pair));
    }

    [Fact]
    public async Task A_number_that_is_taken_does_not_stop_a_transfer()
    {
        var south = await world.StaffAsync(Role.Coordinator, ApprovalWorld.South);
        var there = await world.ResidentAsync("There", ApprovalWorld.South);
        await world.ChangeAsync(tx =>
        {
            var number = tx.Db.People.Single(row => row.PersonId == ana.PersonId).Number;
            tx.Db.People.Single(row => row.PersonId == there.PersonId).Number = number;
        });
        var transfer = new TransferPeople(world.Store, new PolicyBook(world.Store));

        Assert.NotNull((await transfer.TransferAsync(coordinator, ana.PersonId, new TransferPerson("south"), CancellationToken.None)).Ok);
        await world.ChangeAsync(tx => tx.Db.People.Single(row => row.PersonId == there.PersonId).Number = "TAKEN");
        Assert.Equal(
            RefusalCode.InvalidInput,
            (await transfer.ReceiveAsync(south, ana.PersonId, new ReceivePerson(ApprovalWorld.SouthUnit, null, "taken"), CancellationToken.None)).Refusal?.Code);
        Assert.NotNull((await transfer.ReceiveAsync(south, ana.PersonId, new ReceivePerson(ApprovalWorld.SouthUnit, null, "free"), CancellationToken.None)).Ok);
    }

    [Fact]
    public async Task An_order_follows_a_transfer_whoever_it_takes_where()
    {
        var south = await world.StaffAsync(Role.Coordinator, ApprovalWorld.South);
        var arrived = ana with { FacilityId = ApprovalWorld.South };
        await world.SeparateAsync(coordinator, ana, sol);
        await new TransferPeople(world.Store, new PolicyBook(world.Store)).TransferAsync(coordinator, ana.PersonId, new TransferPerson("south"), CancellationToken.None);
        await new TransferPeople(world.Store, new PolicyBook(world.Store)).ReceiveAsync(south, ana.PersonId, new ReceivePerson(ApprovalWorld.SouthUnit), CancellationToken.None);

        var request = (await world.AskAsync(arrived, null, sol)).Ok!.RequestId;
        Assert.Equal(ApprovalRefusals.KeptSeparate, (await world.DecideAsync(coordinator, request)).Refusal);
        Assert.Equal(ApprovalRefusals.KeptSeparate, (await world.DecideAsync(south, request)).Refusal);

        // Now the second follows: only the south has the two, and its own order stands.
        await world.CertifyAsync(sol with { FacilityId = ApprovalWorld.South }, TimeSpan.FromDays(9));
        await new TransferPeople(world.Store, new PolicyBook(world.Store)).TransferAsync(coordinator, sol.PersonId, new TransferPerson("south"), CancellationToken.None);
        await new TransferPeople(world.Store, new PolicyBook(world.Store)).ReceiveAsync(south, sol.PersonId, new ReceivePerson(ApprovalWorld.SouthUnit), CancellationToken.None);
        var there = (await world.AskAsync(arrived, null, sol with { FacilityId = ApprovalWorld.South })).Ok!.RequestId;
        Assert.Equal(ApprovalRefusals.KeptSeparate, (await world.DecideAsync(south, there)).Refusal);
        Assert.All(new ReadSeparations(world.Store, world.Sealer).List(coordinator).Separations, order => Assert.NotNull(order.LiftedAt));
        var own = Assert.Single(new ReadSeparations(world.Store, world.Sealer).List(south).Separations);
        await world.LiftAsync(south, own.SeparationId);
        Assert.Equal(RequestState.Approved, (await world.DecideAsync(south, there)).Ok?.State);
    }

    [Fact]
    public async Task A_released_certified_supporter_comes_back_and_is_approved_anew()
    {
        var release = new ReleasePeople(world.Store);
        await release.ReleaseAsync(coordinator, sol.PersonId, CancellationToken.None);
        await release.ReleaseAsync(coordinator, ana.PersonId, CancellationToken.None);
        Assert.False(world.Snapshot.IsActive(sol));

        Assert.Equal(ApprovalRefusals.NotCertified, (await release.ContinueAsync(coordinator, ana.PersonId, CancellationToken.None)).Refusal);
        Assert.Equal(RefusalCode.NotFound, (await release.ContinueAsync(facilitator, sol.PersonId, CancellationToken.None)).Refusal?.Code);
        Assert.NotNull((await release.ContinueAsync(coordinator, sol.PersonId, CancellationToken.None)).Ok);

        Assert.Equal((PersonKind.Released, PersonState.Active), (world.Snapshot.People[sol].Kind, world.Snapshot.People[sol].State));
        Assert.Equal(RefusalCode.NotFound, world.SendRefusal(sol, pair));
        var ben = await world.ResidentAsync("Ben");
        var request = (await world.AskAsync(ben, null, sol)).Ok!.RequestId;
        var opened = (await world.DecideAsync(coordinator, request)).Ok!;
        Assert.Null(world.SendRefusal(sol, opened.ConversationId!.Value));
    }

    [Fact]
    public async Task The_dead_do_not_come_back()
    {
        var release = new ReleasePeople(world.Store);
        await release.RecordDeathAsync(coordinator, sol.PersonId, CancellationToken.None);

        Assert.Equal(RefusalCode.NotFound, (await release.ContinueAsync(coordinator, sol.PersonId, CancellationToken.None)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await release.RecordDeathAsync(coordinator, sol.PersonId, CancellationToken.None)).Refusal?.Code);
        Assert.Equal(PersonState.Deceased, world.Snapshot.People[sol].State);
    }

    private Task<Reply<Done>> EndAsync(string end, PersonKey caller, PersonKey person) => end switch
    {
        "transfer" => new TransferPeople(world.Store, new PolicyBook(world.Store)).TransferAsync(caller, person.PersonId, new TransferPerson(caller.FacilityId == ApprovalWorld.South ? "north" : "south"), CancellationToken.None),
        "release" => new ReleasePeople(world.Store).ReleaseAsync(caller, person.PersonId, CancellationToken.None),
        _ => new ReleasePeople(world.Store).RecordDeathAsync(caller, person.PersonId, CancellationToken.None),
    };
}
