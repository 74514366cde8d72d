using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Escalation;

namespace PeerConnect.Hub.Escalation;

/// <summary>The drills of a facility, and what each step took. Nothing names who was fast or slow.</summary>
internal sealed class ReportDrills(Store store)
{
    public Reply<DrillList> List(Guid facilityId)
    {
        using var db = store.Read();
        return new DrillList([.. DrillRows.All(db, facilityId).Select(DrillRows.Shown)]);
    }

    public Reply<DrillReport> Report(Guid facilityId, Guid caseId)
    {
        using var db = store.Read();
        if (DrillRows.Find(db, facilityId, caseId) is not { } row)
        {
            return Refusals.NotFound;
        }

        return new DrillReport(
            DrillRows.Shown(row),
            [.. DrillRows.Events(db, row).Select(told => new DrillStep(told.Kind, told.Detail, told.At, (told.At - row.OpenedAt).TotalSeconds))]);
    }
}
