using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Conversations;

/// <summary>Where a message's sealed body belongs.</summary>
internal static class MessagePlace
{
    public static Place Of(EntryRow entry, long sequence) =>
        new(entry.FacilityId, SealedKind.Message, entry.EntryId, entry.ConversationId, sequence, entry.AuthorId ?? Guid.Empty);
}
