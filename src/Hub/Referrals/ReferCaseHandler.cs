using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Referrals;

/// <summary>Records that whoever has a case hands it on to somebody outside of this system: when, who and why.</summary>
internal sealed class ReferCaseHandler(Store store, Sealer sealer, PolicyBook policies)
{
    public Task<Reply<CaseReferral>> HandleAsync(PersonKey by, Guid caseId, ReferCase request, CancellationToken cancellation) =>
        CaseNote.FaultOfReason(request.Reason) is { } fault
            ? Task.FromResult<Reply<CaseReferral>>(fault)
            : store.ActAsync(by, "case-referred", $"case:{caseId:D}", act => Refer(act, caseId, request), cancellation);

    private Reply<CaseReferral> Refer(RecordedAct act, Guid caseId, ReferCase request)
    {
        act.Details["referral"] = request.Kind.ToString();
        if (CaseAccess.FindOpenable(act.Db, act.By, caseId, act.Now) is not { } seen)
        {
            return Refusals.NotFound;
        }

        if (CaseLock.RefusalToAct(act, seen) is { } refused)
        {
            return refused;
        }

        var of = seen.Card.Row;
        // Somebody was there already: the form that follows shows nothing more.
        if (CaseStart.IsAhead(of, act.Now) && request.Kind != of.FollowUp)
        {
            return ReferralTerms.NotYet;
        }

        var offered = ReferralTerms.Offered(policies.Version(of.FacilityId, of.PolicyVersion), seen.Card);

        // A policy that came after the visit may offer it no longer; the case waits for it all the same.
        if (!offered.Contains(request.Kind) && request.Kind != of.FollowUp)
        {
            return ReferralTerms.NotOffered(offered);
        }

        var row = new CaseReferralRow
        {
            FacilityId = of.FacilityId,
            ReferralId = Guid.CreateVersion7(act.Now),
            CaseId = of.CaseId,
            Kind = request.Kind,
            ReferredBy = act.By.PersonId,
            ReferredAt = act.Now,
            ReferrerLevel = (int)seen.Sight.Level,
            SealedReason = [],
        };
        row.SealedReason = sealer.Seal(act.Transaction, KeyOwner.Case(of.FacilityId, of.CaseId), ReferralTerms.Reason(row), request.Reason);
        act.Db.CaseReferrals.Add(row);
        act.Details["id"] = row.ReferralId;
        act.Details["role"] = seen.Sight.Role.ToString();
        act.Details["purpose"] = seen.Sight.Purpose.ToString();
        act.Details["policyVersion"] = of.PolicyVersion;
        CaseEventRows.Add(act.Transaction, of, CaseEventRows.Referred, act.By.PersonId, $"to:{row.Kind}");
        if (row.Kind == of.FollowUp)
        {
            if (of.FollowUpBy <= act.Now)
            {
                EscalationRows.OweDecisionAfterForm(act.Transaction, of);
            }

            FollowUpForm.Settle(of);
            EscalationPlan.StopMet(act.Transaction, of, AwaitedAct.FollowUp);
            act.Transaction.TouchCase(of.FacilityId, of.CaseId);
        }

        return ReferralTerms.Shown(row, StaffNames.Of(act.Db, of.FacilityId, [act.By.PersonId]), reason: null);
    }
}
