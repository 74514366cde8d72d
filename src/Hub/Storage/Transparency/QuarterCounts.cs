using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Transparency;

/// <summary>What a facility's quarter comes to in flags, before anything is withheld. Numbers alone; purged cases count. The time of a visit is that of the first, from the flag on: a later message of the same case is another round.</summary>
internal sealed record QuarterCounts(int Flags, int Confirmed, int FalseAlarms, IReadOnlyList<TimeSpan> Visits, int BreaksOfGlass)
{
    public static QuarterCounts Of(PeerConnectDb db, Guid facilityId, DateTimeOffset from, DateTimeOffset to)
    {
        var flags = db.Cases.AsNoTracking()
            .Where(row => row.FacilityId == facilityId && !row.Drill && row.AskedFor == null && row.Raised == null && !row.FromSample && row.OpenedAt >= from && row.OpenedAt < to)
            .Select(row => new { row.State, row.Verdict, row.OpenedAt, row.FirstVisitAt }).ToList();
        var decided = flags.Where(row => row.State == CaseState.Decided).ToLookup(row => row.Verdict, StringComparer.Ordinal);
        return new QuarterCounts(
            flags.Count,
            decided[nameof(FlagVerdict.True)].Count(),
            decided[nameof(FlagVerdict.False)].Count(),
            [.. flags.Select(row => row.FirstVisitAt - row.OpenedAt).OfType<TimeSpan>().Order()],
            db.BreakGlass.Count(row => row.FacilityId == facilityId && row.Since >= from && row.Since < to));
    }
}
