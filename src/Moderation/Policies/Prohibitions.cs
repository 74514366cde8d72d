using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Policies;

/// <summary>What other rules take from a rule's recipients: whom one rule names and another prohibits for the same message, nobody tells. Pure.</summary>
internal static class Prohibitions
{
    /// <summary>
    /// Whether a role is told by the rule of each such message: no rule that may match the same one prohibits it. One for less matches too, where a second computer saw less in the same message.
    /// </summary>
    /// <param name="policy">All rules.</param>
    /// <param name="rule">The one that names the role.</param>
    /// <param name="role">Who.</param>
    /// <param name="category">One that the rule is for.</param>
    /// <param name="conversationClass">Where it is written.</param>
    /// <param name="severity">1 to 4.</param>
    public static bool Spare(DisclosurePolicy policy, DisclosureRule rule, StaffRole role, Category category, ConversationClass conversationClass, int severity) =>
        !policy.Rules.Any(other => other.Prohibited.Contains(role) && other.When.FromSeverity <= severity && IsFor(other, category, conversationClass) && MayMeet(rule, other));

    /// <summary>The categories, classes and severities that a rule is for.</summary>
    public static IEnumerable<(Category Category, ConversationClass Class, int Severity)> Reach(DisclosureRule rule) =>
        from category in rule.When.Categories
        from conversationClass in Enum.GetValues<ConversationClass>()
        from severity in Enumerable.Range(1, Verdict.MaxSeverity)
        where Holds(rule, category, conversationClass, severity)
        select (category, conversationClass, severity);

    private static bool Holds(DisclosureRule rule, Category category, ConversationClass conversationClass, int severity) =>
        IsFor(rule, category, conversationClass) && rule.When.FromSeverity <= severity && severity <= rule.When.ToSeverity;

    private static bool IsFor(DisclosureRule rule, Category category, ConversationClass conversationClass) =>
        rule.When.Categories.Contains(category) && (rule.Scope.Classes.IsEmpty || rule.Scope.Classes.Contains(conversationClass));

    private static bool MayMeet(DisclosureRule one, DisclosureRule other) =>
        MayMeet(one.Scope.Units, other.Scope.Units)
        && MayMeet(one.Scope.Programmes, other.Scope.Programmes)
        && MayMeet(one.When.Senders, other.When.Senders)
        && MayMeet(one.When.AskedFor, other.When.AskedFor)
        && MayMeet(Told(one.When.Evidence), Told(other.When.Evidence));

    // Empty is all of them.
    private static bool MayMeet<T>(ImmutableArray<T> one, ImmutableArray<T> other) => one.IsEmpty || other.IsEmpty || one.Intersect(other).Any();

    // What computers see stands in one decision; what people tell has one of its own.
    private static ImmutableArray<EvidenceSource> Told(ImmutableArray<EvidenceSource> evidence) =>
        [.. evidence.Select(source => source is EvidenceSource.SecondOpinion or EvidenceSource.Lexicon ? EvidenceSource.Model : source)];
}
