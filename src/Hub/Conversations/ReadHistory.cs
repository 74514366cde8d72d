using System.Collections.Immutable;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Holding;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Conversations;

/// <summary>History and catch-up: what a member may see, opened for that member.</summary>
internal sealed class ReadHistory(ApprovalView approvals, Store store, Sealer sealer, ConversationSummaries summaries, InboxForm inboxForm, TimeProvider time)
{
    private const int MostPositions = 200;

    // One answer holds at most this many entries over all conversations; the rest is read page by page.
    private const int MostCaughtUp = 1_000;

    public Reply<ConversationList> Conversations(PersonKey reader)
    {
        if (approvals.Current is not { } snapshot)
        {
            return Refuse.Because(RefusalCode.Busy, TimeSpan.FromSeconds(1));
        }

        using var db = store.Read();
        return new ConversationList(summaries.All(snapshot, reader, time.GetUtcNow()), HistoryRows.LastInbox(db, reader));
    }

    public Reply<EntryPage> Page(PersonKey reader, HistoryRequest request)
    {
        if (request.Limit is < 1 or > Protocol.MaxPage || request is { BeforeSequence: not null, AfterSequence: not null }
            || request.BeforeSequence < 1 || request.AfterSequence < 0)
        {
            return Refuse.Malformed($"History needs a limit from 1 to {Protocol.MaxPage}, and either beforeSequence (1 or more), afterSequence (0 or more) or neither.");
        }

        if (approvals.Current is not { } snapshot)
        {
            return Refuse.Because(RefusalCode.Busy, TimeSpan.FromSeconds(1));
        }

        var ranges = snapshot.MayRead(reader, request.ConversationId, time.GetUtcNow());
        if (ranges.IsEmpty)
        {
            return Refuse.Because(RefusalCode.NotFound);
        }

        using var db = store.Read();
        var conversation = snapshot.Conversations[request.ConversationId];
        return Page(db, snapshot, reader, conversation, ranges, request.BeforeSequence, request.AfterSequence, request.Limit);
    }

    public Reply<CatchUp> CatchUp(PersonKey reader, CatchUpRequest request)
    {
        if (request.Positions is null || request.Positions.Count > MostPositions || request.InboxAfter < 0
            || request.Positions.Any(position => position is null || position.AfterSequence < 0)
            || request.Positions.DistinctBy(position => position.ConversationId).Count() < request.Positions.Count)
        {
            return Refuse.Malformed($"Catch-up needs at most {MostPositions} positions, one a conversation, with afterSequence 0 or more, and inboxAfter 0 or more.");
        }

        if (approvals.Current is not { } snapshot)
        {
            return Refuse.Because(RefusalCode.Busy, TimeSpan.FromSeconds(1));
        }

        using var db = store.Read();
        var pages = new List<EntryPage>();
        var reload = new List<Guid>();
        foreach (var position in request.Positions)
        {
            var ranges = snapshot.MayRead(reader, position.ConversationId, time.GetUtcNow());
            if (ranges.IsEmpty)
            {
                continue;
            }

            if (pages.Sum(page => page.Entries.Count) >= MostCaughtUp)
            {
                reload.Add(position.ConversationId);
                continue;
            }

            var page = Page(db, snapshot, reader, snapshot.Conversations[position.ConversationId], ranges, null, position.AfterSequence, Protocol.MaxPage);
            if (page.More)
            {
                reload.Add(position.ConversationId);
            }
            else
            {
                pages.Add(page);
            }
        }

        var language = snapshot.LanguageOf(reader);
        var inbox = HistoryRows.Inbox(db, reader, request.InboxAfter, Protocol.MaxPage);
        var coming = HistoryRows.StillComing(db, reader, inbox);
        return new CatchUp(pages, reload, [
            .. inbox.Select(row => inboxForm.Of(
                row, language, row.Kind == InboxKind.SomeoneComing && !coming.Contains(row.CaseId!.Value), InboxForm.About(snapshot, row))),
        ]);
    }

    private EntryPage Page(
        PeerConnectDb db, ApprovalSnapshot snapshot, PersonKey reader, ConversationStanding conversation, ImmutableArray<(long From, long? To)> ranges, long? before, long? after, int limit)
    {
        var rows = HistoryRows.Page(db, conversation.Key, ranges, before, after, limit);
        var more = rows.Count > limit;
        var grant = new ReadGrant(GrantReason.Membership, reader.PersonId);
        var unread = Unreadable(db, reader, conversation, rows);
        var people = snapshot.HiddenFrom(conversation, reader);
        var entries = rows.Take(limit).OrderBy(row => row.Sequence).Select(row => EntryForm.IsBy(row, people)
            ? EntryForm.Of(row, null, reader, hidden: true)
            : EntryForm.Of(row, unread.Contains(row.EntryId) ? null : Body(grant, row), reader));
        return new EntryPage(conversation.Key.ConversationId, [.. entries], more);
    }

    /// <summary>What was held when the reader was not yet there, and released since: its place is everybody's, its text is not.</summary>
    private static HashSet<Guid> Unreadable(PeerConnectDb db, PersonKey reader, ConversationStanding conversation, List<EntryRow> rows)
    {
        var listed = rows.Where(row => row.Form == EntryRow.ListedReaders && EntryForm.Author(row) != reader).Select(row => row.EntryId).ToHashSet();
        if (listed.Count > 0)
        {
            listed.ExceptWith(HeldRows.ReadableBy(db, conversation.Key.FacilityId, listed, reader));
        }

        return listed;
    }

    private string? Body(ReadGrant grant, EntryRow row) => row is { OutOfView: false, SealedBody: { } body }
        ? sealer.OpenIfWhole(grant, MessagePlace.Of(row, row.Sequence), body)?.Text
        : null;
}
