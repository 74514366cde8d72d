using Microsoft.Extensions.Diagnostics.HealthChecks;
using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using static PeerConnect.Hub.Tests.Cases.PatternScene;

namespace PeerConnect.Hub.Tests.Cases;

/// <summary>What is seen in a whole conversation is the model's to see: away, it comes late; without that sight, readiness says so; and staff's verdicts are held against its promise.</summary>
public sealed class A_pattern_and_the_model
{
    [Theory]
    [InlineData("x x | x")]
    [InlineData("x | x x")]
    [InlineData("| x x x")]
    public async Task Given_the_model_was_away_then_the_list_of_words_says_nothing_of_it_and_the_flag_comes_late_and_says_so(string course)
    {
        await using var world = await CaseWorld.StartAsync(fakeTime: true, Looking);
        var supporter = false;
        foreach (var step in course.Split(' '))
        {
            world.Time!.Advance(TimeSpan.FromMilliseconds(10));
            if (step == "|")
            {
                world.Classifier.Available = false;
                continue;
            }

            await world.SayAsync((supporter = !supporter) ? world.Supporter : world.Resident, world.Pair, Pressed);
        }

        Assert.Empty(Opened(world));
        await ComeBackAsync(world);
        var row = Assert.Single(Opened(world));
        var opened = TestCaller.Ok(await world.WithoutFeed("safeguarding").OpenAsync(row.CaseId, CasePurpose.Safeguarding));
        Assert.Contains(opened.Events, told => told is { Kind: "opened", Late: true });
        var flagged = Assert.Single(opened.Lines, line => line.Flagged);
        Assert.Equal(3, flagged.Sequence);
        Assert.Contains(flagged.Decisions, judged => judged is { Late: true, Raised.Messages: 3 });
        Assert.Equal(0, Owed(world));
    }

    [Fact]
    public async Task Given_the_model_judged_anothers_message_before_one_of_the_outage_then_it_judges_that_one_again_and_raises_it()
    {
        await using var world = await CaseWorld.StartAsync(fakeTime: true, Looking);
        await world.SayAsync(Pressed);
        world.Time!.Advance(TimeSpan.FromMilliseconds(10));
        world.Classifier.Available = false;
        await world.SayAsync(Pressed);
        world.Time.Advance(TimeSpan.FromMilliseconds(10));
        world.Classifier.Available = true;
        await world.SayAsync(world.Supporter, world.Pair, "you owe me (x)");
        Assert.Empty(Opened(world));
        await ComeBackAsync(world);
        Assert.Equal(1, Owed(world));
        await ComeBackAsync(world);
        Assert.Equal(0, Owed(world));
        Assert.Equal(world.Supporter.Key.PersonId, Assert.Single(Opened(world)).SubjectId);
    }

    [Fact]
    public async Task Given_verdicts_then_the_auditor_sees_the_pattern_beside_what_was_promised_only_where_it_is_looked_for()
    {
        await using var without = await CaseWorld.StartAsync();
        await without.SayAsync("hello");
        Assert.DoesNotContain(TestCaller.Ok(await without.WithoutFeed("auditor").VerdictsAsync()).Models.Single(model => model.InUse).Figures, figure => figure.Category == CaseCategory.Exploitation);

        await using var world = await CaseWorld.StartAsync(fakeTime: true, Looking);
        var safeguarding = world.WithoutFeed("safeguarding");
        for (var wrong = 0; wrong < 10; wrong++)
        {
            world.Time!.Advance(TimeSpan.FromSeconds(30));
            await BuildUpAsync(world, Pressed);
            await DecideAsync(world, safeguarding, FlagVerdict.False);
        }

        var model = TestCaller.Ok(await world.WithoutFeed("auditor").VerdictsAsync()).Models.Single(model => model.InUse);
        var whole = Assert.Single(model.Figures, figure => figure is { Category: CaseCategory.Exploitation, Severity: null, Sender: null, Language: null, SeveralQuiet: false });
        Assert.Equal((VerdictStanding.FewerRight, 10), (whole.Standing!.Value, whole.Verdicts!.Value));
        Assert.Equal(VerdictStanding.FewerRight, model.Standing);
    }

    [Fact]
    public async Task Given_a_model_that_knows_nothing_of_it_then_messages_go_on_and_readiness_says_what_to_do()
    {
        await using var world = await CaseWorld.StartAsync(fakeTime: true, Looking);
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(world)).Status);
        world.Classifier.Instead = new Unknowing();
        await world.SayAsync(Pressed);
        var (status, why) = await HealthAsync(world);
        Assert.Equal(HealthStatus.Degraded, status);
        Assert.Contains("the model in force judges neither", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_shipped_model_and_talk_of_a_debt_then_safeguarding_is_told()
    {
        await using var world = await CaseWorld.StartAsync(fakeTime: true, Looking);
        world.Classifier.Instead = new ModelClassifier(ShippedModel.Open().Model!);
        await world.SayAsync(world.Supporter, world.Pair, "you owe me three bags now, it was two on friday. thats how it works in here");
        await world.SayAsync("i told you i dont have it. canteen is not till thursday");
        await world.SayAsync(world.Supporter, world.Pair, "then get your sister to send it to the number i gave you. and dont tell nobody about this");
        await world.SayAsync(world.Supporter, world.Pair, "you need me in here, remember who looked after you. just give me your pin and we are square");
        Assert.Equal("Exploitation", Assert.Single(Opened(world)).Category);
        var opened = TestCaller.Ok(await world.WithoutFeed("safeguarding").OpenAsync(Opened(world)[0].CaseId, CasePurpose.Safeguarding));
        Assert.Contains(opened.Lines, line => line.Flagged);
        Assert.All(opened.Lines.Where(line => line.Flagged), line => Assert.NotEmpty(line.Spans));
    }

    private static async Task ComeBackAsync(CaseWorld world)
    {
        world.Classifier.Available = true;
        world.Time!.Advance(TimeSpan.FromMilliseconds(10));
        Assert.True(await world.Hub.Service<RescoreMessages>().DoDueAsync(CancellationToken.None));
    }

    private static async Task<(HealthStatus Status, string? Why)> HealthAsync(CaseWorld world)
    {
        var entry = (await world.Hub.Service<HealthCheckService>().CheckHealthAsync(check => check.Name == "classifier")).Entries.Single().Value;
        return (entry.Status, entry.Description);
    }

    private static int Owed(CaseWorld world)
    {
        using var db = world.Store.Read();
        return db.Owed.Count(row => row.Kind == OwedKind.Rescore && row.DoneAt == null);
    }

    /// <summary>Judges self-harm and violence, whatever it is asked for.</summary>
    private sealed class Unknowing : IClassifier
    {
        public string Version => "unknowing";

        public Judgement Judge(string text, SpeakerRole role, Budget budget, Patterns patterns = Patterns.None) => new(
            [new Verdict(EvidenceSource.Model, Version, Category.SelfHarm, 0, .01f, []), new Verdict(EvidenceSource.Model, Version, Category.Violence, 0, .01f, [])], IsFallback: false);
    }
}
