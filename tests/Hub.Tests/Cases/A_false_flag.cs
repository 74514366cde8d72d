using PeerConnect.Contracts;

namespace PeerConnect.Hub.Tests.Cases;

/// <summary>What was a false alarm is corrected on the record and weighs on nobody any more; what was not goes on weighing.</summary>
public sealed class A_false_flag : IAsyncLifetime
{
    private CaseWorld world = null!;
    private StaffConsole clinician = null!;

    public async ValueTask InitializeAsync()
    {
        world = await CaseWorld.StartAsync();
        clinician = world.WithoutFeed("clinician");
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData(FlagVerdict.False, false)]
    [InlineData(FlagVerdict.True, true)]
    [InlineData(FlagVerdict.Unclear, true)]
    public async Task Given_a_verdict_then_the_next_quiet_messages_are_raised_with_it_only_if_it_was_no_false_alarm(FlagVerdict verdict, bool raised)
    {
        await world.SayAsync("this game kills me (s4)");
        await DecideAsync(verdict);
        await world.SayAsync("meh (sq)");
        await world.SayAsync("meh (sq)");
        Assert.Equal(raised ? 1 : 0, (await clinician.ListAsync()).Ok!.Cases.Count);

        // Three of its own are an alert as ever.
        await world.SayAsync("meh (sq)");
        Assert.Single((await clinician.ListAsync()).Ok!.Cases);
    }

    [Fact]
    public async Task Given_a_run_of_quiet_messages_that_was_a_false_alarm_then_the_whole_run_is_taken_off_after_a_restart_too()
    {
        for (var message = 0; message < 3; message++)
        {
            await world.SayAsync("meh (sq)");
        }

        await DecideAsync(FlagVerdict.False);
        await world.SayAsync("meh (sq)");
        Assert.Empty((await clinician.ListAsync()).Ok!.Cases);
        await world.RestartAsync();
        clinician = world.WithoutFeed("clinician");
        await world.SayAsync("meh (sq)");
        Assert.Empty((await clinician.ListAsync()).Ok!.Cases);
        await world.SayAsync("meh (sq)");
        var opened = (await clinician.OpenAsync(Assert.Single((await clinician.ListAsync()).Ok!.Cases).CaseId)).Ok!;
        Assert.Equal(3, opened.Lines.SelectMany(line => line.Decisions).Select(judged => judged.Raised).OfType<CaseRisk>().Single().Messages);
    }

    [Fact]
    public async Task Given_a_false_alarm_then_the_case_says_that_it_was_corrected_and_what_came_after_it_still_counts()
    {
        await world.SayAsync("this game kills me (s4)");
        await world.SayAsync("meh (sq)");
        var opened = await DecideAsync(FlagVerdict.False);
        Assert.Contains(opened.Events, told => told is { Kind: "flag-corrected", By: "clinician Seed" });
        await world.SayAsync("meh (sq)");
        Assert.Empty((await clinician.ListAsync()).Ok!.Cases);
        await world.SayAsync("meh (sq)");
        Assert.Single((await clinician.ListAsync()).Ok!.Cases);
    }

    private async Task<OpenedCase> DecideAsync(FlagVerdict verdict)
    {
        var found = Assert.Single((await clinician.ListAsync()).Ok!.Cases);
        Assert.NotNull((await clinician.OpenAsync(found.CaseId)).Ok);
        Assert.NotNull((await clinician.TakeAsync(found.CaseId)).Ok);
        Assert.NotNull((await clinician.MeetAsync(found.CaseId)).Ok);
        Assert.NotNull((await clinician.DecideAsync(found.CaseId, CaseReason.NotMeant, verdict)).Ok);
        return (await clinician.OpenAsync(found.CaseId)).Ok!;
    }
}
