using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Policies;

/// <summary>A rule that holds for a message, with the categories and the severity by which it does.</summary>
internal sealed record RuleMatch(DisclosureRule Rule, ImmutableArray<Category> Categories)
{
    public static RuleMatch? Of(DisclosureRule rule, Facts facts)
    {
        var when = rule.When;
        var holds = InScope(rule.Scope, facts)
            && (when.Senders.IsEmpty || when.Senders.Contains(facts.Sender))
            && (!when.MethodDetail || facts.MethodDetail)
            && (!when.NamesMember || facts.NamesMember)
            && (when.AskedFor.IsEmpty || (facts.AskedFor is { } asked && when.AskedFor.Contains(asked)));
        if (!holds)
        {
            return null;
        }

        var categories = facts.Verdicts
            .Where(verdict => when.Categories.Contains(verdict.Category)
                && verdict.Severity >= when.FromSeverity
                && verdict.Severity <= when.ToSeverity
                && !(when.NamesMember && verdict.IsWarning)
                && (when.Evidence.IsEmpty || when.Evidence.Contains(verdict.Source)))
            .Select(verdict => verdict.Category)
            .Distinct()
            .Order()
            .ToImmutableArray();
        return categories.IsEmpty ? null : new RuleMatch(rule, categories);
    }

    /// <summary>Whether it holds for patterns alone.</summary>
    public bool IsPatternAlone(Facts facts) => Categories.All(facts.IsPattern);

    private static bool InScope(PolicyScope scope, Facts facts) =>
        Holds(scope.Facilities, facts.Facility)
        && Holds(scope.Units, facts.Unit)
        && Holds(scope.Programmes, facts.Programme)
        && (scope.Classes.IsEmpty || scope.Classes.Contains(facts.Class));

    private static bool Holds(ImmutableArray<string> allowed, string? actual) =>
        allowed.IsEmpty || (actual is not null && allowed.Contains(actual, StringComparer.Ordinal));
}
