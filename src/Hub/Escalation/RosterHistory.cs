using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PeerConnect.Contracts;

namespace PeerConnect.Hub.Escalation;

/// <summary>A roster as it was saved at one time.</summary>
/// <param name="RosterId">Which.</param>
/// <param name="Version">Which save of it, from 1.</param>
/// <param name="At">From when on it was so.</param>
/// <param name="Role">Whom it staffs.</param>
/// <param name="Name">What it was called.</param>
/// <param name="Plan">Who was on duty when, as it was stored; null from its removal on.</param>
internal sealed record RosterVersion(Guid RosterId, int Version, DateTimeOffset At, Role Role, string Name, string? Plan)
{
    /// <summary>What the chain holds of a plan: whoever changes the stored one can be shown to have done so.</summary>
    public static string Hash(string plan) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plan)));
}

/// <summary>Which rosters the policy names that is in force from one time on: those are for its steps alone, all others are their role's own.</summary>
/// <param name="From">From when on.</param>
/// <param name="Rosters">Whom they staff and what they are called.</param>
internal sealed record RostersNamed(DateTimeOffset From, ImmutableArray<(Role Role, string Name)> Rosters)
{
    public bool Has(Role role, string name) => Rosters.Any(named => named.Role == role && named.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>What the chain says of one save or removal of a roster.</summary>
/// <param name="Sequence">Its place in the chain.</param>
/// <param name="RosterId">Which.</param>
/// <param name="Hash">Of the plan that was saved; null for a removal.</param>
internal sealed record RosterSaved(long Sequence, Guid RosterId, string? Hash);

/// <summary>A facility's rosters over time, asked who was meant then; pure. What a coordinator changes today says nothing of yesterday.</summary>
/// <param name="Zone">The facility's.</param>
/// <param name="Versions">All that were ever saved.</param>
/// <param name="Named">What each policy names, the oldest first.</param>
/// <param name="Held">Who holds and held which role.</param>
internal sealed record RosterHistory(TimeZoneInfo Zone, ImmutableArray<RosterVersion> Versions, ImmutableArray<RostersNamed> Named, ImmutableArray<RoleHeld> Held)
{
    private readonly Dictionary<(int Versions, int Policies), Staffing> known = [];

    /// <summary>As the rosters stood at that instant.</summary>
    public Staffing At(DateTimeOffset at)
    {
        var then = (Versions.Count(version => version.At <= at), Named.Count(policy => policy.From <= at));
        if (!known.TryGetValue(then, out var staffing))
        {
            var last = Versions.Where(version => version.At <= at).GroupBy(version => version.RosterId).Select(same => same.MaxBy(version => version.Version)!);
            var named = Named.LastOrDefault(policy => policy.From <= at);
            known[then] = staffing = new Staffing(
                Zone,
                [.. last.Where(version => version.Plan is not null).Select(version => new Roster(version.RosterId, version.Role, version.Name, named?.Has(version.Role, version.Name) == true, RosterPlan.FromJson(version.Plan!)))],
                Held);
        }

        return staffing;
    }

    /// <summary>Rows of the chain whose plan is not stored any more, or another one is.</summary>
    public IEnumerable<long> Unproven(IEnumerable<RosterSaved> chain) =>
        from saved in chain
        group saved by saved.RosterId into roster
        let stored = Versions.Where(version => version.RosterId == roster.Key).OrderBy(version => version.Version).ToList()
        from pair in roster.OrderBy(saved => saved.Sequence).Select((saved, index) => (Saved: saved, Version: index < stored.Count ? stored[index] : null))
        where pair.Version is null || (pair.Version.Plan is { } plan ? RosterVersion.Hash(plan) : null) != pair.Saved.Hash
        orderby pair.Saved.Sequence
        select pair.Saved.Sequence;
}
