using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Conversations;

/// <summary>Tells a repeat from a new message: the same id and body answer the first result, another body is a conflict.</summary>
internal sealed class SentMessages(Store store, Sealer sealer)
{
    /// <summary>Looks in what is committed.</summary>
    public Reply<MessageStored>? Find(ConversationKey conversation, Guid authorId, SendMessage message)
    {
        using var db = store.Read();
        return Answer(EntryRows.Sent(db, conversation, authorId, message.ClientMessageId), authorId, message);
    }

    /// <summary>Looks inside the writer's transaction.</summary>
    public Reply<MessageStored>? Find(WriteTransaction transaction, ConversationKey conversation, Guid authorId, SendMessage message) =>
        Answer(LogRows.FindSent(transaction, conversation, authorId, message.ClientMessageId), authorId, message);

    private Reply<MessageStored>? Answer(EntryRow? entry, Guid authorId, SendMessage message)
    {
        if (entry is null)
        {
            return null;
        }

        var body = entry.SealedBody is { } sealedBody
            ? sealer.Open(new ReadGrant(GrantReason.Machine, authorId), MessagePlace.Of(entry, entry.Sequence), sealedBody)
            : null;
        return body?.Text == message.Body
            ? new MessageStored(entry.ConversationId, entry.Sequence, entry.EntryId, entry.At)
            : Refuse.Because(RefusalCode.Conflict);
    }
}
