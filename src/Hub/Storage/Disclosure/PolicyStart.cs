using PeerConnect.Contracts;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Storage.Disclosure;

/// <summary>A signed policy comes into force: the old version ends, and where more is disclosed everybody is asked again. One transaction.</summary>
internal static class PolicyStart
{
    public static void Begin(RecordedAct act, PolicyDraftRow draft)
    {
        var old = act.Db.Policies.Single(row => row.FacilityId == draft.FacilityId && row.SupersededAt == null);
        var current = PolicyRows.Parse(old);
        var next = PolicyReading.Of(draft.Document, old.Version + 1, ScopeRows.Of(act.Db, draft.FacilityId)).Policy
            ?? throw new InvalidOperationException($"Draft {draft.DraftId} was signed and cannot be read any more.");
        var widens = PolicyWidening.Widens(current, next);
        old.SupersededAt = act.Now;
        act.Db.Policies.Add(new PolicyRow
        {
            FacilityId = draft.FacilityId,
            Version = next.Version,
            Document = next.ToJson(),
            ConsentFrom = widens ? next.Version : old.ConsentFrom,
            EffectiveAt = act.Now,
        });
        RosterRows.MarkNamed(next, act.Db.Rosters.Where(row => row.FacilityId == draft.FacilityId));
        EndRanksBefore(act, draft.FacilityId, next);
        draft.State = PolicyDraftState.InForce;
        act.Transaction.TouchPolicy(draft.FacilityId);
        if (widens)
        {
            AskAgain(act, draft.FacilityId);
        }

        act.Transaction.Audit(new AuditAct(draft.FacilityId, act.ActorId, "policy-in-force", $"policy:{next.Version}", new Dictionary<string, object?>
        {
            ["draft"] = draft.DraftId,
            ["document"] = PolicyAccess.Hash(draft.Document),
            ["follows"] = old.Version,
            ["asksConsentAgain"] = widens,
        }));
    }

    /// <summary>A signed draft that this server cannot carry out becomes a draft again, unsigned.</summary>
    public static void GiveBack(RecordedAct act, PolicyDraftRow draft, IReadOnlyList<string> faults)
    {
        draft.State = PolicyDraftState.Draft;
        draft.ChangedAt = act.Now;
        act.Db.PolicySignatures.RemoveRange(act.Db.SignaturesOf(draft));
        act.Transaction.Audit(new AuditAct(draft.FacilityId, null, "policy-given-back", $"policy-draft:{draft.DraftId:D}", new Dictionary<string, object?>
        {
            ["document"] = PolicyAccess.Hash(draft.Document),
            ["faults"] = string.Join(' ', faults),
        }));
    }

    // From here on the rank that was given for this policy is the rank: a later policy with the old words gives back none that was held by them.
    private static void EndRanksBefore(RecordedAct act, Guid facilityId, DisclosurePolicy next)
    {
        foreach (var person in act.Db.People.Where(row => row.FacilityId == facilityId && row.RankBefore != null).ToList().Where(row => next.Approvals.Ranks.Contains(row.Rank!)))
        {
            person.RankBefore = null;
        }
    }

    /// <summary>Tells everybody who had agreed; whoever never agreed reads the new notice anyway.</summary>
    private static void AskAgain(RecordedAct act, Guid facilityId)
    {
        var agreed = act.Db.Consents.Where(row => row.FacilityId == facilityId && row.WithdrawnAt == null).Select(row => row.PersonId).Distinct().ToHashSet();
        foreach (var personId in act.Db.People.Where(row => row.FacilityId == facilityId && row.State == PersonState.Active).Select(row => row.PersonId).ToList())
        {
            if (agreed.Contains(personId))
            {
                act.Transaction.Notify(facilityId, personId, InboxKind.ConsentAsked, null);
            }

            act.Transaction.TouchPerson(facilityId, personId);
        }
    }
}
