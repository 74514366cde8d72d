using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Disclosure;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Disclosure;

/// <summary>Two people who did not write it sign a draft as it stands; with the second signature it comes into force, or waits for its time.</summary>
internal sealed class SignPolicy(Store store, PolicyWarnings warnings)
{
    public const int Needed = 2;

    public Task<Reply<PolicySigned>> HandleAsync(PersonKey caller, Guid draftId, SignPolicyDraft signature, NoticeLanguage language, CancellationToken cancellation) =>
        store.ActAsync<PolicySigned>(caller, "policy-signed", $"policy-draft:{draftId:D}", act => Sign(act, draftId, signature, language), cancellation);

    private Reply<PolicySigned> Sign(RecordedAct act, Guid draftId, SignPolicyDraft signature, NoticeLanguage language)
    {
        if (!act.HoldsAny(PolicyRoles.Signers))
        {
            return Refusals.NotFound;
        }

        if (act.FindDraft(draftId) is not { } draft)
        {
            // Of several who sign in one second the last may come after it is in force.
            return act.IsOver(draftId) ? Refuse.Because(RefusalCode.AlreadyDecided) : Refusals.NotFound;
        }

        if (draft.State == PolicyDraftState.Scheduled)
        {
            return Refuse.Because(RefusalCode.AlreadyDecided);
        }

        if (draft.AuthorId == act.By.PersonId)
        {
            return new Refusal(RefusalCode.SecondPersonNeeded, "Who wrote a policy does not sign it. Ask two colleagues.");
        }

        var hash = PolicyAccess.Hash(draft.Document);
        if (!string.Equals(hash, signature.DocumentHash, StringComparison.Ordinal) || (signature.ChangedAt is { } read && read != draft.ChangedAt))
        {
            return new Refusal(RefusalCode.Conflict, "The draft was changed since you read it. Read it again, then sign.");
        }

        var reading = PolicyReading.Of(draft.Document, draft.Follows + 1, ScopeRows.Of(act.Db, draft.FacilityId));
        if (Impossible(act, draft, reading) is { } refusal)
        {
            return refusal;
        }

        var scopes = ScopeNames.Named(reading.Policy!);
        if (act.Db.SignaturesOf(draft).Any(row => row.Scopes != scopes))
        {
            return new Refusal(RefusalCode.NotPossible, "A code in it stands for another unit or programme than when it was signed first. Save it anew, then both sign.");
        }

        var signed = act.Db.SignaturesOf(draft).Select(row => row.SignerId).ToHashSet();
        if (signed.Add(act.By.PersonId))
        {
            act.Db.PolicySignatures.Add(new PolicySignatureRow
            {
                FacilityId = draft.FacilityId,
                DraftId = draft.DraftId,
                SignerId = act.By.PersonId,
                DocumentHash = hash,
                Scopes = scopes,
                At = act.Now,
                Ordinal = signed.Count,
            });
        }

        act.Details["document"] = hash;
        var told = warnings.Of(act.Db, draft.FacilityId, reading.Policy!, language, act.Now);
        var (state, from) = signed.Count < Needed ? (PolicyDraftState.Draft, null) : Schedule(act, draft);
        return new PolicySigned(state, from, told);
    }

    private static Refusal? Impossible(RecordedAct act, PolicyDraftRow draft, PolicyReading reading)
    {
        if (act.Db.VersionInForce(draft.FacilityId) != draft.Follows)
        {
            return new Refusal(RefusalCode.NotPossible, "Another version came into force after this was written. Compare it, save it anew, then sign.");
        }

        if (act.Db.PolicyDrafts.Any(row => row.FacilityId == draft.FacilityId && row.State == PolicyDraftState.Scheduled))
        {
            return new Refusal(RefusalCode.NotPossible, "Another draft is signed and waits for its time. Give one of the two up.");
        }

        if (draft.EffectiveAt <= act.Now)
        {
            return new Refusal(RefusalCode.NotPossible, "Its date passed before two had signed. Save it with a later date, or with none.");
        }

        if (reading.Policy is null)
        {
            return Refusals.InvalidInput(reading.Faults);
        }

        var unstaffed = act.Db.Unstaffed(draft.FacilityId, reading.Policy, act.Now);
        return unstaffed.Count == 0
            ? null
            : new Refusal(
                RefusalCode.NotPossible,
                $"This policy counts on people who are not there: {string.Join("; ", unstaffed.Select(missing => missing.English))}. Give somebody the role or the rank, put somebody on the roster, or take it out of the policy.");
    }

    private static (PolicyDraftState State, DateTimeOffset? From) Schedule(RecordedAct act, PolicyDraftRow draft)
    {
        if (draft.EffectiveAt is null)
        {
            PolicyStart.Begin(act, draft);
            return (PolicyDraftState.InForce, act.Now);
        }

        draft.State = PolicyDraftState.Scheduled;
        OwedRows.Owe(act.Transaction, OwedKind.PolicyStart, draft.FacilityId, draft.DraftId, draft.EffectiveAt.Value);
        return (PolicyDraftState.Scheduled, draft.EffectiveAt);
    }
}
