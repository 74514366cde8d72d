using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Disclosure;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Disclosure;

/// <summary>Drafts are written, written anew, and given up.</summary>
internal sealed class PolicyDrafts(Store store)
{
    // Somebody who writes a new draft for each thought loses sight of them; so does everybody else.
    private const int MostOpen = 20;

    public Task<Reply<NewRecord>> AddAsync(PersonKey caller, SavePolicyDraft draft, CancellationToken cancellation)
    {
        var draftId = Guid.CreateVersion7();
        return store.ActAsync<NewRecord>(caller, "policy-drafted", $"policy-draft:{draftId:D}", act =>
        {
            if (!act.HoldsAny(PolicyRoles.Authors))
            {
                return Refusals.NotFound;
            }

            if (act.Db.PolicyDrafts.Count(row => row.FacilityId == caller.FacilityId && row.State == PolicyDraftState.Draft) >= MostOpen)
            {
                return Refusals.InvalidInput($"There are {MostOpen} drafts already. Give one up first.");
            }

            var row = new PolicyDraftRow { FacilityId = caller.FacilityId, DraftId = draftId, State = PolicyDraftState.Draft, Document = draft.Document };
            if (Write(act, row, draft) is { } fault)
            {
                return fault;
            }

            act.Db.PolicyDrafts.Add(row);
            return new NewRecord(draftId);
        }, cancellation);
    }

    /// <summary>Writes a draft anew: whoever does is its author now, and what was signed is no longer there.</summary>
    public Task<Reply<Done>> ChangeAsync(PersonKey caller, Guid draftId, SavePolicyDraft draft, CancellationToken cancellation) =>
        store.ActAsync<Done>(caller, "policy-draft-changed", $"policy-draft:{draftId:D}", act =>
        {
            if (!act.HoldsAny(PolicyRoles.Authors) || act.FindDraft(draftId) is not { } row)
            {
                return Refusals.NotFound;
            }

            if (row.State == PolicyDraftState.Scheduled)
            {
                return new Refusal(RefusalCode.NotPossible, "This draft is signed and waits for its time. Give it up, then write a new one.");
            }

            if (draft.ChangedAt is not { } read)
            {
                return Refusals.InvalidInput("Say which draft you read: send its changedAt.");
            }

            if (read != row.ChangedAt)
            {
                return new Refusal(RefusalCode.Conflict, "Somebody saved this draft since you read it. Read it again, then write what both of you want.");
            }

            if (Write(act, row, draft) is { } fault)
            {
                return fault;
            }

            act.Db.PolicySignatures.RemoveRange(act.Db.SignaturesOf(row));
            return Done.Value;
        }, cancellation);

    /// <summary>Gives a draft up, also one that is signed and waits for its time.</summary>
    public Task<Reply<Done>> WithdrawAsync(PersonKey caller, Guid draftId, CancellationToken cancellation) =>
        store.ActAsync<Done>(caller, "policy-draft-withdrawn", $"policy-draft:{draftId:D}", act =>
        {
            if (!act.HoldsAny(PolicyRoles.Authors) || act.FindDraft(draftId) is not { } row)
            {
                return Refusals.NotFound;
            }

            row.State = PolicyDraftState.Withdrawn;
            return Done.Value;
        }, cancellation);

    private static Refusal? Write(RecordedAct act, PolicyDraftRow row, SavePolicyDraft draft)
    {
        if (draft.EffectiveAt <= act.Now)
        {
            return Refusals.InvalidInput("The date on which it comes into force has passed. Choose a later one, or none for as soon as two have signed.");
        }

        var follows = act.Db.VersionInForce(row.FacilityId);
        var reading = PolicyReading.Of(draft.Document, follows + 1, ScopeRows.Of(act.Db, row.FacilityId));
        if (reading.Policy is null)
        {
            return Refusals.InvalidInput(reading.Faults);
        }

        (row.Document, row.Follows, row.AuthorId, row.ChangedAt, row.EffectiveAt) = (draft.Document, follows, act.By.PersonId, act.Now, draft.EffectiveAt);
        act.Details["document"] = PolicyAccess.Hash(draft.Document);
        return null;
    }
}
