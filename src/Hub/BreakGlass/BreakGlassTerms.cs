using System.Collections.Immutable;
using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.BreakGlass;

/// <summary>What the policy in force lets somebody see of a case beyond its rules, and for what; pure.</summary>
internal static class BreakGlassTerms
{
    /// <summary>Why not; null where nothing stands against it.</summary>
    public static Refusal? Refusal(BreakGlassRules rules, SeenCase seen, CasePurpose purpose)
    {
        var purposes = Purposes(rules, seen);
        return !rules.Allowed || purposes.IsEmpty ? BreakGlassRefusals.NotAllowed
            : IsKeptFromSecurity(seen) ? BreakGlassRefusals.NoMoreForYou
            : !purposes.Contains(purpose) ? BreakGlassRefusals.OtherPurpose(purposes)
            : null;
    }

    /// <summary>Whether one person may begin alone at that severity.</summary>
    public static bool Alone(BreakGlassRules rules, int severity) => rules.AloneFromSeverity is { } from && severity >= from;

    /// <summary>What is known of somebody's self-harm is for care, whatever else the policy lists.</summary>
    private static ImmutableArray<CasePurpose> Purposes(BreakGlassRules rules, SeenCase seen) =>
    [
        .. rules.Purposes.Select(PolicyWords.Purpose).Where(purpose => purpose != CasePurpose.LegalProcess
            && (purpose == CasePurpose.Care || seen.Card.Row.Category != nameof(Category.SelfHarm))),
    ];

    // Beyond what a rule gives on one of the law's grounds, the security side learns nothing of a substance-use programme.
    private static bool IsKeptFromSecurity(SeenCase seen) =>
        Part2.Applies(seen.Card) && seen.Sight.Role is Role.Security or Role.Officer or Role.ControlRoom;
}
