using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;

namespace PeerConnect.Hub.Exports;

/// <summary>The second signature, of another person who has read the case and the reason. Whoever does not agree lets it lapse.</summary>
internal sealed class SignCaseExportHandler(Store store)
{
    public Task<Reply<CaseExport>> HandleAsync(PersonKey by, Guid caseId, Guid exportId, CancellationToken cancellation) =>
        store.ActAsync<CaseExport>(by, "case-export-signed", $"case-export:{exportId:D}", act => Sign(act, caseId, exportId), cancellation);

    private static Reply<CaseExport> Sign(RecordedAct act, Guid caseId, Guid exportId)
    {
        act.Details["case"] = caseId;
        if (CaseAccess.FindOpenable(act.Db, act.By, caseId, act.Now) is not { } seen || CaseExportRows.Find(act.Db, seen.Card.Row, exportId) is not { } row)
        {
            return Refusals.NotFound;
        }

        if (TwoSignatures.State(row.SignedBy, row.EndsAt, act.Now) is var state and not ExportState.Asked)
        {
            return state == ExportState.Signed ? ExportRefusals.SignedAlready : ExportRefusals.Lapsed;
        }

        if (SecondPerson.Refusal(act, seen, [row.AskedBy], row.AskerLevel, row.AskedAt) is { } refused)
        {
            return refused;
        }

        // What both sign is one and the same.
        if (!CaseStamp.Of(act.Db, seen.Card.Row).AsSpan().SequenceEqual(row.Stamp))
        {
            return ExportRefusals.Changed;
        }

        row.SignedBy = act.By.PersonId;
        row.SignedAt = act.Now;
        row.EndsAt = act.Now + TwoSignatures.Lasts;
        act.Details["askedBy"] = row.AskedBy;
        act.Details["purpose"] = row.Purpose.ToString();
        CaseEventRows.Add(act.Transaction, seen.Card.Row, CaseEventRows.ExportSigned, act.By.PersonId);
        return CaseExportForm.Of(act, row);
    }
}
