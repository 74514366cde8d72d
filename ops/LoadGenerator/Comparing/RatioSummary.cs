namespace PeerConnect.LoadGenerator.Comparing;

/// <summary>One number of a step, compared over all its pairs.</summary>
/// <param name="MedianRatio">The median of the per-pair ratios, first server to second.</param>
/// <param name="LowestRatio">The lowest of them.</param>
/// <param name="HighestRatio">The highest of them.</param>
/// <param name="First">The first server's numbers, pair by pair.</param>
/// <param name="Second">The second server's.</param>
internal sealed record RatioSummary(double MedianRatio, double LowestRatio, double HighestRatio, IReadOnlyList<double> First, IReadOnlyList<double> Second)
{
    public static RatioSummary Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        var ratios = first.Zip(second, (a, b) => Math.Round(a / b, 3)).Order().ToList();
        return new(Median(ratios), ratios[0], ratios[^1], first, second);
    }

    private static double Median(List<double> sorted) =>
        sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
}
