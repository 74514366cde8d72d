using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Cases;

/// <summary>Two people never work on one case, and nobody works on what he or she has not read.</summary>
internal static class CaseLock
{
    private static readonly string[] Missed = [CaseActs.Word(AwaitedAct.Acknowledge), CaseActs.Word(AwaitedAct.Decide), CaseActs.Word(AwaitedAct.FollowUp)];

    // For who may open a case that names neither its person nor the place.
    private static readonly Refusal NobodyToGoTo = new(
        RefusalCode.NotPossible, "The policy tells you neither who it is nor where. Decide what you can do; whoever is to go there is told the place.");

    /// <summary>The undecided case, where this person may say something of going to its person: nothing has to be opened for it, the card is enough.</summary>
    public static Reply<SeenCase> FindToGo(RecordedAct act, Guid caseId)
    {
        if (CaseAccess.FindReachable(act.Db, act.By, caseId, act.Now) is not { } seen)
        {
            return CaseAccess.FindOpenable(act.Db, act.By, caseId, act.Now) is null ? Refusals.NotFound : NobodyToGoTo;
        }

        return seen.Card.Row.State == CaseState.Decided ? Refuse.Because(RefusalCode.AlreadyDecided) : seen;
    }

    public static Refusal? RefusalToTake(RecordedAct act, SeenCase seen)
    {
        var row = seen.Card.Row;
        if (row.State == CaseState.Decided)
        {
            return Refuse.Because(RefusalCode.AlreadyDecided);
        }

        if (CaseEventRows.LastViewed(act.Db, row, act.By.PersonId) is null)
        {
            return Refuse.Because(RefusalCode.OpenFirst);
        }

        return IsTakenByOther(act, seen) ? Refuse.Because(RefusalCode.TakenByOther) : null;
    }

    /// <summary>Whether a colleague works on it now.</summary>
    public static bool IsTakenByOther(RecordedAct act, SeenCase seen) =>
        seen.Card.Row.TakenBy is { } holder && holder != act.By.PersonId && StillHolds(act, seen, holder);

    /// <summary>Whether it was given to somebody who let the limit to take it up pass: nobody has it then, and whoever comes first takes it.</summary>
    public static bool WasNeverTakenUp(CaseCard card, DateTimeOffset now) =>
        card.Row.TakenBy is not null && CaseGrants.Overdue(card.Row, card.Grants, now).Any(limit => limit.Act == CaseActs.Word(AwaitedAct.Acknowledge));

    /// <summary>Why this person may not act on the case as its holder; null when nothing stands against it.</summary>
    public static Refusal? RefusalToAct(RecordedAct act, SeenCase seen)
    {
        var row = seen.Card.Row;
        if (row.State == CaseState.Decided)
        {
            return Refuse.Because(RefusalCode.AlreadyDecided);
        }

        if (row.TakenBy is { } other && other != act.By.PersonId)
        {
            return Refuse.Because(WasNeverTakenUp(seen.Card, act.Now) ? RefusalCode.OpenFirst : RefusalCode.TakenByOther);
        }

        // A view from before the latest flagged message is a view of something else.
        var viewed = CaseEventRows.LastViewed(act.Db, row, act.By.PersonId);
        return row.TakenBy is null || viewed is null || viewed < row.LastMessageAt ? Refuse.Because(RefusalCode.OpenFirst) : null;
    }

    // Whoever missed the decision or the form, never took up what was given, went off duty, or may not see the case any more holds it no longer: somebody else must be able to go on.
    private static bool StillHolds(RecordedAct act, SeenCase seen, Guid holder) =>
        !CaseSight.HolderIsOff(seen.Card, act.Now)
        && !CaseGrants.Overdue(seen.Card.Row, seen.Card.Grants, act.Now).Any(limit => Missed.Contains(limit.Act))
        && CaseAccess.Viewer(act.Db, new PersonKey(seen.Card.Row.FacilityId, holder)) is { } viewer
        && CaseSight.Of(seen.Card, viewer, act.Now) is { MayOpen: true };

    /// <summary>The case after the act, as the feed shows it to whoever acted.</summary>
    public static FeedCase Shown(RecordedAct act, SeenCase seen)
    {
        var taker = seen.Card.Row.TakenBy;
        var name = taker is { } id ? StaffNames.Of(act.Db, seen.Card.Row.FacilityId, [id]).GetValueOrDefault(id) : null;
        return FeedForm.Item(seen with { Card = seen.Card with { TakenBy = name } }, act.Now);
    }
}
