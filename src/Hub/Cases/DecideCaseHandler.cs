using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Holding;
using PeerConnect.Hub.Retention;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.BreakGlass;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Holding;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Training;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Cases;

/// <summary>Decides a case with a reason from the closed list and a verdict on the flag; the note is sealed under the case's key.</summary>
internal sealed class DecideCaseHandler(Store store, Sealer sealer, WatchedConversations watched, RiskMemory risk, PatternMemory patterns, PolicyBook policies, TrainingRecorder training)
{
    public Task<Reply<FeedCase>> HandleAsync(PersonKey by, Guid caseId, DecideCase request, CancellationToken cancellation) =>
        CaseNote.Fault(request.Note) is { } fault
            ? Task.FromResult<Reply<FeedCase>>(fault)
            : store.ActAsync(by, "case-decided", $"case:{caseId:D}", act => Decide(act, caseId, request), cancellation);

    private Reply<FeedCase> Decide(RecordedAct act, Guid caseId, DecideCase request)
    {
        if (CaseAccess.FindOpenable(act.Db, act.By, caseId, act.Now) is not { } seen)
        {
            return Refusals.NotFound;
        }

        if (CaseLock.RefusalToAct(act, seen) is { } refused)
        {
            return refused;
        }

        var row = seen.Card.Row;
        if (HeldCases.WaitsHereAlone(act.Db, row))
        {
            return HeldRefusals.StillHeld;
        }

        if (PeopleMeant.SomebodyWaits(act.Db, row))
        {
            return PeopleMeant.NotSeenTo;
        }

        if (NobodyWent(act.Db, seen.Card) && request is { Verdict: not FlagVerdict.False, Reason: not CaseReason.KnownAlready })
        {
            return Refuse.Because(RefusalCode.FaceToFaceFirst);
        }

        if (FormIsDue(act.Db, row) && request is { Verdict: not FlagVerdict.False, Reason: not CaseReason.KnownAlready })
        {
            return Refuse.Because(RefusalCode.FormFirst);
        }

        // One person's word ends what would have brought somebody to a person in danger: an auditor asks about it.
        if (row.Severity == Verdict.MaxSeverity && NobodyWent(act.Db, seen.Card))
        {
            act.Details["unvisited"] = true;
        }

        var wasFalse = row.Verdict == nameof(FlagVerdict.False);
        row.State = CaseState.Decided;
        row.DecidedAt = act.Now;
        row.DecidedBy = act.By.PersonId;
        row.ReasonCode = request.Reason.ToString();
        row.Verdict = request.Verdict.ToString();
        row.TakenBy = null;
        FollowUpForm.Settle(row);
        row.PurgeDueAt = KeptFor.Case(policies.Version(row.FacilityId, row.PolicyVersion), row);
        row.SealedNote = request.Note is { } note
            ? sealer.Seal(act.Transaction, KeyOwner.Case(row.FacilityId, row.CaseId), CasePlace.Note(row, act.By.PersonId), note)
            : null;
        act.Details["reason"] = row.ReasonCode;
        act.Details["verdict"] = row.Verdict;
        CaseEventRows.Add(act.Transaction, row, "decided", act.By.PersonId, $"reason:{row.ReasonCode} verdict:{row.Verdict}");
        GlassRows.CutOff(act.Transaction, row);
        TellResident.NobodyComesAfterAll(act.Transaction, row);
        if (request.Verdict == FlagVerdict.False || wasFalse)
        {
            Correct(act, row, request.Verdict);
        }

        training.Decided(act.Transaction, row, request.Verdict);
        watched.Forget(act.Transaction, row);
        act.Transaction.TouchCase(row.FacilityId, row.CaseId);
        return CaseLock.Shown(act, seen);
    }

    // A click is no visit: where the policy wants somebody in front of the person by a time, a decision serves nobody while nobody stood there. Who is told neither who nor where it is, as security of a threat,
    // has no such time and decides on what he can do. A drill is about nobody, and nobody can be sent to who has left or lives outside.
    private static bool NobodyWent(PeerConnectDb db, CaseCard card) =>
        card.Row is { FaceToFaceAt: null, Drill: false } && !WouldShowWhoTold(card.Row)
        && card.Grants.Any(grant => grant.FaceToFaceSeconds is not null)
        && LivesHere(db, card.Row);

    // And nobody knows who presses whom in a whole chat.
    private static bool WouldShowWhoTold(CaseRow row) => CaseStart.WouldShowWhoTold(row) || row is { Pattern: true, Category: nameof(CaseCategory.Exploitation) };

    // The notice says that it is written: a decision would end what is due without it.
    private static bool FormIsDue(PeerConnectDb db, CaseRow row) => row.FollowUpBy is not null && LivesHere(db, row);

    private static bool LivesHere(PeerConnectDb db, CaseRow row) => PeopleMeant.LivesHere(db.FindPerson(new PersonKey(row.FacilityId, row.SubjectId)));

    /// <summary>A false alarm counts for nothing from now on: what its messages had put on the author's risk is taken off, or put back where it was true after all.</summary>
    private void Correct(RecordedAct act, CaseRow row, FlagVerdict verdict)
    {
        if (verdict == FlagVerdict.False)
        {
            CaseEventRows.Add(act.Transaction, row, CaseEventRows.FlagCorrected, act.By.PersonId);
        }

        if (row.ConversationId != Guid.Empty)
        {
            CaseRows.Flush(act.Transaction);
            var conversation = new ConversationKey(row.HomeFacilityId, row.ConversationId);
            if (row.Pattern)
            {
                patterns.Correct(act.Transaction, conversation);
            }
            else
            {
                risk.Correct(act.Transaction, conversation, row.SubjectId);
            }
        }
    }
}
