using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Samples;

namespace PeerConnect.Hub.Samples;

/// <summary>What waits for the caller's roles: a day and a severity, and nothing of anybody.</summary>
internal sealed class ListSamples(Store store, TimeProvider time)
{
    private const int MostShown = 100;

    public Reply<WaitingSamples> Handle(PersonKey caller)
    {
        using var db = store.Read();
        var zone = RosterRows.Zone(db, caller.FacilityId);

        // Within a day by the id, which is at random: the order must not say which was written first.
        return new WaitingSamples(
        [
            .. SampleAccess.Waiting(db, caller, time.GetUtcNow(), MostShown).Select(seen => SampleForm.Waiting(seen, zone))
                .OrderBy(sample => sample.Day).ThenBy(sample => sample.SampleId),
        ]);
    }
}
