using PeerConnect.Contracts;
using PeerConnect.Residents.Texts;

namespace PeerConnect.Residents.Home;

/// <summary>How a conversation is called for who reads.</summary>
internal static class TitleOf
{
    public static string Conversation(ConversationSummary summary, Guid me, Words words) =>
        summary.Name ?? summary.Members.FirstOrDefault(member => member.MemberId != me)?.Name ?? words.SomeoneGone;

    public static MemberRole? RoleOf(ConversationSummary summary, Guid me) => summary.Members.FirstOrDefault(member => member.MemberId == me)?.Role;
}
