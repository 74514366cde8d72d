using Microsoft.Extensions.Time.Testing;
using PeerConnect.Shell.Visiting;

namespace PeerConnect.Web.Tests;

/// <summary>Deadlines are the server's, whatever the machine's clock says; and a page learns that the server has newer ones.</summary>
public sealed class The_clock_of_a_page
{
    private static readonly DateTimeOffset Start = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
    private readonly FakeTimeProvider machine = new(Start);
    private readonly ServerClock clock;

    public The_clock_of_a_page() => clock = new ServerClock(machine);

    [Theory]
    [InlineData(180)]
    [InlineData(-180)]
    public void Given_a_machine_that_is_hours_off_when_the_server_answers_then_its_time_counts_and_the_machine_is_said_to_be_wrong(int minutes)
    {
        var told = 0;
        clock.Changed += () => told++;
        clock.Hear(Start.AddMinutes(minutes));
        machine.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal((Start.AddMinutes(minutes).AddSeconds(30), 180, 1), (clock.GetUtcNow(), clock.MinutesOff, told));
    }

    [Fact]
    public void Given_a_machine_that_is_a_minute_off_then_the_servers_time_counts_and_nobody_has_to_hear_of_it()
    {
        clock.Hear(Start.AddMinutes(1));
        Assert.Equal((Start.AddMinutes(1), 0), (clock.GetUtcNow(), clock.MinutesOff));
    }

    [Fact]
    public void Given_answers_that_were_on_their_way_for_a_moment_then_the_clock_does_not_jump()
    {
        clock.Hear(Start.AddSeconds(-2));
        Assert.Equal(Start, clock.GetUtcNow());
        clock.Hear(Start.AddHours(3));
        clock.Hear(Start.AddHours(3).AddSeconds(-2));
        Assert.Equal(Start.AddHours(3), clock.GetUtcNow());
    }

    [Fact]
    public void Given_the_machine_is_set_right_then_it_is_right()
    {
        clock.Hear(Start.AddHours(3));
        machine.Advance(TimeSpan.FromHours(3));
        clock.Hear(machine.GetUtcNow());
        Assert.Equal((machine.GetUtcNow(), 0), (clock.GetUtcNow(), clock.MinutesOff));
    }

    [Fact]
    public void Given_the_server_is_as_it_was_then_a_page_is_not_old_and_with_other_pages_it_is_and_stays_so()
    {
        var pages = new ServedPages();
        var told = 0;
        pages.Changed += () => told++;
        pages.Hear("one");
        pages.Hear("one");
        Assert.Equal((false, 0), (pages.AreNewer, told));
        pages.Hear("two");
        pages.Hear("one");
        Assert.Equal((true, 1), (pages.AreNewer, told));
    }
}
