using System.Collections.Immutable;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Conversations;

/// <summary>What follows from a message: who learns of it by the policy of its author's facility, its delivery by the strictest of all facilities that have a member there.</summary>
internal sealed class DeliveryRules(PolicyBook policies)
{
    /// <summary>Recorded with a decision whose delivery another facility's policy made stricter.</summary>
    public const string OtherFacility = "facility:other";

    /// <param name="policy">The author's facility's.</param>
    /// <param name="sender">The author.</param>
    /// <param name="conversation">Where it goes.</param>
    /// <param name="facts">As the author's facility names them.</param>
    /// <param name="now">The store's time.</param>
    public Decision Decide(DisclosurePolicy policy, PersonKey sender, ConversationStanding conversation, Facts facts, DateTimeOffset now)
    {
        var decision = PolicyEvaluator.Evaluate(policy, facts);
        foreach (var facility in Others(sender, conversation, now))
        {
            // Units are the author's own facility's; to another they mean nothing.
            decision = Stricter(decision, PolicyEvaluator.Evaluate(policies.Active(facility), facts with { Facility = facility.ToString(), Unit = null }));
        }

        return decision;
    }

    private static ImmutableHashSet<Guid> Others(PersonKey sender, ConversationStanding conversation, DateTimeOffset now)
    {
        var others = ImmutableHashSet<Guid>.Empty;
        foreach (var member in conversation.Members)
        {
            if (member.Person.FacilityId != sender.FacilityId && member.IsCurrent(now))
            {
                others = others.Add(member.Person.FacilityId);
            }
        }

        return others;
    }

    private static Decision Stricter(Decision own, Decision other)
    {
        if (other.Delivery < Delivery.Hold || PolicyEvaluator.Stricter(own.Delivery, other.Delivery) != other.Delivery)
        {
            return own;
        }

        var rules = own.MatchedRules.Contains(OtherFacility) ? own.MatchedRules : own.MatchedRules.Add(OtherFacility);
        if (own.Delivery < other.Delivery)
        {
            return own with { Delivery = other.Delivery, HoldAtMost = other.HoldAtMost, AfterHold = other.AfterHold, MatchedRules = rules };
        }

        return own with { HoldAtMost = Shorter(own.HoldAtMost, other.HoldAtMost), AfterHold = own.AfterHold > other.AfterHold ? own.AfterHold : other.AfterHold, MatchedRules = rules };
    }

    private static TimeSpan? Shorter(TimeSpan? one, TimeSpan? other) => one is null || other < one ? other ?? one : one;
}
