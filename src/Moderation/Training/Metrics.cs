namespace PeerConnect.Training;

/// <summary>A share with the interval that it may really have (Wilson, 95 %).</summary>
internal readonly record struct Share(int Hits, int Of)
{
    private const double Z = 1.959964;

    public double Value => Of == 0 ? 0 : (double)Hits / Of;

    public double Low => Bound(-1);

    public double High => Bound(1);

    private double Bound(int side)
    {
        if (Of == 0)
        {
            return side < 0 ? 0 : 1;
        }

        var p = Value;
        var middle = p + (Z * Z / (2 * Of));
        var reach = Z * Math.Sqrt(((p * (1 - p)) + (Z * Z / (4 * Of))) / Of);
        return Math.Clamp((middle + (side * reach)) / (1 + (Z * Z / Of)), 0, 1);
    }
}

/// <summary>What ranks well: figures that need no threshold.</summary>
internal static class Ranking
{
    /// <summary>The chance that a message of the class outranks one that is not; .5 is chance. Ties count half.</summary>
    public static double AreaUnderCurve(IReadOnlyList<(float Score, bool Is)> scored)
    {
        var ordered = scored.OrderBy(pair => pair.Score).ToList();
        double rankSum = 0;
        for (var from = 0; from < ordered.Count;)
        {
            var to = from;
            while (to < ordered.Count && ordered[to].Score == ordered[from].Score)
            {
                to++;
            }

            rankSum += ordered[from..to].Count(pair => pair.Is) * ((from + 1 + to) / 2.0);
            from = to;
        }

        double positives = scored.Count(pair => pair.Is);
        return (rankSum - (positives * (positives + 1) / 2)) / (positives * (scored.Count - positives));
    }

    /// <summary>The mean of the precision at each message of the class, most likely first.</summary>
    public static double AveragePrecision(IReadOnlyList<(float Score, bool Is)> scored)
    {
        double sum = 0;
        var found = 0;
        var rank = 0;
        foreach (var (_, isOne) in scored.OrderByDescending(pair => pair.Score))
        {
            rank++;
            if (isOne)
            {
                sum += (double)++found / rank;
            }
        }

        return found == 0 ? 0 : sum / found;
    }
}
