using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Residents.Talking;

/// <summary>Who of those who are here has read a message.</summary>
internal static class SeenBy
{
    /// <summary>How many others have read the entry at that place; 0 where the facility does not show it. Whoever came later was not there to read it.</summary>
    public static int Count(Conversation conversation, long sequence) => Count(conversation.Summary, conversation.Receipts, conversation.Entries, sequence);

    /// <inheritdoc cref="Count(Conversation, long)"/>
    public static int Count(ConversationSummary summary, IReadOnlyList<Receipt> marks, IReadOnlyList<Entry> entries, long sequence) => summary.ReceiptsShown
        ? marks.Count(mark => mark.ReadUpTo >= sequence && summary.Members.Any(member => member.MemberId == mark.MemberId)
            && !entries.Any(entry => entry.Sequence > sequence && entry.Kind == EntryKind.Joined && entry.MemberId == mark.MemberId))
        : 0;
}
