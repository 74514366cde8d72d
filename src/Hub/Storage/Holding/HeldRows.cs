using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Holding;

/// <summary>Held messages and whom they are meant for.</summary>
internal static class HeldRows
{
    private const string SentSql = """
        SELECT "EntryId" FROM held_messages
        WHERE "FacilityId" = $facility AND "ConversationId" = $conversation AND "AuthorId" = $author AND "ClientMessageId" = $client
        """;

    /// <summary>What this author sent under this client message id and was not delivered at once, or null. Looks by hand: every message asks.</summary>
    public static HeldMessageRow? FindSent(WriteTransaction transaction, ConversationKey conversation, Guid authorId, Guid clientMessageId)
    {
        var command = transaction.Prepared(SentSql);
        LogRows.Bind(command, "$facility", conversation.FacilityId);
        LogRows.Bind(command, "$conversation", conversation.ConversationId);
        LogRows.Bind(command, "$author", authorId);
        LogRows.Bind(command, "$client", clientMessageId);
        return command.ExecuteScalar() is byte[] id ? Find(transaction.Db, conversation.FacilityId, new Guid(id, true)) : null;
    }

    /// <inheritdoc cref="FindSent(WriteTransaction, ConversationKey, Guid, Guid)"/>
    public static HeldMessageRow? FindSent(PeerConnectDb db, ConversationKey conversation, Guid authorId, Guid clientMessageId) =>
        db.HeldMessages.SingleOrDefault(row => row.FacilityId == conversation.FacilityId && row.ConversationId == conversation.ConversationId
            && row.AuthorId == authorId && row.ClientMessageId == clientMessageId);

    /// <summary>By its conversation's home facility and its own id. Tracked inside a transaction.</summary>
    public static HeldMessageRow? Find(PeerConnectDb db, Guid facilityId, Guid entryId) =>
        db.HeldMessages.SingleOrDefault(row => row.FacilityId == facilityId && row.EntryId == entryId);

    /// <summary>The author's own, tracked; null when it is another's.</summary>
    public static HeldMessageRow? FindOwn(PeerConnectDb db, PersonKey author, HeldRef message) =>
        db.HeldMessages.SingleOrDefault(row => row.ConversationId == message.ConversationId && row.EntryId == message.EntryId
            && row.AuthorFacilityId == author.FacilityId && (row.PassedTo ?? row.AuthorId) == author.PersonId);

    /// <summary>The author's own that are not in the conversation, newest first.</summary>
    public static List<HeldMessageRow> Own(PeerConnectDb db, PersonKey author, int most) =>
    [
        .. db.HeldMessages.AsNoTracking()
            .Where(row => row.AuthorFacilityId == author.FacilityId && (row.PassedTo ?? row.AuthorId) == author.PersonId && row.State != HeldState.Released)
            .OrderByDescending(row => row.At).ThenByDescending(row => row.EntryId).Take(most),
    ];

    /// <summary>From now on that record of the same person does with them what their author could.</summary>
    public static void PassOn(PeerConnectDb db, PersonKey author, Guid to)
    {
        foreach (var held in db.HeldMessages.Where(row => row.AuthorFacilityId == author.FacilityId && (row.PassedTo ?? row.AuthorId) == author.PersonId))
        {
            held.PassedTo = to;
        }
    }

    /// <summary>Stores it with those it is meant for, at once: a repeat in the same transaction must find it.</summary>
    public static void Add(WriteTransaction transaction, HeldMessageRow held, IEnumerable<PersonKey> readers)
    {
        transaction.Db.HeldMessages.Add(held);
        transaction.Db.HeldReaders.AddRange(readers.Distinct().Select(reader => new HeldReaderRow
        {
            FacilityId = held.FacilityId, EntryId = held.EntryId, PersonFacilityId = reader.FacilityId, PersonId = reader.PersonId,
        }));
        transaction.Db.SaveChanges();
    }

    /// <summary>Owes the end of the hold, where it has one.</summary>
    public static void OweEnd(WriteTransaction transaction, HeldMessageRow held)
    {
        if (held.Until is { } until)
        {
            LogRows.Owe(transaction, OwedKind.HoldEnd, held.FacilityId, held.EntryId, until);
        }
    }

    /// <summary>Whether the machine has still to score it: then it is not waiting for people alone.</summary>
    public static bool IsScoreOwed(WriteTransaction transaction, HeldMessageRow held) =>
        (from owed in transaction.Db.Owed
         join decision in transaction.Db.Decisions on new { owed.FacilityId, Id = owed.SubjectId } equals new { decision.FacilityId, Id = decision.DecisionId }
         where owed.Kind == OwedKind.Rescore && owed.DoneAt == null && decision.EntryId == held.EntryId
             && decision.HomeFacilityId == held.FacilityId && decision.ConversationId == held.ConversationId
         select owed.OwedId).Any();

    /// <summary>For whom it was meant when it was written.</summary>
    public static HashSet<PersonKey> Readers(PeerConnectDb db, HeldMessageRow held) =>
    [
        .. db.HeldReaders.AsNoTracking().Where(row => row.FacilityId == held.FacilityId && row.EntryId == held.EntryId)
            .Select(row => new PersonKey(row.PersonFacilityId, row.PersonId)),
    ];

    /// <summary>From now on only these read it, and its author.</summary>
    public static void Narrow(WriteTransaction transaction, HeldMessageRow held, IReadOnlySet<PersonKey> readers)
    {
        var stored = transaction.Db.HeldReaders.Where(row => row.FacilityId == held.FacilityId && row.EntryId == held.EntryId).ToList();
        transaction.Db.HeldReaders.RemoveRange(stored.Where(row => !readers.Contains(new PersonKey(row.PersonFacilityId, row.PersonId))));
    }

    /// <summary>Which of these released messages the reader may read.</summary>
    public static HashSet<Guid> ReadableBy(PeerConnectDb db, Guid facilityId, IReadOnlyCollection<Guid> entryIds, PersonKey reader) =>
    [
        .. db.HeldReaders.AsNoTracking()
            .Where(row => row.FacilityId == facilityId && entryIds.Contains(row.EntryId) && row.PersonFacilityId == reader.FacilityId && row.PersonId == reader.PersonId)
            .Select(row => row.EntryId),
    ];

    /// <summary>The decisions on it have a place in the conversation now.</summary>
    public static void Place(WriteTransaction transaction, HeldMessageRow held, long sequence) =>
        transaction.Db.Decisions
            .Where(row => row.HomeFacilityId == held.FacilityId && row.ConversationId == held.ConversationId && row.Sequence == 0 && row.EntryId == held.EntryId)
            .ExecuteUpdate(row => row.SetProperty(decision => decision.Sequence, sequence));

    public static long LastSequence(WriteTransaction transaction, ConversationKey conversation) =>
        transaction.Db.Conversations.AsNoTracking()
            .Where(row => row.FacilityId == conversation.FacilityId && row.ConversationId == conversation.ConversationId)
            .Select(row => row.LastSequence).Single();
}
