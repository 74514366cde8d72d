using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Retention;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Retention;

/// <summary>A coordinator keeps something from being purged, as a court or the law orders. It holds from the commit on.</summary>
internal sealed class SetLegalHoldHandler(Store store, Sealer sealer)
{
    public Task<Reply<LegalHold>> HandleAsync(PersonKey by, SetLegalHold request, CancellationToken cancellation) =>
        ReasonText.Fault(request.Reason) is { } fault
            ? Task.FromResult<Reply<LegalHold>>(Refusals.InvalidInput(fault))
            : !Enum.IsDefined(request.On)
                ? Task.FromResult<Reply<LegalHold>>(Refusals.Malformed)
                : store.ActAsync(by, "legal-hold-set", "legal-hold", act => Set(act, request), cancellation);

    private Reply<LegalHold> Set(RecordedAct act, SetLegalHold request)
    {
        act.Details["on"] = request.On.ToString();
        act.Details["id"] = request.Id;
        if (!act.Coordinates() || !LegalHoldRows.Exists(act.Db, act.By.FacilityId, request.On, request.Id))
        {
            return Refusals.NotFound;
        }

        var row = new LegalHoldRow
        {
            FacilityId = act.By.FacilityId,
            HoldId = Guid.CreateVersion7(act.Now),
            On = request.On,

            // A merged record is the person that it turned out to be.
            TargetId = request.On == LegalHoldOn.Person ? act.Db.FindPerson(act.By with { PersonId = request.Id })!.PersonId : request.Id,
            SetBy = act.By.PersonId,
            SetAt = act.Now,
            SealedReason = [],
        };
        row.SealedReason = ReasonText.Seal(sealer, act.Transaction, SealedKind.LegalHoldReason, row.FacilityId, row.HoldId, request.Reason)!;
        act.Db.LegalHolds.Add(row);
        act.Subject = $"legal-hold:{row.HoldId:D}";
        return LegalHoldForm.Of(act.Db, row);
    }
}
