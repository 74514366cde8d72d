using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Storage.Cases;

/// <summary>What of an author's recent judgements in a conversation still counts, once flags were found to be false. Numbers alone.</summary>
internal static class FalseFlags
{
    /// <summary>The judgements since an instant, first to last, as they were before the risk state raised any, without those of false flags.</summary>
    public static IEnumerable<(DateTimeOffset At, ImmutableArray<Verdict> Verdicts)> Remaining(
        WriteTransaction transaction, ConversationKey conversation, Guid personId, DateTimeOffset since)
    {
        // The first judgement of each is the one that the risk state took.
        var judged = transaction.Db.Decisions.AsNoTracking()
            .Where(row => row.HomeFacilityId == conversation.FacilityId && row.ConversationId == conversation.ConversationId && row.SenderId == personId && row.At >= since
                && !transaction.Db.Decisions.Any(earlier => earlier.HomeFacilityId == row.HomeFacilityId && earlier.ConversationId == row.ConversationId
                    && earlier.EntryId == row.EntryId && earlier.At < row.At))
            .OrderBy(row => row.At).ThenBy(row => row.Sequence).AsEnumerable()
            .DistinctBy(row => row.EntryId)
            .Select(row => (row.EntryId, row.At, Decision: Decision.FromJson(row.Record))).ToList();
        var spans = Found(transaction.Db, conversation, personId)
            .Join(judged, flag => flag.EntryId, row => row.EntryId, (flag, row) => Span(flag.Category, row.At, row.Decision)).ToList();
        return judged.Select(row => (row.At, Counting(row.At, row.Decision, spans)));
    }

    /// <summary>A message that was raised for a run of quiet ones was a flag on the whole run.</summary>
    private static (Category Category, DateTimeOffset From, DateTimeOffset To) Span(Category category, DateTimeOffset at, Decision decision) =>
        (category, decision.Risk is { } raised && raised.Category == category ? at - raised.Within : at, at);

    private static ImmutableArray<Verdict> Counting(DateTimeOffset at, Decision decision, List<(Category Category, DateTimeOffset From, DateTimeOffset To)> spans) =>
    [
        .. decision.Verdicts
            .Where(verdict => !spans.Exists(span => span.Category == verdict.Category && span.From <= at && at <= span.To))
            .Select(verdict => decision.Risk is { } raised && raised.Category == verdict.Category ? verdict with { Severity = raised.From } : verdict),
    ];

    private static List<(Guid EntryId, Category Category)> Found(PeerConnectDb db, ConversationKey conversation, Guid personId)
    {
        var found = from line in db.CaseMessages
                    join row in db.Cases on new { line.FacilityId, line.CaseId } equals new { row.FacilityId, row.CaseId }
                    where row.HomeFacilityId == conversation.FacilityId && row.ConversationId == conversation.ConversationId && row.SubjectId == personId
                        && row.State == CaseState.Decided && row.Verdict == nameof(FlagVerdict.False) && line.Flagged
                    select new { line.EntryId, row.Category };
        return [.. found.AsNoTracking().AsEnumerable().Select(flag => (flag.EntryId, Enum.Parse<Category>(flag.Category)))];
    }
}
