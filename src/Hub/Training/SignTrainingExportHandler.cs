using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Exports;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.BreakGlass;

namespace PeerConnect.Hub.Training;

/// <summary>The second signature, of another person who may read each of the rows and names what is signed. Whoever does not agree lets it lapse.</summary>
internal sealed class SignTrainingExportHandler(Store store, PolicyBook policies)
{
    private static readonly Refusal ReportsToThem = new(
        RefusalCode.SecondPersonNeeded, "You report to the colleague who asked. Somebody who does not has to sign.");

    private static readonly Refusal AnotherHash = new(RefusalCode.NotPossible, "This is not the hash of what was asked for. Look at the export again.");

    public Task<Reply<TrainingExport>> HandleAsync(PersonKey by, Guid exportId, SignTrainingExport request, CancellationToken cancellation) =>
        store.ActAsync(by, "training-export-signed", $"training-export:{exportId:D}", act => Sign(act, exportId, request), cancellation);

    private Reply<TrainingExport> Sign(RecordedAct act, Guid exportId, SignTrainingExport request)
    {
        if (act.Db.TrainingExports.Find(act.By.FacilityId, exportId) is not { } row)
        {
            return Refusals.NotFound;
        }

        if (TwoSignatures.State(row.SignedBy, row.EndsAt, act.Now) is var state and not ExportState.Asked)
        {
            return state == ExportState.Signed ? ExportRefusals.SignedAlready : ExportRefusals.Lapsed;
        }

        if (row.AskedBy == act.By.PersonId)
        {
            return Refuse.Because(RefusalCode.SecondPersonNeeded);
        }

        if (ReportingLines.IsBelow(act.Db, act.By, act.By with { PersonId = row.AskedBy }))
        {
            return ReportsToThem;
        }

        if (!policies.Active(row.FacilityId).OffersTraining || TrainingExportForm.Whole(act.Db, act.By, row, act.Now) is not { } rows)
        {
            return TrainingExportForm.NotWhole;
        }

        if (!string.Equals(request.Sha256, Convert.ToHexStringLower(row.Stamp), StringComparison.OrdinalIgnoreCase))
        {
            return AnotherHash;
        }

        (row.SignedBy, row.SignedAt, row.EndsAt) = (act.By.PersonId, act.Now, act.Now + TwoSignatures.Lasts);
        act.Details["askedBy"] = row.AskedBy;
        act.Details["rowsInFives"] = TrainingExportForm.InFives(rows.Count);
        act.Details["sha256"] = Convert.ToHexStringLower(row.Stamp);
        return TrainingExportForm.Of(act.Db, row, act.By, act.Now);
    }
}
