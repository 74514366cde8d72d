namespace PeerConnect.Training;

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
