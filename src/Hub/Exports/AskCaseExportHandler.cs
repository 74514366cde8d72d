using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Exports;

/// <summary>Asks to take a case out of the system: the first of two signatures.</summary>
internal sealed class AskCaseExportHandler(Store store, Sealer sealer)
{
    public Task<Reply<CaseExport>> HandleAsync(PersonKey by, Guid caseId, AskCaseExport request, CancellationToken cancellation) =>
        CaseNote.FaultOfReason(request.Reason) is { } fault
            ? Task.FromResult<Reply<CaseExport>>(fault)
            : store.ActAsync(by, "case-export-asked", $"case:{caseId:D}", act => Ask(act, caseId, request), cancellation);

    private Reply<CaseExport> Ask(RecordedAct act, Guid caseId, AskCaseExport request)
    {
        act.Details["purpose"] = request.Purpose.ToString();
        act.Details["nameOthers"] = request.NameOthers;
        if (CaseAccess.FindOpenable(act.Db, act.By, caseId, act.Now) is not { } seen)
        {
            return Refusals.NotFound;
        }

        var of = seen.Card.Row;
        if (of.ConversationId == Guid.Empty)
        {
            return ExportRefusals.NoConversation;
        }

        if (request.Purpose != seen.Sight.Purpose && request.Purpose != CasePurpose.LegalProcess)
        {
            return ExportRefusals.OtherPurpose(seen.Sight.Purpose);
        }

        if (!(CaseEventRows.LastViewed(act.Db, of, act.By.PersonId) >= of.LastMessageAt))
        {
            return Refuse.Because(RefusalCode.OpenFirst);
        }

        var row = new CaseExportRow
        {
            FacilityId = of.FacilityId,
            ExportId = Guid.CreateVersion7(act.Now),
            CaseId = of.CaseId,
            Purpose = request.Purpose,
            NameOthers = request.NameOthers,
            AskedBy = act.By.PersonId,
            AskedAt = act.Now,
            AskerLevel = (int)seen.Sight.Level,
            Stamp = CaseStamp.Of(act.Db, of),
            SealedReason = [],
            EndsAt = act.Now + TwoSignatures.Lasts,
        };
        row.SealedReason = sealer.Seal(act.Transaction, KeyOwner.Case(of.FacilityId, of.CaseId), CaseExportForm.Reason(row), request.Reason);
        act.Db.CaseExports.Add(row);
        act.Subject = $"case-export:{row.ExportId:D}";
        act.Details["case"] = caseId;
        CaseEventRows.Add(act.Transaction, of, CaseEventRows.ExportAsked, act.By.PersonId);
        return CaseExportForm.Of(act, row);
    }
}
