using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Approvals;

/// <summary>Somebody rests from a conversation without saying why: the other cannot tell who or why, and no other pause ends with it.</summary>
public sealed class A_place_is_paused_by_its_owner : IAsyncLifetime
{
    private ApprovalWorld world = null!;
    private PersonKey ana;
    private PersonKey sol;
    private PersonKey coordinator;

    public async ValueTask InitializeAsync()
    {
        world = await ApprovalWorld.StartAsync();
        ana = await world.ResidentAsync("Ana");
        sol = await world.SupporterAsync("Sol");
        coordinator = await world.StaffAsync(Role.Coordinator);
        await world.ConsentAsync(ana, sol);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_a_pair_when_one_pauses_and_ends_it_then_the_other_sees_to_the_byte_what_a_pause_of_staff_shows(bool byResident)
    {
        var ben = await world.ResidentAsync("Ben");
        var tom = await world.SupporterAsync("Tom");
        await world.ConsentAsync(ben, tom);
        var (mine, theirs) = (await world.PairAsync(ana, sol), await world.PairAsync(ben, tom));
        var (pauser, other, likewise) = byResident ? (ana, sol, tom) : (sol, ana, ben);

        Ok(await PauseAsync(pauser, mine));
        Ok(await new PauseConversation(world.Store).HandleAsync(coordinator, theirs, default));
        Assert.Equal(RefusalCode.Paused, world.SendRefusal(other, mine));
        Assert.Equal(RefusalCode.Paused, world.SendRefusal(pauser, mine));
        Assert.Equal(Named(world.Seen(likewise, theirs)), Named(world.Seen(other, mine)));
        Assert.Equal([InboxKind.ConversationPaused], world.Inbox(other));
        Assert.Empty(world.Inbox(pauser));
        Assert.DoesNotContain("ausedByYou\":true", world.Seen(other, mine), StringComparison.Ordinal);
        Assert.Contains("ausedByYou\":true", world.Seen(pauser, mine), StringComparison.Ordinal);

        Ok(await ResumeAsync(pauser, mine));
        Ok(await new PauseConversation(world.Store).ReopenAsync(coordinator, theirs, default));
        Assert.Null(world.SendRefusal(other, mine));
        Assert.Equal(Named(world.Seen(likewise, theirs)), Named(world.Seen(other, mine)));
        Assert.Equal(["own-place-paused", "own-place-resumed"], Verbs(pauser.PersonId, mine));
        Assert.Equal(["conversation-paused", "conversation-reopened"], Verbs(null, mine));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Given_marks_are_shown_when_one_place_of_a_pair_rests_then_both_find_to_the_byte_what_a_pause_of_staff_shows(bool byResident, bool bySuspension)
    {
        await ShowMarksAsync();
        var ben = await world.ResidentAsync("Ben");
        var tom = await world.SupporterAsync("Tom");
        await world.ConsentAsync(ben, tom);
        var (mine, theirs) = (await world.PairAsync(ana, sol), await world.PairAsync(ben, tom));
        await MarkAsync(mine, ana, sol);
        await MarkAsync(theirs, ben, tom);
        var (rests, other, likeRests, likeOther) = byResident ? (ana, sol, ben, tom) : (sol, ana, tom, ben);

        Ok(bySuspension
            ? await world.Places.SuspendAsync(coordinator, mine, new PersonRef(rests.FacilityId, rests.PersonId), default)
            : await PauseAsync(rests, mine));
        Ok(await new PauseConversation(world.Store).HandleAsync(coordinator, theirs, default));
        Assert.Contains("ReadUpTo\":1", world.Seen(likeRests, theirs), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Named(world.Seen(likeOther, theirs)), Named(world.Seen(other, mine)));
        if (bySuspension)
        {
            Assert.Equal(Listed(likeRests, theirs), Listed(rests, mine));
        }
    }

    [Fact]
    public async Task Given_a_pause_of_staff_as_well_when_either_ends_then_the_other_stands_and_it_opens_only_after_both()
    {
        var pair = await world.PairAsync(ana, sol);
        Ok(await PauseAsync(ana, pair));
        Ok(await new PauseConversation(world.Store).HandleAsync(coordinator, pair, default));
        Ok(await ResumeAsync(ana, pair));
        Assert.Equal(RefusalCode.Paused, world.SendRefusal(ana, pair));
        Ok(await PauseAsync(ana, pair));
        Ok(await new PauseConversation(world.Store).ReopenAsync(coordinator, pair, default));
        Assert.Equal(RefusalCode.Paused, world.SendRefusal(sol, pair));
        Ok(await ResumeAsync(ana, pair));
        Assert.Null(world.SendRefusal(sol, pair));
        Assert.Equal([EntryKind.Joined, EntryKind.Joined, EntryKind.Paused, EntryKind.Reopened], world.Log(pair).Select(row => row.Kind));
    }

    [Fact]
    public async Task Given_both_pause_then_one_who_ends_it_does_not_open_it_for_the_other()
    {
        var pair = await world.PairAsync(ana, sol);
        Ok(await PauseAsync(ana, pair));
        Ok(await PauseAsync(sol, pair));
        Ok(await ResumeAsync(ana, pair));
        Assert.Equal(RefusalCode.Paused, world.SendRefusal(ana, pair));
        Assert.Single(world.Log(pair), row => row.Kind == EntryKind.Paused);
        Assert.DoesNotContain(world.Log(pair), row => row.Kind == EntryKind.Reopened);
    }

    [Fact]
    public async Task Given_a_place_that_is_suspended_meanwhile_when_it_is_given_back_then_the_own_pause_stands_until_its_owner_ends_it()
    {
        var pair = await world.PairAsync(ana, sol);
        Ok(await PauseAsync(ana, pair));
        Ok(await world.Places.SuspendAsync(coordinator, pair, new PersonRef(ana.FacilityId, ana.PersonId), default));
        Ok(await world.Places.ReinstateAsync(coordinator, pair, new PersonRef(ana.FacilityId, ana.PersonId), default));
        Assert.Equal(RefusalCode.Paused, world.SendRefusal(sol, pair));
        Ok(await ResumeAsync(ana, pair));
        Assert.Null(world.SendRefusal(sol, pair));
        Assert.Single(world.Log(pair), row => row.Kind == EntryKind.Paused);
        Assert.Single(world.Log(pair), row => row.Kind == EntryKind.Reopened);
    }

    [Fact]
    public async Task Given_a_place_in_a_group_that_is_suspended_meanwhile_when_a_new_place_is_approved_then_the_own_pause_stands_until_its_owner_ends_it()
    {
        var group = await world.GroupAsync(sol, ana);
        Ok(await PauseAsync(ana, group));
        Ok(await world.Places.SuspendAsync(coordinator, group, new PersonRef(ana.FacilityId, ana.PersonId), default));
        var request = (await world.AskPlaceAsync(sol, group, ana)).Ok!.RequestId;
        Assert.Equal(RequestState.Approved, (await world.DecideAsync(coordinator, request)).Ok?.State);
        Assert.Equal(RefusalCode.Paused, world.SendRefusal(ana, group));
        Ok(await ResumeAsync(ana, group));
        Assert.Null(world.SendRefusal(ana, group));
    }

    [Fact]
    public async Task Given_a_group_when_a_member_pauses_then_he_alone_finds_it_paused_and_nothing_is_told_or_written()
    {
        var ben = await world.ResidentAsync("Ben");
        await world.ConsentAsync(ben);
        var group = await world.GroupAsync(sol, ana, ben);
        var (entries, seen) = (world.Log(group).Count, world.Seen(ben, group));
        var chain = world.Audit(ApprovalWorld.North).Count;

        Ok(await PauseAsync(ana, group));

        Assert.Equal(RefusalCode.Paused, world.SendRefusal(ana, group));
        Assert.Null(world.SendRefusal(ben, group));
        Assert.Equal(seen, world.Seen(ben, group));
        Assert.Equal(entries, world.Log(group).Count);
        Assert.Empty(world.Inbox(ben));
        Assert.Equal("own-place-paused", Assert.Single(world.Audit(ApprovalWorld.North).Skip(chain)).Act);

        await world.WriteAsync(ben, group);
        Ok(await new Facilitate(world.Store).HandleAsync(sol, new FacilitatorAct(group, FacilitatorActKind.Reopen), default));
        Assert.Equal(RefusalCode.Paused, world.SendRefusal(ana, group));
        Ok(await ResumeAsync(ana, group));
        Assert.Null(world.SendRefusal(ana, group));
        Assert.Equal(EntryKind.Message, world.Reads(ana, group)[^1].Kind);
    }

    [Fact]
    public async Task Given_it_is_done_twice_then_the_second_changes_nothing_and_others_places_are_not_there()
    {
        var pair = await world.PairAsync(ana, sol);
        var stranger = await world.ResidentAsync("Stranger");
        Ok(await PauseAsync(ana, pair));
        Ok(await PauseAsync(ana, pair));
        Assert.Single(world.Log(pair), row => row.Kind == EntryKind.Paused);
        Assert.Equal(RefusalCode.NotFound, (await ResumeAsync(stranger, pair)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await PauseAsync(coordinator, pair)).Refusal?.Code);
        Ok(await ResumeAsync(sol, pair));
        Assert.Equal(RefusalCode.Paused, world.SendRefusal(sol, pair));
        Ok(await new LeaveConversation(world.Store).HandleAsync(sol, pair, default));
        Assert.Equal(RefusalCode.NotFound, (await ResumeAsync(ana, pair)).Refusal?.Code);
    }

    private Task<Reply<Done>> PauseAsync(PersonKey who, Guid conversation) => new PauseOwnPlace(world.Store).HandleAsync(who, conversation, default);

    private Task<Reply<Done>> ResumeAsync(PersonKey who, Guid conversation) => new PauseOwnPlace(world.Store).ResumeAsync(who, conversation, default);

    private List<string> Verbs(Guid? who, Guid conversation) =>
        [.. world.Audit(ApprovalWorld.North).Where(row => row.ActorId == who && row.Subject == $"conversation:{conversation:D}").Select(row => row.Act).Where(act => act != "conversation-opened")];

    /// <summary>What the person finds without trying to write.</summary>
    private string Listed(PersonKey who, Guid conversation)
    {
        var seen = Named(world.Seen(who, conversation));
        return seen[..seen.LastIndexOf("\"sending\"", StringComparison.Ordinal)];
    }

    private Task ShowMarksAsync() => world.ChangeAsync(tx =>
    {
        var row = tx.Db.Policies.Single(policy => policy.FacilityId == ApprovalWorld.North && policy.SupersededAt == null);
        row.Document = (PlainPolicy.Version1 with { Visibility = new ResidentVisibility(Receipts: true, Typing: false, Presence: false) }).ToJson();
        tx.TouchPolicy(ApprovalWorld.North);
    });

    private Task MarkAsync(Guid pair, params PersonKey[] both) => world.ChangeAsync(tx =>
    {
        foreach (var one in both)
        {
            ReceiptRows.Raise(tx, new ConversationKey(ApprovalWorld.North, pair), one.PersonId, new Marks(2, 1), new Marks(2, 1));
        }
    });

    /// <summary>The same, whichever of the two pairs it is about.</summary>
    private static string Named(string seen) => seen.Replace("Ben", "Ana", StringComparison.Ordinal).Replace("Tom", "Sol", StringComparison.Ordinal);

    private static void Ok(Reply<Done> reply) => Assert.True(reply.Ok is not null, reply.Refusal?.Message);
}
