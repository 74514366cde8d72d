using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Cases;

/// <summary>What people told staff of other people.</summary>
internal static class RaisedRows
{
    private const int MostShown = 100;

    /// <summary>The undecided case about that person that was told in the same way, is about the same and comes out of the same class of conversations, tracked; null where there is none.</summary>
    public static CaseRow? FindUndecided(PeerConnectDb db, PersonKey about, RaisedKind kind, string category, string ofClass)
    {
        var ids = db.IdsOf(about);
        return db.Cases.FirstOrDefault(row => row.FacilityId == about.FacilityId && ids.Contains(row.SubjectId) && row.Category == category
            && row.State != CaseState.Decided && row.Raised == kind && row.Class == ofClass);
    }

    /// <summary>Whether this person told the same of that person, out of that class of conversations, since then, and it is not decided.</summary>
    public static bool IsOpen(PeerConnectDb db, PersonKey source, PersonKey about, string ofClass, string code, int severity, DateTimeOffset since)
    {
        var ids = db.IdsOf(about);
        return db.Raised.Any(told => told.FacilityId == about.FacilityId && told.SourceFacilityId == source.FacilityId && told.SourceId == source.PersonId
            && told.Kind == RaisedKind.Concern && told.Code == code && told.Severity == severity && told.At > since
            && db.Cases.Any(row => row.FacilityId == told.FacilityId && row.CaseId == told.CaseId && ids.Contains(row.SubjectId) && row.Class == ofClass && row.State != CaseState.Decided));
    }

    /// <summary>Whether this person reported that message for that reason, and it is not decided.</summary>
    public static bool IsReported(PeerConnectDb db, Guid facilityId, PersonKey source, Guid entryId, string code) =>
        db.Raised.Any(told => told.FacilityId == facilityId && told.SourceFacilityId == source.FacilityId && told.SourceId == source.PersonId && told.EntryId == entryId
            && told.Code == code && db.Cases.Any(row => row.FacilityId == told.FacilityId && row.CaseId == told.CaseId && row.State != CaseState.Decided));

    /// <summary>The first decision on a message; null once it has expired.</summary>
    public static DecisionRow? FirstDecision(PeerConnectDb db, EntryRow entry) =>
        db.Decisions.AsNoTracking()
            .Where(row => row.HomeFacilityId == entry.FacilityId && row.ConversationId == entry.ConversationId && row.Sequence == entry.Sequence && row.EntryId == entry.EntryId)
            .OrderBy(row => row.At).ThenBy(row => row.DecisionId).FirstOrDefault();

    /// <summary>Under which policy a message was committed, by the key that seals it.</summary>
    public static int? SealedUnder(PeerConnectDb db, EntryRow entry) =>
        entry.SealedBody is { } body ? DataKeyRows.Find(db, entry.FacilityId, Envelope.KeyId(body))?.PolicyVersion : null;

    /// <summary>Who told something of the case, and in which conversations they met the person.</summary>
    public static List<RaisedRow> Sources(PeerConnectDb db, CaseRow of) =>
    [
        .. db.Raised.AsNoTracking().Where(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId).AsEnumerable()
            .DistinctBy(row => (row.SourceFacilityId, row.SourceId, row.HomeFacilityId, row.ConversationId, row.FromCaseId)),
    ];

    /// <summary>Whom staff named as meant by the words of that case, first to last: each time with the person's case.</summary>
    public static List<(RaisedRow Named, CaseRow Meant)> NamedOutOf(PeerConnectDb db, CaseRow of) =>
    [
        .. (from told in db.Raised.AsNoTracking()
            join row in db.Cases.AsNoTracking() on new { told.FacilityId, told.CaseId } equals new { row.FacilityId, row.CaseId }
            where told.FacilityId == of.FacilityId && told.FromCaseId == of.CaseId
            select new { told, row }).AsEnumerable()
            .OrderBy(each => each.told.At).ThenBy(each => each.told.RaisedId).Select(each => (each.told, each.row)),
    ];

    /// <summary>What was told of the case in words of which their writer has a case too, each with what stands there. Both were stored in one moment, and nothing else joins them.</summary>
    public static List<(RaisedRow Told, RaisedRow Own)> InCasesOfWriters(PeerConnectDb db, CaseRow of)
    {
        var told = db.Raised.AsNoTracking().Where(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId && row.Kind != RaisedKind.OwnWords && row.SealedWords != null).ToList();
        if (told.Count == 0)
        {
            return [];
        }

        var (first, last) = (told.Min(row => row.At), told.Max(row => row.At));
        var own = db.Raised.AsNoTracking().Where(row => row.Kind == RaisedKind.OwnWords && row.At >= first && row.At <= last).AsEnumerable().ToLookup(Telling);
        return [.. told.SelectMany(row => own[Telling(row)].Select(same => (row, same)))];

        static (PersonKey, Guid, DateTimeOffset) Telling(RaisedRow row) => (row.Source(), row.ConversationId, row.At);
    }

    /// <summary>When something was told of the case, and of a report of which message, by its place.</summary>
    public static List<(DateTimeOffset At, long? Sequence)> Times(PeerConnectDb db, CaseRow of) =>
    [
        .. db.Raised.AsNoTracking().Where(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId).Select(row => new { row.At, row.Sequence }).AsEnumerable()
            .Select(row => (row.At, row.Sequence)),
    ];

    /// <summary>What was told, oldest first; where it is too much, the newest of each who told: one person's many do not hide another's one.</summary>
    public static List<RaisedRow> Of(PeerConnectDb db, CaseRow of)
    {
        var told = db.Raised.AsNoTracking().Where(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId);
        var shown = told.Select(row => new { row.RaisedId, row.SourceId, row.At }).AsEnumerable()
            .GroupBy(row => row.SourceId).SelectMany(bySource => bySource.OrderByDescending(row => row.At).Select((row, rank) => (row.RaisedId, row.At, Rank: rank)))
            .OrderBy(row => row.Rank).ThenByDescending(row => row.At).Take(MostShown).Select(row => row.RaisedId).ToList();
        return [.. told.Where(row => shown.Contains(row.RaisedId)).OrderBy(row => row.At).ThenBy(row => row.RaisedId)];
    }
}
