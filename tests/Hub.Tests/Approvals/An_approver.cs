using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Approvals;

/// <summary>A policy may name other roles beside or instead of the coordinator: they see what waits for their facility and decide it, and have nothing else of a coordinator's rights.</summary>
public sealed class An_approver : IAsyncLifetime
{
    private ApprovalWorld world = null!;
    private PersonKey coordinator;
    private PersonKey ana;
    private PersonKey sol;

    public async ValueTask InitializeAsync()
    {
        world = await ApprovalWorld.StartAsync();
        coordinator = await world.StaffAsync(Role.Coordinator);
        ana = await world.ResidentAsync("Ana");
        sol = await world.SupporterAsync("Sol");
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData(Role.Clinician, StaffRole.Clinician)]
    [InlineData(Role.Security, StaffRole.Security)]
    [InlineData(Role.Safeguarding, StaffRole.Safeguarding)]
    [InlineData(Role.Chaplain, StaffRole.Chaplain)]
    public async Task Given_a_role_that_the_policy_names_then_it_sees_and_decides_what_waits_and_does_nothing_else_of_a_coordinators(Role role, StaffRole named)
    {
        await world.ApprovingAsync(rules => rules with { Approvers = [StaffRole.Coordinator, named] });
        var approver = await world.StaffAsync(role);
        var unnamed = (await world.AskAsync(ana, null, null)).Ok!.RequestId;
        var request = (await world.AskAsync(await world.ResidentAsync("Ben"), null, sol)).Ok!.RequestId;
        var group = await world.GroupAsync(sol);

        Assert.Null(world.Waiting(approver, request).Obstacle);
        Assert.Equal("Ben Example", world.Waiting(approver, request).Person.Name);
        Assert.NotNull((await Requests.DetailAsync(approver, request, default)).Ok);
        Assert.Equal(RequestState.Approved, (await world.DecideAsync(approver, request)).Ok?.State);
        Assert.Equal(("request-approved", approver.PersonId), world.Audit(ApprovalWorld.North)[^1] is var row ? (row.Act, row.ActorId!.Value) : default);

        var supporter = new PersonRef(sol.FacilityId, sol.PersonId);
        Assert.Equal(RefusalCode.NotFound, (await new ChangeRequest(world.Store).NameSupporterAsync(approver, unnamed, supporter, default)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await world.AskAsync(approver, ana, sol)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await world.Places.EndAsync(approver, group, supporter, default)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await new ReleasePeople(world.Store).ReleaseAsync(approver, ana.PersonId, default)).Refusal?.Code);
        Assert.NotNull((await world.DecideAsync(coordinator, unnamed, approve: false)).Ok);
    }

    [Fact]
    public async Task Given_a_role_that_the_policy_does_not_name_then_there_is_nothing_for_it_and_the_attempt_is_on_record()
    {
        await world.ApprovingAsync(rules => rules with { Approvers = [StaffRole.Coordinator, StaffRole.Chaplain] });
        var clinician = await world.StaffAsync(Role.Clinician);
        var elsewhere = await world.StaffAsync(Role.Chaplain, ApprovalWorld.South);
        var request = (await world.AskAsync(ana, null, sol)).Ok!.RequestId;

        foreach (var other in new[] { clinician, elsewhere })
        {
            Assert.Equal(RefusalCode.NotFound, Requests.Waiting(other).Refusal?.Code);
            Assert.Equal(RefusalCode.NotFound, (await Requests.DetailAsync(other, request, default)).Refusal?.Code);
            Assert.Equal(RefusalCode.NotFound, (await world.DecideAsync(other, request)).Refusal?.Code);
            Assert.Equal(RefusalCode.NotFound, (await world.DecideAsync(other, request, approve: false)).Refusal?.Code);
            Assert.Equal("request-refused-denied", world.Audit(other.FacilityId)[^1].Act);
        }
    }

    [Fact]
    public async Task Given_a_coordinator_whom_the_policy_does_not_name_then_she_sees_what_waits_and_decides_none_of_it()
    {
        await world.ApprovingAsync(rules => rules with { Approvers = [StaffRole.Chaplain] });
        var request = (await world.AskAsync(ana, null, sol)).Ok!.RequestId;
        var other = ApprovalRefusals.AnotherRole;

        Assert.Equal(other.English, world.Waiting(coordinator, request).Obstacle);
        Assert.Equal(other.Spanish, world.Waiting(coordinator, request, NoticeLanguage.Spanish).Obstacle);
        Assert.Equal((RefusalCode.NotPossible, other.English), (await world.DecideAsync(coordinator, request)).Refusal is { } approved ? (approved.Code, approved.Message) : default);
        Assert.Equal((RefusalCode.NotPossible, other.English), (await world.DecideAsync(coordinator, request, approve: false)).Refusal is { } refused ? (refused.Code, refused.Message) : default);
        Assert.Equal(RequestState.Approved, (await world.DecideAsync(await world.StaffAsync(Role.Chaplain), request)).Ok?.State);
    }

    [Fact]
    public async Task Given_a_role_that_is_named_together_with_a_rank_then_it_takes_both()
    {
        await world.ApprovingAsync(rules => rules with { Approvers = [StaffRole.Chaplain], Ranks = ["Officer", "Warden"], Rank = "Warden" });
        var chaplain = await world.StaffAsync(Role.Chaplain);
        var request = (await world.AskAsync(ana, null, sol)).Ok!.RequestId;

        Assert.Equal(ApprovalRefusals.RankTooLow("Warden").English, (await world.DecideAsync(chaplain, request)).Refusal?.Message);
        await world.ChangeAsync(tx => tx.Db.People.Where(row => row.PersonId == chaplain.PersonId || row.PersonId == coordinator.PersonId).ToList().ForEach(row => row.Rank = "Warden"));
        Assert.Equal(ApprovalRefusals.AnotherRole.English, (await world.DecideAsync(coordinator, request)).Refusal?.Message);
        Assert.Equal(RequestState.Approved, (await world.DecideAsync(chaplain, request)).Ok?.State);
    }

    [Fact]
    public async Task Given_two_facilities_then_each_names_its_own_approvers_and_nobody_decides_about_own_kin()
    {
        await world.ApprovingAsync(rules => rules with { Approvers = [StaffRole.Chaplain] }, ApprovalWorld.South);
        var away = await world.SupporterAsync("Tom", ApprovalWorld.South);
        var (chaplain, kin) = (await world.StaffAsync(Role.Chaplain, ApprovalWorld.South), await world.StaffAsync(Role.Chaplain, ApprovalWorld.South, "Kin"));
        await world.KinAsync(kin, away);
        var request = (await world.AskAsync(ana, null, away)).Ok!.RequestId;

        Assert.Equal(RequestState.Requested, (await world.DecideAsync(coordinator, request)).Ok?.State);
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await world.DecideAsync(kin, request)).Refusal?.Code);
        Assert.Equal(RequestState.Approved, (await world.DecideAsync(chaplain, request)).Ok?.State);
    }

    [Fact]
    public async Task Given_a_place_in_a_group_then_whoever_decides_reads_its_name_where_the_facility_runs_it_or_has_people_in_it()
    {
        await world.ApprovingAsync(rules => rules with { Approvers = [StaffRole.Chaplain] });
        var (chaplain, facilitator) = (await world.StaffAsync(Role.Chaplain), await world.StaffAsync(Role.Facilitator));
        var group = (await new CreateGroups(world.Store, world.Sealer).CreateAsync(coordinator, new CreateGroup("Walkers", facilitator.PersonId), default)).Ok!.Id;
        var request = (await world.AskPlaceAsync(ana, group)).Ok!.RequestId;

        Assert.Equal("Walkers", world.Waiting(chaplain, request).Group);
        Assert.DoesNotContain("Walkers", world.Waiting(chaplain, request).ToString(), StringComparison.Ordinal);
    }

    private ReadRequests Requests => new(world.Store, world.Sealer, world.Time);
}
