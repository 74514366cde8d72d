using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Workload;

namespace PeerConnect.Hub.Storage.Cases;

/// <summary>Which cases, samples and rows for training somebody opened lately: what a break is reckoned from. It is read for that one person's break, and kept nowhere else.</summary>
internal static class OpeningRows
{
    // A stretch without a break that is longer than a day is long enough.
    private static readonly TimeSpan Lately = TimeSpan.FromDays(1);

    public static List<Opening> Of(PeerConnectDb db, PersonKey person, DateTimeOffset now)
    {
        var after = now - Lately;
        return
        [
            .. db.CaseEvents.AsNoTracking().Where(row => row.FacilityId == person.FacilityId && row.Kind == CaseEventRows.Viewed && row.ActorId == person.PersonId && row.At > after)
                .OrderByDescending(row => row.At).Select(row => new { row.CaseId, row.At }).AsEnumerable().Select(row => new Opening(row.CaseId, row.At)),
            .. db.Samples.AsNoTracking().Where(row => row.FacilityId == person.FacilityId && row.OpenedBy == person.PersonId && row.OpenedAt > after)
                .Select(row => new { row.SampleId, row.OpenedAt }).AsEnumerable().Select(row => new Opening(row.SampleId, row.OpenedAt!.Value)),
            .. db.TrainingRows.AsNoTracking().Where(row => row.FacilityId == person.FacilityId && row.OpenedBy == person.PersonId && row.OpenedAt > after)
                .Select(row => new { row.RowId, row.OpenedAt }).AsEnumerable().Select(row => new Opening(row.RowId, row.OpenedAt!.Value)),
        ];
    }

    /// <summary>How many undecided cases somebody has.</summary>
    public static int Held(PeerConnectDb db, PersonKey person) =>
        db.Cases.Count(row => row.FacilityId == person.FacilityId && row.TakenBy == person.PersonId && row.State != Schema.CaseState.Decided);
}
