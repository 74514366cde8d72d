namespace PeerConnect.Moderation.Gates;

/// <summary>Tests that count instead of approximating: slices are small. One-sided, since only what is worse holds a model back.</summary>
public static class ExactTests
{
    /// <summary>Fisher's exact test: how likely a group has at least so many faults if it is no worse than the rest.</summary>
    /// <param name="faults">Faults in the group.</param>
    /// <param name="of">Messages of the group.</param>
    /// <param name="restFaults">Faults in the rest.</param>
    /// <param name="restOf">Messages of the rest.</param>
    public static double Fisher(int faults, int of, int restFaults, int restOf)
    {
        var (all, allFaults) = (of + restOf, faults + restFaults);
        var logs = LogFactorials(all);
        double Choose(int from, int take) => logs[from] - logs[take] - logs[from - take];
        var sum = 0.0;
        for (var hits = faults; hits <= Math.Min(of, allFaults); hits++)
        {
            sum += Math.Exp(Choose(allFaults, hits) + Choose(all - allFaults, of - hits) - Choose(all, of));
        }

        return Math.Min(1, sum);
    }

    /// <summary>McNemar's exact test of two judges on the same messages: how likely so many of those on which they differ speak against the second if neither is better.</summary>
    /// <param name="onlySecond">Messages that the second alone got wrong.</param>
    /// <param name="onlyFirst">Messages that the first alone got wrong.</param>
    public static double McNemar(int onlySecond, int onlyFirst)
    {
        var differ = onlySecond + onlyFirst;
        var logs = LogFactorials(differ);
        var sum = 0.0;
        for (var hits = onlySecond; hits <= differ; hits++)
        {
            sum += Math.Exp(logs[differ] - logs[hits] - logs[differ - hits] - (differ * Math.Log(2)));
        }

        return Math.Min(1, sum);
    }

    /// <summary>Holm's correction: the same tests' values after which one limit counts for all of them together. In the order given.</summary>
    /// <param name="values">What each test alone came to.</param>
    public static IReadOnlyList<double> Holm(IReadOnlyList<double> values)
    {
        var corrected = new double[values.Count];
        var largest = 0.0;
        var left = values.Count;
        foreach (var index in Enumerable.Range(0, values.Count).OrderBy(index => values[index]))
        {
            largest = Math.Max(largest, Math.Min(1, values[index] * left--));
            corrected[index] = largest;
        }

        return corrected;
    }

    private static double[] LogFactorials(int upTo)
    {
        var logs = new double[upTo + 1];
        for (var number = 2; number <= upTo; number++)
        {
            logs[number] = logs[number - 1] + Math.Log(number);
        }

        return logs;
    }
}
