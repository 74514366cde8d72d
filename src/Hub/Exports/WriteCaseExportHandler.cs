using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Verification;

namespace PeerConnect.Hub.Exports;

/// <summary>Writes a signed export: records that it leaves, makes it, records the hash of its manifest, and only then hands it over.</summary>
internal sealed class WriteCaseExportHandler(Store store, PackCase pack, AuditSigner signer)
{
    public async Task<Reply<CasePackage>> HandleAsync(PersonKey by, Guid caseId, Guid exportId, CancellationToken cancellation)
    {
        var recorded = await store.ActAsync<SignedExport>(by, "case-exported", $"case-export:{exportId:D}", act => Record(act, caseId, exportId), cancellation);
        if (recorded.Ok is not { } export)
        {
            return recorded.Refusal!;
        }

        var (manifest, parts) = pack.Of(export, by);
        await using var transaction = await store.BeginWriteAsync(cancellation);
        transaction.Audit(new AuditAct(by.FacilityId, by.PersonId, "case-export-made", $"case-export:{exportId:D}", new Dictionary<string, object?>
        {
            ["case"] = caseId,
            ["manifestSha256"] = CasePackageVerifier.Hash(manifest),
        }));
        await transaction.CommitAsync(cancellation);
        return new CasePackage(manifest, signer.PublicKey.Id, signer.Sign(CasePackageVerifier.Message(manifest)), parts);
    }

    private static Reply<SignedExport> Record(RecordedAct act, Guid caseId, Guid exportId)
    {
        act.Details["case"] = caseId;

        // It is for who asked: what it holds is what that person may see.
        if (CaseAccess.FindOpenable(act.Db, act.By, caseId, act.Now) is not { } seen
            || CaseExportRows.Find(act.Db, seen.Card.Row, exportId) is not { } row || row.AskedBy != act.By.PersonId)
        {
            return Refusals.NotFound;
        }

        if (TwoSignatures.State(row.SignedBy, row.EndsAt, act.Now) is var state and not ExportState.Signed)
        {
            return state == ExportState.Asked ? ExportRefusals.NotSignedYet : ExportRefusals.Lapsed;
        }

        // What leaves is what the second person read: the lines, the notes, the outcome, where it was referred to.
        if (!CaseStamp.Of(act.Db, seen.Card.Row).AsSpan().SequenceEqual(row.Stamp) || (int)seen.Sight.Level > row.AskerLevel)
        {
            return ExportRefusals.Changed;
        }

        row.Written++;
        act.Details["purpose"] = row.Purpose.ToString();
        act.Details["role"] = seen.Sight.Role.ToString();
        act.Details["level"] = (int)seen.Sight.Level;
        act.Details["nameOthers"] = row.NameOthers;
        CaseEventRows.Add(act.Transaction, seen.Card.Row, CaseEventRows.Exported, act.By.PersonId);
        return new SignedExport(seen, row, act.Now);
    }
}

/// <summary>An export whose leaving is on record.</summary>
internal sealed record SignedExport(SeenCase Seen, CaseExportRow Row, DateTimeOffset At);
