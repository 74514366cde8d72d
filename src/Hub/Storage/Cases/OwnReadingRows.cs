using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Cases;

/// <summary>A sample of a person's own that was read.</summary>
/// <param name="Row">The sample.</param>
/// <param name="WrittenAt">When its message was.</param>
/// <param name="PolicyVersion">Under which policy.</param>
internal sealed record OwnSample(SampleRow Row, DateTimeOffset WrittenAt, int PolicyVersion);

/// <summary>Somebody read more of the conversation of a case.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Kind">As a rule gives it, or by a break-glass that another person has checked.</param>
/// <param name="At">When.</param>
/// <param name="Role">Under which role.</param>
internal sealed record OwnLook(Guid CaseId, OwnReadingKind Kind, DateTimeOffset At, Role Role);

/// <summary>Reads for what else staff read of a person; no text.</summary>
internal static class OwnReadingRows
{
    /// <summary>Samples that were read and of which nothing came: of one that came to staff its author learns like of any other case.</summary>
    public static List<OwnSample> Samples(PeerConnectDb db, OwnRecords own)
    {
        var (ids, facilities) = own;
        return
        [
            .. (from sample in db.Samples
                join decision in db.Decisions on new { sample.FacilityId, sample.DecisionId } equals new { decision.FacilityId, decision.DecisionId }
                where facilities.Contains(sample.FacilityId) && ids.Contains(decision.SenderId) && sample.OpenedAt != null
                    && (sample.Finding == SampleFinding.Right || sample.Finding == SampleFinding.Unclear)
                select new { sample, decision.At, decision.PolicyVersion }).AsNoTracking().AsEnumerable()
                .Select(each => new OwnSample(each.sample, each.At, each.PolicyVersion)),
        ];
    }

    /// <summary>Looks at the whole conversations of these cases, as the chain has them, in order.</summary>
    public static List<OwnLook> Looks(PeerConnectDb db, Guid facilityId, IReadOnlyCollection<Guid> cases, DateTimeOffset now)
    {
        var reviewed = db.BreakGlass.AsNoTracking().Where(row => row.FacilityId == facilityId && cases.Contains(row.CaseId) && row.ReviewedAt != null)
            .Select(row => new { row.GlassId, row.CaseId }).ToDictionary(row => $"break-glass:{row.GlassId:D}", row => row.CaseId);
        var known = cases.ToDictionary(id => $"case:{id:D}").Concat(reviewed).ToDictionary();
        return
        [
            .. ViewedRows.About(db, facilityId, known.Keys, now)
                .Where(row => row is { Role: not null, Act: ViewedRow.ConversationViewed or ViewedRow.GlassViewed })
                .Select(row => new OwnLook(
                    known[row.Subject], row.Act == ViewedRow.GlassViewed ? OwnReadingKind.BreakGlass : OwnReadingKind.WholeConversation, row.At, row.Role!.Value)),
        ];
    }
}
