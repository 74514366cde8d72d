using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage;

/// <summary>Reads of the log, always within the ranges that the reader's memberships cover.</summary>
internal static class HistoryRows
{
    /// <summary>Unread counts stop here: nobody reads a larger number.</summary>
    public const int MostUnread = 100;

    /// <summary>Up to <paramref name="limit"/> entries between two sequences (exclusive), in ascending order; one more than the limit tells that there is more.</summary>
    public static List<EntryRow> Page(
        PeerConnectDb db, ConversationKey conversation, ImmutableArray<(long From, long? To)> ranges, long? before, long? after, int limit)
    {
        var found = new List<EntryRow>();
        var newestFirst = after is null;
        foreach (var (from, to) in newestFirst ? ranges.OrderByDescending(range => range.From) : ranges.OrderBy(range => range.From))
        {
            var low = Math.Max(from, (after ?? 0) + 1);
            var high = Math.Min(to ?? long.MaxValue, (before ?? long.MaxValue) - 1);
            var query = db.Entries.Where(row => row.FacilityId == conversation.FacilityId && row.ConversationId == conversation.ConversationId
                && row.Sequence >= low && row.Sequence <= high);
            query = newestFirst ? query.OrderByDescending(row => row.Sequence) : query.OrderBy(row => row.Sequence);
            found.AddRange(query.Take(limit + 1 - found.Count).AsNoTracking());
            if (found.Count > limit)
            {
                break;
            }
        }

        // Ranges of one person may touch when he left and came back on the same entry.
        return [.. found.DistinctBy(row => row.Sequence)];
    }

    public static (long LastSequence, long Unread) Counts(
        PeerConnectDb db, ConversationKey conversation, Guid personId, ImmutableArray<(long From, long? To)> ranges, IReadOnlyCollection<Guid> hidden)
    {
        var stored = db.Conversations.Where(row => row.FacilityId == conversation.FacilityId && row.ConversationId == conversation.ConversationId)
            .Select(row => row.LastSequence).Single();
        var last = ranges.Max(range => Math.Min(range.To ?? long.MaxValue, stored));
        var read = db.Receipts
            .Where(row => row.FacilityId == conversation.FacilityId && row.ConversationId == conversation.ConversationId && row.PersonId == personId)
            .Select(row => row.ReadUpTo).SingleOrDefault();
        var unread = 0;
        foreach (var (from, to) in ranges)
        {
            var low = Math.Max(from, read + 1);
            var high = to ?? long.MaxValue;
            var messages = db.Entries.Where(row => row.FacilityId == conversation.FacilityId && row.ConversationId == conversation.ConversationId
                    && row.Sequence >= low && row.Sequence <= high && row.Kind == EntryKind.Message && row.AuthorId != personId && !row.OutOfView);

            // What one does not want to see is not waiting to be read.
            messages = hidden.Count == 0 ? messages : messages.Where(row => !hidden.Contains(row.AuthorId!.Value));
            unread += messages.Take(MostUnread).Count();
        }

        return (last, Math.Min(unread, MostUnread));
    }

    /// <summary>The person's notices after a sequence, oldest first.</summary>
    public static List<InboxRow> Inbox(PeerConnectDb db, PersonKey person, long after, int limit) =>
        [.. db.Inbox.Where(row => row.FacilityId == person.FacilityId && row.PersonId == person.PersonId && row.Sequence > after)
            .OrderBy(row => row.Sequence).Take(limit).AsNoTracking()];

    /// <summary>The cases of the notices that say so for which somebody is on the way still.</summary>
    public static HashSet<Guid> StillComing(PeerConnectDb db, PersonKey person, IEnumerable<InboxRow> notices)
    {
        var told = notices.Where(row => row.Kind == InboxKind.SomeoneComing).Select(row => row.CaseId!.Value).ToHashSet();
        return told.Count == 0
            ? told
            : [.. db.Cases.Where(row => row.FacilityId == person.FacilityId && told.Contains(row.CaseId)
                && row.State != CaseState.Decided && row.OnTheWayAt != null && row.FaceToFaceAt == null).Select(row => row.CaseId)];
    }

    public static long LastInbox(PeerConnectDb db, PersonKey person) =>
        db.Inbox.Where(row => row.FacilityId == person.FacilityId && row.PersonId == person.PersonId).Max(row => (long?)row.Sequence) ?? 0;

    /// <summary>The marks, of everybody who ever had a place, that others may be shown.</summary>
    public static List<ReceiptRow> ShownReceipts(PeerConnectDb db, ConversationKey conversation) =>
        [.. db.Receipts.Where(row => row.FacilityId == conversation.FacilityId && row.ConversationId == conversation.ConversationId && row.ShownDeliveredUpTo > 0).AsNoTracking()];
}
