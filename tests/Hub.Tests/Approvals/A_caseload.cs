using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Tests.Approvals;

/// <summary>A supporter carries no more people than the policy says, and none new while resting; what there is goes on.</summary>
public sealed class A_caseload : IAsyncLifetime
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
        await world.ConsentAsync(ana, sol);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_a_full_caseload_when_one_more_is_approved_then_it_is_refused_with_what_to_do_and_fits_again_when_a_pair_has_ended()
    {
        await world.CapAsync(1);
        var first = await world.PairAsync(await world.ResidentAsync("Ben"), sol);
        var request = (await world.AskAsync(ana, null, sol)).Ok!.RequestId;
        Assert.Equal(ApprovalRefusals.CaseloadFull.Message, world.Waiting(coordinator, request).Obstacle);
        Assert.Equal(ApprovalRefusals.CaseloadFull, (await world.DecideAsync(coordinator, request)).Refusal);

        Assert.NotNull((await new LeaveConversation(world.Store).HandleAsync(sol, first, default)).Ok);
        Assert.Null(world.Waiting(coordinator, request).Obstacle);
        Assert.Equal(RequestState.Approved, (await world.DecideAsync(coordinator, request)).Ok!.State);
        Assert.Equal(new OwnCaseload(1, 1, null), new Caseloads(world.Store).Own(sol));
    }

    [Fact]
    public async Task Given_a_suspended_pair_then_it_still_counts_and_groups_do_not()
    {
        await world.CapAsync(2);
        var pair = await world.PairAsync(ana, sol);
        await world.GroupAsync(sol, ana);
        Assert.NotNull((await world.Places.SuspendAsync(coordinator, pair, new PersonRef(ana.FacilityId, ana.PersonId), default)).Ok);
        Assert.Equal(1, new Caseloads(world.Store).Own(sol).Supported);
    }

    [Fact]
    public async Task Given_no_cap_in_the_policy_then_the_number_is_told_and_nothing_is_refused()
    {
        await world.PairAsync(await world.ResidentAsync("Ben"), sol);
        var request = (await world.AskAsync(ana, null, sol)).Ok!.RequestId;
        Assert.Equal(RequestState.Approved, (await world.DecideAsync(coordinator, request)).Ok!.State);
        Assert.Equal(new OwnCaseload(2, null, null), new Caseloads(world.Store).Own(sol));
    }

    [Fact]
    public async Task Given_a_supporter_who_rests_then_nobody_is_offered_or_approved_and_what_there_is_goes_on_until_he_ends_it()
    {
        var pair = await world.PairAsync(await ConsentedAsync("Ben"), sol);
        var before = (await world.AskAsync(ana, null, sol)).Ok!.RequestId;
        Assert.Equal(world.Now, (await RestAsync(true)).RestingSince);

        Assert.Empty(Offered());
        Assert.Equal(ApprovalRefusals.SupporterRests, (await world.DecideAsync(coordinator, before)).Refusal);
        Assert.Null(world.SendRefusal(sol, pair));
        var unnamed = (await world.AskAsync(ana, null, null)).Ok!.RequestId;
        Assert.Equal(
            ApprovalRefusals.SupporterRests,
            (await new ChangeRequest(world.Store).NameSupporterAsync(coordinator, unnamed, new PersonRef(sol.FacilityId, sol.PersonId), default)).Refusal);
        Assert.Equal((1, (DateTimeOffset?)world.Now), Listed());

        Assert.Null((await RestAsync(false)).RestingSince);
        Assert.Equal([sol.PersonId], Offered());
        Assert.Equal(RequestState.Approved, (await world.DecideAsync(coordinator, before)).Ok!.State);
        Assert.Equal(["rest-begun", "rest-ended"], world.Audit(sol.FacilityId).Where(row => row.ActorId == sol.PersonId).Select(row => row.Act));
    }

    [Fact]
    public async Task Given_a_supporter_who_rests_then_a_resident_who_asks_for_him_learns_nothing_of_it()
    {
        var ben = await world.ResidentAsync("Ben");
        var asked = await world.AskAsync(ana, null, sol);
        await RestAsync(true);
        var again = await world.AskAsync(ben, null, sol);
        Assert.Equal((asked.Refusal, asked.Ok is null), (again.Refusal, again.Ok is null));
        Assert.Equal(asked.Ok!.RequestId, (await world.AskAsync(ana, null, sol)).Ok!.RequestId);
    }

    [Fact]
    public async Task Given_another_facility_then_what_stands_against_it_at_the_supporters_is_not_told()
    {
        var elsewhere = await world.StaffAsync(Role.Coordinator, ApprovalWorld.South);
        var away = await world.SupporterAsync("Tom", ApprovalWorld.South);
        Assert.NotNull((await new Caseloads(world.Store).RestAsync(away, rests: true, default)).Ok);
        var request = (await world.AskAsync(ana, null, away)).Ok!.RequestId;
        Assert.Null(world.Waiting(coordinator, request).Obstacle);
        Assert.Equal(RequestState.Requested, (await world.DecideAsync(coordinator, request)).Ok!.State);
        Assert.Equal(ApprovalRefusals.SupporterRests, (await world.DecideAsync(elsewhere, request)).Refusal);
        Assert.DoesNotContain(new Caseloads(world.Store).Of(coordinator).Supporters, one => one.PersonId == away.PersonId);
    }

    private async Task<PersonKey> ConsentedAsync(string name)
    {
        var person = await world.ResidentAsync(name);
        await world.ConsentAsync(person);
        return person;
    }

    private async Task<OwnCaseload> RestAsync(bool rests) => (await new Caseloads(world.Store).RestAsync(sol, rests, default)).Ok!;

    private List<Guid> Offered() => [.. new ReadRequests(world.Store, world.Sealer, world.Time).Supporters(ana).Supporters.Select(one => one.PersonId)];

    private (int Supported, DateTimeOffset? RestingSince) Listed()
    {
        var one = Assert.Single(new Caseloads(world.Store).Of(coordinator).Supporters);
        Assert.Equal("Sol", one.Name.Split(' ')[0]);
        return (one.Supported, one.RestingSince);
    }
}
