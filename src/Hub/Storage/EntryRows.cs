using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage;

/// <summary>Single entries, loaded with their owner in the condition.</summary>
internal static class EntryRows
{
    /// <summary>What this author sent under this client message id, or null.</summary>
    public static EntryRow? Sent(PeerConnectDb db, ConversationKey conversation, Guid authorId, Guid clientMessageId) =>
        db.Entries.SingleOrDefault(row => row.FacilityId == conversation.FacilityId && row.ConversationId == conversation.ConversationId
            && row.AuthorId == authorId && row.ClientMessageId == clientMessageId);

    /// <summary>The message of that id, also one that is out of view; null when it is no message of the conversation.</summary>
    public static EntryRow? Message(PeerConnectDb db, ConversationKey conversation, Guid entryId) =>
        db.Entries.AsNoTracking().SingleOrDefault(row => row.FacilityId == conversation.FacilityId && row.ConversationId == conversation.ConversationId
            && row.EntryId == entryId && row.Kind == EntryKind.Message);

    /// <summary>The author's own message at that sequence, tracked; null when it is another's or no message.</summary>
    public static Task<EntryRow?> OwnMessageAsync(
        WriteTransaction transaction, ConversationKey conversation, PersonKey author, long sequence, CancellationToken cancellation) =>
        transaction.Db.Entries.SingleOrDefaultAsync(
            row => row.FacilityId == conversation.FacilityId && row.ConversationId == conversation.ConversationId && row.Sequence == sequence
                && row.Kind == EntryKind.Message && row.AuthorFacilityId == author.FacilityId && row.AuthorId == author.PersonId,
            cancellation);
}
