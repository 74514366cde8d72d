using Microsoft.Extensions.Time.Testing;
using PeerConnect.Shell.Visiting;

namespace PeerConnect.Web.Tests;

/// <summary>A kiosk that somebody walked away from.</summary>
public sealed class A_page_that_is_left_alone
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void Given_nobody_touches_it_then_it_asks_after_fourteen_minutes_and_ends_after_fifteen()
    {
        var watch = new IdleWatch(time);
        time.Advance(TimeSpan.FromMinutes(14) - TimeSpan.FromSeconds(1));
        Assert.Equal(IdleState.Present, watch.State);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((IdleState.Warned, TimeSpan.FromMinutes(1)), (watch.State, watch.Left));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(IdleState.Over, watch.State);
    }

    [Fact]
    public void Given_it_is_touched_then_the_time_begins_anew()
    {
        var watch = new IdleWatch(time);
        time.Advance(TimeSpan.FromMinutes(14));
        watch.Seen();
        Assert.Equal((IdleState.Present, TimeSpan.FromMinutes(15)), (watch.State, watch.Left));
    }

    [Fact]
    public void Given_it_is_over_when_it_is_touched_then_it_stays_over()
    {
        var watch = new IdleWatch(time);
        time.Advance(TimeSpan.FromMinutes(15));
        Assert.False(watch.Seen());
        Assert.Equal(IdleState.Over, watch.State);
    }

    [Fact]
    public void Given_somebody_types_all_the_time_then_the_server_hears_of_it_every_five_minutes_and_not_more()
    {
        var watch = new IdleWatch(time);
        var told = Enumerable.Range(1, 20 * 60).Count(_ =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return watch.Seen();
        });
        Assert.Equal(4, told);
    }
}
