using Microsoft.Extensions.Logging.Abstractions;
using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Tests.Cases;

/// <summary>A limit that passes without its act is recorded once, shown and counted.</summary>
public sealed class Limits_of_a_case : IAsyncLifetime
{
    private CaseWorld world = null!;

    public async ValueTask InitializeAsync() => world = await CaseWorld.StartAsync(fakeTime: true);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_nobody_acknowledges_in_time_then_the_feed_shows_it_overdue_and_one_event_says_so()
    {
        var clinician = await world.ConnectAsync("clinician");
        await world.SayAsync("goodbye (s4)");
        Assert.False((await clinician.NextCaseAsync()).Overdue);
        world.Time!.Advance(TimeSpan.FromMinutes(2) - TimeSpan.FromSeconds(1));
        await DoDueAsync();
        Assert.Empty(Overdue());
        world.Time.Advance(TimeSpan.FromSeconds(1));
        var late = await clinician.NextCaseAsync(item => item.Overdue);
        Assert.Equal((CaseProgress.Open, 4, world.Time.GetUtcNow()), (late.Progress, late.Severity, late.Deadline));

        // What is written afterwards brings a limit of its own; nobody has set out all the same, and that is since when.
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await world.SayAsync("active (s3)");
        var raised = await clinician.NextCaseAsync(item => item.Messages == 2);
        Assert.Equal((true, late.Deadline), (raised.Overdue, raised.Deadline));
        await DoDueAsync();
        Assert.Equal(["acknowledge", "on-the-way"], Overdue().Select(told => told.Detail!.Split(':')[0]).Order());
        Assert.Equal(
            ["""{"act":"acknowledge"}""", """{"act":"on-the-way"}"""], world.Audit("case-overdue").Select(row => row.Details).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Given_it_was_acknowledged_in_time_then_only_the_decision_can_be_late_and_then_somebody_else_may_go_on()
    {
        var (clinician, colleague) = (await world.ConnectAsync("clinician"), await world.ConnectAsync("colleague"));
        await world.SayAsync("goodbye (s4)");
        var caseId = (await clinician.NextCaseAsync()).CaseId;
        foreach (var console in new[] { clinician, colleague })
        {
            Assert.NotNull((await console.OpenAsync(caseId)).Ok);
        }

        Assert.NotNull((await clinician.TakeAsync(caseId)).Ok);
        Assert.NotNull((await clinician.MeetAsync(caseId)).Ok);
        for (var minute = 0; minute < 59; minute += 10)
        {
            // In steps, with a call in each, so that nobody is signed out for idleness.
            world.Time!.Advance(TimeSpan.FromMinutes(minute == 50 ? 9 : 10));
            Assert.Empty((await clinician.ListAsync()).Refusal?.Message ?? "");
            Assert.Equal(RefusalCode.TakenByOther, (await colleague.TakeAsync(caseId)).Refusal?.Code);
        }

        await DoDueAsync();
        Assert.Empty(Overdue());
        world.Time!.Advance(TimeSpan.FromMinutes(1));
        await clinician.NextCaseAsync(item => item.Overdue);
        Assert.StartsWith("decide:", Assert.Single(Overdue()).Detail, StringComparison.Ordinal);
        Assert.NotNull((await colleague.TakeAsync(caseId)).Ok);
    }

    [Fact]
    public async Task Given_a_colleague_does_not_take_up_in_time_what_was_handed_over_then_it_is_shown_as_nobodys_and_whoever_comes_first_takes_it()
    {
        var (clinician, colleague) = (await world.ConnectAsync("clinician"), await world.ConnectAsync("colleague"));
        await world.SayAsync("goodbye (s4)");
        var caseId = (await clinician.NextCaseAsync()).CaseId;
        Assert.NotNull((await clinician.OpenAsync(caseId)).Ok);
        Assert.NotNull((await clinician.TakeAsync(caseId)).Ok);
        using (var db = world.Store.Read())
        {
            var to = db.People.Single(row => row.PersonId == colleague.Person.Key.PersonId).Number;
            Assert.NotNull((await clinician.HandOverAsync(caseId, to)).Ok);
        }

        world.Time!.Advance(TimeSpan.FromMinutes(2) - TimeSpan.FromSeconds(1));
        Assert.Equal(("colleague Seed", false), await ShownAsync());
        Assert.Equal(RefusalCode.TakenByOther, (await clinician.DecideAsync(caseId, CaseReason.KnownAlready)).Refusal?.Code);
        world.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((null, true), await ShownAsync());

        // Whoever comes has to take it, and is not told to ask somebody who has it no longer.
        Assert.Equal(RefusalCode.OpenFirst, (await clinician.DecideAsync(caseId, CaseReason.KnownAlready)).Refusal?.Code);
        Assert.Equal("clinician Seed", (await clinician.TakeAsync(caseId)).Ok?.TakenBy);

        async Task<(string? TakenBy, bool Overdue)> ShownAsync()
        {
            var item = Assert.Single((await colleague.ListAsync()).Ok!.Cases);
            return (item.TakenBy, item.Overdue);
        }
    }

    [Fact]
    public async Task Given_two_lookers_and_a_restart_then_the_limit_passes_once()
    {
        await world.SayAsync("low (s2)");
        await world.SayAsync("low again (s2)");
        using (var db = world.Store.Read())
        {
            Assert.Equal(2, db.Owed.Count(row => row.Kind == OwedKind.CaseDeadline && row.DoneAt == null));
        }

        // The server was down for all the time in which the limit passed: what is owed is in the store.
        world.Time!.SetUtcNow(world.Time.GetUtcNow().AddHours(4));
        await Task.WhenAll(DoDueAsync(), DoDueAsync(), DoDueAsync());
        Assert.Single(Overdue());
        using (var db = world.Store.Read())
        {
            Assert.DoesNotContain(db.Owed.Where(row => row.Kind == OwedKind.CaseDeadline && row.DoneAt == null), row => row.DueAt <= world.Time.GetUtcNow());
            Assert.Contains(db.Owed, row => row.Kind == OwedKind.CaseDeadline && row.DoneAt == null);
        }
    }

    [Fact]
    public async Task Given_a_decided_case_then_its_limits_pass_in_silence()
    {
        var clinician = await world.ConnectAsync("clinician");
        await world.SayAsync("goodbye (s4)");
        var caseId = (await clinician.NextCaseAsync()).CaseId;
        await clinician.OpenAsync(caseId);
        await clinician.TakeAsync(caseId);
        Assert.NotNull((await clinician.DecideAsync(caseId, CaseReason.KnownAlready)).Ok);
        world.Time!.Advance(TimeSpan.FromHours(2));
        await DoDueAsync();
        Assert.Empty(Overdue());
        using var db = world.Store.Read();
        Assert.DoesNotContain(db.Owed, row => row.Kind == OwedKind.CaseDeadline && row.DoneAt == null);
    }

    [Fact]
    public async Task Given_an_overdue_case_that_gets_worse_then_the_new_message_has_a_limit_of_its_own()
    {
        await world.SayAsync("low (s2)");
        world.Time!.Advance(TimeSpan.FromHours(5));
        await DoDueAsync();
        Assert.Single(Overdue());
        await using var resident = await world.Hub.ConnectAsync(await ReturnAsync());
        Assert.NotNull((await resident.SendAsync(world.Pair, "goodbye (s4)")).Ok);
        world.Time.Advance(TimeSpan.FromMinutes(2));
        await DoDueAsync();
        Assert.Equal(["acknowledge", "acknowledge", "on-the-way"], Overdue().Select(told => told.Detail!.Split(':')[0]).Order());
    }

    /// <summary>A new session of the resident, whose own ended while the hours passed.</summary>
    private async Task<PeerConnect.Seeding.SeededPerson> ReturnAsync()
    {
        var begun = await world.Hub.Service<PeerConnect.Hub.People.Sessions.BeginSession>().HandleAsync(
            world.Facility, world.Resident.Key.PersonId, null, _ => ValueTask.FromResult(true), CancellationToken.None);
        return world.Resident with { Token = begun!.Token };
    }

    private Task<int> DoDueAsync() => new CaseDeadlines(
        world.Store, world.Time!, NullLogger<CaseDeadlines>.Instance).DoDueAsync(CancellationToken.None);

    private List<CaseEventRow> Overdue()
    {
        using var db = world.Store.Read();
        return [.. db.CaseEvents.Where(row => row.Kind == "overdue")];
    }
}
