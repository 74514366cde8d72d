using Microsoft.Extensions.Diagnostics.HealthChecks;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Disclosure;
using PeerConnect.Hub.Storage.Escalation;

namespace PeerConnect.Hub.Disclosure;

/// <summary>Whether somebody who holds the role is on each roster that a policy counts on. Whoever loses a role, is suspended or leaves goes at once, whoever is left: so it is told, and never refused.</summary>
internal sealed class RosterCheck(Store store, PolicyBook policies, TimeProvider time) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var db = store.Read();
        var now = time.GetUtcNow();

        // How many and not which: rosters bear names that people gave them, and readiness is told to administrators of every facility here.
        var sentences = RosterRows.Facilities(db)
            .Select(facility => (Code: AlarmRows.FacilityCode(db, facility), Empty: PolicyStaffing.Empty(policies.Active(facility), db.Staffed(facility, now), RosterRows.Staffing(db, facility).Rosters)))
            .Where(found => found.Empty > 0).OrderBy(found => found.Code, StringComparer.Ordinal)
            .Select(found => $"Rosters that the policy of facility '{found.Code}' counts on and that have nobody on them who holds the role: {found.Empty}. The page Rosters there says which. Put somebody on each, or give the role to somebody on it.").ToList();
        return Task.FromResult(sentences.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join(' ', sentences)));
    }
}
