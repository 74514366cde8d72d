using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Storage.Holding;

/// <summary>Held messages as the cases of their author's facility have them.</summary>
internal static class HeldCases
{
    /// <summary>The cases that hold the message, tracked.</summary>
    public static List<CaseRow> Of(WriteTransaction transaction, HeldMessageRow held) =>
    [
        .. from line in transaction.Db.CaseMessages
           join row in transaction.Db.Cases on new { line.FacilityId, line.CaseId } equals new { row.FacilityId, row.CaseId }
           where line.FacilityId == held.AuthorFacilityId && line.EntryId == held.EntryId && line.Held
           select row,
    ];

    /// <summary>The flagged message of a case that was not delivered at once, tracked, with its line; null for any other.</summary>
    public static (HeldMessageRow Held, CaseMessageRow Line)? Find(PeerConnectDb db, CaseRow of, Guid entryId) =>
        db.CaseMessages.SingleOrDefault(line => line.FacilityId == of.FacilityId && line.CaseId == of.CaseId && line.EntryId == entryId && line.Flagged) is { } line
            && HeldRows.Find(db, of.HomeFacilityId, entryId) is { } held
            ? (held, line)
            : null;

    /// <summary>The line that a case has of it, or null.</summary>
    public static CaseMessageRow? Line(PeerConnectDb db, HeldMessageRow held, Guid caseId) =>
        db.CaseMessages.AsNoTracking().SingleOrDefault(line => line.FacilityId == held.AuthorFacilityId && line.CaseId == caseId && line.EntryId == held.EntryId);

    /// <summary>Those of a case that are not in the conversation.</summary>
    public static List<HeldMessageRow> In(PeerConnectDb db, CaseRow of) =>
    [
        .. (from line in db.CaseMessages
            join held in db.HeldMessages on line.EntryId equals held.EntryId
            where line.FacilityId == of.FacilityId && line.CaseId == of.CaseId && line.Held && held.FacilityId == of.HomeFacilityId
            orderby held.At, held.EntryId
            select held).AsNoTracking(),
    ];

    /// <summary>Whether somebody has to decide on it.</summary>
    public static bool Waits(HeldMessageRow held) => held.State == HeldState.Held || held.Appeal == AppealState.Open;

    /// <summary>Whether its time is over, and it goes on waiting for somebody's decision.</summary>
    public static bool IsPastItsTime(HeldMessageRow held) => held is { State: HeldState.Held, Until: null };

    /// <summary>Decided cases of a facility in which an appeal waits.</summary>
    public static List<CaseRow> DecidedWithAppeal(PeerConnectDb db, Guid facilityId) =>
    [
        .. (from held in db.HeldMessages
            join line in db.CaseMessages on new { Facility = held.AuthorFacilityId, held.EntryId } equals new { Facility = line.FacilityId, line.EntryId }
            join row in db.Cases on new { line.FacilityId, line.CaseId } equals new { row.FacilityId, row.CaseId }
            where held.AuthorFacilityId == facilityId && held.Appeal == AppealState.Open && line.Held && row.State == CaseState.Decided
            select row).Distinct(),
    ];

    /// <summary>Whether a message waits that no other undecided case has: deciding this one would leave it to nobody.</summary>
    public static bool WaitsHereAlone(PeerConnectDb db, CaseRow of) => In(db, of).Any(held => held.State == HeldState.Held
        && !(from line in db.CaseMessages
             join row in db.Cases on new { line.FacilityId, line.CaseId } equals new { row.FacilityId, row.CaseId }
             where line.FacilityId == of.FacilityId && line.EntryId == held.EntryId && line.CaseId != of.CaseId && row.State != CaseState.Decided
             select row.CaseId).Any());

    /// <summary>What was decided on it by what it says; what people told of it holds nothing.</summary>
    public static List<DecisionRow> Judged(PeerConnectDb db, HeldMessageRow held) =>
    [
        .. db.Decisions.AsNoTracking().Where(row => row.HomeFacilityId == held.FacilityId && row.ConversationId == held.ConversationId && row.EntryId == held.EntryId)
            .AsEnumerable().Where(row => !Decision.FromJson(row.Record).IsTold),
    ];

    /// <summary>What staff did to these messages, in order.</summary>
    public static ILookup<Guid, HeldActRow> Acts(PeerConnectDb db, Guid facilityId, IReadOnlyCollection<Guid> entryIds) =>
        db.HeldActs.AsNoTracking().Where(row => row.FacilityId == facilityId && entryIds.Contains(row.EntryId))
            .OrderBy(row => row.At).ThenBy(row => row.ActId).ToLookup(row => row.EntryId);

    /// <summary>The case is purged: nothing of what was held leads to it. That an appeal was upheld stays for the case, without the message.</summary>
    public static void Forget(PeerConnectDb db, CaseRow of)
    {
        db.HeldMessages.Where(held => held.AuthorFacilityId == of.FacilityId && held.CaseId == of.CaseId).ExecuteUpdate(set => set.SetProperty(held => held.CaseId, (Guid?)null));
        var acts = db.HeldActs.Where(act => act.FacilityId == of.FacilityId && act.CaseId == of.CaseId);
        acts.Where(act => act.Kind == HeldActKind.AppealUpheld).ExecuteUpdate(set => set.SetProperty(act => act.EntryId, Guid.Empty).SetProperty(act => act.SealedNote, (byte[]?)null));
        acts.Where(act => act.Kind != HeldActKind.AppealUpheld).ExecuteUpdate(set => set.SetProperty(act => act.CaseId, Guid.Empty).SetProperty(act => act.SealedNote, (byte[]?)null));
    }

    /// <summary>Tells it in each case that has the message, and on the feed.</summary>
    public static void Tell(WriteTransaction transaction, HeldMessageRow held, string kind, Guid? actorId, string? detail = null)
    {
        foreach (var row in Of(transaction, held))
        {
            CaseEventRows.Add(transaction, row, kind, actorId, detail);
            transaction.TouchCase(row.FacilityId, row.CaseId);
        }
    }
}
