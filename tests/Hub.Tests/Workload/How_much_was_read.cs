using PeerConnect.Hub.Workload;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Workload;

/// <summary>A break is reckoned from what was opened, on the server's clock; a break forgets all of it.</summary>
public sealed class How_much_was_read
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 19, 0, 0, TimeSpan.Zero);
    private static readonly WorkloadRules Rules = new(3, TimeSpan.FromMinutes(90), TimeSpan.FromMinutes(15));

    [Theory]
    [InlineData("", 0, false)]
    [InlineData("a1 b2", 2, false)]
    [InlineData("a1 b2 c3", 3, true)]
    [InlineData("a1 a2 a3 b4", 2, false)] // One case opened again is one case.
    [InlineData("a14 b15 c16", 3, true)]
    [InlineData("a15 b16 c17", 0, false)] // A break ends with nothing opened for as long as it lasts.
    [InlineData("a1 b2 c17", 2, false)] // What was before a break counts no more.
    [InlineData("a1 b14 c27 d40 e53 f61", 5, true)]
    [InlineData("a1 a14 a28 a42 a56 a70 a84 a89", 1, false)]
    [InlineData("a1 a14 a28 a42 a56 a70 a84 a90", 1, true)] // So long without a break.
    public void Given_what_was_opened_minutes_ago_then_it_counts_cases_of_the_last_hour_since_the_last_break(string opened, int cases, bool due)
    {
        var openings = opened.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(one => new Opening(new Guid(one[0], 0, 0, new byte[8]), Now.AddMinutes(-int.Parse(one[1..], System.Globalization.CultureInfo.InvariantCulture))));
        var exposure = Exposure.Of(Rules, openings, Now);
        Assert.Equal((cases, due), (exposure.InLastHour, exposure.Due));
    }
}
