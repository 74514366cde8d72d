using PeerConnect.Contracts;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Cases;

/// <summary>What is known of somebody's self-harm is for care: a message that shows it stays behind where something is read beyond its case, or leaves, for anything else. Pure.</summary>
internal static class CareAlone
{
    /// <summary>Whether a message may be used for that. What a court orders is beyond what a facility may keep back.</summary>
    /// <param name="purpose">What for.</param>
    /// <param name="decisions">All that were made on the message, of whatever category.</param>
    public static bool Allows(CasePurpose purpose, IEnumerable<Decision> decisions) =>
        purpose is CasePurpose.Care or CasePurpose.LegalProcess || !decisions.Any(ShowsSelfHarm);

    // Also what alarms nobody: that somebody tried it years ago is known of his self-harm all the same.
    private static bool ShowsSelfHarm(Decision decision) => decision.Severities.Any(seen => seen.Category == Category.SelfHarm);
}
