using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Hub.Approvals;

/// <summary>A group's name and topic: sealed under the conversation's key, because they may say why people meet.</summary>
internal static class GroupText
{
    public const int LongestName = 80;
    public const int LongestTopic = 500;

    /// <summary>The classes that a coordinator may choose from.</summary>
    public static readonly IReadOnlyList<string> Classes = [PolicyWords.Monitored, PolicyWords.MonitoredClinical, PolicyWords.Part2];

    public static Place NamePlace(ConversationKey conversation) => Place(conversation, SealedKind.ConversationName);

    public static Place TopicPlace(ConversationKey conversation) => Place(conversation, SealedKind.ConversationTopic);

    public static byte[] Seal(Sealer sealer, WriteTransaction transaction, ConversationKey conversation, in Place place, string text) =>
        sealer.Seal(transaction, KeyOwner.Conversation(conversation.FacilityId, conversation.ConversationId), place, text);

    /// <summary>What is wrong with them; empty when they can be kept.</summary>
    public static IEnumerable<string> Faults(string name, string? topic)
    {
        if (name.Length > LongestName || BodyRules.Check(name) is not null || name.Contains('\n', StringComparison.Ordinal))
        {
            yield return $"A group's name is one line of 1 to {LongestName} characters.";
        }

        if (topic is not null && (topic.Length > LongestTopic || BodyRules.Check(topic) is not null))
        {
            yield return $"A group's topic is at most {LongestTopic} characters, or absent.";
        }
    }

    private static Place Place(ConversationKey conversation, SealedKind kind) =>
        new(conversation.FacilityId, kind, conversation.ConversationId, conversation.ConversationId);
}
