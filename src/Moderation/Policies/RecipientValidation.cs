using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Policies;

/// <summary>What forbids one recipient of a rule, with those who come after when nobody acts.</summary>
internal static class RecipientValidation
{
    private const int LongestContext = 50;
    private static readonly TimeSpan LongestLimit = TimeSpan.FromDays(14);

    private static readonly string Workers = string.Join(", ", Enum.GetValues<StaffRole>().Where(WorksCases).Select(KebabNames.Of));

    public static IEnumerable<(string Path, string Sentence)> Faults(Recipient recipient, DisclosureRule rule) =>
        [.. Sight(recipient), .. InPart2(recipient, rule), .. Times(recipient, rule), .. Steps(recipient, rule)];

    /// <summary>Whether a role is shown cases at all, to read them, decide on them and go to the person.</summary>
    public static bool WorksCases(StaffRole role) => role is not (StaffRole.Coordinator or StaffRole.Auditor or StaffRole.Administrator);

    private static IEnumerable<(string Path, string Sentence)> Sight(Recipient recipient)
    {
        if (recipient.Before < 0 || recipient.After < 0 || recipient.Before > LongestContext || recipient.After > LongestContext)
        {
            yield return ("", $"The context is 0 to {LongestContext} messages before and after.");
        }

        if (recipient.Level < DisclosureLevel.Context && recipient.Before + recipient.After > 0)
        {
            yield return ("/level", "Messages before and after need level L3 or more: write 'level: context' or 'level: identity'.");
        }

        if (recipient.Role is StaffRole.Administrator && (recipient.Level > DisclosureLevel.Count || recipient.Location))
        {
            yield return ("/role", "Administrators read nothing.");
        }

        if (recipient.Purpose == Purpose.LegalProcess)
        {
            yield return ("/purpose", "Courts and prosecutors have a logged route of their own: nobody is told of a message for them.");
        }

        if (recipient.Roster is { } roster && string.IsNullOrWhiteSpace(roster))
        {
            yield return ("/roster", "A roster's name cannot be empty: leave it out for the role's own roster.");
        }
    }

    private static IEnumerable<(string Path, string Sentence)> InPart2(Recipient recipient, DisclosureRule rule)
    {
        if (!rule.Scope.Classes.IsEmpty && !rule.Scope.Classes.Contains(ConversationClass.Part2))
        {
            yield break;
        }

        if (GrantAxis.IsSecuritySide(recipient.Role) && recipient.Ground is null && (recipient.Level > DisclosureLevel.Count || !recipient.Location))
        {
            yield return (
                "",
                $"In part-2 conversations {recipient.Role} may get the bare location only, except with consent, in a medical emergency, "
                + "for a crime on the premises or by a court's order: name the ground, or limit the rule to other classes.");
        }

        foreach (var step in recipient.Limits.Escalation.Where(step =>
            step.Role is { } next && GrantAxis.IsSecuritySide(next) && (step.Level > DisclosureLevel.Count || !step.Location)))
        {
            yield return (
                "/limits/escalation",
                $"In part-2 conversations {step.Role} may be told next the bare location only: write 'location: true' and no level, or limit the rule to other classes.");
        }
    }

    private static IEnumerable<(string Path, string Sentence)> Times(Recipient recipient, DisclosureRule rule)
    {
        var limits = recipient.Limits;
        var times = new[] { limits.Acknowledge, limits.FaceToFace, limits.Decide }.Concat(limits.Escalation.Select(step => (TimeSpan?)step.After)).ToList();
        if (times.Any(time => time <= TimeSpan.Zero || time > LongestLimit))
        {
            yield return ("/limits", "A time limit must be above zero, and two weeks at most.");
        }

        if (limits.Acknowledge > limits.FaceToFace || limits.Acknowledge > limits.Decide)
        {
            yield return ("/limits", "Somebody takes a case up first: 'acknowledge' cannot be later than 'face-to-face' or 'decide'.");
        }

        if (rule.When.ToSeverity == Verdict.MaxSeverity && recipient.Location && recipient.Role is StaffRole.ControlRoom or StaffRole.Officer
            && (limits.Acknowledge is null || limits.FaceToFace is null))
        {
            yield return ("/limits", "Whoever is sent at severity 4 needs limits: write 'acknowledge' and 'face-to-face'.");
        }
    }

    private static IEnumerable<(string Path, string Sentence)> Steps(Recipient recipient, DisclosureRule rule)
    {
        var steps = recipient.Limits.Escalation;
        if (steps is [.., { Role: not null }])
        {
            yield return ("/limits/escalation", "Steps of escalation go in order of time, and the last one is the alarm outside the system: a step without a role.");
        }

        for (var index = 0; index < steps.Length; index++)
        {
            var path = $"/limits/escalation/{index}";
            var step = steps[index];
            if (index > 0 && step.After <= steps[index - 1].After)
            {
                yield return (path, "Each step of escalation must come later than the one before it.");
            }

            if (step.Role is null && (index < steps.Length - 1 || step is not { Level: DisclosureLevel.Count, Location: false, Roster: null }))
            {
                yield return (path, "The alarm outside the system is the last step, and carries a case number and nothing else: write 'after' alone.");
            }

            if (step.Role is { } idle && !WorksCases(idle))
            {
                yield return ($"{path}/role", $"Coordinators, auditors and administrators work no cases, so {idle} could not help: name one of {Workers} as the next.");
            }

            if (step.Role is { } role && (Knows(recipient.Role, recipient.Roster, recipient.Level, recipient.Location)
                || rule.Recipients.Any(told => Knows(told.Role, told.Roster, told.Level, told.Location))
                || steps.Take(index).Any(told => told.Role is { } earlier && Knows(earlier, told.Roster, told.Level, told.Location))))
            {
                yield return (path, $"This goes in a circle: {role} was told already, and learns nothing new here. Name somebody else, or the alarm outside the system.");
            }

            bool Knows(StaffRole told, string? roster, DisclosureLevel level, bool location) =>
                told == step.Role && roster == step.Roster && level >= step.Level && (location || !step.Location);
        }
    }
}
