using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Policies;

/// <summary>
/// Answers what follows from a message under a policy. Pure: the same policy and facts give the same decision, on every node and in every
/// simulation. The order of the rules has no meaning.
/// </summary>
public static class PolicyEvaluator
{
    /// <summary>Recorded where a rule asked something of the sender of a message for a pattern: it is the whole conversation's, and nobody's alone.</summary>
    public const string PatternFloor = "floor:pattern";

    private const string SignpostFloor = "floor:signpost";

    /// <summary>Decides. Where rules meet: the strictest delivery, the shortest time limits, all recipients granted minus those prohibited.</summary>
    /// <param name="policy">A policy for which <see cref="Validate"/> finds no fault.</param>
    /// <param name="facts">What is known of the message.</param>
    public static Decision Evaluate(DisclosurePolicy policy, Facts facts)
    {
        facts = facts.Judged(policy.Patterns);
        var severities = Severities(facts.Verdicts);
        var matches = severities.IsEmpty ? [] : policy.Rules.Select(rule => RuleMatch.Of(rule, facts)).OfType<RuleMatch>().ToList();
        var floors = new SortedSet<string>(StringComparer.Ordinal);
        var delivery = DeliveryAxis.Strictest(policy, facts, matches, floors);
        var grants = GrantAxis.Merge(facts, matches, floors);
        var signpost = Signpost(facts, severities, matches, floors);
        var opensCase = matches.Exists(match => match.Rule.OpensCase) || severities.Any(seen => seen.Severity == Verdict.MaxSeverity);
        return new Decision(
            policy.Version,
            severities,
            severities.IsEmpty ? 0 : severities.Max(category => category.Severity),
            delivery.Action,
            delivery.HoldAtMost,
            delivery.AfterHold,
            opensCase,
            grants,
            [.. matches.SelectMany(match => match.Rule.Excluded).Distinct().Order()],
            grants.SelectMany(grant => grant.Escalation).Where(step => step.Role is null).Select(step => (TimeSpan?)step.After).Min(),
            signpost,
            facts.IsFallback,
            opensCase ? null : GrantAxis.Sample(facts, matches),
            [.. matches.Select(match => match.Rule.Id).Order(StringComparer.Ordinal), .. floors],
            facts.Verdicts,
            facts.Risk,
            Decision.CurrentForm,
            facts.Class,
            facts.Sender,
            facts.Unit,
            facts.Programme,
            facts.MethodDetail,
            facts.NamesMember,
            Signs: facts.Signs.IsEmpty ? default : facts.Signs,
            AskedFor: facts.AskedFor,
            ExcludedOf: ExcludedOf(matches));
    }

    /// <summary>What is wrong with a policy; empty for one that may be activated, as far as the document alone can say.</summary>
    public static ImmutableArray<PolicyFault> Validate(DisclosurePolicy policy) => PolicyValidation.Faults(policy);

    /// <summary>The stricter of two deliveries: between facilities, a message is carried by the stricter of both policies.</summary>
    public static Delivery Stricter(Delivery one, Delivery other) => one > other ? one : other;

    // A rule for one category keeps nobody out of another's case: the approver who must not judge a pressure may be the one clinician on duty for a life in danger.
    private static ImmutableArray<CategoryExclusion> ExcludedOf(List<RuleMatch> matches)
    {
        ImmutableArray<CategoryExclusion> excluded =
        [
            .. matches.SelectMany(match => match.Categories.SelectMany(category => match.Rule.Excluded.Select(exclusion => new CategoryExclusion(category, exclusion))))
                .Distinct().OrderBy(one => one.Category).ThenBy(one => one.Exclusion),
        ];
        return excluded.IsEmpty ? default : excluded;
    }

    private static ImmutableArray<CategorySeverity> Severities(ImmutableArray<Verdict> verdicts)
    {
        if (verdicts.All(verdict => verdict.Severity == 0))
        {
            return [];
        }

        return
        [
            .. verdicts.Where(verdict => verdict.Severity > 0)
                .GroupBy(verdict => verdict.Category)
                .OrderBy(group => group.Key)
                .Select(group => new CategorySeverity(group.Key, group.Max(verdict => verdict.Severity))),
        ];
    }

    private static SignpostKind Signpost(Facts facts, ImmutableArray<CategorySeverity> severities, List<RuleMatch> matches, SortedSet<string> floors)
    {
        var asked = SignpostKind.None;
        foreach (var match in matches.Where(match => match.Rule.Signpost != SignpostKind.None))
        {
            if (match.IsPatternAlone(facts))
            {
                // Who wrote the message that filled the sum may be the one who presses, and would be warned; the one who is pressed reads on the same screen.
                floors.Add(PatternFloor);
            }
            else if (match.Rule.Signpost > asked)
            {
                asked = match.Rule.Signpost;
            }
        }

        if (asked != SignpostKind.SelfHarm
            && severities.Any(seen => seen is { Category: Category.SelfHarm, Severity: >= Verdict.AlertSeverity }))
        {
            floors.Add(SignpostFloor);
            return SignpostKind.SelfHarm;
        }

        return asked;
    }
}
