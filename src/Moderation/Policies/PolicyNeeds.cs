using System.Collections.Immutable;

namespace PeerConnect.Moderation.Policies;

/// <summary>A duty roster that a policy relies on.</summary>
/// <param name="Role">The role that it staffs.</param>
/// <param name="Roster">Its name; null for the role's own.</param>
public readonly record struct NeededRoster(StaffRole Role, string? Roster);

/// <summary>What must exist in a facility before a policy can be activated there: the document names it, and only the hub knows it.</summary>
/// <param name="Rosters">Somebody must be on each of these.</param>
/// <param name="Approvers">Roles that somebody must hold, but that nobody pages.</param>
/// <param name="Facilities">Facility keys that scopes name.</param>
/// <param name="Units">Housing units that scopes name.</param>
/// <param name="Programmes">Programmes that scopes name.</param>
public sealed record PolicyNeeds(
    ImmutableArray<NeededRoster> Rosters,
    ImmutableArray<StaffRole> Approvers,
    ImmutableArray<string> Facilities,
    ImmutableArray<string> Units,
    ImmutableArray<string> Programmes)
{
    /// <summary>What this policy needs, each once and in a fixed order. The floors need the control room and the officers in each policy.</summary>
    public static PolicyNeeds Of(DisclosurePolicy policy)
    {
        var recipients = policy.Rules.SelectMany(rule => rule.Recipients).ToList();
        var told = recipients.Select(recipient => new NeededRoster(recipient.Role, recipient.Roster));
        var next = recipients.SelectMany(recipient => recipient.Limits.Escalation)
            .Where(step => step.Role is not null)
            .Select(step => new NeededRoster(step.Role!.Value, step.Roster));
        var samplers = policy.Rules.Select(rule => rule.Sample).OfType<QualitySample>().Select(sample => new NeededRoster(sample.Role, null));
        NeededRoster[] floors = [new(StaffRole.ControlRoom, null), new(StaffRole.Officer, null)];
        return new PolicyNeeds(
            [.. told.Concat(next).Concat(samplers).Concat(floors).Distinct().OrderBy(need => need.Role).ThenBy(need => need.Roster, StringComparer.Ordinal)],
            [.. policy.Approvals.Approvers.Distinct().Order()],
            Named(policy, scope => scope.Facilities),
            Named(policy, scope => scope.Units),
            Named(policy, scope => scope.Programmes));
    }

    private static ImmutableArray<string> Named(DisclosurePolicy policy, Func<PolicyScope, ImmutableArray<string>> part) =>
        [.. policy.Rules.SelectMany(rule => part(rule.Scope)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
