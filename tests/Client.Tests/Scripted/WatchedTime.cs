using Microsoft.Extensions.Time.Testing;

namespace PeerConnect.Client.Tests.Scripted;

/// <summary>A clock that stands until it is advanced, and tells which waits were begun on it.</summary>
internal sealed class WatchedTime : FakeTimeProvider
{
    public Signalled<TimeSpan> Waits { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Waits.Add(dueTime);
        return timer;
    }
}
