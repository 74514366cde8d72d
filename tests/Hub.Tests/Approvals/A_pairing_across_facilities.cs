using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;

namespace PeerConnect.Hub.Tests.Approvals;

public sealed class A_pairing_across_facilities : IAsyncLifetime
{
    private ApprovalWorld world = null!;
    private PersonKey north;
    private PersonKey south;
    private PersonKey ana;
    private PersonKey sol;
    private Guid request;

    public async ValueTask InitializeAsync()
    {
        world = await ApprovalWorld.StartAsync();
        north = await world.StaffAsync(Role.Coordinator);
        south = await world.StaffAsync(Role.Coordinator, ApprovalWorld.South);
        ana = await world.ResidentAsync("Ana");
        sol = await world.SupporterAsync("Sol", ApprovalWorld.South);
        await world.ConsentAsync(ana, sol);
        request = (await world.AskAsync(ana, null, sol)).Ok!.RequestId;
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Takes_one_approval_from_each(bool northFirst)
    {
        var (first, second) = northFirst ? (north, south) : (south, north);

        Assert.Equal(RequestState.Requested, (await world.DecideAsync(first, request)).Ok?.State);
        Assert.Equal(RefusalCode.AlreadyDecided, (await world.DecideAsync(first, request)).Refusal?.Code);
        Assert.Empty(world.Snapshot.Conversations);
        Assert.Empty(world.Inbox(ana));

        var decided = await world.DecideAsync(second, request);

        Assert.Equal(RequestState.Approved, decided.Ok?.State);
        Assert.Equal(ApprovalWorld.North, world.Snapshot.Conversations[decided.Ok!.ConversationId!.Value].Key.FacilityId);
        Assert.Null(world.SendRefusal(ana, decided.Ok.ConversationId.Value));
        Assert.Null(world.SendRefusal(sol, decided.Ok.ConversationId.Value));
    }

    [Fact]
    public async Task A_second_coordinator_of_the_same_facility_is_not_the_other_side()
    {
        await world.DecideAsync(north, request);

        Assert.Equal(RefusalCode.AlreadyDecided, (await world.DecideAsync(await world.StaffAsync(Role.Coordinator), request)).Refusal?.Code);
        Assert.Empty(world.Snapshot.Conversations);
    }

    [Fact]
    public async Task Either_refuses_for_both()
    {
        await world.DecideAsync(north, request);

        Assert.Equal(RequestState.Refused, (await world.DecideAsync(south, request, approve: false)).Ok?.State);

        Assert.Equal([InboxKind.NotApproved], world.Inbox(ana));
        Assert.Equal(RefusalCode.AlreadyDecided, (await world.DecideAsync(north, request, approve: false)).Refusal?.Code);
    }

    [Fact]
    public async Task An_approval_can_be_turned_into_a_refusal_while_it_waits()
    {
        await world.DecideAsync(north, request);

        Assert.Equal(RequestState.Refused, (await world.DecideAsync(north, request, approve: false)).Ok?.State);
        Assert.Equal(RefusalCode.AlreadyDecided, (await world.DecideAsync(south, request)).Refusal?.Code);
    }

    [Fact]
    public void Each_side_sees_the_names_of_its_own_people_only()
    {
        var atNorth = world.Waiting(north, request);
        var atSouth = world.Waiting(south, request);

        Assert.Equal(("Ana Example", null), (atNorth.Person.Name, atNorth.Supporter!.Name));
        Assert.Equal((null, "Sol Example"), (atSouth.Person.Name, atSouth.Supporter!.Name));
    }

    [Fact]
    public async Task A_side_does_not_see_how_the_other_decided()
    {
        var before = world.Waiting(south, request);
        await world.DecideAsync(north, request);

        Assert.Equal(before, world.Waiting(south, request));
        Assert.True(world.Waiting(north, request).OwnDecision);
    }

    [Fact]
    public async Task Each_side_vouches_for_its_own_people()
    {
        var late = await world.SupporterAsync("Late", ApprovalWorld.South, TimeSpan.FromDays(1));
        var filed = (await world.AskAsync(ana, null, late)).Ok!.RequestId;
        Assert.Equal(RequestState.Requested, (await world.DecideAsync(south, filed)).Ok?.State);
        world.Time.Advance(TimeSpan.FromDays(2));

        // The south could not approve any more: its approval lapses, and the north only waits.
        Assert.Equal(RequestState.Requested, (await world.DecideAsync(north, filed)).Ok?.State);
        Assert.Null(world.Waiting(north, filed).Obstacle);
        Assert.Equal(ApprovalRefusals.NotCertified, (await world.DecideAsync(south, filed)).Refusal);

        await world.CertifyAsync(late, TimeSpan.FromDays(30));
        Assert.Equal(RequestState.Approved, (await world.DecideAsync(south, filed)).Ok?.State);
    }

    [Fact]
    public async Task A_facility_that_is_not_concerned_finds_nothing()
    {
        var local = (await world.AskAsync(ana, null, await world.SupporterAsync("Home"))).Ok!.RequestId;

        Assert.Equal(RefusalCode.NotFound, (await world.DecideAsync(south, local)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await world.DecideAsync(south, Guid.CreateVersion7())).Refusal?.Code);
        Assert.Equal(RequestState.Approved, (await world.DecideAsync(north, local)).Ok?.State);
    }
}
