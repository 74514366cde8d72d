using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Approvals;

/// <summary>Where the policy says so, the supervising officer of a released person approves a pair or a group place beside the facility. It is the officer of now who counts.</summary>
public sealed class A_supervising_officer : IAsyncLifetime
{
    private ApprovalWorld world = null!;
    private PersonKey coordinator;
    private PersonKey officer;
    private PersonKey ana;
    private PersonKey sol;

    public async ValueTask InitializeAsync()
    {
        world = await ApprovalWorld.StartAsync();
        await world.ApprovingAsync(rules => rules with { SupervisingOfficer = true });
        coordinator = await world.StaffAsync(Role.Coordinator);
        officer = await world.StaffAsync(Role.SupervisingOfficer, name: "Officer");
        ana = await world.ResidentAsync("Ana");
        sol = await ReleasedAsync("Sol");
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_a_released_supporter_then_a_pair_opens_when_the_facility_and_the_officer_have_approved_whichever_comes_first(bool officerFirst)
    {
        Assert.NotNull((await NameAsync(sol, officer)).Ok);
        var request = (await world.AskAsync(ana, null, sol)).Ok!.RequestId;
        Assert.Equal((false, null), (world.Waiting(coordinator, request).OfficerApproved, world.Waiting(coordinator, request).Obstacle));
        Assert.Equal("Sol Example", Assert.Single(Supervised(officer)).Supporter!.Name);

        var first = officerFirst ? await OfficerAsync(request) : await world.DecideAsync(coordinator, request);
        Assert.Equal(RequestState.Requested, first.Ok?.State);
        Assert.Equal(officerFirst, world.Waiting(coordinator, request).OfficerApproved);
        Assert.Equal(officerFirst ? true : null, Assert.Single(Supervised(officer)).OwnDecision);
        Assert.Empty(world.Inbox(ana));

        var second = officerFirst ? await world.DecideAsync(coordinator, request) : await OfficerAsync(request);
        Assert.Equal(RequestState.Approved, second.Ok?.State);
        Assert.Equal([InboxKind.Approved], world.Inbox(ana));
        Assert.Empty(Supervised(officer));
        Assert.Contains(world.Audit(ApprovalWorld.North), row => row.Act == "request-approved-by-officer" && row.ActorId == officer.PersonId);
    }

    [Fact]
    public async Task Given_a_released_person_without_an_officer_then_the_facility_cannot_approve_and_is_told_what_to_do_and_others_learn_nothing()
    {
        var away = await world.ResidentAsync("Bo", ApprovalWorld.South);
        var elsewhere = await world.StaffAsync(Role.Coordinator, ApprovalWorld.South);
        var request = (await world.AskAsync(away, null, sol)).Ok!.RequestId;

        Assert.Equal(ApprovalRefusals.NoOfficer, (await world.DecideAsync(coordinator, request)).Refusal);
        Assert.Equal(ApprovalRefusals.NoOfficer.Message, world.Waiting(coordinator, request).Obstacle);
        Assert.Contains("oficial de supervisión", world.Waiting(coordinator, request, NoticeLanguage.Spanish).Obstacle, StringComparison.Ordinal);
        Assert.Equal((null, null), (world.Waiting(elsewhere, request).Obstacle, world.Waiting(elsewhere, request).OfficerApproved));
        Assert.Equal(RequestState.Requested, (await world.DecideAsync(elsewhere, request)).Ok?.State);

        Assert.NotNull((await NameAsync(sol, officer)).Ok);
        Assert.Equal(RequestState.Requested, (await world.DecideAsync(coordinator, request)).Ok?.State);
        Assert.Equal(RequestState.Approved, (await OfficerAsync(request)).Ok?.State);
    }

    [Fact]
    public async Task Given_an_officer_who_refuses_then_the_request_is_over_and_the_reason_stays_with_the_staff_of_the_facility()
    {
        await NameAsync(sol, officer);
        var request = (await world.AskAsync(ana, null, sol)).Ok!.RequestId;
        await world.DecideAsync(coordinator, request);

        Assert.Equal(RefusalCode.InvalidInput, (await new DecideOnRequest(world.Store, world.Sealer).AsOfficerAsync(officer, request, new DecideRequest(false), default)).Refusal?.Code);
        Assert.Equal(RequestState.Refused, (await OfficerAsync(request, approve: false, reason: "condition 7")).Ok?.State);

        Assert.Equal([InboxKind.NotApproved], world.Inbox(ana));
        Assert.Equal("condition 7", (await Requests.DetailAsync(coordinator, request, default)).Ok!.OfficerReason);
        Assert.Equal(RefusalCode.AlreadyDecided, (await OfficerAsync(request)).Refusal?.Code);
    }

    [Fact]
    public async Task Given_an_approval_of_an_officer_who_leaves_before_it_opens_anything_then_it_counts_no_more_and_the_next_officer_is_asked()
    {
        await NameAsync(sol, officer);
        var request = (await world.AskAsync(ana, null, sol)).Ok!.RequestId;
        Assert.Equal(RequestState.Requested, (await OfficerAsync(request)).Ok?.State);

        await world.ChangeAsync(tx => tx.Db.Roles.Remove(tx.Db.Roles.Single(row => row.PersonId == officer.PersonId)));
        Assert.Equal(ApprovalRefusals.NoOfficer, (await world.DecideAsync(coordinator, request)).Refusal);
        Assert.Equal(RefusalCode.NotFound, (await OfficerAsync(request)).Refusal?.Code);

        var next = await world.StaffAsync(Role.SupervisingOfficer, name: "Next");
        Assert.NotNull((await NameAsync(sol, next)).Ok);
        Assert.False(world.Waiting(coordinator, request).OfficerApproved);
        Assert.Equal(RequestState.Requested, (await world.DecideAsync(coordinator, request)).Ok?.State);
        Assert.Equal(RequestState.Approved, (await OfficerAsync(request, next)).Ok?.State);
    }

    [Fact]
    public async Task Given_a_facility_that_approved_and_then_loses_the_officer_when_the_other_facility_comes_last_then_nothing_opens()
    {
        await NameAsync(sol, officer);
        var away = await world.ResidentAsync("Bo", ApprovalWorld.South);
        var elsewhere = await world.StaffAsync(Role.Coordinator, ApprovalWorld.South);
        var request = (await world.AskAsync(away, null, sol)).Ok!.RequestId;
        await OfficerAsync(request);
        await world.DecideAsync(coordinator, request);

        await world.ChangeAsync(tx =>
        {
            tx.Db.People.Single(row => row.PersonId == officer.PersonId).State = PersonState.Suspended;
            tx.TouchPerson(officer.FacilityId, officer.PersonId);
        });

        Assert.Equal(RequestState.Requested, (await world.DecideAsync(elsewhere, request)).Ok?.State);
        Assert.Null(world.Waiting(coordinator, request).OwnDecision);
        Assert.Contains(world.Audit(ApprovalWorld.North), row => row.Act == "approval-lapsed");
    }

    [Fact]
    public async Task Given_a_group_place_of_a_released_person_then_it_waits_for_the_officer_too_and_one_of_somebody_in_custody_does_not()
    {
        await NameAsync(sol, officer);
        var group = await world.GroupAsync(await world.SupporterAsync("Lead"));
        var (his, hers) = ((await world.AskPlaceAsync(sol, group)).Ok!.RequestId, (await world.AskPlaceAsync(ana, group)).Ok!.RequestId);

        Assert.Equal([his], Supervised(officer).Select(one => one.RequestId));
        Assert.Equal(RequestState.Approved, (await world.DecideAsync(coordinator, hers)).Ok?.State);
        Assert.Equal(RequestState.Requested, (await world.DecideAsync(coordinator, his)).Ok?.State);
        Assert.Equal(RequestState.Approved, (await OfficerAsync(his)).Ok?.State);
    }

    [Fact]
    public async Task Given_a_pair_of_a_released_person_when_it_is_to_last_longer_then_that_is_a_new_request()
    {
        var pair = await world.PairAsync(ana, sol, world.Now.AddDays(10));
        var place = new PersonRef(ana.FacilityId, ana.PersonId);

        Assert.Equal(ApprovalRefusals.LongerTakesOfficer, (await world.Places.ChangeValidityAsync(coordinator, pair, place, world.Now.AddDays(11), default)).Refusal);
        Assert.NotNull((await world.Places.ChangeValidityAsync(coordinator, pair, place, world.Now.AddDays(9), default)).Ok);
    }

    [Fact]
    public async Task Given_a_policy_that_does_not_ask_the_officer_then_nobody_waits_for_one()
    {
        await world.ApprovingAsync(rules => rules with { SupervisingOfficer = false });
        await NameAsync(sol, officer);
        var request = (await world.AskAsync(ana, null, sol)).Ok!.RequestId;

        Assert.Empty(Supervised(officer));
        Assert.Equal(RefusalCode.NotFound, (await OfficerAsync(request)).Refusal?.Code);
        Assert.Null(world.Waiting(coordinator, request).OfficerApproved);
        Assert.Equal(RequestState.Approved, (await world.DecideAsync(coordinator, request)).Ok?.State);
    }

    [Fact]
    public async Task Given_an_officer_then_others_people_and_everything_else_of_a_coordinators_are_not_there_and_own_family_is_for_somebody_else()
    {
        var other = await ReleasedAsync("Other");
        await NameAsync(sol, officer);
        await NameAsync(other, await world.StaffAsync(Role.SupervisingOfficer, name: "Second"));
        var (own, others) = ((await world.AskAsync(ana, null, sol)).Ok!.RequestId, (await world.AskAsync(ana, null, other)).Ok!.RequestId);

        Assert.Equal([own], Supervised(officer).Select(one => one.RequestId));
        Assert.Equal(RefusalCode.NotFound, (await OfficerAsync(others)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await world.DecideAsync(officer, own)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, Requests.Waiting(officer).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await Requests.DetailAsync(officer, own, default)).Refusal?.Code);

        await world.KinAsync(ana, officer);
        Assert.Equal(ApprovalRefusals.OfficersFamily, (await OfficerAsync(own)).Refusal);
        Assert.Contains(world.Audit(ApprovalWorld.North), row => row.Act == "request-approved-by-officer-denied" && row.ActorId == officer.PersonId);
    }

    [Fact]
    public async Task Given_somebody_who_names_an_officer_then_it_takes_a_coordinator_a_released_person_of_the_own_facility_and_an_officer_there()
    {
        var away = await world.StaffAsync(Role.SupervisingOfficer, ApprovalWorld.South);
        foreach (var (caller, person, named) in new[]
        {
            (officer, sol, officer), (coordinator, ana, officer), (coordinator, ana, coordinator),
            (await world.StaffAsync(Role.Coordinator, ApprovalWorld.South), sol, officer),
        })
        {
            Assert.Equal(RefusalCode.NotFound, (await NameAsync(person, named, caller)).Refusal?.Code);
        }

        foreach (var named in new[] { coordinator, away, new PersonKey(ApprovalWorld.North, Guid.CreateVersion7()) })
        {
            Assert.Equal(ApprovalRefusals.NotAnOfficer, (await NameAsync(sol, named)).Refusal);
        }

        var kin = await world.StaffAsync(Role.Coordinator, name: "Kin");
        await world.KinAsync(kin, sol);
        Assert.Equal(ApprovalRefusals.AnotherCoordinator, (await NameAsync(sol, officer, kin)).Refusal);
        Assert.Null((await SupervisionAsync(sol))!.OfficerId);

        Assert.NotNull((await NameAsync(sol, officer)).Ok);
        var shown = (await SupervisionAsync(sol))!;
        Assert.Equal((officer.PersonId, true, "Officer Example"), (shown.OfficerId, shown.Asked, Assert.Single(shown.Officers).Name));
        Assert.Null(await SupervisionAsync(ana));
        Assert.NotNull((await NameAsync(sol, null)).Ok);
        Assert.Null((await SupervisionAsync(sol))!.OfficerId);
    }

    [Fact]
    public async Task Given_somebody_who_was_just_released_then_the_officer_can_be_named_before_he_goes_on()
    {
        var tim = await world.SupporterAsync("Tim");
        Assert.NotNull((await new ReleasePeople(world.Store).ReleaseAsync(coordinator, tim.PersonId, default)).Ok);
        Assert.NotNull((await NameAsync(tim, officer)).Ok);
        Assert.NotNull((await new ReleasePeople(world.Store).ContinueAsync(coordinator, tim.PersonId, default)).Ok);
        var request = (await world.AskAsync(ana, null, tim)).Ok!.RequestId;
        Assert.Equal([request], Supervised(officer).Select(one => one.RequestId));
    }

    [Fact]
    public async Task Given_a_case_from_which_who_approved_is_kept_out_then_the_officer_who_approved_is_kept_out_too()
    {
        await NameAsync(sol, officer);
        var request = (await world.AskAsync(ana, null, sol)).Ok!.RequestId;
        await world.DecideAsync(coordinator, request);
        var pair = (await OfficerAsync(request)).Ok!.ConversationId!.Value;
        var about = await world.CaseAsync(ana, pair);
        await world.ChangeAsync(tx => tx.Db.Cases.Single(row => row.CaseId == about).Excluded = nameof(Exclusion.SupportersApprover));

        using var db = world.Store.Read();
        var excluded = CaseExclusions.Of(db, db.Cases.Single(row => row.CaseId == about));
        Assert.Contains(officer, excluded);
        Assert.Contains(coordinator, excluded);
    }

    private ReadRequests Requests => new(world.Store, world.Sealer, world.Time);

    private IReadOnlyList<RequestForStaff> Supervised(PersonKey who) => Requests.Supervised(who).Requests;

    private Task<Reply<Done>> NameAsync(PersonKey person, PersonKey? named, PersonKey? caller = null) =>
        new NameOfficers(world.Store).HandleAsync(caller ?? coordinator, person.PersonId, named?.PersonId, default);

    private Task<Reply<RequestDecided>> OfficerAsync(Guid request, PersonKey? who = null, bool approve = true, string? reason = null) =>
        new DecideOnRequest(world.Store, world.Sealer).AsOfficerAsync(who ?? officer, request, new DecideRequest(approve, reason), default);

    private async Task<Supervision?> SupervisionAsync(PersonKey person) => (await new PeopleDirectory(world.Store).FindAsync(person.FacilityId, person.PersonId, default))!.Supervision;

    private async Task<PersonKey> ReleasedAsync(string name)
    {
        var person = await world.SupporterAsync(name);
        await world.ChangeAsync(tx =>
        {
            tx.Db.People.Single(row => row.PersonId == person.PersonId).Kind = PersonKind.Released;
            tx.TouchPerson(person.FacilityId, person.PersonId);
        });
        return person;
    }
}
