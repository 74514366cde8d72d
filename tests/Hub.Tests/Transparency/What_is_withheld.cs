using PeerConnect.Contracts;
using PeerConnect.Hub.Transparency;

namespace PeerConnect.Hub.Tests.Transparency;

/// <summary>No number under five is shown, and none can be worked out from those that are.</summary>
public sealed class What_is_withheld
{
    [Fact]
    public void Given_any_three_parts_then_none_under_five_is_shown_or_follows_from_the_rest()
    {
        var all = (from first in Enumerable.Range(0, 31) from second in Enumerable.Range(0, 31 - first) from third in Enumerable.Range(0, 31 - first - second)
                   select new[] { first, second, third }).ToList();
        var shown = all.ToLookup(parts => string.Join(',', Cells(parts).Select(cell => cell.Count?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-")));
        foreach (var same in shown)
        {
            var cells = Cells(same.First());
            Assert.All(cells, cell => Assert.False(cell.Count < Withholding.Fewest));

            // Everybody who sees these numbers and knows the rule still has more than one value in mind for each part that is missing.
            for (var part = 0; part < 3; part++)
            {
                if (cells[part + 1].Count is null)
                {
                    Assert.True(same.Select(parts => parts[part]).Distinct().Count() > 1, $"part {part} of {same.Key}");
                }
            }
        }
    }

    [Fact]
    public void Given_visits_and_whether_their_times_are_shown_then_nobody_knows_how_many_were_left_out()
    {
        var all = from visited in Enumerable.Range(0, 31) from missed in Enumerable.Range(0, 31 - visited) select (Visited: visited, Missed: missed);
        var shown = all.ToLookup(each => (Withholding.ShowsTimes(each.Visited, each.Visited + each.Missed), string.Join(',', Visits(each.Visited, each.Missed).Select(cell => cell.Count))));
        foreach (var same in shown.Where(same => Visits(same.First().Visited, same.First().Missed)[1].Count is null))
        {
            Assert.True(same.Select(each => each.Missed).Distinct().Count() > 1, $"{same.Key}");
            Assert.True(same.Select(each => each.Visited).Distinct().Count() > 1, $"{same.Key}");
        }
    }

    [Theory]
    [InlineData(new[] { 6, 5, 1 }, "12,-,-,-")]
    [InlineData(new[] { 6, 0, 0 }, "6,-,-,-")]
    [InlineData(new[] { 9, 3, 2 }, "14,-,-,-")]
    [InlineData(new[] { 9, 8, 7 }, "24,9,8,7")]
    [InlineData(new[] { 2, 1, 1 }, "-,-,-,-")]
    public void Given_these_parts_then_this_is_shown(int[] parts, string expected) =>
        Assert.Equal(expected, string.Join(',', Cells(parts).Select(cell => cell.Count?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-")));

    [Theory]
    [InlineData(19, null)]
    [InlineData(20, "5 16")]
    [InlineData(27, "6 22")]
    public void Given_so_many_times_then_five_or_more_lie_at_each_end_of_what_is_told_and_no_first_or_last_one_is(int count, string? expected)
    {
        var middle = Withholding.Middle([.. Enumerable.Range(1, count).Select(minute => TimeSpan.FromMinutes(minute))]);
        Assert.Equal(expected, middle is { } told ? $"{told.From.TotalMinutes:F0} {told.To.TotalMinutes:F0}" : null);
    }

    private static List<(ReportFigure Figure, int? Count)> Visits(int visited, int missed) =>
        [.. Withholding.Family(ReportFigure.Flags, (ReportFigure.Visited, visited), (ReportFigure.NotVisited, missed))];

    private static List<(ReportFigure Figure, int? Count)> Cells(int[] parts) =>
        [.. Withholding.Family(ReportFigure.Flags, (ReportFigure.Confirmed, parts[0]), (ReportFigure.FalseAlarms, parts[1]), (ReportFigure.Unclear, parts[2]))];
}
