using PeerConnect.Contracts;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Cases;

/// <summary>Two people never work on one case, and nobody works on what he or she has not read.</summary>
internal static class CaseLock
{
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

        // Whoever has not decided in time holds it no longer: somebody else must be able to go on.
        var held = row.TakenBy is { } other && other != act.By.PersonId && !CaseGrants.Overdue(row, seen.Card.Grants, act.Now).Any();
        return held ? Refuse.Because(RefusalCode.TakenByOther) : null;
    }

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
            return Refuse.Because(RefusalCode.TakenByOther);
        }

        // A view from before the latest flagged message is a view of something else.
        var viewed = CaseEventRows.LastViewed(act.Db, row, act.By.PersonId);
        return row.TakenBy is null || viewed is null || viewed < row.LastMessageAt ? Refuse.Because(RefusalCode.OpenFirst) : null;
    }

    /// <summary>The case after the act, as the feed shows it to whoever acted.</summary>
    public static FeedCase Shown(RecordedAct act, SeenCase seen)
    {
        var taker = seen.Card.Row.TakenBy;
        var name = taker is { } id ? StaffNames.Of(act.Db, seen.Card.Row.FacilityId, [id]).GetValueOrDefault(id) : null;
        return FeedForm.Item(seen with { Card = seen.Card with { TakenBy = name } }, act.Now);
    }
}
