using System.Collections.Immutable;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;
using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Classifying;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Classifying;

/// <summary>Whatever the model does, a message is judged, stored and delivered; what the list of words judged waits for the model, and somebody is told loudly.</summary>
public sealed class A_model_fails : IAsyncLifetime
{
    private const string Canary = "quetzal";
    private CaseWorld world = null!;

    public async ValueTask InitializeAsync() => world = await CaseWorld.StartAsync(fakeTime: true);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_a_model_that_throws_then_the_message_is_stored_and_marked_and_the_model_judges_it_once_it_answers()
    {
        var clinician = await world.ConnectAsync("clinician");
        world.Classifier.Throws = _ => true;
        Assert.Equal(1, (await world.SayAsync($"goodbye {Canary} (s3)")).Sequence);
        Assert.All(Assert.Single(Decided()).Verdicts, verdict => Assert.Equal(EvidenceSource.Lexicon, verdict.Source));
        Assert.False(await Again().DoDueAsync(CancellationToken.None));
        Assert.Equal(1, Owed());

        world.Classifier.Throws = _ => false;
        world.Time!.Advance(TimeSpan.FromMilliseconds(10));
        Assert.True(await Again().DoDueAsync(CancellationToken.None));
        Assert.Equal(0, Owed());
        Assert.Equal(3, (await clinician.NextCaseAsync()).Severity);
    }

    [Fact]
    public async Task Given_a_model_that_throws_then_readiness_says_what_to_do_and_metrics_count_it_and_neither_says_a_word_of_the_message()
    {
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync()).Status);
        world.Classifier.Throws = text => text.Contains(Canary, StringComparison.Ordinal);
        await world.SayAsync($"goodbye {Canary} (s3)");
        await world.SayAsync("hello");

        var (status, why) = await HealthAsync();
        Assert.Equal(HealthStatus.Degraded, status);
        Assert.Contains("failed 1 times since 2026-03-02 19:06 UTC, last at 19:06 UTC (InvalidOperationException)", why, StringComparison.Ordinal);
        Assert.Contains("peerconnect models back", why, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, why, StringComparison.Ordinal);
        using var http = new HttpClient();
        var metrics = await http.GetStringAsync(new Uri(world.Hub.Address, "/metrics"));
        Assert.Contains("reason=\"failed\"", Assert.Single(metrics.Split('\n'), line => line.StartsWith("peerconnect_classifier_fallbacks_total{", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_model_that_throws_on_its_first_sentence_then_the_server_starts_on_the_list_of_words_and_says_so()
    {
        world.Classifier.Throws = _ => true;
        await world.RestartAsync();
        Assert.Equal(1, (await world.SayAsync("hello (s3)")).Sequence);
        Assert.True(Assert.Single(Decided()).RescoreOwed);
        var (status, why) = await HealthAsync();
        Assert.Equal(HealthStatus.Degraded, status);
        Assert.Contains("failed on the first sentence", why, StringComparison.Ordinal);
        Assert.Null(world.Hub.Service<ClassifierInUse>().InForce);
    }

    [Fact]
    public async Task Given_a_model_whose_probability_is_no_number_then_the_message_is_stored_and_owed()
    {
        world.Classifier.Instead = new Answers(new Verdict(EvidenceSource.Model, "odd", Category.SelfHarm, 4, float.NaN, []));
        Assert.Equal(1, (await world.SayAsync("hello")).Sequence);
        Assert.True(Assert.Single(Decided()).RescoreOwed);
        Assert.Equal(1, Owed());
        Assert.Equal(HealthStatus.Degraded, (await HealthAsync()).Status);
    }

    [Fact]
    public async Task Given_a_model_that_is_slower_than_a_message_may_wait_then_the_message_is_marked_and_the_model_judges_it_later()
    {
        world.Classifier.Instead = new Slow(new ModelClassifier(ShippedModel.Open().Model!), world.Time!);
        await world.SayAsync("see you at the meeting on sunday");
        Assert.Equal(1, Owed());
        world.Time!.Advance(TimeSpan.FromMilliseconds(10));
        Assert.True(await Again().DoDueAsync(CancellationToken.None));
        Assert.Equal(0, Owed());
        Assert.Equal([(EvidenceSource.Lexicon, true), (EvidenceSource.Model, false)], Decided().Select(decision => (decision.Verdicts[0].Source, decision.RescoreOwed)));

        // It had no time, which is no fault of it.
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync()).Status);
    }

    [Fact]
    public void Given_two_hours_without_a_fault_then_it_is_forgotten_and_the_next_is_a_first_one_again()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 19, 6, 0, TimeSpan.Zero));
        var failures = new ModelFailures(time);
        Assert.Null(failures.Sentence());
        Assert.True(failures.Add("Fault"));
        time.Advance(TimeSpan.FromHours(1));
        Assert.False(failures.Add("Other"));
        time.Advance(TimeSpan.FromMinutes(119));
        Assert.Contains("failed 2 times since 2026-03-02 19:06 UTC, last at 20:06 UTC (Other)", failures.Sentence(), StringComparison.Ordinal);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(failures.Sentence());
        Assert.True(failures.Add("Fault"));
        Assert.Contains("failed 1 times since 2026-03-02 22:06 UTC", failures.Sentence(), StringComparison.Ordinal);
    }

    private RescoreMessages Again() => world.Hub.Service<RescoreMessages>();

    private async Task<(HealthStatus Status, string? Why)> HealthAsync()
    {
        var entry = (await world.Hub.Service<HealthCheckService>().CheckHealthAsync(check => check.Name == "classifier")).Entries.Single().Value;
        return (entry.Status, entry.Description);
    }

    private List<Decision> Decided()
    {
        using var db = world.Store.Read();
        return [.. db.Decisions.OrderBy(row => row.At).AsEnumerable().Select(row => Decision.FromJson(row.Record))];
    }

    private int Owed()
    {
        using var db = world.Store.Read();
        return db.Owed.Count(row => row.Kind == OwedKind.Rescore && row.DoneAt == null);
    }

    private sealed class Answers(params ImmutableArray<Verdict> verdicts) : IClassifier
    {
        public string Version => "odd";

        public Judgement Judge(string text, SpeakerRole role, Budget budget, Patterns patterns = Patterns.None) => new(verdicts, IsFallback: false);
    }

    /// <summary>Begins when more time is over than a message may wait.</summary>
    private sealed class Slow(IClassifier model, FakeTimeProvider time) : IClassifier
    {
        public string Version => model.Version;

        public Judgement Judge(string text, SpeakerRole role, Budget budget, Patterns patterns = Patterns.None)
        {
            time.Advance(Budget.Sending + TimeSpan.FromMilliseconds(1));
            return model.Judge(text, role, budget, patterns);
        }
    }
}
