using System.Security.Cryptography;
using System.Text;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Exports;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Storage.Training;

namespace PeerConnect.Hub.Training;

/// <summary>Writes a signed export: looks at each consent again, records that it leaves, makes the file, records its hash, and only then hands it over.</summary>
internal sealed class WriteTrainingExportHandler(Store store, TrainingTexts texts, PolicyBook policies)
{
    public async Task<Reply<TrainingFile>> HandleAsync(PersonKey by, Guid exportId, CancellationToken cancellation)
    {
        var recorded = await store.ActAsync<Leaving>(by, "training-exported", $"training-export:{exportId:D}", act => Record(act, exportId), cancellation);
        if (recorded.Ok is not { } leaving)
        {
            return recorded.Refusal!;
        }

        // It is on record; from here on there may be content. A yes that was taken back in this moment has no key any more.
        var held = leaving.Rows.Select(row => texts.ForViewer(row, by)).ToList();
        if (held.Contains(null))
        {
            return TrainingExportForm.NotWhole;
        }

        var lines = CorpusLines.Of(held.OfType<TrainingText>());
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines)));
        await using var transaction = await store.BeginWriteAsync(cancellation);
        transaction.Db.TrainingExports.Find(by.FacilityId, exportId)!.Written++;
        foreach (var group in leaving.Rows.GroupBy(one => one.Category))
        {
            TrainingRows.Count(transaction.Db, by.FacilityId, group.Key).Left += group.Count();
        }

        transaction.Audit(new AuditAct(by.FacilityId, by.PersonId, "training-export-made", $"training-export:{exportId:D}", new Dictionary<string, object?>
        {
            ["rows"] = held.Count,
            ["fileSha256"] = hash,
        }));
        await transaction.CommitAsync(cancellation);
        return new TrainingFile(exportId, held.Count, hash, lines);
    }

    private Reply<Leaving> Record(RecordedAct act, Guid exportId)
    {
        // It is for who asked: what it holds is what that person may read.
        if (act.Db.TrainingExports.Find(act.By.FacilityId, exportId) is not { } row || row.AskedBy != act.By.PersonId)
        {
            return Refusals.NotFound;
        }

        if (TwoSignatures.State(row.SignedBy, row.EndsAt, act.Now) is var state and not ExportState.Signed)
        {
            return state == ExportState.Asked ? NotSignedYet : ExportRefusals.Lapsed;
        }

        // What leaves is what two people signed, and each yes still stands.
        if (!policies.Active(row.FacilityId).OffersTraining || TrainingExportForm.Whole(act.Db, act.By, row, act.Now) is not { } rows)
        {
            return TrainingExportForm.NotWhole;
        }

        act.Details["rows"] = rows.Count;

        // Which yeses stood for what leaves: each by its key, in an order that says nothing of the rows, and nobody named.
        act.Details["consents"] = rows.Select(one => one.ConsentKeyId).Distinct().Order().ToList();
        act.Details["sha256"] = Convert.ToHexStringLower(row.Stamp);
        return new Leaving(rows);
    }

    private static readonly Refusal NotSignedYet = new(
        RefusalCode.SecondPersonNeeded, "Another person has to sign this first. Ask a colleague who may read these messages.");

    private sealed record Leaving(IReadOnlyList<TrainingRow> Rows);
}
