using Microsoft.Extensions.Time.Testing;
using PeerConnect.Contracts;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Hub.Tests.Escalation;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Workload;

/// <summary>Whoever has read much rests while a colleague goes on; nobody waits for it, and nobody else learns of it.</summary>
public sealed class A_break_is_due : IAsyncLifetime
{
    private static readonly WorkloadRules Rules = new(2, TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(5));
    private CaseWorld world = null!;

    public async ValueTask InitializeAsync() => world = await CaseWorld.StartAsync(fakeTime: true, PlainPolicy.Version1 with { Workload = Rules });

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_a_colleague_who_is_there_then_the_next_case_is_given_to_that_colleague_and_its_limit_goes_on()
    {
        var (clinician, colleague) = (world.WithoutFeed("clinician"), await world.ConnectAsync("colleague"));
        await AloneWithAsync("colleague");
        var third = await ReadTwoAsync(clinician, "(s3)");
        Assert.Equal(new OwnWorkload(2, 2, 5, Now.AddMinutes(60), true, Now.AddMinutes(5)), await OwnAsync(clinician));
        var deadline = (await clinician.ListAsync()).Ok!.Cases.Single(item => item.CaseId == third).Deadline;
        Pass(TimeSpan.FromMinutes(1));
        var refused = (await clinician.OpenAsync(third)).Refusal!;
        Assert.Equal(RefusalCode.BreakDue, refused.Code);
        Assert.Contains("a colleague goes on", refused.Message, StringComparison.Ordinal);

        var given = await colleague.NextCaseAsync(item => item.CaseId == third && item.TakenBy is not null);
        Assert.Equal(("colleague Seed", CaseProgress.Open, deadline), (given.TakenBy, given.Progress, given.Deadline));
        Assert.Equal(RefusalCode.BreakDue, (await clinician.OpenAsync(third)).Refusal?.Code);
        var opened = (await colleague.OpenAsync(third)).Ok!;
        Assert.Contains(opened.Events, told => told is { Kind: "passed-on", By: null });
        Assert.Equal(CaseProgress.Acknowledged, (await colleague.TakeAsync(third)).Ok?.Progress);

        // The record says whom the server gave it to; that anybody was to rest stands nowhere.
        var passed = Assert.Single(world.Audit("case-passed-on"));
        Assert.Null(passed.ActorId);
        Assert.DoesNotContain(clinician.Person.Key.PersonId.ToString(), passed.Details, StringComparison.Ordinal);
        Assert.Empty(world.Audit("case-viewed-denied"));
    }

    [Fact]
    public async Task Given_what_was_read_already_or_a_break_that_was_taken_then_the_person_goes_on()
    {
        var clinician = world.WithoutFeed("clinician");
        await AloneWithAsync("colleague");
        var third = await ReadTwoAsync(clinician, "(s3)");
        Assert.Equal(RefusalCode.BreakDue, (await clinician.OpenAsync(third)).Refusal?.Code);
        Assert.NotNull((await clinician.OpenAsync(Cases()[0])).Ok);
        Pass(TimeSpan.FromMinutes(4));
        Assert.Equal(RefusalCode.BreakDue, (await clinician.OpenAsync(third)).Refusal?.Code);
        Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(new OwnWorkload(0, 2, 5, null, false, null), await OwnAsync(clinician));
        Assert.NotNull((await clinician.OpenAsync(third)).Ok);
    }

    [Fact]
    public async Task Given_nobody_else_is_there_then_nothing_is_asked_of_the_only_person_who_can_come()
    {
        var clinician = world.WithoutFeed("clinician");
        await AloneWithAsync();
        var third = await ReadTwoAsync(clinician, "(s3)");
        Assert.True((await OwnAsync(clinician)).Due);
        Assert.NotNull((await clinician.OpenAsync(third)).Ok);
        Assert.Empty(world.Audit("case-passed-on"));
    }

    [Fact]
    public async Task Given_a_life_in_danger_then_no_break_stands_before_it_whoever_else_is_there()
    {
        var clinician = world.WithoutFeed("clinician");
        await AloneWithAsync("colleague");
        var third = await ReadTwoAsync(clinician, "(s4)");
        Assert.True((await OwnAsync(clinician)).Due);
        Assert.NotNull((await clinician.OpenAsync(third)).Ok);
        Assert.NotNull((await clinician.TakeAsync(third)).Ok);
    }

    [Fact]
    public async Task Given_the_colleague_needs_a_break_too_then_whoever_comes_first_goes_on()
    {
        var (clinician, colleague) = (world.WithoutFeed("clinician"), world.WithoutFeed("colleague"));
        await AloneWithAsync("colleague");
        var third = await ReadTwoAsync(clinician, "(s3)");
        foreach (var caseId in Cases().Where(one => one != third))
        {
            Assert.NotNull((await colleague.OpenAsync(caseId)).Ok);
        }

        Assert.NotNull((await clinician.OpenAsync(third)).Ok);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Given_the_colleague_it_was_given_to_has_gone_then_another_who_is_there_goes_on_else_the_only_one_opens_it_and_takes_it(bool another)
    {
        var clinician = world.WithoutFeed("clinician");
        await AloneWithAsync("colleague");
        var third = await ReadTwoAsync(clinician, "(s3)");
        Assert.Equal(RefusalCode.BreakDue, (await clinician.OpenAsync(third)).Refusal?.Code);
        await world.ChangeAsync(transaction =>
        {
            var (gone, next) = (world.Staff["colleague"].Key, world.Staff["chaplain"].Key);
            transaction.Db.Sessions.Single(session => session.PersonId == gone.PersonId).EndedAt = transaction.Now;
            if (another)
            {
                transaction.Db.Sessions.Single(session => session.PersonId == next.PersonId).EndedAt = null;
                transaction.Db.Roles.Add(new RoleRow { FacilityId = next.FacilityId, PersonId = next.PersonId, Role = Role.Clinician, From = transaction.Now });
                transaction.TouchPerson(next.FacilityId, next.PersonId);
            }
        });

        var opened = await clinician.OpenAsync(third);
        Assert.Equal(another ? RefusalCode.BreakDue : null, opened.Refusal?.Code);
        if (another)
        {
            Assert.Equal("chaplain Seed", (await clinician.ListAsync()).Ok!.Cases.Single(item => item.CaseId == third).TakenBy);
        }
        else
        {
            Assert.Equal("clinician Seed", (await clinician.TakeAsync(third)).Ok?.TakenBy);
        }
    }

    [Fact]
    public async Task Given_the_colleague_does_not_take_it_up_in_time_then_it_is_nobodys_any_more()
    {
        var clinician = world.WithoutFeed("clinician");
        await AloneWithAsync("colleague");
        var third = await ReadTwoAsync(clinician, "(s3)");
        Assert.Equal(RefusalCode.BreakDue, (await clinician.OpenAsync(third)).Refusal?.Code);
        for (var minute = 0; minute < 15; minute++)
        {
            // Somebody reads on, so that there is no break by itself.
            Pass(TimeSpan.FromMinutes(1));
            Assert.NotNull((await clinician.OpenAsync(Cases()[0])).Ok);
        }

        Assert.NotNull((await clinician.OpenAsync(third)).Ok);
        Assert.Equal("clinician Seed", (await clinician.TakeAsync(third)).Ok?.TakenBy);
    }

    [Fact]
    public async Task Given_a_colleague_took_it_up_and_is_gone_when_it_goes_on_to_another_then_it_waits_as_after_a_hand_over_and_the_next_is_told_in_time()
    {
        await world.DisposeAsync();
        world = await CaseWorld.StartAsync(fakeTime: true, CaseWorld.Policy(EscalationWorld.Escalating) with { Workload = Rules });
        var (clinician, colleague) = (world.WithoutFeed("clinician"), world.WithoutFeed("colleague"));
        await AloneWithAsync("colleague", "chaplain");
        var third = await WriteThreeAsync("(s3)");
        Assert.NotNull((await colleague.OpenAsync(third)).Ok);
        Assert.NotNull((await colleague.TakeAsync(third)).Ok);
        Pass(TimeSpan.FromMinutes(11));
        await DoDueAsync();
        await world.ChangeAsync(transaction =>
        {
            var (gone, next) = (world.Staff["colleague"].Key, world.Staff["chaplain"].Key);
            transaction.Db.Roles.Single(row => row.PersonId == gone.PersonId && row.Role == Role.Clinician).Until = transaction.Now;
            transaction.Db.Roles.Add(new RoleRow { FacilityId = next.FacilityId, PersonId = next.PersonId, Role = Role.Clinician, From = transaction.Now });
            transaction.TouchPerson(gone.FacilityId, gone.PersonId);
            transaction.TouchPerson(next.FacilityId, next.PersonId);
        });
        foreach (var read in Cases().Where(one => one != third))
        {
            Assert.NotNull((await clinician.OpenAsync(read)).Ok);
        }

        Assert.Equal(RefusalCode.BreakDue, (await clinician.OpenAsync(third)).Refusal?.Code);
        var given = (await clinician.ListAsync()).Ok!.Cases.Single(item => item.CaseId == third);
        Assert.Equal(("chaplain Seed", CaseProgress.Open, false, Now.AddMinutes(15)), (given.TakenBy, given.Progress, given.Overdue, given.Deadline!.Value));

        await world.ChangeAsync(transaction => transaction.Db.Sessions.ToList().ForEach(session => session.LastSeenAt = transaction.Now.AddHours(1)));
        Pass(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        await DoDueAsync();
        Assert.DoesNotContain(Role.Moderator, Told());
        Pass(TimeSpan.FromSeconds(1));
        await DoDueAsync();
        Assert.Contains(Role.Moderator, Told());

        async Task DoDueAsync()
        {
            await world.Hub.Service<PeerConnect.Hub.Cases.CaseDeadlines>().DoDueAsync(CancellationToken.None);
            await world.Hub.Service<CarryOutSteps>().DoDueAsync(CancellationToken.None);
        }

        List<Role> Told()
        {
            using var db = world.Store.Read();
            return [.. db.CaseGrants.Where(grant => grant.CaseId == third).Select(grant => grant.Role)];
        }
    }

    [Fact]
    public async Task Given_a_policy_without_a_limit_then_nobody_is_asked()
    {
        await using var other = await CaseWorld.StartAsync(fakeTime: true, PlainPolicy.Version1 with { Workload = null });
        var clinician = other.WithoutFeed("clinician");
        Assert.Equal(new OwnWorkload(0, null, null, null, false, null), await OwnAsync(clinician));
    }

    private DateTimeOffset Now => ((FakeTimeProvider)world.Time!).GetUtcNow();

    private void Pass(TimeSpan time) => world.Time!.SetUtcNow(Now + time);

    private static async Task<OwnWorkload> OwnAsync(StaffConsole console)
    {
        var own = await console.WorkloadAsync();
        Assert.True(own.Ok is not null, own.Refusal?.Message);
        return own.Ok!;
    }

    private List<Guid> Cases()
    {
        using var db = world.Store.Read();
        return [.. db.Cases.OrderBy(row => row.Number).Select(row => row.CaseId)];
    }

    /// <summary>Three people's cases, of which the first two are opened; the third is as serious as asked.</summary>
    private async Task<Guid> ReadTwoAsync(StaffConsole reader, string third)
    {
        var last = await WriteThreeAsync(third);
        Assert.NotNull((await reader.OpenAsync(Cases()[0])).Ok);
        Assert.NotNull((await reader.OpenAsync(Cases()[1])).Ok);
        return last;
    }

    private async Task<Guid> WriteThreeAsync(string third)
    {
        await world.SayAsync("i cannot go on (s3)");
        await world.SayAsync(world.Supporter, world.Pair, "nor can i (s3)");
        await world.SayAsync(world.Resident, world.Programme, third);
        Assert.Equal(3, Cases().Count);
        return Cases()[2];
    }

    /// <summary>Of care, the clinician and these alone are signed in.</summary>
    private Task AloneWithAsync(params string[] others) => world.ChangeAsync(transaction =>
    {
        var away = world.Staff.Where(staff => staff.Key != "clinician" && !others.Contains(staff.Key)).Select(staff => staff.Value.Key.PersonId).ToList();
        foreach (var session in transaction.Db.Sessions.Where(session => away.Contains(session.PersonId)))
        {
            session.EndedAt = transaction.Now;
        }
    });
}
