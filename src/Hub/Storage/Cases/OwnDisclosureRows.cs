using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Storage.Cases;

/// <summary>Somebody opened a case.</summary>
internal sealed record CaseView(DateTimeOffset At, Role Role);

/// <summary>An own message in an own case, with what the server judged it by and who opened the case.</summary>
/// <param name="Line">The message.</param>
/// <param name="Of">The case.</param>
/// <param name="Judged">The decisions that put it there, without what others reported or a reader of samples found; none where only those did.</param>
/// <param name="Views">Views of the case, first to last.</param>
internal sealed record OwnLine(CaseMessageRow Line, CaseRow Of, IReadOnlyList<(DateTimeOffset At, Decision Decision)> Judged, IReadOnlyList<CaseView> Views);

/// <summary>Under which ids and at which facilities somebody has or had a part here: also before a transfer, and under a record that the person used too.</summary>
internal sealed record OwnRecords(IReadOnlyList<Guid> Ids, IReadOnlyList<Guid> Facilities)
{
    public static OwnRecords Of(PeerConnectDb db, Guid personId)
    {
        var ids = db.WithMerged([personId], theirsAlone: true);
        return new OwnRecords(ids, [.. db.Facilities.Where(facility => db.People.Any(row => row.FacilityId == facility.FacilityId && ids.Contains(row.PersonId))).Select(facility => facility.FacilityId)]);
    }
}

/// <summary>Reads for a person's own disclosures; no text.</summary>
internal static class OwnDisclosureRows
{
    private const int MostLines = 500;

    public static List<OwnLine> Of(PeerConnectDb db, OwnRecords own)
    {
        var (ids, facilities) = own;
        var found = (from line in db.CaseMessages
                     join row in db.Cases on new { line.FacilityId, line.CaseId } equals new { row.FacilityId, row.CaseId }
                     where facilities.Contains(line.FacilityId) && (ids.Contains(row.SubjectId) || row.Pattern) && ids.Contains(line.AuthorId) && line.Flagged && row.PurgedAt == null
                     orderby line.At descending
                     select new { line, row }).AsNoTracking().Take(MostLines).ToList();
        var entries = found.Select(each => each.line.EntryId).Distinct().ToList();
        var conversations = found.Select(each => each.line.ConversationId).Distinct().ToList();
        var judged = db.Decisions.AsNoTracking()
            .Where(row => conversations.Contains(row.ConversationId) && ids.Contains(row.SenderId) && entries.Contains(row.EntryId))
            .OrderBy(row => row.At).ThenBy(row => row.DecisionId).AsEnumerable()
            .Select(row => (row.EntryId, row.At, Decision: Decision.FromJson(row.Record)))
            .Where(row => !row.Decision.IsTold)
            .ToLookup(row => row.EntryId, row => (row.At, row.Decision));
        var cases = found.Select(each => each.row.CaseId).Distinct().ToList();
        var views = db.CaseEvents.AsNoTracking()
            .Where(row => facilities.Contains(row.FacilityId) && cases.Contains(row.CaseId) && row.Kind == CaseEventRows.Viewed).OrderBy(row => row.At).AsEnumerable()
            .Select(row => (row.CaseId, View: View(row))).ToLookup(row => row.CaseId, row => row.View);
        return [.. found.Select(each => new OwnLine(
            each.line, each.row, [.. judged[each.line.EntryId].Where(decided => WasOpen(each.row, decided.At))], [.. views[each.row.CaseId]]))];
    }

    /// <summary>A decision opens or raises the case that is undecided then. One that was opened later for the same message is what somebody else told.</summary>
    private static bool WasOpen(CaseRow row, DateTimeOffset at) => row.OpenedAt <= at && (row.DecidedAt is not { } decided || at <= decided);

    /// <summary>"role:Clinician level:5 policy:1".</summary>
    private static CaseView View(CaseEventRow row)
    {
        var said = row.Detail!.Split(' ').Select(part => part.Split(':')).ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
        return new CaseView(row.At, Enum.Parse<Role>(said["role"]));
    }
}
