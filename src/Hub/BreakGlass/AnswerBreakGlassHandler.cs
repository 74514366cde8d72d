using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;

namespace PeerConnect.Hub.BreakGlass;

/// <summary>A second person, who has read the case and the reason, approves or refuses. From an approval on it is open for the policy's time.</summary>
internal sealed class AnswerBreakGlassHandler(Store store, Sealer sealer, PolicyBook policies, BreakGlassMetrics metrics)
{
    public async Task<Reply<BrokenGlass>> HandleAsync(
        PersonKey by, Guid caseId, Guid glassId, bool approve, AnswerBreakGlass request, CancellationToken cancellation)
    {
        if (CaseNote.Fault(request.Note) is { } fault)
        {
            return fault;
        }

        var reply = await store.ActAsync(
            by, approve ? "break-glass-approved" : "break-glass-refused", $"break-glass:{glassId:D}", act => Answer(act, caseId, glassId, approve, request.Note), cancellation);
        if (reply.Ok is { State: BreakGlassState.Open })
        {
            metrics.Opened(alone: false);
        }

        return reply;
    }

    private Reply<BrokenGlass> Answer(RecordedAct act, Guid caseId, Guid glassId, bool approve, string? note)
    {
        if (BreakGlassOfCase.Find(act, caseId, glassId) is not { } found)
        {
            return Refusals.NotFound;
        }

        if (Refusal(act, found, approve) is { } refused)
        {
            return refused;
        }

        var row = found.Row;
        row.AnsweredBy = act.By.PersonId;
        row.AnsweredAt = act.Now;
        row.SealedAnswer = note is null
            ? null
            : sealer.Seal(act.Transaction, KeyOwner.Case(row.FacilityId, row.CaseId), BreakGlassPlace.Answer(row, act.By.PersonId), note);
        act.Details["askedBy"] = row.AskedBy;
        act.Details["purpose"] = row.Purpose.ToString();
        act.Details["names"] = row.Names;
        if (approve)
        {
            OpenGlass.Open(act.Transaction, row, found.Case, CaseEventRows.GlassApproved);
        }
        else
        {
            row.State = BreakGlassState.Refused;
            CaseEventRows.Add(act.Transaction, found.Case, CaseEventRows.GlassRefused, act.By.PersonId);
        }

        act.Transaction.TouchCase(row.FacilityId, row.CaseId);
        return BreakGlassForm.Of(act, row, found.Case);
    }

    private Refusal? Refusal(RecordedAct act, SeenGlass found, bool approve) => found.At(act.Now) switch
    {
        BreakGlassState.Lapsed => BreakGlassRefusals.Lapsed,
        BreakGlassState.Open or BreakGlassState.Refused or BreakGlassState.Over => Refuse.Because(RefusalCode.AlreadyDecided),
        BreakGlassState.Asked => BreakGlassOfCase.RefusalToJudge(act, found, found.Row.AskedAt)
            ?? (approve && !StillAllowed(act, found) ? BreakGlassRefusals.NotAllowed : null),
    };

    // The policy may have changed since it was asked.
    private bool StillAllowed(RecordedAct act, SeenGlass found) =>
        policies.Active(act.By.FacilityId).BreakGlass is { Allowed: true } rules && rules.Purposes.Any(purpose => PolicyWords.Purpose(purpose) == found.Row.Purpose);
}
