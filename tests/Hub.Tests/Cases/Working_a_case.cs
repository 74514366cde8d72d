using PeerConnect.Contracts;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Tests.Cases;

/// <summary>One person at a time, on what that person has read, with a reason from the list.</summary>
public sealed class Working_a_case : IAsyncLifetime
{
    private const string Canary = "quetzal";
    private CaseWorld world = null!;
    private StaffConsole clinician = null!;
    private StaffConsole colleague = null!;
    private Guid caseId;

    public async ValueTask InitializeAsync()
    {
        world = await CaseWorld.StartAsync();
        clinician = await world.ConnectAsync("clinician");
        colleague = await world.ConnectAsync("colleague");
        await world.SayAsync($"{Canary} (s3)");
        caseId = (await clinician.NextCaseAsync()).CaseId;
        await colleague.NextCaseAsync();
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_a_case_not_opened_then_nobody_acts_on_it_and_after_opening_one_may_take_it()
    {
        Assert.Equal(RefusalCode.OpenFirst, (await clinician.TakeAsync(caseId)).Refusal?.Code);
        Assert.Equal(RefusalCode.OpenFirst, (await clinician.DecideAsync(caseId)).Refusal?.Code);
        Assert.Equal(RefusalCode.OpenFirst, (await clinician.HandOverAsync(caseId)).Refusal?.Code);
        await clinician.OpenAsync(caseId);

        // Opened, but not taken: deciding and handing over are its holder's.
        Assert.Equal(RefusalCode.OpenFirst, (await clinician.DecideAsync(caseId)).Refusal?.Code);
        var taken = (await clinician.TakeAsync(caseId)).Ok!;
        Assert.Equal((CaseProgress.Acknowledged, "clinician Seed"), (taken.Progress, taken.TakenBy));
        var seen = await colleague.NextCaseAsync();
        Assert.Equal((CaseProgress.Acknowledged, "clinician Seed", taken.OpenedAt.AddMinutes(30)), (seen.Progress, seen.TakenBy, seen.Deadline!.Value));
        Assert.Equal([world.Staff["clinician"].Key.PersonId], world.Audit("case-taken").Select(row => row.ActorId!.Value));
        Assert.Equal(2, world.Audit("case-decided-denied").Count);
    }

    [Fact]
    public async Task Given_two_at_the_same_second_then_exactly_one_has_it()
    {
        await clinician.OpenAsync(caseId);
        await colleague.OpenAsync(caseId);
        var replies = await Task.WhenAll(clinician.TakeAsync(caseId), colleague.TakeAsync(caseId));
        var winner = Assert.Single(replies, reply => reply.Ok is not null).Ok!;
        Assert.Equal(RefusalCode.TakenByOther, Assert.Single(replies, reply => reply.Ok is null).Refusal?.Code);
        var (holder, other) = replies[0].Ok is null ? (colleague, clinician) : (clinician, colleague);
        Assert.Equal($"{holder.Person.Name} Seed", winner.TakenBy);
        Assert.Equal(RefusalCode.TakenByOther, (await other.DecideAsync(caseId)).Refusal?.Code);
        Assert.Equal(RefusalCode.TakenByOther, (await other.HandOverAsync(caseId)).Refusal?.Code);
        Assert.NotNull((await holder.TakeAsync(caseId)).Ok);
        Assert.NotNull((await holder.MeetAsync(caseId)).Ok);
        Assert.NotNull((await holder.DecideAsync(caseId)).Ok);
    }

    [Fact]
    public async Task Given_a_decision_then_it_is_recorded_sealed_closed_on_every_feed_and_final()
    {
        await TakeAsync(clinician);
        await clinician.MeetAsync(caseId);
        var decided = (await clinician.DecideAsync(caseId, CaseReason.WatchOpened, FlagVerdict.True, "he sat with me, emu")).Ok!;
        Assert.Equal((CaseProgress.Decided, null), (decided.Progress, decided.Deadline));
        Assert.Equal(caseId, (await colleague.NextAsync<CaseRef>(nameof(IFeedClient.CaseClosed))).CaseId);
        Assert.Empty((await colleague.ListAsync()).Ok!.Cases);
        Assert.Equal("""{"reason":"WatchOpened","verdict":"True"}""", Assert.Single(world.Audit("case-decided")).Details);
        Assert.Equal(RefusalCode.AlreadyDecided, (await clinician.TakeAsync(caseId)).Refusal?.Code);
        Assert.Equal(RefusalCode.AlreadyDecided, (await clinician.DecideAsync(caseId)).Refusal?.Code);
        Assert.Equal(RefusalCode.AlreadyDecided, (await clinician.HandOverAsync(caseId)).Refusal?.Code);

        var outcome = (await colleague.OpenAsync(caseId)).Ok!.Outcome!;
        Assert.Equal((CaseReason.WatchOpened, FlagVerdict.True, "clinician Seed", "he sat with me, emu"), (outcome.Reason, outcome.Verdict, outcome.By, outcome.Note));
        using var db = world.Store.Read();
        Assert.DoesNotContain("emu", System.Text.Encoding.UTF8.GetString(db.Cases.Single().SealedNote!), StringComparison.Ordinal);

        // What is written now is a new case.
        await world.SayAsync("again (s3)");
        Assert.NotEqual(caseId, (await clinician.NextCaseAsync(item => item.CaseId != caseId)).CaseId);
    }

    [Fact]
    public async Task Given_a_new_flagged_message_then_the_holder_reads_it_before_deciding()
    {
        await TakeAsync(clinician);
        await world.SayAsync("and again (s3)");
        await clinician.NextCaseAsync(item => item.Messages == 2);
        Assert.Equal(RefusalCode.OpenFirst, (await clinician.DecideAsync(caseId)).Refusal?.Code);
        Assert.Equal(2, (await clinician.OpenAsync(caseId)).Ok!.Lines.Count(line => line.Flagged));
        await clinician.MeetAsync(caseId);
        Assert.NotNull((await clinician.DecideAsync(caseId)).Ok);
    }

    [Fact]
    public async Task Given_it_gets_worse_then_it_goes_back_to_the_queue_with_a_new_limit()
    {
        await TakeAsync(clinician);
        await world.SayAsync("goodbye (s4)");
        var raised = await colleague.NextCaseAsync(item => item.Severity == 4);
        Assert.Equal((CaseProgress.Open, null, 2, raised.LastMessageAt.AddMinutes(2)), (raised.Progress, raised.TakenBy, raised.Messages, raised.Deadline!.Value));
        await TakeAsync(colleague);
    }

    [Fact]
    public async Task Given_a_hand_over_then_the_colleague_holds_it_once_it_is_read_and_the_queue_gets_it_back()
    {
        await TakeAsync(clinician);
        var to = await UserNameAsync("colleague");
        var handed = (await clinician.HandOverAsync(caseId, to)).Ok!;
        Assert.Equal((CaseProgress.Open, "colleague Seed"), (handed.Progress, handed.TakenBy));
        Assert.Equal(RefusalCode.TakenByOther, (await clinician.TakeAsync(caseId)).Refusal?.Code);
        Assert.Equal(RefusalCode.OpenFirst, (await colleague.TakeAsync(caseId)).Refusal?.Code);
        await TakeAsync(colleague);
        Assert.Null((await colleague.HandOverAsync(caseId)).Ok!.TakenBy);
        await TakeAsync(clinician);
        Assert.Equal(2, world.Audit("case-handed-over").Count);
    }

    [Fact]
    public async Task Given_a_colleague_who_may_not_see_it_then_it_is_not_handed_over()
    {
        await TakeAsync(clinician);
        foreach (var staff in new[] { "kin", "security", "officer of B", "coordinator", "foreign clinician" })
        {
            Assert.Equal(RefusalCode.InvalidInput, (await clinician.HandOverAsync(caseId, await UserNameAsync(staff))).Refusal?.Code);
        }

        Assert.Equal(RefusalCode.InvalidInput, (await clinician.HandOverAsync(caseId, "nobody")).Refusal?.Code);
        Assert.NotNull((await clinician.HandOverAsync(caseId, await UserNameAsync("colleague"))).Ok);
    }

    [Fact]
    public async Task Given_a_decision_outside_the_lists_then_it_is_refused_and_the_case_stays()
    {
        await TakeAsync(clinician);
        (string Json, RefusalCode Code)[] wrong =
        [
            ("""{"reason":"Disciplined","verdict":"True"}""", RefusalCode.Malformed),
            ("""{"reason":"SupportGiven"}""", RefusalCode.Malformed),
            ("""{"reason":"SupportGiven","verdict":"Maybe"}""", RefusalCode.Malformed),
            ("""{"reason":"SupportGiven","verdict":"True","extra":1}""", RefusalCode.Malformed),
            ("""{"reason":"SupportGiven","verdict":"True","note":""}""", RefusalCode.InvalidInput),
            ("""{"reason":"SupportGiven","verdict":"True","note":"\u0000"}""", RefusalCode.InvalidInput),
            ($$"""{"reason":"SupportGiven","verdict":"True","note":"{{new string('x', 2_001)}}"}""", RefusalCode.InvalidInput),
        ];
        foreach (var (json, code) in wrong)
        {
            Assert.Contains($"\"{code}\"", (await clinician.PostAsync($"api/v1/cases/{caseId}/decide", json)).Body, StringComparison.Ordinal);
        }

        await clinician.MeetAsync(caseId);
        Assert.NotNull((await clinician.DecideAsync(caseId)).Ok);
    }

    [Fact]
    public async Task Given_the_holder_may_not_see_it_any_more_then_a_colleague_takes_it_over()
    {
        await TakeAsync(clinician);
        await colleague.OpenAsync(caseId);
        Assert.Equal(RefusalCode.TakenByOther, (await colleague.TakeAsync(caseId)).Refusal?.Code);
        await world.ChangeAsync(transaction =>
        {
            transaction.Db.Roles.Single(row => row.PersonId == clinician.Person.Key.PersonId).Until = transaction.Now;
            transaction.TouchPerson(world.Facility, clinician.Person.Key.PersonId);
        });
        Assert.Equal("colleague Seed", (await colleague.TakeAsync(caseId)).Ok?.TakenBy);
        Assert.Equal(RefusalCode.NotFound, (await clinician.DecideAsync(caseId)).Refusal?.Code);
    }

    [Fact]
    public async Task Given_the_holder_went_off_duty_then_a_colleague_on_duty_takes_it_over_and_in_a_gap_of_the_roster_nobody_does()
    {
        await TakeAsync(clinician);
        await colleague.OpenAsync(caseId);
        Assert.Null((await world.SettleAsync(colleague)).Cases.Single().HolderOff);
        await DutyAsync(world.Staff["kin"].Key.PersonId, colleague.Person.Key.PersonId);
        Assert.True((await world.SettleAsync(colleague)).Cases.Single().HolderOff);
        Assert.Equal("colleague Seed", (await colleague.TakeAsync(caseId)).Ok?.TakenBy);

        // Who worked on it sees it no longer than that; and where nobody is on duty, everybody of the role is there, the holder too.
        Assert.Equal(RefusalCode.NotFound, (await clinician.DecideAsync(caseId)).Refusal?.Code);
        await DutyAsync();
        Assert.Equal(RefusalCode.TakenByOther, (await clinician.TakeAsync(caseId)).Refusal?.Code);
    }

    [Fact]
    public async Task Given_a_decided_case_then_later_lines_do_not_join_it()
    {
        await world.SayAsync("one more");
        await TakeAsync(clinician);
        await clinician.MeetAsync(caseId);
        Assert.NotNull((await clinician.DecideAsync(caseId)).Ok);
        await world.SayAsync("after the decision");
        Assert.Equal([1, 2], (await clinician.OpenAsync(caseId)).Ok!.Lines.Select(line => line.Sequence));
    }

    private async Task TakeAsync(StaffConsole console)
    {
        Assert.NotNull((await console.OpenAsync(caseId)).Ok);
        var reply = await console.TakeAsync(caseId);
        Assert.True(reply.Ok is not null, reply.Refusal?.Message);
    }

    /// <summary>The one roster of clinicians, at every hour.</summary>
    private Task DutyAsync(params Guid[] members) => world.ChangeAsync(transaction =>
    {
        transaction.Db.Rosters.RemoveRange(transaction.Db.Rosters.Where(row => row.FacilityId == world.Facility));
        transaction.Db.Rosters.Add(new RosterRow
        {
            FacilityId = world.Facility,
            RosterId = Guid.CreateVersion7(),
            Role = Role.Clinician,
            Name = "day",
            Plan = new RosterPlan([new Shift([.. Enum.GetValues<DayOfWeek>()], default, default)], [.. members], []).ToJson(),
        });
    });

    private Task<string> UserNameAsync(string staff)
    {
        using var db = world.Store.Read();
        return Task.FromResult(db.People.Single(row => row.PersonId == world.Staff[staff].Key.PersonId).Number);
    }
}
