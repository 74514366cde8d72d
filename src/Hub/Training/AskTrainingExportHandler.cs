using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Exports;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Storage.Training;
using PeerConnect.Hub.Transparency;

namespace PeerConnect.Hub.Training;

/// <summary>Asks to take out what two people labelled the same and the caller may read, of cases in which the caller had no part: the first of two signatures.</summary>
internal sealed class AskTrainingExportHandler(Store store, PolicyBook policies)
{
    private static readonly Refusal TooFew = new(RefusalCode.NotPossible, "There are not yet five messages that two people labelled the same and that you may take out.");

    public Task<Reply<TrainingExport>> HandleAsync(PersonKey by, CancellationToken cancellation) =>
        store.ActAsync(by, "training-export-asked", $"facility:{by.FacilityId:D}", Ask, cancellation);

    private Reply<TrainingExport> Ask(RecordedAct act)
    {
        List<TrainingRow> rows = policies.Active(act.By.FacilityId).OffersTraining ? [.. TrainingAccess.Ready(act.Db, act.By, act.Now).Select(seen => seen.Row)] : [];
        if (rows.Count < Withholding.Fewest)
        {
            return TooFew;
        }

        var exportId = Guid.CreateVersion7(act.Now);
        var row = new TrainingExportRow
        {
            FacilityId = act.By.FacilityId,
            ExportId = exportId,
            Rows = TrainingExportForm.Ids(rows),
            Stamp = TrainingExportForm.Stamp(exportId, rows),
            AskedBy = act.By.PersonId,
            AskedAt = act.Now,
            EndsAt = act.Now + TwoSignatures.Lasts,
        };
        act.Db.TrainingExports.Add(row);
        act.Subject = $"training-export:{row.ExportId:D}";
        act.Details["rowsInFives"] = TrainingExportForm.InFives(rows.Count);
        act.Details["sha256"] = Convert.ToHexStringLower(row.Stamp);
        return TrainingExportForm.Of(act.Db, row, act.By, act.Now);
    }
}
