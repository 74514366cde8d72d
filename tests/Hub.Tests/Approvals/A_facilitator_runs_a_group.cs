using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Tests.Approvals;

public sealed class A_facilitator_runs_a_group : IAsyncLifetime
{
    private ApprovalWorld world = null!;
    private PersonKey facilitator;
    private PersonKey ana;
    private PersonKey ben;
    private Guid group;

    public async ValueTask InitializeAsync()
    {
        world = await ApprovalWorld.StartAsync();
        facilitator = await world.StaffAsync(Role.Facilitator);
        ana = await world.ResidentAsync("Ana");
        ben = await world.ResidentAsync("Ben");
        await world.ConsentAsync(facilitator, ana, ben);
        group = await world.GroupAsync(facilitator, ana, ben);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_pause_stops_everybody_and_reopening_lets_them_write_again()
    {
        Assert.Null(world.SendRefusal(ana, group));

        await DoAsync(FacilitatorActKind.Pause);

        Assert.Equal(RefusalCode.Paused, world.SendRefusal(ana, group));
        Assert.Equal([InboxKind.ConversationPaused], world.Inbox(ana));
        Assert.Empty(world.Inbox(facilitator));
        await DoAsync(FacilitatorActKind.Reopen);
        Assert.Null(world.SendRefusal(ana, group));
        Assert.Equal([EntryKind.Paused, EntryKind.Reopened], world.Log(group).TakeLast(2).Select(row => row.Kind));
        Assert.All(world.Log(group).TakeLast(2), row => Assert.Null(row.AuthorId));
    }

    [Fact]
    public async Task What_staff_paused_only_staff_reopen()
    {
        var moderator = await world.StaffAsync(Role.Moderator);
        Assert.NotNull((await new PauseConversation(world.Store).HandleAsync(moderator, group, CancellationToken.None)).Ok);

        var reply = await TryAsync(facilitator, new FacilitatorAct(group, FacilitatorActKind.Reopen));

        Assert.Equal(RefusalCode.Paused, reply.Refusal?.Code);
        Assert.Equal(RefusalCode.Paused, world.SendRefusal(ana, group));
        Assert.NotNull((await new PauseConversation(world.Store).ReopenAsync(moderator, group, CancellationToken.None)).Ok);
        Assert.Null(world.SendRefusal(ana, group));
    }

    [Fact]
    public async Task Staff_may_take_over_a_facilitators_pause()
    {
        var coordinator = await world.StaffAsync(Role.Coordinator);
        await DoAsync(FacilitatorActKind.Pause);

        Assert.NotNull((await new PauseConversation(world.Store).HandleAsync(coordinator, group, CancellationToken.None)).Ok);

        Assert.Equal(RefusalCode.Paused, (await TryAsync(facilitator, new FacilitatorAct(group, FacilitatorActKind.Reopen))).Refusal?.Code);
        Assert.Single(world.Log(group), row => row.Kind == EntryKind.Paused);
        Assert.Single(world.Inbox(ana));
    }

    [Fact]
    public async Task Slowing_is_an_entry_that_everybody_sees()
    {
        await DoAsync(FacilitatorActKind.Slow, seconds: 30);

        Assert.Equal(30, world.Snapshot.Conversations[group].SlowSeconds);
        var entry = world.Reads(ana, group)[^1];
        Assert.Equal((EntryKind.Slowed, 30), (entry.Kind, entry.Seconds));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3_601)]
    [InlineData(null)]
    public async Task Slowing_takes_from_none_to_an_hour(int? seconds)
    {
        var reply = await TryAsync(facilitator, new FacilitatorAct(group, FacilitatorActKind.Slow, null, seconds));

        Assert.Equal(RefusalCode.Malformed, reply.Refusal?.Code);
        Assert.Equal(0, world.Snapshot.Conversations[group].SlowSeconds);
    }

    [Fact]
    public async Task A_muted_member_reads_and_may_write_again_after_the_time()
    {
        await DoAsync(FacilitatorActKind.Mute, ana, 60);

        Assert.Equal(RefusalCode.Muted, world.SendRefusal(ana, group));
        Assert.Null(world.SendRefusal(ben, group));
        Assert.NotEmpty(world.Reads(ana, group));
        world.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.Null(world.SendRefusal(ana, group));
    }

    [Fact]
    public async Task A_removed_member_reads_nothing_after_and_is_told_neutrally()
    {
        await world.WriteAsync(ben, group);
        var seen = world.Reads(ana, group).Count;

        await DoAsync(FacilitatorActKind.Remove, ana);
        await world.WriteAsync(ben, group);

        Assert.Equal(RefusalCode.NotFound, world.SendRefusal(ana, group));
        Assert.Equal(seen, world.Reads(ana, group).Count);
        Assert.Equal([InboxKind.ConversationPaused], world.Inbox(ana));
        Assert.Equal(MembershipState.Suspended, world.Membership(ana, group).State);
        Assert.Null(world.SendRefusal(ben, group));
        Assert.Equal((EntryKind.Left, ana.PersonId), (world.Reads(ben, group)[^2].Kind, world.Reads(ben, group)[^2].AuthorId));
    }

    [Fact]
    public async Task Nobody_else_can_do_it()
    {
        var stranger = await world.StaffAsync(Role.Facilitator);
        var act = new FacilitatorAct(group, FacilitatorActKind.Pause);
        foreach (var other in new[] { ana, stranger, facilitator with { FacilityId = ApprovalWorld.South } })
        {
            Assert.Equal(RefusalCode.NotFound, (await TryAsync(other, act)).Refusal?.Code);
        }

        Assert.Null(world.SendRefusal(ana, group));
        Assert.NotNull((await TryAsync(facilitator, act)).Ok);
        Assert.Equal(RefusalCode.Paused, world.SendRefusal(ana, group));
    }

    [Fact]
    public async Task A_facilitator_who_is_no_longer_one_can_do_nothing()
    {
        await world.ChangeAsync(tx =>
        {
            tx.Db.Roles.RemoveRange(tx.Db.Roles.Where(row => row.PersonId == facilitator.PersonId));
            tx.TouchPerson(facilitator.FacilityId, facilitator.PersonId);
        });

        Assert.Equal(RefusalCode.NotFound, (await TryAsync(facilitator, new FacilitatorAct(group, FacilitatorActKind.Pause))).Refusal?.Code);
    }

    [Fact]
    public async Task A_supporter_runs_a_group_only_while_certified()
    {
        var supporter = await world.SupporterAsync("Sol", certifiedFor: TimeSpan.FromDays(1));
        var own = await world.GroupAsync(supporter, ana);
        Assert.NotNull((await TryAsync(supporter, new FacilitatorAct(own, FacilitatorActKind.Pause))).Ok);

        world.Time.Advance(TimeSpan.FromDays(2));

        Assert.Equal(RefusalCode.NotFound, (await TryAsync(supporter, new FacilitatorAct(own, FacilitatorActKind.Reopen))).Refusal?.Code);
    }

    [Fact]
    public async Task A_facilitator_cannot_silence_another()
    {
        var second = await world.SupporterAsync("Sol");
        var shared = await world.GroupAsync(facilitator, ana);
        await world.JoinAsync(second, shared, MemberRole.Facilitator);

        var reply = await TryAsync(facilitator, new FacilitatorAct(shared, FacilitatorActKind.Mute, second.PersonId, 60));

        Assert.Equal(RefusalCode.NotPossible, reply.Refusal?.Code);
        Assert.NotNull((await TryAsync(facilitator, new FacilitatorAct(shared, FacilitatorActKind.Mute, ana.PersonId, 60))).Ok);
    }

    [Fact]
    public async Task Every_act_is_on_the_record_denied_ones_too()
    {
        await DoAsync(FacilitatorActKind.Pause);
        await TryAsync(ana, new FacilitatorAct(group, FacilitatorActKind.Reopen));

        var acts = world.Audit(ApprovalWorld.North);
        Assert.Contains(acts, row => row.Act == "group-paused" && row.ActorId == facilitator.PersonId);
        Assert.Contains(acts, row => row.Act == "group-reopened-denied" && row.ActorId == ana.PersonId);
    }

    [Fact]
    public async Task Given_a_member_who_was_quieted_then_who_runs_the_group_sees_until_when_and_nobody_else_and_no_longer_than_that()
    {
        await DoAsync(FacilitatorActKind.Mute, ben, 60);
        Assert.Equal(world.Now.AddSeconds(60), Quiet(facilitator));
        Assert.Null(Quiet(ana));
        Assert.Null(Quiet(ben));

        world.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Null(Quiet(facilitator));
        await DoAsync(FacilitatorActKind.Mute, ben, 60);
        await DoAsync(FacilitatorActKind.Mute, ben, 0);
        Assert.Null(Quiet(facilitator));
    }

    [Fact]
    public async Task Given_a_member_who_was_quieted_when_a_facilitator_may_no_longer_be_one_then_he_does_not_see_it_any_more()
    {
        await DoAsync(FacilitatorActKind.Mute, ben, 80_000);
        await RoleAsync(role => role.Until = world.Now.AddHours(1));
        Assert.NotNull(Quiet(facilitator));
        world.Time.Advance(TimeSpan.FromHours(1));
        Assert.Null(Quiet(facilitator));
        await RoleAsync(role => role.Until = null);
        Assert.NotNull(Quiet(facilitator));
        await world.ChangeAsync(tx =>
        {
            tx.Db.Roles.RemoveRange(tx.Db.Roles.Where(row => row.PersonId == facilitator.PersonId));
            tx.TouchPerson(facilitator.FacilityId, facilitator.PersonId);
        });
        Assert.Null(Quiet(facilitator));

        var sol = await world.SupporterAsync("Sol", certifiedFor: TimeSpan.FromHours(2));
        await world.JoinAsync(sol, group, MemberRole.Facilitator);
        Assert.NotNull(Quiet(sol));
        world.Time.Advance(TimeSpan.FromHours(2));
        Assert.Null(Quiet(sol));
    }

    private Task RoleAsync(Action<RoleRow> change) => world.ChangeAsync(tx =>
    {
        change(tx.Db.Roles.Single(row => row.PersonId == facilitator.PersonId));
        tx.TouchPerson(facilitator.FacilityId, facilitator.PersonId);
    });

    private DateTimeOffset? Quiet(PersonKey reader) =>
        ConversationShape.Of(world.Snapshot, reader, group, world.Now)!.Members.Single(member => member.MemberId == ben.PersonId).QuietUntil;

    private async Task DoAsync(FacilitatorActKind kind, PersonKey? member = null, int? seconds = null) =>
        Assert.NotNull((await TryAsync(facilitator, new FacilitatorAct(group, kind, member?.PersonId, seconds))).Ok);

    private Task<Reply<Done>> TryAsync(PersonKey caller, FacilitatorAct act) => new Facilitate(world.Store).HandleAsync(caller, act, CancellationToken.None);
}
