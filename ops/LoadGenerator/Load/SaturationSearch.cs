namespace PeerConnect.LoadGenerator.Load;

/// <summary>
/// Looks for the highest rate that is carried in two of three tries: up in steps of a half until one fails, then by halving the interval to within five per cent.
/// </summary>
internal sealed class SaturationSearch(Func<double, int, Task<RateResult>> attempt, SaturationOptions options)
{
    private const double Step = 1.5;
    private const double Precision = 1.05;
    private const int Tries = 3;
    private const int Needed = 2;

    private int _attempts;

    public async Task<SaturationResult> ExecuteAsync()
    {
        var carried = 0.0;
        var failed = double.PositiveInfinity;
        RateResult? best = null;
        var rate = options.From;
        while (rate <= options.To && _attempts < options.MostAttempts && failed / Math.Max(carried, double.Epsilon) > Precision)
        {
            if (await IsCarriedAsync(rate) is { } result)
            {
                carried = rate;
                best = result;
            }
            else
            {
                failed = rate;
            }

            rate = double.IsInfinity(failed) ? carried * Step : carried == 0 ? failed / Step : Math.Sqrt(carried * failed);
        }

        return new(Math.Round(carried), best, _attempts, double.IsInfinity(failed));
    }

    /// <returns>The last successful try, or null when the rate is not carried.</returns>
    private async Task<RateResult?> IsCarriedAsync(double rate)
    {
        RateResult? last = null;
        var successes = 0;
        for (var tried = 0; successes < Needed && successes + Tries - tried >= Needed; tried++)
        {
            var result = await attempt(rate, _attempts++);
            if (result.Carried)
            {
                successes++;
                last = result;
            }
        }

        return successes >= Needed ? last : null;
    }
}

/// <param name="From">The first rate to try.</param>
/// <param name="To">The highest rate to try.</param>
/// <param name="MostAttempts">After so many tries the search ends with what it has.</param>
internal sealed record SaturationOptions(double From, double To, int MostAttempts);

/// <param name="Rate">The highest rate that was carried; 0 when none was.</param>
/// <param name="At">What was measured at that rate.</param>
/// <param name="Attempts">How many tries it took.</param>
/// <param name="Unbounded">No rate failed: the server carries more than was asked.</param>
internal sealed record SaturationResult(double Rate, RateResult? At, int Attempts, bool Unbounded);
