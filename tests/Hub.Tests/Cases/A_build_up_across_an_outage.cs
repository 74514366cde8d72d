using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Tests.Cases;

/// <summary>Several quiet messages are one alert, also where the model was away for some of them: nothing is lost, and nothing is counted that it would not have counted.</summary>
public sealed class A_build_up_across_an_outage : IAsyncLifetime
{
    private CaseWorld world = null!;
    private StaffConsole clinician = null!;

    public async ValueTask InitializeAsync()
    {
        world = await CaseWorld.StartAsync(fakeTime: true);
        clinician = world.WithoutFeed("clinician");
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData("q q | q")]
    [InlineData("q | q q")]
    [InlineData("| q q q")]
    public async Task Given_quiet_messages_before_and_in_the_outage_then_the_third_is_raised_when_the_model_has_judged_it(string course)
    {
        await GoAsync(course);
        Assert.Empty(await CasesAsync());
        await BackAsync();
        var opened = (await clinician.OpenAsync(Assert.Single(await CasesAsync()).CaseId)).Ok!;
        var flagged = Assert.Single(opened.Lines, line => line.Flagged);
        Assert.Equal(3, flagged.Sequence);
        Assert.Equal(3, flagged.Decisions.Select(judged => judged.Raised).OfType<CaseRisk>().Single().Messages);
        Assert.Equal(0, Owed());
    }

    [Fact]
    public async Task Given_the_model_judged_the_third_before_the_second_then_it_judges_the_third_again_and_raises_it()
    {
        await GoAsync("q | q");
        world.Classifier.Available = true;
        await world.SayAsync("meh (sq)");
        Assert.Empty(await CasesAsync());
        await BackAsync();
        Assert.Equal(1, Owed());
        await BackAsync();
        Assert.Equal(0, Owed());
        var opened = (await clinician.OpenAsync(Assert.Single(await CasesAsync()).CaseId)).Ok!;
        Assert.Equal(3, Assert.Single(opened.Lines, line => line.Flagged).Sequence);

        // It was one message more, and not two: no model is said to have judged it twice.
        using var db = world.Store.Read();
        Assert.Equal(3, db.Judged.Where(row => row.Model == world.Classifier.Version).Sum(row => row.Messages));
    }

    [Fact]
    public async Task Given_an_outage_then_what_the_list_of_words_did_not_find_takes_away_no_concern()
    {
        await GoAsync("q q | o o o o");
        world.Classifier.Available = true;
        await world.SayAsync("meh (sq)");
        Assert.Single(await CasesAsync());
    }

    [Fact]
    public async Task Given_ordinary_talk_in_the_outage_then_once_the_model_has_judged_it_it_speaks_against_as_ever()
    {
        await GoAsync("q q | o o o o");
        await BackAsync();
        await world.SayAsync("meh (sq)");
        Assert.Empty(await CasesAsync());
        await world.RestartAsync();
        clinician = world.WithoutFeed("clinician");
        await world.SayAsync("meh (sq)");
        Assert.Empty(await CasesAsync());
        await world.SayAsync("meh (sq)");
        Assert.Single(await CasesAsync());
    }

    [Fact]
    public async Task Given_a_false_alarm_after_it_then_what_the_model_found_later_goes_on_weighing()
    {
        await GoAsync("| q q");
        await BackAsync();
        await world.SayAsync("this game kills me (s4)");
        var found = Assert.Single(await CasesAsync());
        Assert.NotNull((await clinician.OpenAsync(found.CaseId)).Ok);
        Assert.NotNull((await clinician.TakeAsync(found.CaseId)).Ok);
        Assert.NotNull((await clinician.MeetAsync(found.CaseId)).Ok);
        Assert.NotNull((await clinician.DecideAsync(found.CaseId, CaseReason.NotMeant, FlagVerdict.False)).Ok);
        Assert.Empty(await CasesAsync());
        await world.SayAsync("meh (sq)");
        Assert.Single(await CasesAsync());
    }

    /// <summary>Quiet messages (q) and ordinary ones (o); from the stroke on the model is away.</summary>
    private async Task GoAsync(string course)
    {
        foreach (var step in course.Split(' '))
        {
            world.Time!.Advance(TimeSpan.FromMilliseconds(10));
            if (step == "|")
            {
                world.Classifier.Available = false;
                continue;
            }

            await world.SayAsync(step == "q" ? "meh (sq)" : "see you at the meeting");
        }
    }

    private async Task BackAsync()
    {
        world.Classifier.Available = true;
        world.Time!.Advance(TimeSpan.FromMilliseconds(10));
        Assert.True(await world.Hub.Service<RescoreMessages>().DoDueAsync(CancellationToken.None));
    }

    private async Task<IReadOnlyList<FeedCase>> CasesAsync() => (await clinician.ListAsync()).Ok!.Cases;

    private int Owed()
    {
        using var db = world.Store.Read();
        return db.Owed.Count(row => row.Kind == OwedKind.Rescore && row.DoneAt == null);
    }
}
