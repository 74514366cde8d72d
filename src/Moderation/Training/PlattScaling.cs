using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>Turns scores into probabilities by two numbers, fitted on scores that a model gave to authors it never saw.</summary>
internal static class PlattScaling
{
    private const int Steps = 100;

    public static Calibration Fit(IReadOnlyList<(float Score, bool Is)> scored)
    {
        // Newton's method on slope and intercept; the targets are drawn in a little, as for few examples they must be.
        double positives = scored.Count(pair => pair.Is);
        var negatives = scored.Count - positives;
        var high = (positives + 1) / (positives + 2);
        var low = 1 / (negatives + 2);
        double slope = 1;
        double intercept = 0;
        for (var step = 0; step < Steps; step++)
        {
            double g0 = 0, g1 = 0, h00 = 1e-9, h01 = 0, h11 = 1e-9;
            foreach (var (score, isOne) in scored)
            {
                var p = 1 / (1 + Math.Exp(-((slope * score) + intercept)));
                var error = p - (isOne ? high : low);
                var curve = Math.Max(p * (1 - p), 1e-9);
                g0 += error * score;
                g1 += error;
                h00 += curve * score * score;
                h01 += curve * score;
                h11 += curve;
            }

            var determinant = (h00 * h11) - (h01 * h01);
            var slopeStep = ((h11 * g0) - (h01 * g1)) / determinant;
            var interceptStep = ((h00 * g1) - (h01 * g0)) / determinant;
            (slopeStep, interceptStep) = Shortened(scored, high, low, slope, intercept, slopeStep, interceptStep);
            slope -= slopeStep;
            intercept -= interceptStep;
            if (Math.Abs(slopeStep) + Math.Abs(interceptStep) < 1e-9)
            {
                break;
            }
        }

        return new Calibration((float)slope, (float)intercept);
    }

    /// <summary>Where few messages are of the class, a whole step of Newton's may lead far away: it is halved until it makes nothing worse.</summary>
    private static (double Slope, double Intercept) Shortened(
        IReadOnlyList<(float Score, bool Is)> scored, double high, double low, double slope, double intercept, double slopeStep, double interceptStep)
    {
        const int MostHalvings = 30;
        double Loss(double by) => scored.Sum(pair =>
        {
            var logOdds = ((slope - (by * slopeStep)) * pair.Score) + intercept - (by * interceptStep);
            return Math.Max(logOdds, 0) + Math.Log(1 + Math.Exp(-Math.Abs(logOdds))) - ((pair.Is ? high : low) * logOdds);
        });

        var share = 1.0;
        var before = Loss(0);
        for (var halving = 0; halving < MostHalvings && !(Loss(share) <= before + 1e-9); halving++)
        {
            share /= 2;
        }

        return (share * slopeStep, share * interceptStep);
    }
}
