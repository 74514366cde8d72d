using PeerConnect.Contracts;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;

namespace PeerConnect.Hub.Tests.Escalation;

/// <summary>Coordinators keep rosters; whoever is on duty sees the cases of the role, and at the change of shift the next one does.</summary>
public sealed class Rosters_over_http : IAsyncLifetime
{
    private static readonly Weekday[] EveryDay = Enum.GetValues<Weekday>();
    private CaseWorld world = null!;
    private TestCaller coordinator = null!;

    public async ValueTask InitializeAsync()
    {
        world = await CaseWorld.StartAsync(fakeTime: true);
        await world.ChangeAsync(transaction =>
        {
            foreach (var name in new[] { "clinician", "colleague" })
            {
                transaction.Db.People.Single(row => row.PersonId == world.Staff[name].Key.PersonId).Number = name;
            }
        });
        coordinator = new TestCaller(world.Hub.Address, null);
        coordinator.Http.DefaultRequestHeaders.Authorization = new("Bearer", world.Staff["coordinator"].Token);
    }

    public async ValueTask DisposeAsync()
    {
        coordinator.Dispose();
        await world.DisposeAsync();
    }

    [Fact]
    public async Task Given_a_roster_then_only_who_is_on_duty_sees_the_case_and_the_change_of_shift_brings_it_to_the_next()
    {
        var (clinician, colleague) = (await world.ConnectAsync("clinician"), await world.ConnectAsync("colleague"));
        var list = TestCaller.Ok(await coordinator.PostAsync<RosterList>("rosters", Shift("day", "07:00", "19:10", "clinician")));
        Assert.Equal(["Monday 19:10 to Tuesday 07:00 has nobody on 'clinician'."], list.Gaps.Take(1));
        list = TestCaller.Ok(await coordinator.PostAsync<RosterList>("rosters", Shift("night", "19:10", "07:00", "colleague")));
        Assert.Empty(list.Gaps);
        Assert.Equal(["clinician"], list.Rosters.Single(roster => roster.Plan.Name == "day").OnDuty);

        // It is 19:06.
        await world.SayAsync("active (s3)");
        var caseId = (await clinician.NextCaseAsync()).CaseId;
        Assert.Empty((await colleague.ListAsync()).Ok!.Cases);
        Assert.Equal(RefusalCode.NotFound, (await colleague.OpenAsync(caseId)).Refusal?.Code);

        world.Time!.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(caseId, Assert.Single((await colleague.NextAsync<CaseFeed>(nameof(IFeedClient.FeedOpened), feed => feed.Cases.Count > 0)).Cases).CaseId);
        Assert.Equal(RefusalCode.NotFound, (await clinician.OpenAsync(caseId)).Refusal?.Code);
        Assert.NotNull((await colleague.OpenAsync(caseId)).Ok);
    }

    [Fact]
    public async Task Given_somebody_who_works_on_a_case_when_the_shift_ends_then_it_is_not_taken_away()
    {
        TestCaller.Ok(await coordinator.PostAsync<RosterList>("rosters", Shift("day", "07:00", "19:10", "clinician")));
        TestCaller.Ok(await coordinator.PostAsync<RosterList>("rosters", Shift("night", "19:10", "07:00", "colleague")));
        var clinician = await world.ConnectAsync("clinician");
        await world.SayAsync("active (s3)");
        var caseId = (await clinician.NextCaseAsync()).CaseId;
        await clinician.OpenAsync(caseId);
        Assert.NotNull((await clinician.TakeAsync(caseId)).Ok);
        world.Time!.Advance(TimeSpan.FromMinutes(5));
        Assert.NotNull((await clinician.MeetAsync(caseId)).Ok);
        Assert.NotNull((await clinician.DecideAsync(caseId)).Ok);
    }

    [Fact]
    public async Task Given_a_role_that_ends_by_its_date_then_the_open_feed_is_emptied_soon_after_and_the_others_keep_theirs()
    {
        var (clinician, colleague) = (await world.ConnectAsync("clinician"), await world.ConnectAsync("colleague"));
        await world.SayAsync("active (s3)");
        var caseId = (await clinician.NextCaseAsync()).CaseId;
        await colleague.NextCaseAsync();
        var person = clinician.Person.Key;
        var grant = new RoleRow { FacilityId = person.FacilityId, PersonId = person.PersonId, Role = Role.Clinician, Until = world.Time!.GetUtcNow().AddMinutes(2) };
        var granted = await world.Hub.Service<RoleRecords>().GrantAsync(grant, staff: true, [], world.Staff["administrator"].Key.PersonId, CancellationToken.None);
        Assert.Equal(Written.Done, granted);
        Assert.Equal(caseId, Assert.Single((await clinician.NextAsync<CaseFeed>(nameof(IFeedClient.FeedOpened))).Cases).CaseId);

        // No roster is there, and no row changes when the time is over.
        world.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Empty((await clinician.NextAsync<CaseFeed>(nameof(IFeedClient.FeedOpened))).Cases);
        Assert.Equal(RefusalCode.NotFound, (await clinician.OpenAsync(caseId)).Refusal?.Code);
        Assert.Equal(caseId, Assert.Single((await colleague.NextAsync<CaseFeed>(nameof(IFeedClient.FeedOpened))).Cases).CaseId);
        Assert.NotNull((await colleague.OpenAsync(caseId)).Ok);
    }

    [Fact]
    public async Task Given_the_only_one_on_duty_who_loses_the_role_then_the_case_comes_to_the_others_who_hold_it()
    {
        var (clinician, colleague) = (await world.ConnectAsync("clinician"), await world.ConnectAsync("colleague"));
        TestCaller.Ok(await coordinator.PostAsync<RosterList>("rosters", Shift("always", "00:00", "00:00", "clinician")));

        // The roster is seen first: what follows is the role alone.
        world.Time!.Advance(TimeSpan.FromSeconds(4));
        await colleague.NextAsync<CaseFeed>(nameof(IFeedClient.FeedOpened));
        await world.SayAsync("active (s3)");
        var caseId = (await clinician.NextCaseAsync()).CaseId;
        Assert.Empty((await colleague.ListAsync()).Ok!.Cases);
        var person = clinician.Person.Key;
        var revoked = await world.Hub.Service<RoleRecords>().RevokeAsync(
            person.FacilityId, person.PersonId, Role.Clinician, staff: true, world.Staff["administrator"].Key.PersonId, CancellationToken.None);
        Assert.Equal(Written.Done, revoked);
        world.Time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(caseId, Assert.Single((await colleague.NextAsync<CaseFeed>(nameof(IFeedClient.FeedOpened), feed => feed.Cases.Count > 0)).Cases).CaseId);
    }

    [Fact]
    public async Task Given_faults_then_each_has_its_sentence_and_nothing_is_stored()
    {
        var faults = (await coordinator.PostAsync<RosterList>("rosters", new SaveRoster(
            Role.Coordinator, " ", [new RosterShift([], "25:00", "6")], ["nobody"], [new RosterException(new DateOnly(2026, 3, 3), RosterExceptionKind.Away)]))).Refusal!;
        Assert.Equal((RefusalCode.InvalidInput, 4), (faults.Code, faults.Faults!.Count));
        var unknown = (await coordinator.PostAsync<RosterList>("rosters", Shift("day", "07:00", "19:00", "nobody", "clinician") with { Role = Role.Security })).Refusal!;
        Assert.Equal(2, unknown.Faults!.Count);
        TestCaller.Ok(await coordinator.PostAsync<RosterList>("rosters", Shift("day", "07:00", "19:00", "clinician")));
        Assert.Single((await coordinator.PostAsync<RosterList>("rosters", Shift("Day", "07:00", "19:00", "clinician"))).Refusal!.Faults!);
        Assert.Single(TestCaller.Ok(await coordinator.GetAsync<RosterList>("rosters")).Rosters);
    }

    [Fact]
    public async Task Given_a_roster_that_is_replaced_and_removed_then_it_is_so_and_the_chain_says_who_did_it()
    {
        var list = TestCaller.Ok(await coordinator.PostAsync<RosterList>("rosters", Shift("day", "07:00", "19:00", "clinician")));
        var id = Assert.Single(list.Rosters).RosterId;
        var changed = Shift("all day", "00:00", "00:00", "clinician", "colleague") with
        {
            Exceptions = [new RosterException(new DateOnly(2026, 3, 3), RosterExceptionKind.Away, "clinician")],
        };
        var stored = Assert.Single(TestCaller.Ok(await coordinator.PutAsync<RosterList>($"rosters/{id}", changed)).Rosters).Plan;
        Assert.Equal(("all day", 2), (stored.Name, stored.Members.Count));
        Assert.Equal(changed.Exceptions, stored.Exceptions);
        TestCaller.Ok(await coordinator.DeleteAsync<Done>($"rosters/{id}"));
        Assert.Empty(TestCaller.Ok(await coordinator.GetAsync<RosterList>("rosters")).Rosters);
        Assert.Equal((2, 1), (world.Audit("roster-saved").Count, world.Audit("roster-removed").Count));
        Assert.All(world.Audit("roster-saved"), row => Assert.Equal(world.Staff["coordinator"].Key.PersonId, row.ActorId));
    }

    private static SaveRoster Shift(string name, string start, string end, params string[] members) =>
        new(Role.Clinician, name, [new RosterShift(EveryDay, start, end)], members, []);
}
