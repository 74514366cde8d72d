namespace PeerConnect.Hub.Transparency;

/// <summary>A total with the parts that make it up, and which of these numbers may be shown. Pure.</summary>
internal static class Withholding
{
    /// <summary>A number below this could be somebody.</summary>
    public const int Fewest = 5;

    /// <summary>A number that stands alone, where it may be shown.</summary>
    public static int? Alone(int count) => count < Fewest ? null : count;

    /// <summary>Whether times are shown of so many of a total. Five of five would say that nobody was left out, which is a number under five.</summary>
    public static bool ShowsTimes(int timed, int total) => timed >= Fewest && total > Fewest;

    /// <summary>Whether the parts of a total may be shown: all of them or none.</summary>
    public static bool ShowsParts(params IEnumerable<int> parts) => parts.All(part => part >= Fewest);

    /// <summary>
    /// The total first, then its parts in their order: all of them or none. Hiding the small ones with just enough of the others says too much to
    /// somebody who knows the rule: of 13 with 5 shown, two hidden parts can only be 4 and 4.
    /// </summary>
    public static IEnumerable<(T Figure, int? Count)> Family<T>(T figure, params IReadOnlyList<(T Figure, int Count)> parts)
    {
        var shown = ShowsParts(parts.Select(part => part.Count));
        return parts.Select(part => (part.Figure, shown ? part.Count : (int?)null)).Prepend((figure, Alone(parts.Sum(part => part.Count))));
    }

    /// <summary>The middle one of times in their order, of which there is at least one.</summary>
    public static TimeSpan Median(IReadOnlyList<TimeSpan> times) => (times[(times.Count - 1) / 2] + times[times.Count / 2]) / 2;

    /// <summary>Between which times the half in the middle lies, of times in their order; null where fewer than five lie at each end of it: the first and the last of all are one person each.</summary>
    public static (TimeSpan From, TimeSpan To)? Middle(IReadOnlyList<TimeSpan> times)
    {
        var quarter = times.Count / 4;
        return quarter < Fewest ? null : (times[quarter - 1], times[^quarter]);
    }

    public static int Minutes(TimeSpan time) => (int)Math.Round(time.TotalMinutes, MidpointRounding.AwayFromZero);
}
