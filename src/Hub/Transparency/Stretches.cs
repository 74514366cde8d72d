using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Transparency;

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

    /// <summary>
    /// What can be told of what became of a quarter's requests: of whole stretches together, once to five somebody came and to five nobody did. The last waits, and
    /// is not told where none comes after it in its quarter: the report of the quarter says what became of all of them, and that must not show a few by the difference.
    /// </summary>
    /// <param name="stretches">The quarter's stretches of requests of which this was not told yet.</param>
    /// <param name="ends">What became of the requests of each day.</param>
    public static IReadOnlyList<RequestAnswers> Answers(IEnumerable<CountedDays> stretches, ILookup<DateOnly, RequestEnd> ends)
    {
        var full = new List<RequestAnswers>();
        DateOnly? begins = null;
        var open = new List<RequestEnd>();
        foreach (var stretch in stretches)
        {
            begins ??= stretch.From;
            open.AddRange(ends.Where(day => day.Key >= stretch.From && day.Key <= stretch.Until).SelectMany(day => day));
            var arrived = open.Count(end => end == RequestEnd.Arrived);
            if (Withholding.ShowsParts(arrived, open.Count - arrived))
            {
                var refused = open.Count(end => end == RequestEnd.Refused);
                var unanswered = open.Count - arrived - refused;
                var parted = Withholding.ShowsParts(refused, unanswered);
                full.Add(new RequestAnswers(begins.Value, stretch.Until, arrived, open.Count - arrived, parted ? refused : null, parted ? unanswered : null));
                begins = null;
                open.Clear();
            }
        }

        return full.Count > 0 ? full[..^1] : full;
    }
}
