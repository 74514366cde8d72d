using PeerConnect.Contracts;

namespace PeerConnect.Hub.Transparency;

/// <summary>A total with the parts that make it up, and which of these numbers may be shown. Pure.</summary>
internal static class Withholding
{
    /// <summary>A number below this could be somebody.</summary>
    public const int Fewest = 5;

    public static ReportCell Alone(ReportFigure figure, int count) => new(figure, Shown(count));

    /// <summary>A number that stands alone, where it may be shown.</summary>
    public static int? Shown(int count) => count < Fewest ? null : count;

    /// <summary>Whether the parts of a total may be shown: all of them or none.</summary>
    public static bool ShowsParts(IEnumerable<int> parts) => parts.All(part => part >= Fewest);

    /// <summary>Whether times are shown of so many of a total. Five of five would say that nobody was left out, which is a number under five.</summary>
    public static bool ShowsTimes(int timed, int total) => timed >= Fewest && total > Fewest;

    /// <summary>
    /// The total first, then its parts in their order: all of them or none. Hiding the small ones with just enough of the others says too much to
    /// somebody who knows the rule: of 13 with 5 shown, two hidden parts can only be 4 and 4.
    /// </summary>
    public static IEnumerable<ReportCell> Family(ReportFigure figure, params IReadOnlyList<(ReportFigure Figure, int Count)> parts)
    {
        var shown = ShowsParts(parts.Select(part => part.Count));
        return parts.Select(part => new ReportCell(part.Figure, shown ? part.Count : null)).Prepend(Alone(figure, parts.Sum(part => part.Count)));
    }
}
