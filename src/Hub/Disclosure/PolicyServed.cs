using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Disclosure;

/// <summary>
/// What this server carries out of a policy. The notice is made from the document, so a document that promises or threatens what the server does not
/// do would make it lie: it is refused, and the presets are offered without it.
/// </summary>
internal static class PolicyServed
{
    public static IReadOnlyList<string> Faults(DisclosurePolicy policy) => [.. Found(policy)];

    /// <summary>The policy without what this server does not carry out.</summary>
    public static DisclosurePolicy Adapt(DisclosurePolicy policy) => policy with
    {
        Rules = [.. policy.Rules.Where(rule => !rule.When.MethodDetail).Select(rule => rule with { Sample = null }).Where(DoesSomething)],
        FollowUp = null,
    };

    private static bool DoesSomething(DisclosureRule rule) => rule.Discloses || rule.OpensCase || rule.Signpost != SignpostKind.None || rule.Delivery.Action != Delivery.Deliver;

    private static IEnumerable<string> Found(DisclosurePolicy policy)
    {
        foreach (var rule in policy.Rules)
        {
            if (rule.Sample is not null)
            {
                yield return $"Rule '{rule.Id}': this server takes no samples yet. Take the sample out.";
            }

            if (rule.When.MethodDetail)
            {
                yield return $"Rule '{rule.Id}': the classifier does not tell method detail, so this rule would never hold. Take it out.";
            }
        }

        if (policy.FollowUp is not null)
        {
            yield return "This server makes no follow-up form yet: take follow-up out.";
        }
    }
}
