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

    [Theory]
    [InlineData(60, 30)]
    [InlineData(240, 60)]
    public void Given_a_facility_whose_sessions_end_earlier_then_it_asks_and_ends_earlier(int limit, int warning)
    {
        var watch = new IdleWatch(time);
        watch.Restart(TimeSpan.FromSeconds(limit));
        time.Advance(TimeSpan.FromSeconds(limit - warning - 1));
        Assert.Equal(IdleState.Present, watch.State);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(IdleState.Warned, watch.State);
        time.Advance(TimeSpan.FromSeconds(warning));
        Assert.Equal(IdleState.Over, watch.State);
    }

    [Fact]
    public void Given_it_is_over_when_it_is_touched_then_it_stays_over()
    {
        var watch = new IdleWatch(time);
        time.Advance(TimeSpan.FromMinutes(15));
        watch.Seen();
        Assert.False(watch.MustTell);
        Assert.Equal(IdleState.Over, watch.State);
    }

    [Theory]
    [InlineData(900, 40)]
    [InlineData(60, 80)]
    public async Task Given_somebody_types_all_the_time_then_the_server_hears_of_it_often_enough_and_not_more_and_nobody_is_asked(int limit, int expected)
    {
        var watch = new IdleWatch(time);
        watch.Restart(TimeSpan.FromSeconds(limit));
        var told = 0;
        for (var second = 0; second < 20 * 60; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            watch.Seen();
            told += await TickAsync(watch) ? 1 : 0;
            Assert.Equal(IdleState.Present, watch.State);
        }

        Assert.Equal(expected, told);
    }

    [Fact]
    public async Task Given_the_last_touch_came_right_after_the_server_was_told_then_it_hears_of_that_one_too_and_the_page_counts_as_the_server_does()
    {
        var watch = new IdleWatch(time);
        var server = time.GetUtcNow();
        for (var second = 1; second < 30 + (14 * 60); second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            if (second == 1)
            {
                watch.Seen();
            }

            server = await TickAsync(watch) ? time.GetUtcNow() : server;
        }

        Assert.Equal((IdleState.Present, server + TimeSpan.FromMinutes(15)), (watch.State, time.GetUtcNow() + watch.Left));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(IdleState.Warned, watch.State);
    }

    [Fact]
    public void Given_a_touch_long_ago_when_the_page_runs_again_then_the_server_is_not_told_of_it_as_if_it_were_a_new_one()
    {
        var watch = new IdleWatch(time);
        watch.Seen();
        time.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal((false, IdleState.Warned), (watch.MustTell, watch.State));
    }

    [Fact]
    public void Given_the_server_hears_of_somebody_from_another_tab_then_this_one_asks_and_ends_nothing()
    {
        var watch = new IdleWatch(time);
        time.Advance(TimeSpan.FromMinutes(14.5));
        Assert.Equal(IdleState.Warned, watch.State);
        watch.ToldElsewhere(TimeSpan.FromSeconds(30));
        Assert.Equal((IdleState.Present, TimeSpan.FromMinutes(14.5)), (watch.State, watch.Left));
        watch.ToldElsewhere(TimeSpan.FromMinutes(5));
        Assert.Equal(TimeSpan.FromMinutes(14.5), watch.Left);
    }

    [Fact]
    public async Task Given_no_line_when_somebody_writes_then_the_page_stays_and_the_server_hears_of_it_when_it_can()
    {
        var watch = new IdleWatch(time);
        for (var second = 0; second < 20 * 60; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            watch.Seen();
            await TickAsync(watch, reached: false);
            Assert.Equal(IdleState.Present, watch.State);
        }

        time.Advance(TimeSpan.FromSeconds(30));
        Assert.True(watch.MustTell);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_somebody_answers_in_the_last_seconds_and_the_server_is_slow_then_the_page_neither_asks_again_nor_ends(bool reached)
    {
        var watch = new IdleWatch(time);
        time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(5));
        watch.Seen();
        var answer = new TaskCompletionSource<bool>();
        var telling = watch.TellAsync(() => answer.Task);
        Assert.Equal((IdleState.Present, TimeSpan.FromMinutes(15)), (watch.State, watch.Left));
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(IdleState.Present, watch.State);
        answer.SetResult(reached);
        await telling;
        Assert.Equal((IdleState.Present, TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(20)), (watch.State, watch.Left));
    }

    [Fact]
    public async Task Given_another_tab_told_the_server_while_this_ones_answer_is_on_its_way_then_what_counts_does_not_go_back()
    {
        var watch = new IdleWatch(time);
        time.Advance(TimeSpan.FromMinutes(10));
        watch.Seen();
        var answer = new TaskCompletionSource<bool>();
        var telling = watch.TellAsync(() => answer.Task);
        time.Advance(TimeSpan.FromSeconds(20));
        watch.ToldElsewhere(TimeSpan.Zero);
        answer.SetResult(false);
        await telling;
        Assert.Equal(TimeSpan.FromMinutes(15), watch.Left);
    }

    [Theory]
    [InlineData(true, 20)]
    [InlineData(false, null)]
    public async Task Given_the_server_is_told_then_it_is_said_since_when_it_knows_and_nothing_where_it_did_not_hear(bool reached, int? seconds)
    {
        var watch = new IdleWatch(time);
        watch.Seen();
        var answer = new TaskCompletionSource<bool>();
        var telling = watch.TellAsync(() => answer.Task);
        time.Advance(TimeSpan.FromSeconds(20));
        answer.SetResult(reached);
        Assert.Equal(seconds is { } known ? TimeSpan.FromSeconds(known) : null, await telling);
    }

    [Theory]
    [InlineData(15, 0)]
    [InlineData(0, 15)]
    [InlineData(-60, 15)]
    public void Given_a_machine_one_of_whose_clocks_stands_or_is_set_back_then_the_other_ends_the_visit(int wallMinutes, int tickedMinutes)
    {
        var tablet = new Tablet();
        var watch = new IdleWatch(tablet);
        tablet.Pass(TimeSpan.FromMinutes(wallMinutes), TimeSpan.FromMinutes(tickedMinutes));
        Assert.Equal(IdleState.Over, watch.State);
        watch.Seen();
        Assert.Equal(IdleState.Over, watch.State);
    }

    [Fact]
    public async Task Given_a_page_that_nobody_sees_or_touches_then_nothing_counts_as_read_until_somebody_is_back()
    {
        var watch = new IdleWatch(time);
        var told = 0;
        watch.Changed += () => told++;
        Assert.True(watch.IsRead);
        watch.Look(isInSight: false);
        Assert.False(watch.IsRead);
        watch.Look(isInSight: true);
        Assert.Equal((true, 2), (watch.IsRead, told));

        time.Advance(TimeSpan.FromMinutes(14));
        Assert.False(watch.IsRead);
        await watch.TellAsync(() => Task.FromResult(true));
        Assert.Equal((true, 3), (watch.IsRead, told));
    }

    /// <summary>A machine whose two clocks go apart, as in sleep.</summary>
    private sealed class Tablet : TimeProvider
    {
        private DateTimeOffset wall = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
        private long ticked;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan onTheWall, TimeSpan ticking) => (wall, ticked) = (wall + onTheWall, ticked + ticking.Ticks);

        public override DateTimeOffset GetUtcNow() => wall;

        public override long GetTimestamp() => ticked;
    }

    /// <summary>As the page does each second.</summary>
    private static async Task<bool> TickAsync(IdleWatch watch, bool reached = true)
    {
        var tells = watch.MustTell;
        await (tells ? watch.TellAsync(() => Task.FromResult(reached)) : Task.CompletedTask);
        return tells;
    }
}
