using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Policies;

/// <summary>What a message is held for: who lets it go must be told of each of these.</summary>
public static class HoldGrounds
{
    /// <summary>The categories for which a rule that matched holds or blocks it; where none does (another place, no model), all that was seen.</summary>
    /// <param name="policy">Under which it was decided.</param>
    /// <param name="decision">What was decided.</param>
    public static IReadOnlySet<Category> Of(DisclosurePolicy policy, Decision decision)
    {
        var seen = decision.Severities.ToDictionary(each => each.Category, each => each.Severity);
        var held = policy.Rules
            .Where(rule => rule.Delivery.Action >= Delivery.Hold && decision.MatchedRules.Contains(rule.Id))

            // Asking for help is held for what it tells in detail alone.
            .Where(rule => decision.MethodDetail || rule.When.Categories is not [Category.SelfHarm])
            .SelectMany(rule => rule.When.Categories.Where(category => seen.TryGetValue(category, out var severity) && severity >= rule.When.FromSeverity && severity <= rule.When.ToSeverity))
            .ToImmutableHashSet();
        return held.IsEmpty ? [.. seen.Keys] : held;
    }
}
