using System.Globalization;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Transparency;
using PeerConnect.Hub.Transparency;

namespace PeerConnect.Hub.Tests.Transparency;

/// <summary>No day's number under five is told, and none can be worked out by whoever looks every day and knows the rule.</summary>
public sealed class What_is_told_of_days
{
    private const int Most = 12;
    private static readonly DateOnly First = new(2026, 3, 2);

    [Fact]
    public void Given_any_four_days_when_somebody_looks_on_each_then_no_number_under_five_is_told_or_follows()
    {
        var all = (from one in Enumerable.Range(0, Most + 1) from two in Enumerable.Range(0, Most + 1) from three in Enumerable.Range(0, Most + 1) from four in Enumerable.Range(0, Most + 1)
                   select new[] { one, two, three, four }).ToList();
        foreach (var same in all.ToLookup(days => string.Join(" | ", Enumerable.Range(1, days.Length).Select(looked => string.Join(',', Stretches.Next(First, days[..looked]))))))
        {
            var told = Stretches.Next(First, same.First());
            Assert.All(told, stretch => Assert.True(stretch.Count >= Withholding.Fewest));
            for (var day = 0; day < 4; day++)
            {
                var at = First.AddDays(day);
                var within = told.FirstOrDefault(stretch => stretch.From <= at && at <= stretch.Until);

                // A day of its own is told as it is; what is more than the days here hold is left out.
                if (within is null || (within.From != within.Until && within.Count <= Most))
                {
                    Assert.True(same.Select(days => days[day]).Distinct().Count() > 1, $"day {day} of {same.Key}");
                }
            }
        }
    }

    [Theory]
    [InlineData(new[] { 5, 6, 7 }, "1-1:5 2-2:6 3-3:7")]
    [InlineData(new[] { 2, 2, 9, 1 }, "1-3:13")]
    [InlineData(new[] { 0, 0, 5, 4, 0 }, "1-3:5")]
    [InlineData(new[] { 4, 0, 0, 0 }, "")]
    public void Given_these_days_then_this_is_told_and_a_later_look_changes_none_of_it(int[] days, string expected)
    {
        Assert.Equal(expected, Said(Stretches.Next(First, days)));
        for (var looked = 1; looked <= days.Length; looked++)
        {
            var before = Stretches.Next(First, days[..looked]);
            var from = before.Count > 0 ? before[^1].Until.AddDays(1) : First;
            Assert.Equal(expected, Said([.. before, .. Stretches.Next(from, days[(from.DayNumber - First.DayNumber)..])]));
        }
    }

    [Theory]
    [InlineData("2026-03-02")]
    [InlineData("2026-03-31")]
    public void Given_the_requests_of_any_two_days_when_reports_say_what_became_of_them_then_no_number_under_five_follows(string first)
    {
        // Within a quarter, or with its end between the two. A look before a report tells how many asked, whatever had become of them by then.
        var days = new[] { DateOnly.Parse(first, CultureInfo.InvariantCulture), DateOnly.Parse(first, CultureInfo.InvariantCulture).AddDays(1) };
        var all = from one in Ends(15) from two in Ends(11) select new[] { one, two };
        foreach (var same in all.ToLookup(each => Told(days, each)))
        {
            for (var end = 0; end < 3; end++)
            {
                Unknown(same.Key, same.Select(each => each[0][end]));
                Unknown(same.Key, same.Select(each => each[1][end]));
                Unknown(same.Key, same.Select(each => each[0][end] + each[1][end]));
            }
        }
    }

    /// <summary>All that can become of so many requests.</summary>
    private static List<int[]> Ends(int most) =>
    [
        .. from unanswered in Enumerable.Range(0, most + 1) from refused in Enumerable.Range(0, most - unanswered + 1) from arrived in Enumerable.Range(0, most - unanswered - refused + 1)
           select new[] { unanswered, refused, arrived },
    ];

    /// <summary>All that anybody is told: by a look on each day, and by the report of each quarter.</summary>
    private static string Told(DateOnly[] days, int[][] became)
    {
        int[] counts = [.. became.Select(day => day.Sum())];
        var told = Stretches.Next(days[0], counts);
        var ends = days.Zip(became).SelectMany(day => day.Second.SelectMany((count, end) => Enumerable.Repeat((Day: day.First, End: (RequestEnd)end), count))).ToLookup(each => each.Day, each => each.End);
        var reports = days.Select(Quarter.Of).Distinct().SelectMany(quarter => ReportQuarter.Requests(quarter, told, ends)).Select(cell => cell.Count).ToList();
        Assert.All(reports, count => Assert.False(count < Withholding.Fewest));
        return $"{string.Join(',', Stretches.Next(days[0], counts[..1]))} | {string.Join(',', told)} | {string.Join(',', reports)}";
    }

    /// <summary>Whoever knows the rule still has more than one value in mind, or one that may be known.</summary>
    private static void Unknown(string told, IEnumerable<int> values)
    {
        var possible = values.Distinct().ToList();
        Assert.True(possible.Count > 1 || possible[0] >= Withholding.Fewest, told);
    }

    private static string Said(IEnumerable<CountedDays> told) =>
        string.Join(' ', told.Select(stretch => $"{stretch.From.DayNumber - First.DayNumber + 1}-{stretch.Until.DayNumber - First.DayNumber + 1}:{stretch.Count}"));
}
