using PeerConnect.Residents.Talking;

namespace PeerConnect.Web.Tests;

/// <summary>Of a long talk, the page draws what is on the screen and some to either side; empty space stands for the rest.</summary>
public sealed class Which_lines_are_drawn
{
    private const double Screen = 600;

    [Fact]
    public void Given_a_long_talk_at_its_end_then_the_last_lines_are_drawn_and_as_many_as_a_screen_and_its_spare_need()
    {
        var stretch = AtEnd(1_000, height: 100);
        Assert.Equal((984, 1_000), (stretch.From, stretch.To));
        Assert.Equal((98_400, 0), (stretch.Above, stretch.Below));
    }

    [Fact]
    public void Given_one_scrolls_then_lines_on_either_side_of_the_screen_are_drawn_and_the_whole_stays_as_high()
    {
        var stretch = AtEnd(1_000, height: 100);
        Assert.True(stretch.Around(-50_000, Screen));
        Assert.Equal((474, 500), (stretch.From, stretch.To));
        Assert.Equal(100_000, stretch.Above + stretch.Below + (100 * (stretch.To - stretch.From)));
        Assert.False(stretch.Around(1_000, Screen));
    }

    [Fact]
    public void Given_the_screen_is_far_beyond_either_end_then_there_is_still_a_screen_of_lines()
    {
        var stretch = AtEnd(1_000, height: 100);
        stretch.Around(-1_000_000, Screen);
        Assert.Equal(0, stretch.From);
        Assert.True(stretch.To > 0 || stretch.Around(0, Screen));
        stretch.Around(1_000_000, Screen);
        Assert.Equal((984, 1_000), (stretch.From, stretch.To));
    }

    [Fact]
    public void Given_earlier_lines_come_then_the_same_lines_are_drawn_and_the_new_ones_are_space_above()
    {
        var stretch = AtEnd(100, height: 100);
        stretch.Around(-5_000, Screen);
        var (from, to) = (stretch.From, stretch.To);
        stretch.Take(Lines(-50, 150));
        Assert.Equal((from + 50, to + 50), (stretch.From, stretch.To));
        Assert.Equal(100 * (from + 50), stretch.Above);
    }

    [Fact]
    public void Given_a_new_line_comes_when_the_end_is_drawn_then_it_is_drawn_and_otherwise_it_is_space_below()
    {
        var stretch = AtEnd(100, height: 100);
        stretch.Take(Lines(0, 101));
        Assert.Equal(101, stretch.To);
        stretch.Around(-5_000, Screen);
        var to = stretch.To;
        var below = stretch.Below;
        stretch.Take(Lines(0, 102));
        Assert.Equal((to, below + 100), (stretch.To, stretch.Below));
    }

    [Fact]
    public void Given_a_drawn_line_goes_then_those_around_it_stay_drawn()
    {
        var stretch = AtEnd(100, height: 100);
        stretch.Take([.. Lines(0, 100).Where(line => (int)line != 84)]);
        Assert.Equal((84, 99), (stretch.From, stretch.To));
    }

    [Fact]
    public void Given_the_letters_grow_then_heights_of_before_are_forgotten()
    {
        var stretch = AtEnd(1_000, height: 100);
        stretch.Measure(Enumerable.Repeat(200.0, stretch.To - stretch.From), "800 29px");
        Assert.Equal(200 * stretch.From, stretch.Above);
    }

    [Fact]
    public void Given_a_line_to_show_then_it_and_those_around_it_are_drawn()
    {
        var stretch = AtEnd(1_000, height: 100);
        Assert.True(stretch.Show(500, Screen));
        Assert.InRange(500, stretch.From + 1, stretch.To - 1);
    }

    [Fact]
    public void Given_lines_of_two_days_then_each_day_is_said_once_before_its_first_line_and_a_line_known_twice_is_shown_once()
    {
        var noon = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeZoneInfo.Local.GetUtcOffset(new DateTime(2026, 3, 2, 12, 0, 0)));
        Line[] lines = [new("b", noon.AddDays(1)), new("a", noon), new("c", noon.AddHours(1)), new("c", noon.AddMinutes(1))];
        var all = Line.WithDays(lines);
        Assert.Equal([null, "a", "c", null, "b"], all.Select(line => line.Key as string));
        Assert.Equal([new(2026, 3, 2), new(2026, 3, 3)], all.Where(line => line.Key is not string).Select(Line.DayOf));
    }

    private static Stretch AtEnd(int count, double height)
    {
        var stretch = new Stretch();
        stretch.Take(Lines(0, count));
        stretch.ToEnd(Screen);
        stretch.Measure(Enumerable.Repeat(height, stretch.To - stretch.From), "800 20px");
        stretch.ToEnd(Screen);
        return stretch;
    }

    private static object[] Lines(int first, int count) => [.. Enumerable.Range(first, count).Cast<object>()];
}
