using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Holding;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Holding;

/// <summary>A held message of a case that the caller may open and whose line he or she may see.</summary>
internal sealed record SeenHeld(SeenCase Seen, HeldMessageRow Held);

/// <summary>The one way of staff to a held message: through a case, with the same answer for unknown, foreign, not granted and excluded.</summary>
internal sealed class HeldInCase(LineRule rule, Sealer sealer)
{
    public SeenHeld? Find(RecordedAct act, Guid caseId, Guid entryId)
    {
        act.Details["case"] = caseId;
        return Look(act, caseId, entryId);
    }

    /// <summary>Whether the caller reads it in that case, too.</summary>
    public bool Reads(RecordedAct act, Guid caseId, Guid entryId) => Look(act, caseId, entryId) is not null;

    private SeenHeld? Look(RecordedAct act, Guid caseId, Guid entryId)
    {
        if (CaseAccess.FindOpenable(act.Db, act.By, caseId, act.Now) is not { } seen
            || HeldCases.Find(act.Db, seen.Card.Row, entryId) is not var (held, line))
        {
            return null;
        }

        var content = CaseContent.Of(act.Db, seen.Card.Row, line.Sequence + 1);
        return rule.Visible(seen, content).Any(visible => visible.Row.EntryId == entryId) ? new SeenHeld(seen, held) : null;
    }

    /// <summary>Nobody decides on what he or she has not read, or what a colleague works on.</summary>
    public static Refusal? RefusalToDecide(RecordedAct act, SeenHeld found) =>
        found.Held.State != HeldState.Held ? Refuse.Because(RefusalCode.AlreadyDecided)
        : CaseLock.IsTakenByOther(act, found.Seen) ? Refuse.Because(RefusalCode.TakenByOther)
        : RefusalToSecond(act, found, found.Seen.Card.Row.LastMessageAt);

    /// <summary>A second person must have read it since what is to be confirmed or answered.</summary>
    public static Refusal? RefusalToSecond(RecordedAct act, SeenHeld found, DateTimeOffset? since) =>
        CaseEventRows.LastViewed(act.Db, found.Seen.Card.Row, act.By.PersonId) is { } viewed && viewed >= since ? null : Refuse.Because(RefusalCode.OpenFirst);

    /// <summary>Records the act with its note, and tells it in every case that has the message.</summary>
    /// <param name="act">The caller's.</param>
    /// <param name="found">The message.</param>
    /// <param name="kind">What was done.</param>
    /// <param name="reason">Code of the reason.</param>
    /// <param name="note">The caller's words.</param>
    /// <param name="also">For which other cases it was done, too: a row for each, so that each is forgotten with its case.</param>
    public void Record(RecordedAct act, SeenHeld found, HeldActKind kind, string? reason, string? note, params IEnumerable<Guid> also)
    {
        HeldActRow In(Guid caseId) => new()
        {
            FacilityId = act.By.FacilityId,
            ActId = Guid.CreateVersion7(act.Now),
            CaseId = caseId,
            EntryId = found.Held.EntryId,
            Kind = kind,
            ActorId = act.By.PersonId,
            At = act.Now,
            Reason = reason,
        };
        var row = In(found.Seen.Card.Row.CaseId);
        row.SealedNote = note is null ? null : sealer.Seal(act.Transaction, KeyOwner.Case(row.FacilityId, row.CaseId), HeldPlace.Note(row), note);
        act.Db.HeldActs.AddRange([row, .. also.Select(In)]);
        act.Details["act"] = kind.ToString();
        act.Details["reason"] = reason;
        HeldCases.Tell(act.Transaction, found.Held, EventOf(kind), act.By.PersonId, reason is null ? null : $"reason:{reason}");
    }

    /// <summary>What the act led to, for the record and for whoever acted.</summary>
    public static HeldOutcome Outcome(RecordedAct act, SeenHeld found)
    {
        var held = found.Held;
        if (held.State == HeldState.NotDelivered)
        {
            HeldCases.Tell(act.Transaction, held, "not-delivered", actorId: null);
        }

        act.Details["state"] = held.State.ToString();
        return new HeldOutcome(held.EntryId, held.State, held is { State: HeldState.Held, ProposedBy: not null });
    }

    private static string EventOf(HeldActKind kind) => kind switch
    {
        HeldActKind.Released => "released",
        HeldActKind.ReleaseAgreed => "release-agreed",
        HeldActKind.RejectionProposed => "rejection-proposed",
        HeldActKind.Rejected => "rejected",
        HeldActKind.RejectionConfirmed => "rejection-confirmed",
        HeldActKind.AppealUpheld => "appeal-upheld",
        HeldActKind.AppealDenied => "appeal-denied",
    };
}
