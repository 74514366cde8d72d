using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.People.Residents;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Tests.Approvals;

public sealed class Records_are_merged : IAsyncLifetime
{
    private ApprovalWorld world = null!;
    private PersonKey coordinator;
    private PersonKey facilitator;
    private PersonKey ana;
    private PersonKey again;
    private PersonKey sol;

    public async ValueTask InitializeAsync()
    {
        world = await ApprovalWorld.StartAsync();
        coordinator = await world.StaffAsync(Role.Coordinator);
        facilitator = await world.StaffAsync(Role.Facilitator);
        ana = await world.ResidentAsync("Ana");
        again = await world.ResidentAsync("Again");
        sol = await world.SupporterAsync("Sol");
        await world.ConsentAsync(facilitator, ana, again, sol);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task The_one_person_reads_what_either_could_and_goes_on()
    {
        var own = await world.GroupAsync(facilitator, ana);
        var pair = await world.PairAsync(again, sol);
        var left = await world.GroupAsync(facilitator, again);
        var seen = await world.WriteAsync(facilitator, left);
        await new LeaveConversation(world.Store).HandleAsync(again, left, CancellationToken.None);
        var unseen = await world.WriteAsync(facilitator, left);
        var earlier = await world.WriteAsync(sol, pair);

        Assert.NotNull((await MergeAsync(true)).Ok);

        Assert.Null(world.SendRefusal(ana, own));
        Assert.Null(world.SendRefusal(ana, pair));
        Assert.Null(world.SendRefusal(sol, pair));
        Assert.Contains(world.Reads(ana, pair), row => row.Sequence == earlier);
        Assert.Contains(world.Reads(ana, left), row => row.Sequence == seen);
        Assert.DoesNotContain(world.Reads(ana, left), row => row.Sequence == unseen);
        Assert.Equal(RefusalCode.NotFound, world.SendRefusal(ana, left));
        Assert.Equal([EntryKind.Left, EntryKind.Joined], world.Log(pair).TakeLast(2).Select(row => row.Kind));
    }

    [Fact]
    public async Task The_duplicate_can_do_nothing_more()
    {
        var pair = await world.PairAsync(again, sol);
        await world.SessionAsync(again);
        Assert.Null(world.SendRefusal(again, pair));

        await MergeAsync(true);

        Assert.Equal(RefusalCode.NotFound, world.SendRefusal(again, pair));
        Assert.Empty(world.Reads(again, pair));
        Assert.False(world.HasSession(again));
        await using var db = world.Store.Read();
        Assert.False(db.Standing(again.FacilityId, again.PersonId)!.MaySignIn);
        Assert.Equal(ana.PersonId, db.People.Single(row => row.PersonId == again.PersonId).MergedInto);
        Assert.Equal(RefusalCode.AlreadyDecided, (await MergeAsync(true)).Refusal?.Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_a_supporter_who_rests_when_the_record_is_merged_then_the_one_person_rests_since_then_and_another_person_does_not(bool samePerson)
    {
        await world.CertifyAsync(again, TimeSpan.FromDays(30));
        Assert.NotNull((await new Caseloads(world.Store).RestAsync(again, rests: true, CancellationToken.None)).Ok);
        var since = world.Now;
        world.Time.Advance(TimeSpan.FromHours(1));

        Assert.NotNull((await MergeAsync(samePerson)).Ok);

        Assert.Equal(samePerson ? since : null, new Caseloads(world.Store).Own(ana).RestingSince);
    }

    [Fact]
    public async Task Where_another_person_used_the_duplicate_nothing_of_it_becomes_readable()
    {
        var pair = await world.PairAsync(again, sol);
        await world.WriteAsync(sol, pair);

        Assert.NotNull((await MergeAsync(false)).Ok);

        Assert.Empty(world.Reads(ana, pair));
        Assert.Equal(ConversationState.Ended, world.Snapshot.Conversations[pair].State);
        Assert.Equal([InboxKind.ConversationPaused], world.Inbox(sol));
    }

    [Fact]
    public async Task Where_both_were_in_a_group_one_place_remains()
    {
        var group = await world.GroupAsync(facilitator, ana, again);

        await MergeAsync(true);

        Assert.Null(world.SendRefusal(ana, group));
        await using var db = world.Store.Read();
        Assert.Equal([facilitator.PersonId, ana.PersonId], db.Memberships.Where(row => row.ConversationId == group && row.State == MembershipState.Active)
            .OrderByDescending(row => row.Role).Select(row => row.PersonId).ToList());
    }

    [Fact]
    public async Task Orders_against_either_hold_against_the_one()
    {
        var pair = await world.PairAsync(ana, sol);
        await world.SeparateAsync(coordinator, again, sol);
        Assert.Null(world.SendRefusal(ana, pair));

        await MergeAsync(true);

        Assert.Equal(ConversationState.Ended, world.Snapshot.Conversations[pair].State);
        foreach (var named in new[] { ana, again })
        {
            var request = (await world.AskAsync(coordinator, named, sol)).Ok!.RequestId;
            Assert.Equal(ApprovalRefusals.KeptSeparate, (await world.DecideAsync(coordinator, request)).Refusal);
        }

        await world.SeparateAsync(coordinator, again, facilitator);
        Assert.Contains(world.Snapshot.People[ana].SeparatedFrom, order => order.Other == facilitator);
    }

    [Fact]
    public async Task Two_who_are_kept_apart_are_two()
    {
        var order = await world.SeparateAsync(coordinator, ana, again);

        Assert.Equal(ApprovalRefusals.KeptApartFromSelf, (await MergeAsync(true)).Refusal);
        await world.LiftAsync(coordinator, order);
        Assert.NotNull((await MergeAsync(true)).Ok);
    }

    [Fact]
    public async Task Kin_and_certification_of_the_duplicate_are_the_persons()
    {
        await world.CertifyAsync(again, TimeSpan.FromDays(30));
        var kin = await world.StaffAsync(Role.Coordinator);
        await world.KinAsync(again, kin);

        await MergeAsync(true);

        Assert.Equal(world.Now.AddDays(30), world.Snapshot.People[ana].CertifiedUntil);
        var request = (await world.AskAsync(ana, null, sol)).Ok!.RequestId;
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await world.DecideAsync(kin, request)).Refusal?.Code);
    }

    [Fact]
    public async Task Kin_of_the_person_are_kept_out_of_the_duplicates_cases_too()
    {
        var kin = await world.StaffAsync(Role.Clinician);
        await world.KinAsync(kin, ana);

        await MergeAsync(true);

        await using var db = world.Store.Read();
        Assert.Contains(db.Relations.ToList(), row => row.PersonId == kin.PersonId && row.OtherId == again.PersonId);
    }

    [Fact]
    public async Task The_record_that_remains_must_be_active()
    {
        await SuspendPerson.SuspendAsync(world.Store, ana.FacilityId, ana.PersonId, true, false, coordinator.PersonId, CancellationToken.None);

        Assert.Equal(ApprovalRefusals.SurvivorNotActive, (await MergeAsync(true)).Refusal);
        await SuspendPerson.SuspendAsync(world.Store, ana.FacilityId, ana.PersonId, false, false, coordinator.PersonId, CancellationToken.None);
        Assert.NotNull((await MergeAsync(true)).Ok);
    }

    [Fact]
    public async Task A_place_that_rested_with_the_duplicates_suspension_waits_for_a_coordinator()
    {
        var group = await world.GroupAsync(facilitator, again);
        await SuspendPerson.SuspendAsync(world.Store, again.FacilityId, again.PersonId, true, false, coordinator.PersonId, CancellationToken.None);

        await MergeAsync(true);

        Assert.Equal(RefusalCode.NotFound, world.SendRefusal(ana, group));
        Assert.NotNull((await world.Places.ReinstateAsync(coordinator, group, new(ana.FacilityId, ana.PersonId), CancellationToken.None)).Ok);
        Assert.Null(world.SendRefusal(ana, group));
    }

    [Fact]
    public async Task Open_cases_stay_with_the_duplicates_id_and_are_flagged()
    {
        var pair = await world.PairAsync(again, sol);
        var open = await world.CaseAsync(again, pair);

        await MergeAsync(true);

        Assert.Equal(["subject-merged"], world.CaseEvents(open));
        await using var db = world.Store.Read();
        Assert.Equal(again.PersonId, db.Cases.Single().SubjectId);
    }

    [Fact]
    public async Task Only_a_coordinator_of_both_who_is_no_kin_merges()
    {
        var merge = new MergePeople(world.Store, new RiskMemory());
        var south = await world.StaffAsync(Role.Coordinator, ApprovalWorld.South);
        foreach (var other in new[] { south, facilitator, ana })
        {
            Assert.Equal(RefusalCode.NotFound, (await merge.HandleAsync(other, again.PersonId, new MergePerson(ana.PersonId, true), CancellationToken.None)).Refusal?.Code);
        }

        var foreign = await world.ResidentAsync("Foreign", ApprovalWorld.South);
        Assert.Equal(RefusalCode.NotFound, (await merge.HandleAsync(coordinator, again.PersonId, new MergePerson(foreign.PersonId, true), CancellationToken.None)).Refusal?.Code);
        Assert.Equal(RefusalCode.InvalidInput, (await merge.HandleAsync(coordinator, ana.PersonId, new MergePerson(ana.PersonId, true), CancellationToken.None)).Refusal?.Code);
        Assert.NotNull((await MergeAsync(true)).Ok);
    }

    private Task<Reply<Done>> MergeAsync(bool samePerson) =>
        new MergePeople(world.Store, new RiskMemory()).HandleAsync(coordinator, again.PersonId, new MergePerson(ana.PersonId, samePerson), CancellationToken.None);
}
