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

    [Fact]
    public void Given_requests_then_what_became_of_them_is_told_in_fives_and_the_last_of_a_quarter_waits()
    {
        var ends = new[] { (1, 5, 4, 0), (2, 1, 0, 1), (3, 5, 5, 5), (4, 9, 0, 9) }
            .SelectMany(day => Of(day.Item1, RequestEnd.Arrived, day.Item2).Concat(Of(day.Item1, RequestEnd.Refused, day.Item3)).Concat(Of(day.Item1, RequestEnd.Unanswered, day.Item4)))
            .ToLookup(each => each.Day, each => each.End);
        CountedDays[] stretches = [.. ends.Select(day => new CountedDays(day.Key, day.Key, day.Count()))];
        RequestAnswers[] told = [.. Stretches.Answers(stretches, ends)];

        // Of the first nine four were not visited; with the next day five, of whom too few were refused or not to say which. The last day waits.
        Assert.Equal([new RequestAnswers(First, First.AddDays(1), 6, 5), new RequestAnswers(First.AddDays(2), First.AddDays(2), 5, 10, 5, 5)], told);
        Assert.Empty(Stretches.Answers(stretches[..2], ends));
    }

    private static IEnumerable<(DateOnly Day, RequestEnd End)> Of(int day, RequestEnd end, int count) => Enumerable.Repeat((First.AddDays(day - 1), end), count);

    private static string Said(IEnumerable<CountedDays> told) =>
        string.Join(' ', told.Select(stretch => $"{stretch.From.DayNumber - First.DayNumber + 1}-{stretch.Until.DayNumber - First.DayNumber + 1}:{stretch.Count}"));
}
