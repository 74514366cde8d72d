using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Cases;

/// <summary>What the law asks of a substance-use programme's records that leave.</summary>
internal static class Part2
{
    /// <summary>42 CFR 2.32(a)(2), which goes with each disclosure.</summary>
    public const string Notice = "42 CFR part 2 prohibits unauthorized use or disclosure of these records.";

    public static bool Applies(CaseCard card) => PolicyWords.Class(card.Class) == ConversationClass.Part2;
}
