using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.BreakGlass;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.BreakGlass;

/// <summary>Asks to see more of a case's conversation than the policy gives. Another person answers, or, where the policy says so, it begins at once and is reviewed.</summary>
internal sealed class AskBreakGlassHandler(Store store, Sealer sealer, PolicyBook policies, BreakGlassMetrics metrics)
{
    public async Task<Reply<BrokenGlass>> HandleAsync(PersonKey by, Guid caseId, AskBreakGlass request, CancellationToken cancellation)
    {
        if (CaseNote.FaultOfReason(request.Reason) is { } fault)
        {
            return fault;
        }

        var reply = await store.ActAsync(by, "break-glass-asked", $"case:{caseId:D}", act => Ask(act, caseId, request), cancellation);
        if (reply.Ok is { State: BreakGlassState.Open })
        {
            metrics.Opened(alone: true);
        }

        return reply;
    }

    private Reply<BrokenGlass> Ask(RecordedAct act, Guid caseId, AskBreakGlass request)
    {
        act.Details["purpose"] = request.Purpose.ToString();
        act.Details["alone"] = request.Alone;
        act.Details["names"] = request.Names;
        if (CaseAccess.FindOpenable(act.Db, act.By, caseId, act.Now) is not { } seen)
        {
            return Refusals.NotFound;
        }

        var policy = policies.Active(act.By.FacilityId);
        if (Refusal(act, seen, policy.BreakGlass, request) is { } refused)
        {
            return refused;
        }

        var row = New(act, seen, policy, request);
        act.Db.BreakGlass.Add(row);
        act.Subject = $"break-glass:{row.GlassId:D}";
        act.Details["case"] = caseId;
        act.Details["role"] = seen.Sight.Role.ToString();
        act.Details["scope"] = row.Scope.ToString();
        if (request.Alone)
        {
            OpenGlass.Open(act.Transaction, row, seen.Card.Row, CaseEventRows.GlassAlone);
        }
        else
        {
            GlassRows.Owe(act.Transaction, OwedKind.BreakGlassEnd, row, row.LapsesAt);
            CaseEventRows.Add(act.Transaction, seen.Card.Row, CaseEventRows.GlassAsked, act.By.PersonId);
        }

        act.Transaction.TouchCase(row.FacilityId, row.CaseId);
        return BreakGlassForm.Of(act, row, seen.Card.Row);
    }

    private static Refusal? Refusal(RecordedAct act, SeenCase seen, BreakGlassRules rules, AskBreakGlass request)
    {
        var row = seen.Card.Row;
        if (row.State == CaseState.Decided)
        {
            return Refuse.Because(RefusalCode.AlreadyDecided);
        }

        if (row.ConversationId == Guid.Empty)
        {
            return BreakGlassRefusals.NoConversation;
        }

        if (BreakGlassTerms.Refusal(rules, seen, request.Purpose) is { } refused)
        {
            return refused;
        }

        // The whole conversation is everybody's in it: nobody reads the words of himself, herself or own kin.
        if (act.Db.MustLeaveToOthers(act.By, GlassRows.Members(act.Db, row)))
        {
            return BreakGlassRefusals.NoMoreForYou;
        }

        if (CaseLock.IsTakenByOther(act, seen))
        {
            return Refuse.Because(RefusalCode.TakenByOther);
        }

        // Whether more is needed can be said only by who has seen what there is.
        if (!(CaseEventRows.LastViewed(act.Db, row, act.By.PersonId) >= row.LastMessageAt))
        {
            return Refuse.Because(RefusalCode.OpenFirst);
        }

        if (GlassRows.Of(act.Db, row).Exists(other => other.AskedBy == act.By.PersonId
            && BreakGlassStanding.At(other, row, act.Now) is BreakGlassState.Asked or BreakGlassState.Open))
        {
            return BreakGlassRefusals.AskedAlready;
        }

        return request.Alone && !BreakGlassTerms.Alone(rules, row.Severity) ? BreakGlassRefusals.NotAlone : null;
    }

    private BreakGlassRow New(RecordedAct act, SeenCase seen, DisclosurePolicy policy, AskBreakGlass request)
    {
        var (of, rules) = (seen.Card.Row, policy.BreakGlass);
        var row = new BreakGlassRow
        {
            FacilityId = of.FacilityId,
            GlassId = Guid.CreateVersion7(act.Now),
            CaseId = of.CaseId,
            State = BreakGlassState.Asked,
            Purpose = request.Purpose,
            Scope = rules.Scope,
            Alone = request.Alone,
            Names = request.Names,
            PolicyVersion = policy.Version,
            Severity = of.Severity,
            AskedBy = act.By.PersonId,
            AskedAt = act.Now,
            AskerLevel = (int)seen.Sight.Level,
            SealedReason = [],

            // What is answered later than it would have lasted is an answer to another situation.
            LapsesAt = act.Now + rules.TimeBox,
            OpenSeconds = (int)rules.TimeBox.TotalSeconds,
            ReviewSeconds = (int)rules.ReviewWithin.TotalSeconds,
        };
        row.SealedReason = sealer.Seal(act.Transaction, KeyOwner.Case(of.FacilityId, of.CaseId), BreakGlassPlace.Reason(row), request.Reason);
        return row;
    }
}
