using PeerConnect.Contracts;
using PeerConnect.Shell.Visiting;

namespace PeerConnect.Residents.Talking;

/// <summary>One line of a talk: a day, an entry, support that was signposted, or an own message that was held back.</summary>
/// <param name="Key">What tells it from the other lines.</param>
/// <param name="At">Its place in time.</param>
internal sealed record Line(object Key, DateTimeOffset At, Entry? Entry = null, InboxItem? Notice = null, HeldMessage? Held = null)
{
    /// <summary>With the day before the first line of each.</summary>
    public static IReadOnlyList<Line> WithDays(IEnumerable<Line> lines)
    {
        var all = new List<Line>();
        DateOnly? last = null;

        // A message that was held back keeps its id when it is released: for a moment it may be known twice, and what stands in the talk is the truth.
        foreach (var line in lines.DistinctBy(line => line.Key).OrderBy(line => line.At))
        {
            if (last != DayOf(line))
            {
                last = DayOf(line);
                all.Add(new Line((last, line.Key), line.At));
            }

            all.Add(line);
        }

        return all;
    }

    /// <summary>The day of it where one is.</summary>
    public static DateOnly DayOf(Line line) => FacilityTime.Day(line.At);
}
