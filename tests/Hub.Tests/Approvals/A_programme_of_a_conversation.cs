using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Presence;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Tests.Approvals;

/// <summary>A conversation belongs to at most one programme, of its home facility, which its coordinator chooses.</summary>
public sealed class A_programme_of_a_conversation : IAsyncLifetime
{
    private readonly Guid veterans = Guid.CreateVersion7();
    private readonly Guid recovery = Guid.CreateVersion7();
    private readonly Guid southern = Guid.CreateVersion7();
    private ApprovalWorld world = null!;
    private PersonKey coordinator;
    private PersonKey south;
    private PersonKey ana;
    private PersonKey sol;

    public async ValueTask InitializeAsync()
    {
        world = await ApprovalWorld.StartAsync();
        coordinator = await world.StaffAsync(Role.Coordinator);
        south = await world.StaffAsync(Role.Coordinator, ApprovalWorld.South);
        ana = await world.ResidentAsync("Ana");
        sol = await world.SupporterAsync("Sol");
        await world.ConsentAsync(ana, sol);
        await world.ChangeAsync(tx => tx.Db.Programmes.AddRange(
            new ProgrammeRow { FacilityId = ApprovalWorld.North, ProgrammeId = veterans, Code = "VETERANS", Name = "Veterans" },
            new ProgrammeRow { FacilityId = ApprovalWorld.North, ProgrammeId = recovery, Code = "RECOVERY", Name = "Recovery" },
            new ProgrammeRow { FacilityId = ApprovalWorld.South, ProgrammeId = southern, Code = "VETERANS", Name = "Veterans" }));
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_a_pairing_when_it_is_approved_then_its_programme_is_chosen_and_coordinators_see_it()
    {
        var request = (await world.AskAsync(ana, null, sol)).Ok!.RequestId;
        Assert.Equal(RefusalCode.NotFound, (await DecideAsync(coordinator, request, southern)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await DecideAsync(coordinator, request, Guid.CreateVersion7())).Refusal?.Code);

        var pair = (await DecideAsync(coordinator, request, veterans)).Ok!.ConversationId!.Value;

        Assert.Equal(veterans.ToString(), world.Snapshot.Conversations[pair].Programme);
        Assert.Equal(new Programme(veterans, "VETERANS", "Veterans"), Listed(pair, ConversationKind.Direct).Programme);
        Assert.Contains(world.Audit(ApprovalWorld.North), row => row.Act == "request-approved" && row.Details.Contains($"{veterans}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_supporter_elsewhere_then_the_residents_facility_chooses_whoever_approves_last()
    {
        var sam = await world.SupporterAsync("Sam", ApprovalWorld.South);
        await world.ConsentAsync(sam);
        var request = (await world.AskAsync(coordinator, ana, sam)).Ok!.RequestId;
        Assert.Equal(ApprovalRefusals.ProgrammeOfOthers, (await DecideAsync(south, request, southern)).Refusal);
        Assert.Equal(RequestState.Requested, (await DecideAsync(coordinator, request, recovery)).Ok!.State);
        Assert.Equal("Recovery", world.Waiting(south, request).Programme?.Name);

        var pair = (await DecideAsync(south, request, null)).Ok!.ConversationId!.Value;

        Assert.Equal(recovery.ToString(), world.Snapshot.Conversations[pair].Programme);
    }

    [Fact]
    public async Task Given_another_supporter_is_asked_for_then_the_new_pair_stays_in_the_programme()
    {
        var first = (await DecideAsync(coordinator, (await world.AskAsync(ana, null, sol)).Ok!.RequestId, veterans)).Ok!.ConversationId!.Value;
        var kim = await world.SupporterAsync("Kim");
        var request = (await new ChangeSupporter(world.Store).HandleAsync(ana, first, CancellationToken.None)).Ok!.RequestId;
        Assert.NotNull((await new ChangeRequest(world.Store).NameSupporterAsync(coordinator, request, new PersonRef(kim.FacilityId, kim.PersonId), CancellationToken.None)).Ok);

        var second = (await DecideAsync(coordinator, request, null)).Ok!.ConversationId!.Value;

        Assert.Equal(veterans.ToString(), world.Snapshot.Conversations[second].Programme);
    }

    [Fact]
    public async Task Given_a_group_when_it_is_created_then_its_programme_is_chosen_and_a_place_in_it_chooses_none()
    {
        var groups = new CreateGroups(world.Store, world.Sealer);
        Assert.Equal(RefusalCode.NotFound, (await groups.CreateAsync(coordinator, new CreateGroup("name", sol.PersonId, ProgrammeId: southern), CancellationToken.None)).Refusal?.Code);
        var group = (await groups.CreateAsync(coordinator, new CreateGroup("name", sol.PersonId, ProgrammeId: recovery), CancellationToken.None)).Ok!.Id;
        Assert.Equal("Recovery", Listed(group, ConversationKind.Group).Programme?.Name);

        var place = (await world.AskPlaceAsync(ana, group)).Ok!.RequestId;
        Assert.Equal(ApprovalRefusals.ProgrammeOfOthers, (await DecideAsync(coordinator, place, veterans)).Refusal);
        Assert.NotNull((await DecideAsync(coordinator, place, null)).Ok);
        Assert.Equal(recovery.ToString(), world.Snapshot.Conversations[group].Programme);
    }

    [Fact]
    public async Task Given_a_conversation_when_its_home_moves_it_then_it_belongs_there_and_nobody_else_moves_it()
    {
        var pair = await world.PairAsync(ana, sol);
        Assert.Null(world.Snapshot.Conversations[pair].Programme);
        Assert.Equal(RefusalCode.NotFound, (await MoveAsync(south, pair, southern)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await MoveAsync(coordinator, pair, southern)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await MoveAsync(sol, pair, veterans)).Refusal?.Code);

        Assert.NotNull((await MoveAsync(coordinator, pair, veterans)).Ok);
        Assert.Equal(veterans.ToString(), world.Snapshot.Conversations[pair].Programme);
        Assert.NotNull((await MoveAsync(coordinator, pair, null)).Ok);
        Assert.Null(world.Snapshot.Conversations[pair].Programme);
        Assert.Null(Seen(ana, pair)!.Programme);
        Assert.Equal(2, world.Audit(ApprovalWorld.North).Count(row => row.Act == "programme-chosen" && row.Subject == $"conversation:{pair:D}"));

        // Its members are told, and see it by its name; whoever is not in it any more does not.
        var before = ConversationShape.Of(world.Snapshot, sol, pair, world.Now);
        Assert.NotNull((await MoveAsync(coordinator, pair, recovery)).Ok);
        Assert.False(ConversationShape.Same(before, ConversationShape.Of(world.Snapshot, sol, pair, world.Now)));
        Assert.Equal(("Recovery", "Recovery"), (Seen(ana, pair)!.Programme, Seen(sol, pair)!.Programme));
        await world.Places.EndAsync(coordinator, pair, new PersonRef(sol.FacilityId, sol.PersonId), CancellationToken.None);
        Assert.Null(Seen(ana, pair)!.Programme);
    }

    [Fact]
    public async Task Given_somebody_suspended_from_a_group_then_its_programme_shows_as_in_any_pause()
    {
        var group = await world.GroupAsync(sol, ana);
        Assert.NotNull((await MoveAsync(coordinator, group, recovery)).Ok);
        Assert.NotNull((await world.Places.SuspendAsync(coordinator, group, new PersonRef(ana.FacilityId, ana.PersonId), CancellationToken.None)).Ok);
        Assert.Equal((ConversationState.Paused, "Recovery"), (Seen(ana, group)!.State, Seen(ana, group)!.Programme));
    }

    [Fact]
    public async Task Given_a_coordinators_kin_in_it_then_another_coordinator_moves_it()
    {
        var pair = await world.PairAsync(ana, sol);
        await world.KinAsync(coordinator, ana);
        Assert.Equal(ApprovalRefusals.AnotherCoordinator, (await MoveAsync(coordinator, pair, veterans)).Refusal);
    }

    private ConversationSummary? Seen(PersonKey person, Guid conversation) =>
        new ConversationSummaries(world.Store, world.Sealer, new PresenceRules(new PolicyBook(world.Store))).Of(world.Snapshot, person, conversation, world.Now);

    private ConversationForStaff Listed(Guid conversation, ConversationKind kind) =>
        new ReadConversations(world.Store, world.Sealer).List(coordinator, kind).Conversations.Single(row => row.ConversationId == conversation);

    private Task<Reply<RequestDecided>> DecideAsync(PersonKey by, Guid request, Guid? programme) =>
        new DecideOnRequest(world.Store, world.Sealer).HandleAsync(by, request, new DecideRequest(true, ProgrammeId: programme), CancellationToken.None);

    private Task<Reply<ProgrammeChosen>> MoveAsync(PersonKey by, Guid conversation, Guid? programme) =>
        new MoveToProgramme(world.Store, new PolicyBook(world.Store)).HandleAsync(by, conversation, new ChangeProgramme(programme), CancellationToken.None);
}
