using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.People.Residents;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Tests.Approvals;

/// <summary>Suspension and lifting, the end by a coordinator, by date, by certification.</summary>
public sealed class A_place : IAsyncLifetime
{
    private ApprovalWorld world = null!;
    private PersonKey coordinator;
    private PersonKey facilitator;
    private PersonKey ana;
    private PersonKey sol;

    public async ValueTask InitializeAsync()
    {
        world = await ApprovalWorld.StartAsync();
        coordinator = await world.StaffAsync(Role.Coordinator);
        facilitator = await world.StaffAsync(Role.Facilitator);
        ana = await world.ResidentAsync("Ana");
        sol = await world.SupporterAsync("Sol");
        await world.ConsentAsync(facilitator, ana, sol);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Suspended_in_a_group_sees_nothing_of_the_time_between_also_afterwards()
    {
        var group = await world.GroupAsync(facilitator, ana);
        var before = await world.WriteAsync(facilitator, group);
        Assert.NotNull((await world.Places.SuspendAsync(coordinator, group, Ref(ana), CancellationToken.None)).Ok);
        var between = await world.WriteAsync(facilitator, group);
        Assert.Equal(RefusalCode.NotFound, world.SendRefusal(ana, group));
        Assert.Equal([InboxKind.ConversationPaused], world.Inbox(ana));

        Assert.NotNull((await world.Places.ReinstateAsync(coordinator, group, Ref(ana), CancellationToken.None)).Ok);
        var after = await world.WriteAsync(facilitator, group);

        var read = world.Reads(ana, group).Select(row => row.Sequence).ToList();
        Assert.Contains(before, read);
        Assert.DoesNotContain(between, read);
        Assert.Contains(after, read);
        Assert.Null(world.SendRefusal(ana, group));
    }

    [Fact]
    public async Task Suspended_in_a_pair_looks_like_a_pause_to_both()
    {
        var pair = await world.PairAsync(ana, sol);
        await world.Places.SuspendAsync(coordinator, pair, Ref(sol), CancellationToken.None);

        Assert.Equal(RefusalCode.Paused, world.SendRefusal(ana, pair));
        Assert.Equal(EntryKind.Paused, world.Reads(sol, pair)[^1].Kind);
        Assert.Equal(await PausedByStaffAsync(), world.Seen(ana, pair));
        await world.Places.ReinstateAsync(coordinator, pair, Ref(sol), CancellationToken.None);

        Assert.Equal(EntryKind.Reopened, world.Reads(sol, pair)[^1].Kind);
        Assert.Null(world.SendRefusal(ana, pair));
        Assert.Null(world.SendRefusal(sol, pair));
    }

    [Fact]
    public async Task A_staff_pause_outlasts_a_suspension_and_the_other_way_round()
    {
        var pair = await world.PairAsync(ana, sol);
        var pause = new PauseConversation(world.Store);
        await pause.HandleAsync(coordinator, pair, CancellationToken.None);
        await world.Places.SuspendAsync(coordinator, pair, Ref(sol), CancellationToken.None);

        await world.Places.ReinstateAsync(coordinator, pair, Ref(sol), CancellationToken.None);
        Assert.Equal(RefusalCode.Paused, world.SendRefusal(ana, pair));

        await world.Places.SuspendAsync(coordinator, pair, Ref(sol), CancellationToken.None);
        await pause.ReopenAsync(coordinator, pair, CancellationToken.None);
        Assert.Equal(RefusalCode.Paused, world.SendRefusal(ana, pair));

        await world.Places.ReinstateAsync(coordinator, pair, Ref(sol), CancellationToken.None);
        Assert.Null(world.SendRefusal(ana, pair));
        Assert.Null(world.SendRefusal(sol, pair));
        Assert.Equal([EntryKind.Paused, EntryKind.Reopened], world.Log(pair).Skip(2).Select(row => row.Kind));
    }

    [Fact]
    public async Task Only_coordinators_of_a_facility_concerned_decide_on_it()
    {
        var group = await world.GroupAsync(facilitator, ana);
        var south = await world.StaffAsync(Role.Coordinator, ApprovalWorld.South);
        foreach (var other in new[] { south, facilitator, ana, await world.StaffAsync(Role.Moderator) })
        {
            Assert.Equal(RefusalCode.NotFound, (await world.Places.SuspendAsync(other, group, Ref(ana), CancellationToken.None)).Refusal?.Code);
            Assert.Equal(RefusalCode.NotFound, (await world.Places.EndAsync(other, group, Ref(ana), CancellationToken.None)).Refusal?.Code);
        }

        var stranger = await world.ResidentAsync("Stranger");
        Assert.Equal(RefusalCode.NotFound, (await world.Places.SuspendAsync(coordinator, group, Ref(stranger), CancellationToken.None)).Refusal?.Code);
        Assert.Null(world.SendRefusal(ana, group));
        Assert.NotNull((await world.Places.EndAsync(coordinator, group, Ref(ana), CancellationToken.None)).Ok);
        Assert.Equal(RefusalCode.NotFound, world.SendRefusal(ana, group));
    }

    [Fact]
    public async Task What_one_facility_suspended_the_other_does_not_give_back()
    {
        var south = await world.StaffAsync(Role.Coordinator, ApprovalWorld.South);
        var sam = await world.ResidentAsync("Sam", ApprovalWorld.South);
        await world.ConsentAsync(sam);
        var group = await world.GroupAsync(facilitator, sam);
        await world.Places.SuspendAsync(coordinator, group, Ref(sam), CancellationToken.None);

        Assert.Equal(ApprovalRefusals.SuspendedElsewhere, (await world.Places.ReinstateAsync(south, group, Ref(sam), CancellationToken.None)).Refusal);
        Assert.NotNull((await world.Places.ReinstateAsync(coordinator, group, Ref(sam), CancellationToken.None)).Ok);
        Assert.Null(world.SendRefusal(sam, group));
    }

    [Fact]
    public async Task Another_facilitys_order_keeps_a_place_shut_with_a_sentence_that_names_no_cause()
    {
        var south = await world.StaffAsync(Role.Coordinator, ApprovalWorld.South);
        var sam = await world.ResidentAsync("Sam", ApprovalWorld.South);
        var group = await world.GroupAsync(facilitator, ana, sam);
        await world.Places.SuspendAsync(coordinator, group, Ref(ana), CancellationToken.None);
        await world.SeparateAsync(south, sam, ana);
        await world.Places.ReinstateAsync(south, group, Ref(sam), CancellationToken.None);

        // The order took the decision on Ana's place over.
        Assert.Equal(ApprovalRefusals.SuspendedElsewhere, (await world.Places.ReinstateAsync(coordinator, group, Ref(ana), CancellationToken.None)).Refusal);
        Assert.Equal(ApprovalRefusals.KeptSeparate, (await world.Places.ReinstateAsync(south, group, Ref(ana), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task Ends_at_its_date_in_the_checks_at_once_and_in_the_log_soon_after()
    {
        var group = await world.GroupAsync(facilitator);
        await world.JoinAsync(ana, group, until: world.Now.AddHours(1));
        Assert.Null(world.SendRefusal(ana, group));
        world.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(RefusalCode.NotFound, world.SendRefusal(ana, group));
        var late = await world.WriteAsync(facilitator, group);
        Assert.DoesNotContain(world.Reads(ana, group), row => row.Sequence == late);

        await world.ExpireAsync();

        Assert.Equal(MembershipState.Ended, world.Membership(ana, group).State);
        Assert.Equal([InboxKind.ConversationPaused], world.Inbox(ana));
        Assert.Single(world.Audit(ApprovalWorld.North), row => row.Act == "membership-expired");
    }

    [Fact]
    public async Task An_end_is_stored_once_however_often_it_is_looked_for_and_also_after_a_restart()
    {
        var pair = await world.PairAsync(ana, sol, world.Now.AddHours(1));
        world.Time.Advance(TimeSpan.FromHours(2));

        await world.ExpireAsync();
        var entries = world.Log(pair).Count;
        await world.ExpireAsync();
        await world.ExpireAsync();

        Assert.Equal(entries, world.Log(pair).Count);
        Assert.Equal(EntryKind.Ended, world.Log(pair)[^1].Kind);
        await using var db = world.Store.Read();
        Assert.All(db.Owed.Where(row => row.DueAt <= world.Now).ToList(), row => Assert.NotNull(row.DoneAt));
    }

    [Fact]
    public async Task A_later_date_moves_its_end()
    {
        var pair = await world.PairAsync(ana, sol, world.Now.AddHours(1));
        Assert.NotNull((await world.Places.ChangeValidityAsync(coordinator, pair, Ref(ana), world.Now.AddHours(3), CancellationToken.None)).Ok);
        world.Time.Advance(TimeSpan.FromHours(2));
        await world.ExpireAsync();
        Assert.Null(world.SendRefusal(ana, pair));
        Assert.Null(world.SendRefusal(sol, pair));

        world.Time.Advance(TimeSpan.FromHours(1));
        await world.ExpireAsync();

        Assert.Equal(ConversationState.Ended, world.Snapshot.Conversations[pair].State);
    }

    [Fact]
    public async Task Across_facilities_one_side_may_shorten_and_not_lengthen()
    {
        var sam = await world.SupporterAsync("Sam", ApprovalWorld.South);
        var pair = await world.PairAsync(ana, sam, world.Now.AddDays(10));

        Assert.Equal(
            ApprovalRefusals.LongerTakesBoth, (await world.Places.ChangeValidityAsync(coordinator, pair, Ref(ana), world.Now.AddDays(20), CancellationToken.None)).Refusal);
        Assert.Equal(ApprovalRefusals.LongerTakesBoth, (await world.Places.ChangeValidityAsync(coordinator, pair, Ref(ana), null, CancellationToken.None)).Refusal);
        Assert.NotNull((await world.Places.ChangeValidityAsync(coordinator, pair, Ref(ana), world.Now.AddDays(5), CancellationToken.None)).Ok);
        Assert.Equal(world.Now.AddDays(5), world.Membership(sam, pair).ValidUntil);
    }

    [Fact]
    public async Task A_pair_ends_when_the_certification_does()
    {
        var late = await world.SupporterAsync("Late", certifiedFor: TimeSpan.FromDays(1));
        await world.ConsentAsync(late);
        var pair = await world.PairAsync(ana, late);
        Assert.Null(world.SendRefusal(ana, pair));
        world.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(RefusalCode.Paused, world.SendRefusal(ana, pair));
        await world.ExpireAsync();

        Assert.Equal(ConversationState.Ended, world.Snapshot.Conversations[pair].State);
        Assert.Equal([InboxKind.ConversationPaused], world.Inbox(ana));
    }

    [Fact]
    public async Task A_pair_goes_on_when_another_certification_stands()
    {
        var late = await world.SupporterAsync("Late", certifiedFor: TimeSpan.FromDays(1));
        await world.ConsentAsync(late);
        await world.CertifyAsync(late, TimeSpan.FromDays(90));
        var pair = await world.PairAsync(ana, late);
        world.Time.Advance(TimeSpan.FromDays(1));

        await world.ExpireAsync();

        Assert.Null(world.SendRefusal(ana, pair));
    }

    [Fact]
    public async Task A_pair_ends_when_the_certification_is_withdrawn()
    {
        var pair = await world.PairAsync(ana, sol);
        Guid certification;
        await using (var db = world.Store.Read())
        {
            certification = db.Certifications.Single(row => row.PersonId == sol.PersonId).CertificationId;
        }

        Assert.Equal(Written.Done, await new RoleRecords(world.Store).WithdrawCertificationAsync(
            sol.FacilityId, sol.PersonId, certification, coordinator.PersonId, CancellationToken.None));

        Assert.Equal(ConversationState.Ended, world.Snapshot.Conversations[pair].State);
        Assert.Equal([InboxKind.ConversationPaused], world.Inbox(ana));
    }

    [Fact]
    public async Task A_suspended_person_finds_the_places_again_when_it_is_lifted()
    {
        var pair = await world.PairAsync(ana, sol);
        var group = await world.GroupAsync(facilitator, ana);
        Assert.Equal(Written.Done, await SuspendPerson.SuspendAsync(world.Store, ana.FacilityId, ana.PersonId, true, false, coordinator.PersonId, CancellationToken.None));
        var between = await world.WriteAsync(facilitator, group);
        Assert.Equal(RefusalCode.Paused, world.SendRefusal(sol, pair));
        Assert.Empty(world.Reads(ana, group));

        Assert.Equal(Written.Done, await SuspendPerson.SuspendAsync(world.Store, ana.FacilityId, ana.PersonId, false, false, coordinator.PersonId, CancellationToken.None));

        Assert.Null(world.SendRefusal(ana, pair));
        Assert.Null(world.SendRefusal(sol, pair));
        Assert.Null(world.SendRefusal(ana, group));
        Assert.DoesNotContain(world.Reads(ana, group), row => row.Sequence == between);
    }

    [Fact]
    public async Task Lifting_a_persons_suspension_does_not_undo_an_order()
    {
        var group = await world.GroupAsync(facilitator, ana, sol);
        await SuspendPerson.SuspendAsync(world.Store, ana.FacilityId, ana.PersonId, true, false, coordinator.PersonId, CancellationToken.None);
        await world.SeparateAsync(coordinator, ana, sol);
        await world.Places.ReinstateAsync(coordinator, group, Ref(sol), CancellationToken.None);

        await SuspendPerson.SuspendAsync(world.Store, ana.FacilityId, ana.PersonId, false, false, coordinator.PersonId, CancellationToken.None);

        Assert.Equal(RefusalCode.NotFound, world.SendRefusal(ana, group));
        Assert.Null(world.SendRefusal(sol, group));
    }

    private static async Task<string> PausedByStaffAsync()
    {
        await using var other = await ApprovalWorld.StartAsync();
        var staff = await other.StaffAsync(Role.Coordinator);
        var (resident, supporter) = (await other.ResidentAsync("Ana"), await other.SupporterAsync("Sol"));
        await other.ConsentAsync(resident, supporter);
        var pair = await other.PairAsync(resident, supporter);
        await new PauseConversation(other.Store).HandleAsync(staff, pair, CancellationToken.None);
        return other.Seen(resident, pair);
    }

    private static PersonRef Ref(PersonKey person) => new(person.FacilityId, person.PersonId);
}
