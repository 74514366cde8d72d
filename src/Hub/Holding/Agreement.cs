using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Holding;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Holding;

/// <summary>
/// Who has to agree that a held message goes, and who did: for each thing that it is held for somebody who reads it there. What counts is what each person said of it last,
/// and, while an appeal is open, said to the appeal. A yes is for each case in which that person read the message then.
/// </summary>
internal sealed class Agreement(HeldInCase cases, PolicyBook policies)
{
    /// <summary>The caller's yes. Where somebody else has to agree too it is recorded, and the message waits on.</summary>
    /// <returns>What the caller hears then; null where nobody else has to agree: the message may go.</returns>
    /// <param name="act">The caller's.</param>
    /// <param name="found">The message.</param>
    /// <param name="reason">Code of the reason; null where the act has none.</param>
    /// <param name="note">The caller's words.</param>
    public Reply<HeldOutcome>? Agree(RecordedAct act, SeenHeld found, string? reason, string? note)
    {
        var held = found.Held;
        var acts = HeldCases.Acts(act.Db, act.By.FacilityId, [held.EntryId])[held.EntryId].ToList();
        var agreed = Agreed(acts, held).ToList();
        var (here, awaited) = (found.Seen.Card.Row.CaseId, Awaited(act, held));
        HashSet<Guid> own = [here, .. awaited.Select(row => row.CaseId).Where(other => other != here && cases.Reads(act, other, held.EntryId))];
        if (awaited.TrueForAll(row => own.Contains(row.CaseId) || IsAgreed(act, agreed, row) || !IsAnybodyLeft(act, acts, held, row)))
        {
            return null;
        }

        own.ExceptWith(agreed.Where(yes => yes.ActorId == act.By.PersonId).Select(yes => yes.CaseId));
        if (own.Count == 0)
        {
            return Refuse.Because(RefusalCode.SecondPersonNeeded);
        }

        if (held.ProposedBy == act.By.PersonId)
        {
            // Who agrees asks for no rejection any more: whoever confirmed it would reject it alone.
            (held.ProposedBy, held.ProposedAt, held.Reason) = (null, null, null);
        }

        cases.Record(act, found, HeldActKind.ReleaseAgreed, reason, note, own.Where(other => other != here));
        return HeldInCase.Outcome(act, found);
    }

    /// <summary>The cases for which somebody has to agree. Whoever has decided on one has had a say, but not on an appeal; one that gives nobody the words has nobody to ask.</summary>
    private List<CaseRow> Awaited(RecordedAct act, HeldMessageRow held)
    {
        var grounds = HeldCases.Judged(act.Db, held)
            .SelectMany(row => HoldGrounds.Of(policies.Version(row.FacilityId, row.PolicyVersion), Decision.FromJson(row.Record)))
            .Select(category => PolicyWords.Category(category).ToString()).ToHashSet();
        return HeldCases.Of(act.Transaction, held).FindAll(row =>
            (row.State != CaseState.Decided || held.Appeal == AppealState.Open)
            && grounds.Contains(row.Category)
            && CaseRows.Grants(act.Transaction, row).Exists(grant => grant.Level >= (int)DisclosureLevel.Message));
    }

    /// <summary>Whether what that person said last of the message was that it is not delivered.</summary>
    /// <param name="acts">All on the message, in order.</param>
    /// <param name="person">Of the staff.</param>
    public static bool HadPart(IEnumerable<HeldActRow> acts, Guid person) => acts.LastOrDefault(done => done.ActorId == person) is { Kind: not HeldActKind.ReleaseAgreed };

    // Whoever was on duty then, and nobody who turned out since to be kept out of it.
    private static bool IsAgreed(RecordedAct act, List<HeldActRow> agreed, CaseRow row)
    {
        var here = agreed.FindAll(yes => yes.CaseId == row.CaseId);
        if (here.Count == 0)
        {
            return false;
        }

        var excluded = CaseExclusions.Of(act.Db, row);
        return here.Exists(yes => !excluded.Contains(act.By with { PersonId = yes.ActorId }));
    }

    // What is held has its time and an alarm. An appeal has neither: without this its author would never hear.
    private static bool IsAnybodyLeft(RecordedAct act, List<HeldActRow> acts, HeldMessageRow held, CaseRow row) =>
        held.Appeal != AppealState.Open
        || (CaseCards.Find(act.Db, row.FacilityId, row.CaseId) is { } card && StaffThere.OnAnyShift(act.Db, card, act.Now).Exists(person => !HadPart(acts, person)));

    private static IEnumerable<HeldActRow> Agreed(IEnumerable<HeldActRow> acts, HeldMessageRow held) =>
        acts.GroupBy(done => done.ActorId).SelectMany(own => own.Reverse().TakeWhile(done => done.Kind == HeldActKind.ReleaseAgreed))
            .Where(yes => held.Appeal != AppealState.Open || yes.At >= held.AppealedAt);
}
