using PeerConnect.Contracts;

namespace PeerConnect.Hub.Transparency;

/// <summary>
/// Numbers of days, told in stretches of whole days: what is under five waits, and is told together with what comes after it. Stretches never overlap and never
/// change. So whatever is added or taken from each other, of two spans, of two days of asking, of these and a quarter's report, is again a number of whole
/// stretches. Pure.
/// </summary>
internal static class Stretches
{
    /// <summary>What can be told of days that nothing was told of yet.</summary>
    /// <param name="from">The first of them.</param>
    /// <param name="counts">How many on each.</param>
    public static IReadOnlyList<CountedDays> Next(DateOnly from, IReadOnlyList<int> counts)
    {
        var full = new List<CountedDays>();
        var (begins, sum) = (from, 0);
        for (var day = 0; day < counts.Count; day++)
        {
            sum += counts[day];
            if (sum >= Withholding.Fewest)
            {
                full.Add(new CountedDays(begins, from.AddDays(day), sum));
                (begins, sum) = (from.AddDays(day + 1), 0);
            }
        }

        return full;
    }
}
