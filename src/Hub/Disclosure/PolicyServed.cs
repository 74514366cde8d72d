using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Moderation.Classification;
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
        Rules = [.. policy.Rules.Where(rule => !rule.When.MethodDetail)],
        Approvals = policy.Approvals with { Rank = null },
        FollowUp = null,
    };

    // Evidence that no part of the server gives.
    private static bool NeverGiven(EvidenceSource source) => source is EvidenceSource.SecondOpinion;

    // Drawn is what the model judged and what arrives without a case; severity 4 always has one. A sample that is never drawn would be told of in the notice.
    private static bool NeverDrawn(DisclosureRule rule, QualitySample sample) =>
        rule.OpensCase || rule.When.IsRequest || rule.When.FromSeverity == Verdict.MaxSeverity || rule.Delivery.Action > Delivery.DeliverAndFlag
        || (!rule.When.Evidence.IsEmpty && !rule.When.Evidence.Contains(EvidenceSource.Model)) || rule.Prohibited.Contains(sample.Role)
        || rule.When.Categories.All(category => category is not (Category.SelfHarm or Category.Violence));

    private static IEnumerable<string> Found(DisclosurePolicy policy)
    {
        foreach (var rule in policy.Rules)
        {
            if (rule.Sample is { } sample)
            {
                if (NeverDrawn(rule, sample))
                {
                    yield return $"Rule '{rule.Id}': no message that the model judged and that arrives without a case could fall into this sample. Take the sample out.";
                }

                if (sample.Level != DisclosureLevel.Message || !SampleRoles.Readers.Contains(PolicyWords.Role(sample.Role)))
                {
                    yield return $"Rule '{rule.Id}': a sample is read, or nothing is found in it: write 'level: message', and let the moderator, a clinician, safeguarding or the chaplain read it.";
                }
            }

            if (rule.When.MethodDetail)
            {
                yield return $"Rule '{rule.Id}': the classifier does not tell method detail, so this rule would never hold. Take it out.";
            }

            if (!(rule.Scope.Facilities.IsEmpty && rule.Scope.Units.IsEmpty && rule.Scope.Programmes.IsEmpty))
            {
                yield return $"Rule '{rule.Id}': this server tells conversations apart by their class alone. Take facilities, units and programmes out of its scope.";
            }

            if (rule.When.Evidence.Any(NeverGiven))
            {
                yield return $"Rule '{rule.Id}': nothing on this server is evidence of the kind 'second-opinion', so this rule would never hold for it. Take it out.";
            }

            if (rule.Recipients.Any(recipient => recipient.Level == DisclosureLevel.Conversation || recipient.Limits.Escalation.Any(step => step.Level == DisclosureLevel.Conversation)))
            {
                yield return $"Rule '{rule.Id}': this server shows the messages of a case, never the whole chat. Write 'level: identity'; whoever needs more breaks the glass.";
            }
        }

        if (policy.Approvals.Rank is not null)
        {
            yield return "This server does not know ranks: take 'rank' out of approvals.";
        }

        if (policy.Approvals.Approvers is not [StaffRole.Coordinator] || !policy.Approvals.BothFacilities)
        {
            yield return "On this server a coordinator approves who may write to whom, and one of each facility: write 'approvers: [coordinator]' and 'both-facilities: true'.";
        }

        if (policy.Visibility.Typing || policy.Visibility.Presence)
        {
            yield return "This server shows nobody who is here or who is writing: write 'typing: false' and 'presence: false'.";
        }

        if (policy.FollowUp is not null)
        {
            yield return "This server makes no follow-up form yet: take follow-up out.";
        }
    }
}
