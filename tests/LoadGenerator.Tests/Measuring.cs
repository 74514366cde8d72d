using System.Text.Json;
using PeerConnect.LoadGenerator.Comparing;
using PeerConnect.LoadGenerator.Load;
using PeerConnect.LoadGenerator.Targets;
using PeerConnect.LoadGenerator.Wire;

namespace PeerConnect.LoadGenerator.Tests;

public sealed class Measuring
{
    [Fact]
    public void Given_a_thousand_latencies_when_summarized_then_percentiles_are_within_two_per_cent()
    {
        var histogram = new LatencyHistogram();
        for (var milliseconds = 1; milliseconds <= 1000; milliseconds++)
        {
            histogram.Record(TimeSpan.FromMilliseconds(milliseconds));
        }

        var summary = histogram.Summarize();

        Assert.InRange(summary.P50, 500, 510);
        Assert.InRange(summary.P99, 990, 1010);
        Assert.InRange(summary.Maximum, 1000, 1020);
    }

    [Fact]
    public void Given_one_seed_when_two_schedules_are_made_then_they_are_the_same_and_have_the_rate()
    {
        var options = new RateOptions(1000, TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(1), 7, TimeSpan.FromSeconds(1));

        var first = Schedule.Poisson(options, 200);
        var second = Schedule.Poisson(options, 200);
        var other = Schedule.Poisson(options with { Seed = 8 }, 200);

        Assert.Equal(first.Due, second.Due);
        Assert.Equal(first.Senders, second.Senders);
        Assert.NotEqual(first.Due, other.Due);
        Assert.InRange(first.Due.Count, 9_700, 10_300);
        Assert.InRange(first.FirstMeasured, 900, 1_100);
        Assert.Equal(200, first.Senders.Distinct().Count());
    }

    [Fact]
    public void Given_a_filled_template_when_read_as_a_server_does_then_it_is_one_send_with_a_body_of_two_hundred_bytes()
    {
        var template = new BareWire().Send(new Seat("token", "conversation-3"), 0xCAFE0001);
        template.Fill(1);

        var frame = template.Fill(123_456);
        using var record = JsonDocument.Parse(frame[8..^1].ToArray());
        var message = record.RootElement.GetProperty("arguments")[0];
        var body = message.GetProperty("body").GetString()!;

        Assert.Equal("0000123456", record.RootElement.GetProperty("invocationId").GetString());
        Assert.Equal("conversation-3", message.GetProperty("conversation").GetString());
        Assert.Equal(new Guid("cafe0001-0000-7000-8000-00000001e240"), message.GetProperty("clientMessageId").GetGuid());
        Assert.Equal(Bodies.Length, body.Length);
        Assert.True(MessageTag.TryRead(System.Text.Encoding.ASCII.GetBytes(body), out var run, out var serial));
        Assert.Equal((0xCAFE0001u, 123_456), (run, serial));
        Assert.Equal(Bodies.Length, Enumerable.Range(0, Bodies.Count).Select(index => Bodies.At(index).Length).Distinct().Single());
    }

    [Theory]
    [InlineData(3_000)]
    [InlineData(700)]
    [InlineData(90)]
    public async Task Given_a_server_with_a_limit_when_searched_then_the_limit_is_found_within_five_per_cent(double limit)
    {
        var search = new SaturationSearch((rate, _) => Task.FromResult(Result(rate, carried: rate <= limit)), new(1000, 60_000, 100));

        var found = await search.ExecuteAsync();

        Assert.InRange(found.Rate, limit / 1.05, limit);
        Assert.False(found.Unbounded);
    }

    [Fact]
    public async Task Given_a_server_that_fails_every_third_try_when_searched_then_two_of_three_are_enough()
    {
        var search = new SaturationSearch((rate, attempt) => Task.FromResult(Result(rate, carried: rate <= 3000 && attempt % 3 != 0)), new(1000, 60_000, 100));

        Assert.InRange((await search.ExecuteAsync()).Rate, 3000 / 1.05, 3000);
    }

    [Fact]
    public void Given_five_pairs_when_compared_then_the_median_is_that_of_the_ratios_of_each_pair()
    {
        var summary = RatioSummary.Of([10, 20, 30, 40, 50], [10, 10, 10, 10, 100]);

        Assert.Equal((2, 0.5, 4), (summary.MedianRatio, summary.LowestRatio, summary.HighestRatio));
    }

    [Fact]
    public void Given_the_shipped_model_when_opened_then_it_costs_more_than_reading_it_and_stays_under_sixty_megabytes()
    {
        var opening = OpeningRun.Of(Moderation.Classification.ShippedModel.DefaultPath, rounds: 3)!;

        Assert.True(opening.Again > opening.Reading);
        Assert.InRange(opening.Resident, 1_000_000, 60_000_000);
    }

    [Fact]
    public void Given_a_file_that_is_no_model_when_opened_then_nothing_is_measured()
    {
        var path = Path.GetTempFileName();

        Assert.Null(OpeningRun.Of(path, rounds: 1));
        File.Delete(path);
    }

    private static RateResult Result(double rate, bool carried)
    {
        var latency = new LatencySummary(1, 1, carried ? 10 : 1000, 1000, 1000);
        return new("a server", Workload.Groups, rate, new(1, 1, 1, 0), rate, rate, 1, latency, latency, 0, 1, 1, new Dictionary<string, long>(), 0, 0, new(0, 0, 0, 0, 0, 0), true);
    }
}
