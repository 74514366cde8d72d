using Microsoft.Extensions.Time.Testing;

namespace PeerConnect.Hub.Tests;

/// <summary>
/// A machine of which the test moves the time, and whose clock somebody can put back: what it shows changes then, and the time that passes does not.
/// Where hours pass at a stroke, whoever looks every second looks a few times at their end, and not once for each second that nobody lived through.
/// </summary>
internal sealed class MachineClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    // What one look brings about, another may have to carry on.
    private const int LooksAtAStroke = 3;
    private TimeSpan behind;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - behind;

    public override long GetTimestamp() => base.GetUtcNow().UtcTicks;

    public void StepBack(TimeSpan by) => behind += by;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Ticking(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Ticking : ITimer
    {
        private readonly MachineClock clock;
        private readonly TimerCallback callback;
        private readonly object? state;
        private readonly ITimer next;
        private long due;
        private TimeSpan period;

        public Ticking(MachineClock clock, TimerCallback callback, object? state)
        {
            (this.clock, this.callback, this.state) = (clock, callback, state);
            next = clock.Once(_ => Tick());
        }

        public bool Change(TimeSpan dueTime, TimeSpan every)
        {
            (due, period) = (clock.GetTimestamp() + dueTime.Ticks, every);
            return next.Change(dueTime, Timeout.InfiniteTimeSpan);
        }

        public void Dispose() => next.Dispose();

        public ValueTask DisposeAsync() => next.DisposeAsync();

        private void Tick()
        {
            if (period > TimeSpan.Zero)
            {
                var now = clock.GetTimestamp();
                due = Math.Max(due + period.Ticks, now - ((LooksAtAStroke - 2) * period.Ticks));
                next.Change(TimeSpan.FromTicks(Math.Max(0, due - now)), Timeout.InfiniteTimeSpan);
            }

            callback(state);
        }
    }

    private ITimer Once(TimerCallback callback) => base.CreateTimer(callback, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
}
