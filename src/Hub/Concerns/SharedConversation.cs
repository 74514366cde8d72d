using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Concerns;

/// <summary>A conversation in which two people both have a place that is not over. Somebody may name another person by it, and by nothing else.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="Own">The place of whoever names.</param>
/// <param name="Other">The place of whoever is named.</param>
internal sealed record SharedConversation(ConversationStanding Conversation, MemberStanding Own, MemberStanding Other)
{
    /// <summary>Null where there is none: unknown, ended, foreign and oneself look the same.</summary>
    public static SharedConversation? Find(ApprovalSnapshot snapshot, PersonKey own, Guid conversationId, Guid otherId)
    {
        if (own.PersonId == otherId || !snapshot.IsActive(own) || !snapshot.Conversations.TryGetValue(conversationId, out var conversation)
            || conversation.State == ConversationState.Ended)
        {
            return null;
        }

        var places = conversation.Members.Where(member => member.State != MembershipState.Ended).ToList();
        return places.Find(member => member.Person == own) is { } mine && places.Find(member => member.Person.PersonId == otherId) is { } theirs
            ? new SharedConversation(conversation, mine, theirs)
            : null;
    }
}
