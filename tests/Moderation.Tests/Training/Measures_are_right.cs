using CsCheck;
using PeerConnect.Moderation.Classification;
using PeerConnect.Training;

namespace PeerConnect.Moderation.Tests.Training;

public sealed class Measures_are_right
{
    [Fact]
    public void The_area_counts_pairs_in_the_right_order_and_ties_half() =>
        Gen.Select(Gen.Int[0, 9], Gen.Bool).Array[2, 40].Where(pairs => pairs.Any(pair => pair.Item2) && pairs.Any(pair => !pair.Item2)).Sample(pairs =>
        {
            var scored = pairs.Select(pair => ((float)pair.Item1, pair.Item2)).ToList();
            var outcomes = scored.Where(pair => pair.Item2)
                .SelectMany(positive => scored.Where(pair => !pair.Item2).Select(negative => positive.Item1 > negative.Item1 ? 1 : positive.Item1 < negative.Item1 ? 0 : .5));
            Assert.Equal(outcomes.Average(), Ranking.AreaUnderCurve(scored), 9);
        });

    [Fact]
    public void Average_precision_is_the_mean_of_the_precision_at_each_hit() =>
        Assert.Equal((1 + (2.0 / 3)) / 2, Ranking.AveragePrecision([(.9f, true), (.8f, false), (.7f, true), (.1f, false)]), 9);

    [Theory]
    [InlineData(0, 10, 0, .278)]
    [InlineData(5, 10, .237, .763)]
    [InlineData(10, 10, .722, 1)]
    public void The_interval_is_the_one_of_wilson(int hits, int of, double low, double high)
    {
        Assert.Equal(low, new Share(hits, of).Low, 3);
        Assert.Equal(high, new Share(hits, of).High, 3);
    }
}
