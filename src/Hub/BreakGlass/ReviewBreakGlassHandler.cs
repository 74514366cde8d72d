using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;

namespace PeerConnect.Hub.BreakGlass;

/// <summary>Afterwards, once: a person who neither asked nor approved says whether it was justified. Late is better than never.</summary>
internal sealed class ReviewBreakGlassHandler(Store store, Sealer sealer)
{
    public Task<Reply<BrokenGlass>> HandleAsync(PersonKey by, Guid caseId, Guid glassId, ReviewBreakGlass request, CancellationToken cancellation) =>
        CaseNote.Fault(request.Note) is { } fault
            ? Task.FromResult<Reply<BrokenGlass>>(fault)
            : store.ActAsync(by, "break-glass-reviewed", $"break-glass:{glassId:D}", act => Review(act, caseId, glassId, request), cancellation);

    private Reply<BrokenGlass> Review(RecordedAct act, Guid caseId, Guid glassId, ReviewBreakGlass request)
    {
        if (BreakGlassOfCase.Find(act, caseId, glassId) is not { } found)
        {
            return Refusals.NotFound;
        }

        if (Refusal(act, found) is { } refused)
        {
            return refused;
        }

        var row = found.Row;
        row.ReviewedBy = act.By.PersonId;
        row.ReviewedAt = act.Now;
        row.Justified = request.Justified;
        row.SealedReview = request.Note is { } note
            ? sealer.Seal(act.Transaction, KeyOwner.Case(row.FacilityId, row.CaseId), BreakGlassPlace.Review(row, act.By.PersonId), note)
            : null;
        act.Details["justified"] = request.Justified;
        act.Details["late"] = act.Now >= row.ReviewBy;
        CaseEventRows.Add(act.Transaction, found.Case, CaseEventRows.GlassReviewed, act.By.PersonId, request.Justified ? "justified" : "not-justified");
        act.Transaction.TouchCase(row.FacilityId, row.CaseId);
        return BreakGlassForm.Of(act, row, found.Case);
    }

    private static Refusal? Refusal(RecordedAct act, SeenGlass found) => found.At(act.Now) switch
    {
        BreakGlassState.Asked or BreakGlassState.Refused or BreakGlassState.Lapsed => BreakGlassRefusals.NeverOpened,
        BreakGlassState.Open => BreakGlassRefusals.NotOverYet,
        BreakGlassState.Over => found.Row.ReviewedAt is not null ? Refuse.Because(RefusalCode.AlreadyDecided) : BreakGlassOfCase.RefusalToJudge(act, found, BreakGlassStanding.OverAt(found.Row, found.Case)),
    };
}
