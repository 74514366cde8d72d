using System.Collections.Immutable;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Policies;

/// <summary>Something in a policy that forbids activating it.</summary>
/// <param name="RuleId">In which rule, or null for the policy as a whole.</param>
/// <param name="Sentence">What is wrong and what to write instead.</param>
public sealed record PolicyFault(string? RuleId, string Sentence);

internal static class PolicyValidation
{
    private const int LongestContext = 50;

    public static ImmutableArray<PolicyFault> Faults(DisclosurePolicy policy) =>
        [.. Whole(policy), .. policy.Rules.SelectMany(rule => Of(rule).Select(sentence => new PolicyFault(rule.Id, sentence)))];

    private static IEnumerable<PolicyFault> Whole(DisclosurePolicy policy)
    {
        if (policy.Version < 1)
        {
            yield return new PolicyFault(null, "The version counts from 1.");
        }

        foreach (var twice in policy.Rules.GroupBy(rule => rule.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return new PolicyFault(twice.Key, "Two rules have this id: give each its own.");
        }

        foreach (var category in new[] { Category.SelfHarm, Category.Violence, Category.SexualAbuse })
        {
            if (!policy.Rules.Any(rule => rule.OpensCase && rule.When.Categories.Contains(category) && rule.Discloses))
            {
                yield return new PolicyFault(null, $"No rule opens a case for {category} and tells somebody: these categories are mandatory.");
            }
        }

        if (policy.BreakGlass is { Allowed: true } && (policy.BreakGlass.TimeBox <= TimeSpan.Zero || policy.BreakGlass.Purposes.IsEmpty))
        {
            yield return new PolicyFault(null, "Break-glass needs a time box and at least one purpose.");
        }

        if (policy.BreakGlass.AloneFromSeverity is < Verdict.MaxSeverity)
        {
            yield return new PolicyFault(null, "One person alone may break glass at severity 4 only.");
        }

        if (policy.Failures.RescoreWithin <= TimeSpan.Zero)
        {
            yield return new PolicyFault(null, "A message that only the lexicon has judged needs a deadline for its re-score above zero.");
        }

        var kept = policy.Retention;
        if (new[] { kept.Messages, kept.TrueCases, kept.FalseCases, kept.Scores, kept.AfterLegalHold }.Any(time => time <= TimeSpan.Zero))
        {
            yield return new PolicyFault(null, "Each retention time must be above zero.");
        }
    }

    private static IEnumerable<string> Of(DisclosureRule rule)
    {
        if (string.IsNullOrWhiteSpace(rule.Id) || rule.Id.Contains(':', StringComparison.Ordinal))
        {
            yield return "A rule needs an id without a colon: colons mark the floors that are built in.";
        }

        if (rule.When.Categories.IsEmpty)
        {
            yield return "A rule needs at least one category.";
        }

        if (rule.When.FromSeverity < 1 || rule.When.ToSeverity > Verdict.MaxSeverity || rule.When.FromSeverity > rule.When.ToSeverity)
        {
            yield return "Severities go from 1 to 4, the lower one first.";
        }

        if (rule.Delivery.Action == Delivery.Hold && rule.Delivery.HoldAtMost is not { Ticks: > 0 })
        {
            yield return "A hold needs its longest time.";
        }

        if (rule.When.Categories.Contains(Category.SelfHarm))
        {
            foreach (var sentence in OfSelfHarm(rule))
            {
                yield return sentence;
            }
        }

        if (rule.When.ToSeverity == Verdict.MaxSeverity && rule.Prohibited.Contains(StaffRole.ControlRoom))
        {
            yield return "The control room cannot be prohibited at severity 4: somebody must be able to go there.";
        }

        if (rule.Sample is { } sample && (sample.OneIn < 1 || sample.Level > DisclosureLevel.Message || rule.OpensCase))
        {
            yield return "A sample for quality is one in at least one, shows at most the message (L2), and belongs to a rule without a case.";
        }

        foreach (var sentence in rule.Recipients.SelectMany(recipient => Of(recipient, rule)))
        {
            yield return sentence;
        }
    }

    private static IEnumerable<string> OfSelfHarm(DisclosureRule rule)
    {
        if (rule.Delivery.Action == Delivery.Block)
        {
            yield return "Asking for help is never blocked: deliver and flag, or hold a message with method detail.";
        }

        if (rule.Delivery.Action == Delivery.Hold && !rule.When.MethodDetail)
        {
            yield return "Self-harm is held only for method detail.";
        }

        if (rule.Recipients.Any(recipient => recipient.Purpose != Purpose.Care))
        {
            yield return "What is known of somebody's self-harm serves his care: the purpose of each recipient must be care.";
        }

        if (rule.Recipients.Any(recipient => GrantAxis.IsSecuritySide(recipient.Role) && recipient.Level >= DisclosureLevel.Message))
        {
            yield return "The words of somebody's self-harm go to care, never to security, officers or the control room: give those the location.";
        }
    }

    private static IEnumerable<string> Of(Recipient recipient, DisclosureRule rule)
    {
        if (recipient.Before < 0 || recipient.After < 0 || recipient.Before > LongestContext || recipient.After > LongestContext)
        {
            yield return $"The context is 0 to {LongestContext} messages before and after.";
        }

        if (recipient.Level < DisclosureLevel.Context && recipient.Before + recipient.After > 0)
        {
            yield return "Messages before and after need level L3 or more.";
        }

        if (recipient.Role is StaffRole.Administrator && recipient.Level > DisclosureLevel.Count)
        {
            yield return "Administrators read nothing.";
        }

        if (recipient.Roster is { } roster && string.IsNullOrWhiteSpace(roster))
        {
            yield return "A roster's name cannot be empty: leave it out for the role's own roster.";
        }

        var inPart2 = rule.Scope.Classes.IsEmpty || rule.Scope.Classes.Contains(ConversationClass.Part2);
        if (inPart2 && GrantAxis.IsSecuritySide(recipient.Role) && recipient.Ground is null
            && (recipient.Level > DisclosureLevel.Count || !recipient.Location))
        {
            yield return $"In part-2 conversations {recipient.Role} may get the bare location only, except with consent, in a medical emergency, "
                + "for a crime on the premises or by a court's order: name the ground, or limit the rule to other classes.";
        }

        var times = new[] { recipient.Limits.Acknowledge, recipient.Limits.FaceToFace, recipient.Limits.Decide }
            .Concat(recipient.Limits.Escalation.Select(step => (TimeSpan?)step.After));
        if (times.Any(time => time <= TimeSpan.Zero))
        {
            yield return "A time limit must be above zero.";
        }

        if (recipient.Limits.Escalation is [.., var last] steps && (last.Role is not null || !steps.Select(step => step.After).IsOrdered()))
        {
            yield return "Steps of escalation go in order of time, and the last one is the alarm outside the system.";
        }
    }

    private static bool IsOrdered(this IEnumerable<TimeSpan> times)
    {
        var previous = TimeSpan.MinValue;
        foreach (var time in times)
        {
            if (time < previous)
            {
                return false;
            }

            previous = time;
        }

        return true;
    }
}
