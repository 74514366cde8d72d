using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Training;

namespace PeerConnect.Hub.Training;

/// <summary>What waits for the caller's label: a day, and nothing of anybody.</summary>
internal sealed class ListTrainingRows(Store store, PolicyBook policies, TimeProvider time)
{
    private const int MostShown = 100;

    public Reply<WaitingTrainingRows> Handle(PersonKey caller)
    {
        if (!policies.Active(caller.FacilityId).OffersTraining)
        {
            return new WaitingTrainingRows([], 0);
        }

        using var db = store.Read();
        var zone = RosterRows.Zone(db, caller.FacilityId);
        var now = time.GetUtcNow();

        // Within a day by the id, which is at random: the order must not say which was decided first.
        return new WaitingTrainingRows(
            [
                .. TrainingAccess.Waiting(db, caller, now, MostShown).Select(seen => new WaitingTrainingRow(seen.Row.RowId, LocalTime.Day(zone, seen.Row.DecidedAt)))
                    .OrderBy(row => row.Day).ThenBy(row => row.RowId),
            ],
            TrainingExportForm.InFives(TrainingAccess.Ready(db, caller, now).Count));
    }
}
