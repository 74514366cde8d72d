using System.Collections.Immutable;
using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Escalation;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Disclosure;

/// <summary>Whom a policy counts on and who is not there: they would be told of a cry and could not come.</summary>
internal static class PolicyStaffing
{
    /// <summary>Roles that nobody holds, and rosters that do not exist or have nobody on them who still holds the role, in words.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="held">Who active holds which role.</param>
    /// <param name="rosters">The facility's rosters.</param>
    /// <param name="ranks">Who of its staff has which rank.</param>
    public static IReadOnlyList<Wording> Unstaffed(
        DisclosurePolicy policy, ILookup<Role, Guid> held, ImmutableArray<Roster> rosters, IReadOnlyDictionary<Guid, string> ranks) =>
    [
        .. PolicyNeeds.Of(policy).Rosters.Select(need => Missing(PolicyWords.Role(need.Role), need.Roster, held, OfStep(policy, need.Role, need.Roster, rosters)))
            .Append(NoApprover(policy.Approvals, held, ranks))
            .OfType<Wording>().Distinct().OrderBy(missing => missing.English, StringComparer.Ordinal),
    ];

    // Without one, nobody new could be approved from that day on.
    private static Wording? NoApprover(ApprovalRules rules, ILookup<Role, Guid> held, IReadOnlyDictionary<Guid, string> ranks) =>
        rules.Approvers.SelectMany(role => held[PolicyWords.Role(role)]).Any(person => rules.Suffices(ranks.GetValueOrDefault(person))) ? null
            : rules.Rank is not { } rank ? new("somebody who may approve who writes to whom", "alguien que pueda aprobar quién escribe a quién")
            : new($"somebody who may approve, of the rank '{rank}' or above", $"alguien que pueda aprobar, del rango '{rank}' o más alto");

    /// <summary>Whether a roster that the policy names would be gone, whoever is on it; or nobody would be on it, and somebody is now.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="held">Who active holds which role.</param>
    /// <param name="before">The facility's rosters as they are.</param>
    /// <param name="after">The rosters as they would be.</param>
    public static bool LosesARoster(DisclosurePolicy policy, ILookup<Role, Guid> held, ImmutableArray<Roster> before, ImmutableArray<Roster> after) =>
        PolicyNeeds.Of(policy).Rosters.Where(need => need.Roster is not null).Any(need =>
        {
            var (was, would) = (OfStep(policy, need.Role, need.Roster, before), OfStep(policy, need.Role, need.Roster, after));

            // Whose people lost the role is empty for now: when somebody has it again, the roster must be there.
            return (was.Count > 0 && would.Count == 0)
                || (Missing(PolicyWords.Role(need.Role), need.Roster, held, would) is not null && Missing(PolicyWords.Role(need.Role), need.Roster, held, was) is null);
        });

    /// <summary>How many of the rosters that the policy counts on are there and have nobody on them who holds the role.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="held">Who active holds which role.</param>
    /// <param name="rosters">The facility's rosters.</param>
    public static int Empty(DisclosurePolicy policy, ILookup<Role, Guid> held, ImmutableArray<Roster> rosters) => PolicyNeeds.Of(policy).Rosters.Count(need =>
        OfStep(policy, need.Role, need.Roster, rosters) is { Count: > 0 } meant && Missing(PolicyWords.Role(need.Role), need.Roster, held, meant) is not null);

    // A role's own rosters are those that the policy names nowhere: who is on call is no day shift.
    private static List<Roster> OfStep(DisclosurePolicy policy, StaffRole role, string? name, ImmutableArray<Roster> rosters)
    {
        var named = PolicyNeeds.Of(policy).Rosters.Where(need => need.Role == role).Select(need => need.Roster).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. rosters.Where(roster => roster.Role == PolicyWords.Role(role) && (name is null ? !named.Contains(roster.Name) : roster.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))];
    }

    private static Wording? Missing(Role role, string? name, ILookup<Role, Guid> held, List<Roster> meant)
    {
        if (!held.Contains(role))
        {
            return new(role.ToString(), SpanishRoles.Name(role));
        }

        if (meant.Exists(roster => roster.Plan.Members.Any(held[role].Contains) && !roster.Plan.Shifts.IsEmpty))
        {
            return null;
        }

        // A role without any roster means everybody who holds it; a roster that is named has to be there.
        return name is not null ? new($"{role} on the roster {name}", $"{SpanishRoles.Name(role)} en el turno {name}")
            : meant.Count > 0 ? new($"{role}, whose roster is empty", $"{SpanishRoles.Name(role)}, con el turno vacío")
            : null;
    }
}
