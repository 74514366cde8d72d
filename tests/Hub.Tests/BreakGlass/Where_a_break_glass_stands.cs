using PeerConnect.Contracts;
using PeerConnect.Hub.BreakGlass;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Tests.BreakGlass;

/// <summary>The times of the row decide at each page, whatever a worker has written by then.</summary>
public sealed class Where_a_break_glass_stands
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(BreakGlassState.Open, -1, BreakGlassState.Open)]
    [InlineData(BreakGlassState.Open, 0, BreakGlassState.Over)]
    [InlineData(BreakGlassState.Open, 3600, BreakGlassState.Over)]
    [InlineData(BreakGlassState.Asked, -1, BreakGlassState.Asked)]
    [InlineData(BreakGlassState.Asked, 0, BreakGlassState.Lapsed)]
    public void Given_what_is_stored_when_its_time_comes_then_it_ends_to_the_second(BreakGlassState stored, int seconds, BreakGlassState expected)
    {
        var row = new BreakGlassRow { State = stored, LapsesAt = Noon, Since = Noon.AddHours(-1), Until = Noon, SealedReason = [] };
        var of = new CaseRow { Category = nameof(CaseCategory.SelfHarm), Excluded = "", PseudonymSalt = [], State = CaseState.Open };
        Assert.Equal(expected, BreakGlassStanding.At(row, of, Noon.AddSeconds(seconds)));
    }
}
