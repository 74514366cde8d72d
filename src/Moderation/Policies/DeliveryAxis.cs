using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Policies;

/// <summary>The delivery axis: the strictest of what the rules ask, above the floor that asking for help is never an offence.</summary>
internal static class DeliveryAxis
{
    public const string HelpSeekingFloor = "floor:help-seeking";
    public const string ClassifierDownRule = "failure:classifier-down";

    public static DeliveryRule Strictest(DisclosurePolicy policy, Facts facts, IReadOnlyList<RuleMatch> matches, ISet<string> floors)
    {
        var asked = matches.Select(match => WithinFloor(match, facts, floors)).ToList();
        if (facts.IsFallback && policy.Failures.ClassifierDown == ClassifierDown.Hold && !(IsCry(facts) && !IsThreat(facts)))
        {
            asked.Add(new DeliveryRule(Delivery.Hold, policy.Failures.RescoreWithin, HoldEnd.Escalate));
            floors.Add(ClassifierDownRule);
        }

        var strictest = asked.Select(rule => rule.Action).DefaultIfEmpty(Delivery.Deliver).Max();
        var held = asked.Where(rule => rule.Action == Delivery.Hold).ToImmutableArray();
        if (strictest == Delivery.Block && SeeksHelp(facts))
        {
            // A threat in a cry for help: staff decide on the whole message, no rule rejects it unseen.
            floors.Add(HelpSeekingFloor);
            return new DeliveryRule(Delivery.Hold, Shortest(held) ?? policy.Failures.RescoreWithin, HoldEnd.Escalate);
        }

        return strictest == Delivery.Hold ? new DeliveryRule(Delivery.Hold, Shortest(held), AfterHold(held, facts, floors)) : new DeliveryRule(strictest);
    }

    private static DeliveryRule WithinFloor(RuleMatch match, Facts facts, ISet<string> floors)
    {
        var rule = match.Rule.Delivery;
        if (rule.Action >= Delivery.Hold && match.IsPatternAlone(facts))
        {
            // What a whole conversation shows is in no message that could be stopped, and its sender would take it for a reproach.
            floors.Add(PolicyEvaluator.PatternFloor);
            return new DeliveryRule(Delivery.DeliverAndFlag);
        }

        var forSelfHarmAlone = match.Categories is [Category.SelfHarm];
        if (rule.Action >= Delivery.Hold && !forSelfHarmAlone && !match.Categories.Contains(Category.Violence) && IsCry(facts))
        {
            // An address in it is no reason to let somebody in danger wait; a threat to somebody is one.
            floors.Add(HelpSeekingFloor);
            return new DeliveryRule(Delivery.DeliverAndFlag);
        }

        if (!forSelfHarmAlone || rule.Action < Delivery.Hold || (rule.Action == Delivery.Hold && facts.MethodDetail))
        {
            return rule;
        }

        floors.Add(HelpSeekingFloor);
        return facts.MethodDetail
            ? new DeliveryRule(Delivery.Hold, rule.HoldAtMost, HoldEnd.Escalate)
            : new DeliveryRule(Delivery.DeliverAndFlag);
    }

    // No clock rejects a cry for help: that would be a block that comes later.
    private static HoldEnd AfterHold(ImmutableArray<DeliveryRule> held, Facts facts, ISet<string> floors)
    {
        var asked = held.Select(rule => rule.AfterHold).Max();
        if (asked != HoldEnd.Reject || !SeeksHelp(facts))
        {
            return asked;
        }

        floors.Add(HelpSeekingFloor);
        return HoldEnd.Escalate;
    }

    private static bool IsThreat(Facts facts) => facts.Verdicts.Any(verdict => verdict is { Category: Category.Violence, Severity: > 0 });

    private static bool IsCry(Facts facts) => facts.Verdicts.Any(verdict => verdict is { Category: Category.SelfHarm, Severity: >= Verdict.AlertSeverity });

    private static bool SeeksHelp(Facts facts) => facts.Verdicts.Any(verdict => verdict is { Category: Category.SelfHarm, Severity: > 0 });

    private static TimeSpan? Shortest(ImmutableArray<DeliveryRule> held) => held.Select(rule => rule.HoldAtMost).Min();
}
