using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Tests.Approvals;

/// <summary>What a keep-separate order does, and that those it names find what they would find without one.</summary>
public sealed class People_kept_apart : IAsyncLifetime
{
    private ApprovalWorld world = null!;
    private PersonKey coordinator;
    private PersonKey facilitator;
    private PersonKey ana;
    private PersonKey sol;
    private PersonKey cy;

    public async ValueTask InitializeAsync() => (world, coordinator, facilitator, ana, sol, cy) = await FurnishAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Never_share_a_conversation()
    {
        var pair = await world.PairAsync(ana, sol);
        var group = await world.GroupAsync(facilitator, ana, sol, cy);
        Assert.Null(world.SendRefusal(ana, pair));
        Assert.Null(world.SendRefusal(sol, group));

        await world.SeparateAsync(coordinator, ana, sol);
        await world.WriteAsync(cy, group);

        Assert.Equal(ConversationState.Ended, world.Snapshot.Conversations[pair].State);
        foreach (var person in new[] { ana, sol })
        {
            Assert.Equal(RefusalCode.NotFound, world.SendRefusal(person, pair));
            Assert.Equal(RefusalCode.NotFound, world.SendRefusal(person, group));
            Assert.Equal(MembershipState.Suspended, world.Membership(person, group).State);
            Assert.DoesNotContain(world.Reads(person, group), row => row.Kind == EntryKind.Message);
        }

        Assert.Null(world.SendRefusal(cy, group));
    }

    [Fact]
    public async Task An_order_needs_a_coordinator_and_somebody_of_the_own_facility()
    {
        var orders = new OrderSeparations(world.Store, world.Sealer);
        var wanted = new OrderSeparation(new(ana.FacilityId, ana.PersonId), new(sol.FacilityId, sol.PersonId), SeparationSource.Court);
        var south = await world.StaffAsync(Role.Coordinator, ApprovalWorld.South);
        foreach (var other in new[] { ana, facilitator, south, await world.StaffAsync(Role.Security) })
        {
            Assert.Equal(RefusalCode.NotFound, (await orders.OrderAsync(other, wanted, CancellationToken.None)).Refusal?.Code);
        }

        var unknown = wanted with { Second = new(ApprovalWorld.North, Guid.CreateVersion7()) };
        Assert.Equal(RefusalCode.NotFound, (await orders.OrderAsync(coordinator, unknown, CancellationToken.None)).Refusal?.Code);
        Assert.Equal(RefusalCode.InvalidInput, (await orders.OrderAsync(coordinator, wanted with { ExpiresAt = world.Now }, CancellationToken.None)).Refusal?.Code);
        Assert.Equal(RefusalCode.InvalidInput, (await orders.OrderAsync(coordinator, wanted with { Second = wanted.First }, CancellationToken.None)).Refusal?.Code);
        Assert.NotNull((await orders.OrderAsync(coordinator, wanted, CancellationToken.None)).Ok);
    }

    // ---- what the two find is what others find for other causes ----
    [Fact]
    public async Task In_a_group_each_finds_what_a_facilitators_removal_shows()
    {
        var ordered = await SeenInGroupAsync(async (here, group) => await here.World.SeparateAsync(here.Coordinator, here.Ana, here.Sol));
        var removed = await SeenInGroupAsync(async (here, group) =>
        {
            foreach (var person in new[] { here.Ana, here.Sol })
            {
                Assert.NotNull((await new Facilitate(here.World.Store).HandleAsync(
                    here.Facilitator, new FacilitatorAct(group, FacilitatorActKind.Remove, person.PersonId), CancellationToken.None)).Ok);
            }
        });
        var suspended = await SeenInGroupAsync(async (here, group) => Assert.NotNull(
            (await here.World.Places.SuspendAsync(here.Coordinator, group, new(here.Ana.FacilityId, here.Ana.PersonId), CancellationToken.None)).Ok));

        Assert.Equal(removed.Ana, ordered.Ana);
        Assert.Equal(suspended.Ana, ordered.Ana);
    }

    [Fact]
    public async Task In_a_group_the_second_finds_what_being_removed_alone_shows()
    {
        var ordered = await SeenInGroupAsync(async (here, group) => await here.World.SeparateAsync(here.Coordinator, here.Ana, here.Sol));
        var removed = await SeenInGroupAsync(async (here, group) => await new Facilitate(here.World.Store).HandleAsync(
            here.Facilitator, new FacilitatorAct(group, FacilitatorActKind.Remove, here.Sol.PersonId), CancellationToken.None));

        Assert.Equal(removed.Sol, ordered.Sol);
    }

    [Fact]
    public async Task In_a_pair_each_finds_what_every_other_end_shows()
    {
        var ordered = await SeenInPairAsync((here, pair) => here.World.SeparateAsync(here.Coordinator, here.Ana, here.Sol));
        var causes = new Dictionary<string, Func<Furnished, Guid, Task>>
        {
            ["the other left"] = (here, pair) => new LeaveConversation(here.World.Store).HandleAsync(here.Sol, pair, CancellationToken.None),
            ["a coordinator ended it"] = (here, pair) => here.World.Places.EndAsync(here.Coordinator, pair, new(here.Sol.FacilityId, here.Sol.PersonId), CancellationToken.None),
            ["the other died"] = (here, pair) => new ReleasePeople(here.World.Store).RecordDeathAsync(here.Coordinator, here.Sol.PersonId, CancellationToken.None),
            ["the other was released"] = (here, pair) => new ReleasePeople(here.World.Store).ReleaseAsync(here.Coordinator, here.Sol.PersonId, CancellationToken.None),
            ["the other moved"] = (here, pair) => new TransferPeople(here.World.Store, new PolicyBook(here.World.Store)).TransferAsync(here.Coordinator, here.Sol.PersonId, new TransferPerson("south"), CancellationToken.None),
        };
        foreach (var (cause, end) in causes)
        {
            var seen = await SeenInPairAsync(end);
            Assert.True(ordered.Ana == seen.Ana, $"{cause}:\n{ordered.Ana}\n{seen.Ana}");
        }
    }

    [Fact]
    public async Task Those_who_stay_see_two_leave_and_no_cause()
    {
        var group = await world.GroupAsync(facilitator, ana, sol, cy);

        await world.SeparateAsync(coordinator, ana, sol);

        var left = world.Reads(cy, group).TakeLast(2).ToList();
        Assert.All(left, row => Assert.Equal(EntryKind.Left, row.Kind));
        Assert.Empty(world.Inbox(cy));
    }

    // ---- requests ----
    [Fact]
    public async Task A_request_is_taken_like_any_other_and_its_refusal_sounds_like_any_other()
    {
        await world.SeparateAsync(coordinator, ana, sol);
        var other = await world.SupporterAsync("Other");
        var apart = await world.AskAsync(ana, null, sol);
        var ordinary = await world.AskAsync(ana, null, other);
        Assert.NotNull(apart.Ok);
        Assert.NotNull(ordinary.Ok);

        var own = new ReadRequests(world.Store, world.Sealer, world.Time);
        var waiting = own.Own(ana).Requests.ToDictionary(row => row.RequestId);
        Assert.Equal(waiting[ordinary.Ok!.RequestId] with { RequestId = Guid.Empty }, waiting[apart.Ok!.RequestId] with { RequestId = Guid.Empty });
        Assert.Contains(own.Supporters(ana).Supporters, row => row.PersonId == sol.PersonId);

        await world.DecideAsync(coordinator, apart.Ok.RequestId, approve: false);
        await world.DecideAsync(coordinator, ordinary.Ok.RequestId, approve: false);
        var answered = own.Own(ana).Requests.ToDictionary(row => row.RequestId);
        Assert.Equal(answered[ordinary.Ok.RequestId] with { RequestId = Guid.Empty }, answered[apart.Ok.RequestId] with { RequestId = Guid.Empty });
        Assert.Equal([InboxKind.NotApproved, InboxKind.NotApproved], world.Inbox(ana));
    }

    [Fact]
    public async Task The_coordinator_who_holds_the_order_sees_that_it_is_impossible()
    {
        var order = await world.SeparateAsync(coordinator, ana, sol);
        var request = (await world.AskAsync(ana, null, sol)).Ok!.RequestId;

        Assert.Equal(ApprovalRefusals.KeptSeparate.Message, world.Waiting(coordinator, request).Obstacle);
        Assert.Equal(ApprovalRefusals.KeptSeparate, (await world.DecideAsync(coordinator, request)).Refusal);
        Assert.Empty(world.Snapshot.Conversations);

        await world.LiftAsync(coordinator, order);
        Assert.Null(world.Waiting(coordinator, request).Obstacle);
        Assert.Equal(RequestState.Approved, (await world.DecideAsync(coordinator, request)).Ok?.State);
    }

    [Fact]
    public async Task The_other_facility_is_never_told()
    {
        var south = await world.StaffAsync(Role.Coordinator, ApprovalWorld.South);
        var sam = await world.SupporterAsync("Sam", ApprovalWorld.South);
        await world.SeparateAsync(coordinator, ana, sam);
        var apart = (await world.AskAsync(ana, null, sam)).Ok!.RequestId;
        var ordinary = (await world.AskAsync(cy, null, sam)).Ok!.RequestId;

        var shownApart = world.Waiting(south, apart);
        var shown = world.Waiting(south, ordinary);
        Assert.Equal(shown with { RequestId = apart, Person = shownApart.Person, RequestedBy = shownApart.RequestedBy }, shownApart);
        Assert.Equal(await world.DecideAsync(south, ordinary), await world.DecideAsync(south, apart));
        Assert.Equal(world.Waiting(south, ordinary).OwnDecision, world.Waiting(south, apart).OwnDecision);
        Assert.Empty(new ReadSeparations(world.Store, world.Sealer).List(south).Separations);

        Assert.Equal(ApprovalRefusals.KeptSeparate, (await world.DecideAsync(coordinator, apart)).Refusal);
        Assert.Equal(RequestState.Approved, (await world.DecideAsync(coordinator, ordinary)).Ok?.State);
    }

    [Fact]
    public async Task An_order_after_ones_own_approval_makes_it_lapse_and_the_other_only_waits()
    {
        var south = await world.StaffAsync(Role.Coordinator, ApprovalWorld.South);
        var sam = await world.SupporterAsync("Sam", ApprovalWorld.South);
        var apart = (await world.AskAsync(ana, null, sam)).Ok!.RequestId;
        var ordinary = (await world.AskAsync(cy, null, sam)).Ok!.RequestId;
        await world.DecideAsync(coordinator, apart);
        await world.SeparateAsync(coordinator, ana, sam);

        Assert.Equal(await world.DecideAsync(south, ordinary), await world.DecideAsync(south, apart));

        Assert.Empty(world.Snapshot.Conversations);
        Assert.Null(world.Waiting(coordinator, apart).OwnDecision);
        Assert.Equal(RequestState.Refused, (await world.DecideAsync(coordinator, apart, approve: false)).Ok?.State);
    }

    [Fact]
    public async Task A_place_beside_somebody_kept_apart_is_impossible_while_that_one_may_come_back()
    {
        var group = await world.GroupAsync(facilitator, sol);
        await world.Places.SuspendAsync(coordinator, group, new(sol.FacilityId, sol.PersonId), CancellationToken.None);
        await world.SeparateAsync(coordinator, ana, sol);
        var request = (await world.AskPlaceAsync(ana, group)).Ok!.RequestId;

        Assert.Equal(ApprovalRefusals.KeptSeparate, (await world.DecideAsync(coordinator, request)).Refusal);
        await world.Places.EndAsync(coordinator, group, new(sol.FacilityId, sol.PersonId), CancellationToken.None);
        Assert.Equal(RequestState.Approved, (await world.DecideAsync(coordinator, request)).Ok?.State);
    }

    [Fact]
    public async Task A_third_facilitys_order_stops_a_place_without_the_others_learning_of_it()
    {
        // Home north; a member from the south, whose facility keeps her apart from Ana.
        var south = await world.StaffAsync(Role.Coordinator, ApprovalWorld.South);
        var sam = await world.ResidentAsync("Sam", ApprovalWorld.South);
        var group = await world.GroupAsync(facilitator, sam);
        await world.SeparateAsync(south, sam, ana);
        var request = (await world.AskPlaceAsync(ana, group)).Ok!.RequestId;

        Assert.Null(world.Waiting(coordinator, request).Obstacle);
        Assert.Equal(RequestState.Requested, (await world.DecideAsync(coordinator, request)).Ok?.State);
        Assert.Equal(ApprovalRefusals.KeptSeparate, (await world.DecideAsync(south, request)).Refusal);
        Assert.Equal(RequestState.Refused, (await world.DecideAsync(south, request, approve: false)).Ok?.State);
    }

    // ---- the coordinator decides ----
    [Fact]
    public async Task One_of_the_two_may_come_back_and_not_both()
    {
        var group = await world.GroupAsync(facilitator, ana, sol, cy);
        await world.SeparateAsync(coordinator, ana, sol);
        await world.WriteAsync(cy, group);

        Assert.NotNull((await world.Places.ReinstateAsync(coordinator, group, new(ana.FacilityId, ana.PersonId), CancellationToken.None)).Ok);

        Assert.Null(world.SendRefusal(ana, group));
        Assert.DoesNotContain(world.Reads(ana, group), row => row.Kind == EntryKind.Message);
        Assert.Equal(
            ApprovalRefusals.KeptSeparate, (await world.Places.ReinstateAsync(coordinator, group, new(sol.FacilityId, sol.PersonId), CancellationToken.None)).Refusal);
        Assert.Equal(RefusalCode.NotFound, world.SendRefusal(sol, group));
    }

    [Fact]
    public async Task Lifting_opens_nothing_by_itself()
    {
        var pair = await world.PairAsync(ana, sol);
        var group = await world.GroupAsync(facilitator, ana, sol);
        var order = await world.SeparateAsync(coordinator, ana, sol);
        var before = (world.Seen(ana, pair), world.Seen(ana, group));
        var south = await world.StaffAsync(Role.Coordinator, ApprovalWorld.South);
        Assert.Equal(RefusalCode.NotFound, (await world.LiftAsync(south, order)).Refusal?.Code);

        Assert.NotNull((await world.LiftAsync(coordinator, order)).Ok);

        Assert.Equal(before, (world.Seen(ana, pair), world.Seen(ana, group)));
        foreach (var person in new[] { ana, sol })
        {
            Assert.NotNull((await world.Places.ReinstateAsync(coordinator, group, new(person.FacilityId, person.PersonId), CancellationToken.None)).Ok);
        }

        Assert.Null(world.SendRefusal(ana, group));
        Assert.Null(world.SendRefusal(sol, group));
    }

    [Fact]
    public async Task An_order_that_reached_its_date_stands_no_more_and_this_is_on_the_record()
    {
        var group = await world.GroupAsync(facilitator, ana, sol);
        await world.SeparateAsync(coordinator, ana, sol, world.Now.AddDays(1));
        var place = new PersonRef(ana.FacilityId, ana.PersonId);
        await world.Places.ReinstateAsync(coordinator, group, new(sol.FacilityId, sol.PersonId), CancellationToken.None);
        Assert.Equal(ApprovalRefusals.KeptSeparate, (await world.Places.ReinstateAsync(coordinator, group, place, CancellationToken.None)).Refusal);

        world.Time.Advance(TimeSpan.FromDays(1));
        await world.ExpireAsync();

        Assert.NotNull((await world.Places.ReinstateAsync(coordinator, group, place, CancellationToken.None)).Ok);
        Assert.Single(world.Audit(ApprovalWorld.North), row => row.Act == "separation-expired");
    }

    [Fact]
    public async Task The_reason_is_sealed_and_read_by_the_holder_alone()
    {
        var order = await world.SeparateAsync(coordinator, ana, sol, reason: "a canary reason");
        var read = new ReadSeparations(world.Store, world.Sealer);
        var south = await world.StaffAsync(Role.Coordinator, ApprovalWorld.South);

        Assert.Equal(RefusalCode.NotFound, (await read.DetailAsync(south, order, CancellationToken.None)).Refusal?.Code);
        Assert.Equal("a canary reason", (await read.DetailAsync(coordinator, order, CancellationToken.None)).Ok?.Reason);
        Assert.Contains(world.Audit(ApprovalWorld.North), row => row.Act == "separation-read");
        await using var db = world.Store.Read();
        Assert.DoesNotContain("canary", System.Text.Encoding.UTF8.GetString(db.Separations.Single().SealedReason!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_chain_records_that_something_ended_and_never_why()
    {
        var south = await world.StaffAsync(Role.Coordinator, ApprovalWorld.South);
        var sam = await world.ResidentAsync("Sam", ApprovalWorld.South);
        var pair = await world.PairAsync(sam, sol);
        await world.SeparateAsync(coordinator, sol, sam);

        var rows = world.Audit(ApprovalWorld.South);
        Assert.Contains(rows, row => row.Act == "conversation-ended" && row.Subject.Contains(pair.ToString("D"), StringComparison.Ordinal) && row.ActorId is null);
        Assert.DoesNotContain(rows, row => row.Act.Contains("separation", StringComparison.Ordinal));
        Assert.NotEqual(default, south);
    }

    private static async Task<Furnished> FurnishAsync()
    {
        var world = await ApprovalWorld.StartAsync();
        var coordinator = await world.StaffAsync(Role.Coordinator);
        var facilitator = await world.StaffAsync(Role.Facilitator, name: "Fay");
        var ana = await world.ResidentAsync("Ana");
        var sol = await world.SupporterAsync("Sol");
        var cy = await world.ResidentAsync("Cy");
        await world.ConsentAsync(facilitator, ana, sol, cy);
        return new Furnished(world, coordinator, facilitator, ana, sol, cy);
    }

    private static async Task<(string Ana, string Sol)> SeenInGroupAsync(Func<Furnished, Guid, Task> cause)
    {
        var here = await FurnishAsync();
        await using var started = here.World;
        var group = await here.World.GroupAsync(here.Facilitator, here.Ana, here.Sol, here.Cy);
        await here.World.WriteAsync(here.Cy, group);
        await cause(here, group);
        await here.World.WriteAsync(here.Cy, group);
        return (here.World.Seen(here.Ana, group), here.World.Seen(here.Sol, group));
    }

    private static async Task<(string Ana, string Sol)> SeenInPairAsync(Func<Furnished, Guid, Task> cause)
    {
        var here = await FurnishAsync();
        await using var started = here.World;
        var pair = await here.World.PairAsync(here.Ana, here.Sol);
        await here.World.WriteAsync(here.Sol, pair);
        await cause(here, pair);
        return (here.World.Seen(here.Ana, pair), here.World.Seen(here.Sol, pair));
    }

    private sealed record Furnished(ApprovalWorld World, PersonKey Coordinator, PersonKey Facilitator, PersonKey Ana, PersonKey Sol, PersonKey Cy);
}
