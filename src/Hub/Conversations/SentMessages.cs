using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Holding;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Holding;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Conversations;

/// <summary>Tells a repeat from a new message: the same id and body answer the first result, another body is a conflict.</summary>
internal sealed class SentMessages(Store store, Sealer sealer, HeldText texts)
{
    /// <summary>Looks in what is committed.</summary>
    public Reply<MessageStored>? Find(ConversationKey conversation, Guid authorId, SendMessage message)
    {
        // First what is held: it can be released between the two questions, and then it is in the log.
        using var db = store.Read();
        var held = HeldRows.FindSent(db, conversation, authorId, message.ClientMessageId);
        return EntryRows.Sent(db, conversation, authorId, message.ClientMessageId) is { } entry
            ? Answer(entry, authorId, message)
            : held is not null ? Answer(db, held, message) : null;
    }

    /// <summary>Looks inside the writer's transaction.</summary>
    public Reply<MessageStored>? Find(WriteTransaction transaction, ConversationKey conversation, Guid authorId, SendMessage message) =>
        LogRows.FindSent(transaction, conversation, authorId, message.ClientMessageId) is { } entry
            ? Answer(entry, authorId, message)
            : HeldRows.FindSent(transaction, conversation, authorId, message.ClientMessageId) is { } held ? Answer(transaction.Db, held, message) : null;

    private Reply<MessageStored> Answer(EntryRow entry, Guid authorId, SendMessage message)
    {
        // A purged text cannot be compared: there the id alone tells.
        var text = entry.SealedBody is { } sealedBody
            ? sealer.Open(new ReadGrant(GrantReason.Machine, authorId), MessagePlace.Of(entry, entry.Sequence), sealedBody)?.Text
            : message.Body;
        return text == message.Body
            ? new MessageStored(entry.ConversationId, entry.Sequence, entry.EntryId, entry.At)
            : Refuse.Because(RefusalCode.Conflict);
    }

    /// <summary>What is not in the conversation: where it stands now.</summary>
    private Reply<MessageStored> Answer(PeerConnectDb db, HeldMessageRow held, SendMessage message)
    {
        // A blocked text that no case has is kept nowhere: there the id alone tells.
        var text = held is { SealedBody: null, CaseId: null } ? message.Body : texts.Of(new ReadGrant(GrantReason.Machine, held.AuthorId), db, held);
        return text == message.Body
            ? new MessageStored(held.ConversationId, 0, held.EntryId, held.At, HeldStatusForm.Of(held))
            : Refuse.Because(RefusalCode.Conflict);
    }
}
