using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Tests.Approvals;

public sealed class Leaving_costs_nothing : IAsyncLifetime
{
    private ApprovalWorld world = null!;
    private PersonKey ana;
    private PersonKey sol;

    public async ValueTask InitializeAsync()
    {
        world = await ApprovalWorld.StartAsync();
        ana = await world.ResidentAsync("Ana");
        sol = await world.SupporterAsync("Sol");
        await world.ConsentAsync(ana, sol);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_group_goes_on_and_the_leaver_sees_up_to_the_own_leaving()
    {
        var ben = await world.ResidentAsync("Ben");
        await world.ConsentAsync(ben);
        var group = await world.GroupAsync(sol, ana, ben);
        await world.WriteAsync(ben, group);

        Assert.NotNull((await LeaveAsync(ana, group)).Ok);
        await world.WriteAsync(ben, group);

        Assert.Equal((EntryKind.Left, ana.PersonId), (world.Reads(ana, group)[^1].Kind, world.Reads(ana, group)[^1].AuthorId));
        Assert.Equal(RefusalCode.NotFound, world.SendRefusal(ana, group));
        Assert.Null(world.SendRefusal(ben, group));
        Assert.Equal(EntryKind.Message, world.Reads(ben, group)[^1].Kind);
        Assert.Empty(world.Inbox(ana));
        Assert.Empty(world.Inbox(ben));
    }

    [Fact]
    public async Task A_pair_ends_and_the_other_is_told_no_cause()
    {
        var pair = await world.PairAsync(ana, sol);
        Assert.Null(world.SendRefusal(sol, pair));

        Assert.NotNull((await LeaveAsync(ana, pair)).Ok);

        Assert.Equal(RefusalCode.NotFound, world.SendRefusal(sol, pair));
        Assert.Equal([InboxKind.ConversationPaused], world.Inbox(sol));
        Assert.Empty(world.Inbox(ana));
        var last = world.Reads(sol, pair)[^1];
        Assert.Equal((EntryKind.Ended, null), (last.Kind, last.AuthorId));
        Assert.Equal(world.Reads(ana, pair).Count, world.Reads(sol, pair).Count);
        Assert.Equal(ConversationState.Ended, world.Snapshot.Conversations[pair].State);
    }

    [Fact]
    public async Task Leaving_twice_changes_nothing_more()
    {
        var group = await world.GroupAsync(sol, ana);
        await LeaveAsync(ana, group);
        var entries = world.Log(group).Count;

        Assert.NotNull((await LeaveAsync(ana, group)).Ok);

        Assert.Equal(entries, world.Log(group).Count);
    }

    [Fact]
    public async Task A_paused_group_can_be_left_and_needs_no_consent()
    {
        var ben = await world.ResidentAsync("Ben");
        var group = await world.GroupAsync(sol, ben);
        await new Facilitate(world.Store).HandleAsync(sol, new FacilitatorAct(group, FacilitatorActKind.Pause), CancellationToken.None);

        Assert.NotNull((await LeaveAsync(ben, group)).Ok);

        Assert.Equal(MembershipState.Ended, world.Membership(ben, group).State);
    }

    [Fact]
    public async Task Other_peoples_conversations_are_not_there_to_leave()
    {
        var pair = await world.PairAsync(ana, sol);
        var stranger = await world.ResidentAsync("Stranger");

        Assert.Equal(RefusalCode.NotFound, (await LeaveAsync(stranger, pair)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await LeaveAsync(stranger, Guid.CreateVersion7())).Refusal?.Code);

        Assert.Null(world.SendRefusal(ana, pair));
        Assert.NotNull((await LeaveAsync(ana, pair)).Ok);
    }

    private Task<Reply<Done>> LeaveAsync(PersonKey caller, Guid conversation) => new LeaveConversation(world.Store).HandleAsync(caller, conversation, CancellationToken.None);
}
