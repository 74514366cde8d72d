using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;

namespace PeerConnect.Hub.Training;

/// <summary>Exports for those who may ask and sign, and numbers for the auditor.</summary>
internal sealed class ReadTraining(Store store, PolicyBook policies, TimeProvider time)
{
    private const int MostShown = 50;

    public Reply<TrainingExports> Exports(PersonKey caller)
    {
        using var db = store.Read();
        var rows = db.TrainingExports.AsNoTracking().Where(row => row.FacilityId == caller.FacilityId).OrderByDescending(row => row.AskedAt).ThenBy(row => row.ExportId).Take(MostShown).ToList();
        var names = StaffNames.Of(db, caller.FacilityId, [.. rows.SelectMany(row => new[] { row.AskedBy, row.SignedBy }).OfType<Guid>().Distinct()]);
        var now = time.GetUtcNow();
        return new TrainingExports([.. rows.Select(row => TrainingExportForm.Of(row, names, caller, now))]);
    }

    public async Task<Reply<TrainingNumbers>> NumbersAsync(PersonKey auditor, CancellationToken cancellation)
    {
        // On record first, whatever it shows.
        var recorded = await store.ActAsync<Done>(auditor, "audit-training-read", $"facility:{auditor.FacilityId}", _ => Done.Value, cancellation);
        return recorded.Refusal is { } refusal ? refusal : Numbers(auditor.FacilityId);
    }

    private TrainingNumbers Numbers(Guid facilityId)
    {
        using var db = store.Read();

        // What labels say is in the chain, one by one. What is written and what goes is not, and is in fives.
        var there = db.TrainingRows.AsNoTracking().Where(row => row.FacilityId == facilityId).Select(row => new { row.Category, Ready = row.LabelledBy != null }).ToList();
        return new TrainingNumbers(policies.Active(facilityId).OffersTraining,
        [
            .. db.TrainingCounts.AsNoTracking().Where(row => row.FacilityId == facilityId).OrderBy(row => row.Category).AsEnumerable().Select(row => new TrainingCount(
                row.Category,
                TrainingExportForm.InFives(row.Written),
                row.Same,
                row.Different,
                row.Names,
                TrainingExportForm.InFives(there.Count(one => one.Category == row.Category && !one.Ready)),
                TrainingExportForm.InFives(there.Count(one => one.Category == row.Category && one.Ready)),
                row.Left)),
        ]);
    }
}
