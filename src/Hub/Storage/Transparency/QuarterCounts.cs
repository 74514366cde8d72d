using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Transparency;

/// <summary>What a facility's quarter comes to, before anything is withheld. Numbers alone; purged cases count.</summary>
internal sealed record QuarterCounts(
    int Messages, int Flags, int Confirmed, int FalseAlarms, IReadOnlyList<TimeSpan> Visits, int Requests, int Answered, int Refused, int BreaksOfGlass)
{
    public static QuarterCounts Of(PeerConnectDb db, Guid facilityId, DateTimeOffset from, DateTimeOffset to)
    {
        var cases = db.Cases.AsNoTracking().Where(row => row.FacilityId == facilityId && !row.Drill && row.OpenedAt >= from && row.OpenedAt < to)
            .Select(row => new { row.AskedFor, row.Raised, row.State, row.Verdict, row.ReasonCode, row.OpenedAt, row.FaceToFaceAt }).ToList();
        var flags = cases.Where(row => row.AskedFor is null && row.Raised is null).ToList();
        var requests = cases.Where(row => row.AskedFor is not null).ToList();
        var decided = flags.Where(row => row.State == CaseState.Decided).ToLookup(row => row.Verdict, StringComparer.Ordinal);
        var ended = requests.Where(row => row.State == CaseState.Decided).ToLookup(row => Enum.TryParse<PersonRefusal>(row.ReasonCode, out _));
        return new QuarterCounts(
            db.Entries.Count(row => row.Kind == EntryKind.Message && row.AuthorFacilityId == facilityId && row.At >= from && row.At < to)
                + db.HeldMessages.Count(row => row.AuthorFacilityId == facilityId && row.At >= from && row.At < to && row.State != HeldState.Released),
            flags.Count,
            decided[nameof(FlagVerdict.True)].Count(),
            decided[nameof(FlagVerdict.False)].Count(),
            [.. flags.Where(row => row.FaceToFaceAt is not null).Select(row => row.FaceToFaceAt!.Value - row.OpenedAt).Order()],
            requests.Count,
            ended[false].Count(),
            ended[true].Count(),
            db.BreakGlass.Count(row => row.FacilityId == facilityId && row.Since >= from && row.Since < to));
    }
}
