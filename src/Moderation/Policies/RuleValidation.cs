using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Policies;

/// <summary>What forbids one rule.</summary>
internal static class RuleValidation
{
    private static readonly TimeSpan LongestHold = TimeSpan.FromDays(3);

    public static IEnumerable<PolicyFault> Faults(DisclosureRule rule, string path)
    {
        var found = Form(rule).Concat(Held(rule)).Concat(Persons(rule)).Concat(Sampled(rule));
        if (rule.When.Categories.Contains(Category.SelfHarm))
        {
            found = found.Concat(OfSelfHarm(rule));
        }

        found = found.Concat(OfRequest(rule));
        return found.Concat(rule.Recipients.SelectMany((recipient, index) =>
                RecipientValidation.Faults(recipient, rule).Select(fault => (Path: $"/recipients/{index}{fault.Path}", fault.Sentence))))
            .Select(fault => new PolicyFault(rule.Id, fault.Sentence, path + fault.Path));
    }

    private static IEnumerable<(string Path, string Sentence)> Form(DisclosureRule rule)
    {
        if (string.IsNullOrWhiteSpace(rule.Id) || rule.Id.Contains(':', StringComparison.Ordinal))
        {
            yield return ("/id", "A rule needs an id without a colon: colons mark the floors that are built in.");
        }

        if (rule.When.Categories.IsEmpty)
        {
            yield return ("/when", "A rule needs at least one category.");
        }

        if (rule.When.FromSeverity < 1 || rule.When.ToSeverity > Verdict.MaxSeverity || rule.When.FromSeverity > rule.When.ToSeverity)
        {
            yield return ("/when", "Severities go from 1 to 4, the lower one first.");
        }

        if (rule.When.ToSeverity == Verdict.MaxSeverity && rule.Prohibited.Contains(StaffRole.ControlRoom))
        {
            yield return ("/prohibited", "The control room cannot be prohibited at severity 4: somebody must be able to go there.");
        }

        foreach (var role in rule.Prohibited.Where(role => rule.Recipients.Any(recipient => recipient.Role == role)))
        {
            yield return ("/prohibited", $"{role} is told by this rule and prohibited by it: take one of both out.");
        }
    }

    private static IEnumerable<(string Path, string Sentence)> Held(DisclosureRule rule)
    {
        if (rule.Delivery.Action != Delivery.Hold)
        {
            if (rule.Delivery.HoldAtMost is not null)
            {
                yield return ("/delivery/hold-at-most", "Only a hold has a longest time: leave it out, or write 'action: hold'.");
            }

            if (rule.Delivery.Action == Delivery.Block && !HasReader(rule))
            {
                yield return ("/delivery", "Somebody must be able to look at a blocked message and to answer an appeal: the rule has to open a case and to show the message ('level: message' or more) to a recipient who works cases.");
            }

            yield break;
        }

        if (rule.Delivery.HoldAtMost is not { Ticks: > 0 } time || time > LongestHold)
        {
            yield return ("/delivery", "A hold needs its longest time, at most three days.");
        }

        if (!HasReader(rule))
        {
            yield return ("/delivery", "Somebody must be able to decide on a held message: the rule has to open a case and to show the message to a recipient who works cases.");
        }
    }

    private static bool HasReader(DisclosureRule rule) =>
        rule.OpensCase && rule.Recipients.Any(recipient => recipient.Level >= DisclosureLevel.Message && RecipientValidation.WorksCases(recipient.Role));

    private static IEnumerable<(string Path, string Sentence)> OfSelfHarm(DisclosureRule rule)
    {
        if (rule.Delivery.Action == Delivery.Block)
        {
            yield return ("/delivery", "Asking for help is never blocked: deliver and flag, or hold a message with method detail.");
        }

        if (rule.Delivery.Action == Delivery.Hold && !rule.When.MethodDetail)
        {
            yield return ("/delivery", "Self-harm is held only for method detail.");
        }

        if (rule.Delivery is { Action: Delivery.Hold, AfterHold: HoldEnd.Reject })
        {
            yield return ("/delivery", "Asking for help is never rejected by the clock: write 'after-hold: release' or 'after-hold: escalate'.");
        }

        if (rule.Recipients.Any(recipient => recipient.Purpose != Purpose.Care))
        {
            yield return ("/recipients", "What is known of somebody's self-harm serves his care: the purpose of each recipient must be care.");
        }

        if (rule.Recipients.Any(recipient => IsWordsToSecurity(recipient.Role, recipient.Level))
            || rule.Recipients.SelectMany(recipient => recipient.Limits.Escalation).Any(step => step.Role is { } role && IsWordsToSecurity(role, step.Level))
            || (rule.Sample is { } sample && IsWordsToSecurity(sample.Role, sample.Level)))
        {
            yield return ("/recipients", "The words of somebody's self-harm go to care, never to security, officers or the control room: give those the location.");
        }
    }

    private static IEnumerable<(string Path, string Sentence)> OfRequest(DisclosureRule rule)
    {
        if (!rule.When.IsRequest)
        {
            if (rule.When.Categories.Contains(Category.Company))
            {
                yield return ("/when/categories", "Whoever asks for a person says nothing of a risk: give 'company' a rule of its own.");
            }

            if (!rule.When.AskedFor.IsEmpty)
            {
                yield return ("/when/asked-for", "Only a request for a person asks for somebody: leave this out, or write 'categories: [company]'.");
            }

            yield break;
        }

        if (rule.When.FromSeverity > Facts.RequestSeverity)
        {
            yield return ("/when/from-severity", "A request for a person has severity 1: write 'from-severity: 1'.");
        }

        if (rule.Delivery.Action > Delivery.DeliverAndFlag)
        {
            yield return ("/delivery", "A request for a person is no message that could be held or blocked: leave 'delivery' out.");
        }

        if (!rule.OpensCase || !rule.Recipients.Any(recipient => recipient is { Location: true, Limits: { Acknowledge: not null, FaceToFace: not null } }))
        {
            yield return ("/recipients", "Somebody must come when a person is asked for: give one recipient 'location: true' and the limits 'acknowledge' and 'face-to-face'.");
        }

        if (rule.Recipients.Any(recipient => recipient.Level > DisclosureLevel.Metadata)
            || rule.Recipients.SelectMany(recipient => recipient.Limits.Escalation).Any(step => step.Level > DisclosureLevel.Metadata))
        {
            yield return ("/recipients", "A request for a person has no words that could be read: write 'level: count' or 'level: metadata'.");
        }
    }

    private static IEnumerable<(string Path, string Sentence)> Persons(DisclosureRule rule)
    {
        if (rule.Discloses && rule.When.Categories.Contains(Category.SexualAbuse)
            && !(rule.Excluded.Contains(Exclusion.Accused) && rule.Excluded.Contains(Exclusion.LineOfAccused)))
        {
            yield return ("/excluded", "Whoever is accused of sexual abuse, and their line, must not learn of it: write 'excluded: [accused, line-of-accused]'.");
        }

        if (rule.Recipients.Any(recipient => recipient.Role is not (StaffRole.Safeguarding or StaffRole.Clinician) && recipient.Level >= DisclosureLevel.Message)
            && rule.When.Categories.Contains(Category.SexualAbuse))
        {
            yield return ("/recipients", "What somebody wrote of sexual abuse is for safeguarding and health staff: give others the location or a count.");
        }

        if (rule.Discloses && rule.When.Categories.Contains(Category.Exploitation) && !rule.Excluded.Contains(Exclusion.SupportersApprover))
        {
            yield return ("/excluded", "Whoever approved the supporter must not judge a case of exploitation: write 'excluded: [supporters-approver]'.");
        }
    }

    private static IEnumerable<(string Path, string Sentence)> Sampled(DisclosureRule rule)
    {
        if (rule.Sample is not { } sample)
        {
            yield break;
        }

        if (sample.OneIn < 1 || sample.Level > DisclosureLevel.Message || rule.OpensCase)
        {
            yield return ("/sample", "A sample for quality is one in at least one, shows at most the message (L2), and belongs to a rule without a case.");
        }

        if (GrantAxis.IsSecuritySide(sample.Role) || sample.Role is StaffRole.Administrator)
        {
            yield return ("/sample", "A sample for quality is read by none of security, officers, control room and administrators.");
        }
    }

    private static bool IsWordsToSecurity(StaffRole role, DisclosureLevel level) => GrantAxis.IsSecuritySide(role) && level >= DisclosureLevel.Message;
}
