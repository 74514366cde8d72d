using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Hub.Storage.Cases;

/// <summary>Which of an author's messages in a conversation, under whichever record, were flagged and found by staff to be no such thing.</summary>
internal static class FalseFlags
{
    public static List<(Guid EntryId, Category Category)> Of(PeerConnectDb db, ConversationKey conversation, IReadOnlyCollection<Guid> ids)
    {
        var found = from line in db.CaseMessages
                    join row in db.Cases on new { line.FacilityId, line.CaseId } equals new { row.FacilityId, row.CaseId }
                    where row.HomeFacilityId == conversation.FacilityId && row.ConversationId == conversation.ConversationId && ids.Contains(row.SubjectId)
                        && row.State == CaseState.Decided && row.Verdict == nameof(FlagVerdict.False) && line.Flagged
                    select new { line.EntryId, row.Category };
        return [.. found.AsNoTracking().AsEnumerable().Select(flag => (flag.EntryId, Enum.Parse<Category>(flag.Category)))];
    }

    /// <summary>Of a whole conversation: which pattern staff found to be none, up to which message.</summary>
    public static List<(Category Category, DateTimeOffset Until)> OfConversation(PeerConnectDb db, ConversationKey conversation)
    {
        var found = from line in db.CaseMessages
                    join row in db.Cases on new { line.FacilityId, line.CaseId } equals new { row.FacilityId, row.CaseId }
                    where row.HomeFacilityId == conversation.FacilityId && row.ConversationId == conversation.ConversationId && row.Pattern
                        && row.State == CaseState.Decided && row.Verdict == nameof(FlagVerdict.False) && line.Flagged
                    select new { row.Category, line.At };
        return [.. found.AsNoTracking().AsEnumerable().GroupBy(flag => flag.Category).Select(of => (Enum.Parse<Category>(of.Key), of.Max(flag => flag.At)))];
    }
}
