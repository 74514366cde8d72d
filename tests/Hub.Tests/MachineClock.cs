using Microsoft.Extensions.Time.Testing;

namespace PeerConnect.Hub.Tests;

/// <summary>A machine of which the test moves the time, and whose clock somebody can put back: what it shows changes then, and the time that passes does not.</summary>
internal sealed class MachineClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private TimeSpan behind;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - behind;

    public override long GetTimestamp() => base.GetUtcNow().UtcTicks;

    public void StepBack(TimeSpan by) => behind += by;
}
