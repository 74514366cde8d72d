using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.BreakGlass;

/// <summary>Where a break-glass stands at an instant; pure. The times decide, not what a worker has written by then.</summary>
internal static class BreakGlassStanding
{
    public static BreakGlassState At(BreakGlassRow row, CaseRow of, DateTimeOffset now) => row.State switch
    {
        BreakGlassState.Asked when now >= row.LapsesAt || of.State == CaseState.Decided => BreakGlassState.Lapsed,
        BreakGlassState.Open when row.ReviewedAt is not null || now >= OverAt(row, of) => BreakGlassState.Over,
        var stored => stored,
    };

    /// <summary>When it is over: at the end of its time, or with the decision on the case. Only for one that was opened.</summary>
    public static DateTimeOffset OverAt(BreakGlassRow row, CaseRow of) =>
        of.DecidedAt is { } decided && of.State == CaseState.Decided && decided < row.Until!.Value ? decided : row.Until!.Value;
}
