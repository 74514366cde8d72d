using System.Collections.Concurrent;
using PeerConnect.Hub.Storage;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Disclosure;

/// <summary>Each facility's policies by version, and which one is in force. A version never changes once stored; which one is in force follows each commit.</summary>
internal sealed class PolicyBook(Store store) : ICommitListener
{
    private readonly ConcurrentDictionary<(Guid Facility, int Version), DisclosurePolicy> versions = new();
    private readonly ConcurrentDictionary<Guid, (DisclosurePolicy Policy, int ConsentFrom)> active = new();

    /// <summary>The policy in force. A facility is never without one: version 1 is stored when it is created.</summary>
    public DisclosurePolicy Active(Guid facilityId) => InForce(facilityId).Policy;

    /// <summary>The policy in force, together with the oldest version by whose notice one has agreed to all that it tells.</summary>
    public (DisclosurePolicy Policy, int ConsentFrom) InForce(Guid facilityId) =>

        // Asked for each message: the way that makes a delegate is for the first time only.
        active.TryGetValue(facilityId, out var known) ? known : active.GetOrAdd(facilityId, id => PolicyRows.InForce(store, id));

    /// <summary>The policy of that version.</summary>
    public DisclosurePolicy Version(Guid facilityId, int version) =>
        versions.GetOrAdd((facilityId, version), key => PolicyRows.Version(store, key.Facility, key.Version));

    /// <summary>Inside the write lock: no message is committed between the new policy and this.</summary>
    public void Committed(WriteTransaction transaction)
    {
        foreach (var facility in transaction.TouchedPolicies)
        {
            // Set, not removed: a reader that began before the commit must not put the old one back.
            active[facility] = PolicyRows.InForce(store, facility);
        }
    }
}
