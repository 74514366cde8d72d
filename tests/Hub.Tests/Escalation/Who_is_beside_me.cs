using PeerConnect.Contracts;
using PeerConnect.Hub.Tests.Cases;

namespace PeerConnect.Hub.Tests.Escalation;

/// <summary>The duty line of the queue: colleagues on duty for one's own roles, and how much was closed of what one may see; nothing of what one person did.</summary>
public sealed class Who_is_beside_me : IAsyncLifetime
{
    private static readonly Weekday[] EveryDay = Enum.GetValues<Weekday>();
    private CaseWorld world = null!;
    private TestCaller coordinator = null!;

    public async ValueTask InitializeAsync()
    {
        world = await CaseWorld.StartAsync(fakeTime: true);
        await world.ChangeAsync(transaction =>
        {
            foreach (var name in new[] { "clinician", "colleague", "kin", "security" })
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
    public async Task Given_rosters_then_one_sees_who_is_on_duty_for_the_own_roles_until_when_and_nobody_of_other_roles()
    {
        var clinician = world.WithoutFeed("clinician");
        var none = Assert.Single((await clinician.DutyAsync()).Ok!.Roles);
        Assert.Equal((Role.Clinician, null, null, false), (none.Role, none.Roster, none.Until, none.Own));

        // It is 19:06.
        await RosterAsync(Role.Clinician, "evening", "13:00", "21:00", "clinician", "colleague");
        await RosterAsync(Role.Clinician, "nights", "21:00", "07:00", "colleague");
        await RosterAsync(Role.Security, "guard", "13:00", "21:00", "security");
        var duty = (await clinician.DutyAsync()).Ok!;
        var name = Name("colleague");
        var role = Assert.Single(duty.Roles);
        Assert.Equal((Role.Clinician, "evening", true), (role.Role, role.Roster, role.Own));
        Assert.Equal([name], role.Colleagues);
        Assert.Equal(duty.Until, role.Until);
        Assert.Equal(TimeSpan.FromHours(8), duty.Until!.Value - duty.Since);

        await world.ReturnAfterAsync(TimeSpan.FromHours(2));
        var after = (await world.WithoutFeed("clinician").DutyAsync()).Ok!;
        role = Assert.Single(after.Roles);
        Assert.Equal(("nights", false, null), (role.Roster, role.Own, after.Until));
        Assert.Equal([name], role.Colleagues);
    }

    [Fact]
    public async Task Given_cases_that_were_closed_then_only_those_count_that_one_may_see_and_of_this_shift()
    {
        await RosterAsync(Role.Clinician, "evening", "13:00", "21:00", "clinician", "colleague", "kin");
        var (clinician, colleague, kin, security) = (world.WithoutFeed("clinician"), world.WithoutFeed("colleague"), world.WithoutFeed("kin"), world.WithoutFeed("security"));
        Assert.Equal(0, (await clinician.DutyAsync()).Ok!.Closed);
        await world.SayAsync("goodbye (s4)");
        var caseId = Assert.Single((await clinician.ListAsync()).Ok!.Cases).CaseId;
        await clinician.OpenAsync(caseId);
        await clinician.TakeAsync(caseId);
        Assert.Equal(0, (await clinician.DutyAsync()).Ok!.Closed);
        Assert.NotNull((await clinician.DecideAsync(caseId, CaseReason.KnownAlready)).Ok);
        foreach (var (console, closed) in ((StaffConsole, int)[])[(clinician, 1), (colleague, 1), (kin, 0), (security, 0)])
        {
            Assert.Equal(closed, (await console.DutyAsync()).Ok!.Closed);
        }

        await world.ReturnAfterAsync(TimeSpan.FromHours(20));
        Assert.Equal(0, (await world.WithoutFeed("clinician").DutyAsync()).Ok!.Closed);
    }

    private async Task RosterAsync(Role role, string name, string start, string end, params string[] members) =>
        TestCaller.Ok(await coordinator.PostAsync<RosterList>("rosters", new SaveRoster(role, name, [new RosterShift(EveryDay, start, end)], members, [])));

    private string Name(string staff)
    {
        using var db = world.Store.Read();
        var person = db.People.Single(row => row.PersonId == world.Staff[staff].Key.PersonId);
        return $"{person.GivenName} {person.FamilyName}";
    }
}
