using System.Text;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Presence;
using PeerConnect.Hub.Storage.Approvals;

namespace PeerConnect.Hub.Tests.Approvals;

public sealed class A_group : IAsyncLifetime
{
    private ApprovalWorld world = null!;
    private PersonKey coordinator;
    private PersonKey facilitator;
    private PersonKey ana;

    public async ValueTask InitializeAsync()
    {
        world = await ApprovalWorld.StartAsync();
        coordinator = await world.StaffAsync(Role.Coordinator);
        facilitator = await world.StaffAsync(Role.Facilitator);
        ana = await world.ResidentAsync("Ana");
        await world.ConsentAsync(facilitator, ana);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Its_name_and_topic_are_sealed_and_members_read_the_name()
    {
        var group = await CreateAsync(new CreateGroup("canary recovery", facilitator.PersonId, "canary topic", "part-2"));

        await using (var db = world.Store.Read())
        {
            var row = db.Conversations.Single();
            Assert.Equal("part-2", row.Class);
            foreach (var stored in new[] { row.SealedName!, row.SealedTopic! })
            {
                Assert.DoesNotContain("canary", Encoding.UTF8.GetString(stored), StringComparison.Ordinal);
            }
        }

        var summary = new ConversationSummaries(world.Store, world.Sealer, new PresenceRules(new PolicyBook(world.Store))).Of(world.Snapshot, facilitator, group, world.Now);
        Assert.Equal("canary recovery", summary?.Name);
        var listed = Assert.Single(new ReadConversations(world.Store, world.Sealer).List(coordinator, ConversationKind.Group).Conversations);
        Assert.Equal(("canary recovery", "canary topic"), (listed.Name, listed.Topic));
    }

    [Theory]
    [InlineData("", null, "monitored")]
    [InlineData("two\nlines", null, "monitored")]
    [InlineData("name", "\u202Eturned", "monitored")]
    [InlineData("name", null, "secret")]
    public async Task Bad_words_for_it_are_refused(string name, string? topic, string kind)
    {
        var reply = await new CreateGroups(world.Store, world.Sealer).CreateAsync(coordinator, new CreateGroup(name, facilitator.PersonId, topic, kind), CancellationToken.None);

        Assert.Equal(RefusalCode.InvalidInput, reply.Refusal?.Code);
        Assert.Empty(world.Snapshot.Conversations);
    }

    [Fact]
    public async Task Only_a_coordinator_creates_one_and_only_for_somebody_who_may_run_it()
    {
        var groups = new CreateGroups(world.Store, world.Sealer);
        Assert.Equal(RefusalCode.NotFound, (await groups.CreateAsync(facilitator, new CreateGroup("name", facilitator.PersonId), CancellationToken.None)).Refusal?.Code);
        Assert.Equal(ApprovalRefusals.NoFacilitator, (await groups.CreateAsync(coordinator, new CreateGroup("name", ana.PersonId), CancellationToken.None)).Refusal);
        var sol = await world.SupporterAsync("Sol");
        Assert.NotNull((await groups.CreateAsync(coordinator, new CreateGroup("name", sol.PersonId), CancellationToken.None)).Ok);
    }

    [Fact]
    public async Task A_place_is_asked_for_and_approved_and_shows_nothing_from_before()
    {
        var group = await CreateAsync(new CreateGroup("name", facilitator.PersonId));
        await world.WriteAsync(facilitator, group);
        var filed = await world.AskPlaceAsync(ana, group);
        Assert.Equal(RefusalCode.NotFound, world.SendRefusal(ana, group));

        Assert.Equal(RequestState.Approved, (await world.DecideAsync(coordinator, filed.Ok!.RequestId)).Ok?.State);

        var read = world.Reads(ana, group);
        Assert.Equal((EntryKind.Joined, ana.PersonId), (Assert.Single(read).Kind, read[0].AuthorId));
        Assert.Null(world.SendRefusal(ana, group));
        Assert.Equal([InboxKind.Approved], world.Inbox(ana));
    }

    [Fact]
    public async Task A_facilitator_and_a_coordinator_ask_for_others_and_nobody_else_does()
    {
        var group = await CreateAsync(new CreateGroup("name", facilitator.PersonId));
        var ben = await world.ResidentAsync("Ben");

        Assert.Equal(RefusalCode.NotFound, (await world.AskPlaceAsync(ben, group, ana)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await world.AskPlaceAsync(await world.StaffAsync(Role.Facilitator), group, ana)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await world.AskPlaceAsync(ana, Guid.CreateVersion7())).Refusal?.Code);
        Assert.NotNull((await world.AskPlaceAsync(facilitator, group, ana)).Ok);
        Assert.NotNull((await world.AskPlaceAsync(coordinator, group, ben)).Ok);
    }

    [Fact]
    public async Task Across_facilities_the_home_and_the_persons_own_both_approve()
    {
        var group = await CreateAsync(new CreateGroup("name", facilitator.PersonId));
        var south = await world.StaffAsync(Role.Coordinator, ApprovalWorld.South);
        var sam = await world.ResidentAsync("Sam", ApprovalWorld.South);
        await world.ConsentAsync(sam);
        var filed = (await world.AskPlaceAsync(sam, group)).Ok!.RequestId;

        Assert.Equal(RequestState.Requested, (await world.DecideAsync(coordinator, filed)).Ok?.State);
        Assert.Equal(RefusalCode.NotFound, world.SendRefusal(sam, group));
        Assert.Equal(RequestState.Approved, (await world.DecideAsync(south, filed)).Ok?.State);
        Assert.Null(world.SendRefusal(sam, group));

        // From now on the south is concerned by everybody who comes in.
        var next = (await world.AskPlaceAsync(ana, group)).Ok!.RequestId;
        Assert.Equal(RequestState.Requested, (await world.DecideAsync(coordinator, next)).Ok?.State);
        Assert.Equal(RequestState.Approved, (await world.DecideAsync(south, next)).Ok?.State);
    }

    [Fact]
    public async Task A_coordinator_does_not_approve_the_own_place()
    {
        var group = await CreateAsync(new CreateGroup("name", facilitator.PersonId));
        await world.ChangeAsync(tx => tx.Db.Roles.Add(new() { FacilityId = coordinator.FacilityId, PersonId = coordinator.PersonId, Role = Role.Facilitator, From = world.Now }));
        var filed = await world.AskPlaceAsync(coordinator, group, coordinator, MemberRole.Facilitator);

        Assert.Equal(RefusalCode.SecondPersonNeeded, (await world.DecideAsync(coordinator, filed.Ok!.RequestId)).Refusal?.Code);
        Assert.Equal(RequestState.Approved, (await world.DecideAsync(await world.StaffAsync(Role.Coordinator), filed.Ok.RequestId)).Ok?.State);
    }

    [Fact]
    public async Task Closing_ends_it_for_all_and_what_waited_for_it()
    {
        var group = await CreateAsync(new CreateGroup("name", facilitator.PersonId));
        await world.JoinAsync(ana, group);
        var ben = await world.ResidentAsync("Ben");
        var filed = (await world.AskPlaceAsync(ben, group)).Ok!.RequestId;
        var groups = new CreateGroups(world.Store, world.Sealer);
        var stranger = await world.StaffAsync(Role.Coordinator, ApprovalWorld.South);
        Assert.Equal(RefusalCode.NotFound, (await groups.CloseAsync(stranger, group, CancellationToken.None)).Refusal?.Code);
        Assert.Null(world.SendRefusal(ana, group));

        Assert.NotNull((await groups.CloseAsync(coordinator, group, CancellationToken.None)).Ok);

        Assert.Equal(RefusalCode.NotFound, world.SendRefusal(ana, group));
        Assert.Equal(EntryKind.Ended, world.Reads(ana, group)[^1].Kind);
        Assert.Equal([InboxKind.ConversationPaused], world.Inbox(ana));
        Assert.Equal([InboxKind.NotApproved], world.Inbox(ben));
        Assert.Equal(RefusalCode.AlreadyDecided, (await world.DecideAsync(coordinator, filed)).Refusal?.Code);
    }

    private async Task<Guid> CreateAsync(CreateGroup wanted)
    {
        var reply = await new CreateGroups(world.Store, world.Sealer).CreateAsync(coordinator, wanted, CancellationToken.None);
        return reply.Ok?.Id ?? throw new InvalidOperationException(reply.Refusal?.Message);
    }
}
