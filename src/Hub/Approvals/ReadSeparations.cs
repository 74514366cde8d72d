using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;

namespace PeerConnect.Hub.Approvals;

/// <summary>The orders that the coordinator's own facility holds.</summary>
internal sealed class ReadSeparations(Store store, Sealer sealer)
{
    private const int Most = 500;

    public SeparationList List(PersonKey coordinator)
    {
        using var db = store.Read();
        var rows = db.Separations.Where(row => row.FacilityId == coordinator.FacilityId).OrderByDescending(row => row.OrderedAt).Take(Most).ToList();
        return new SeparationList([.. rows.Select(row => db.Show(row, coordinator.FacilityId))]);
    }

    /// <summary>One order with its reason; the reading is recorded before the reason leaves.</summary>
    public Task<Reply<SeparationDetail>> DetailAsync(PersonKey coordinator, Guid separationId, CancellationToken cancellation) =>
        store.ActAsync<SeparationDetail>(coordinator, "separation-read", $"separation:{separationId:D}", act =>
        {
            if (!act.Coordinates()
                || act.Db.Separations.SingleOrDefault(row => row.FacilityId == coordinator.FacilityId && row.SeparationId == separationId) is not { } row)
            {
                return Refusals.NotFound;
            }

            return new SeparationDetail(
                act.Db.Show(row, coordinator.FacilityId),
                ReasonText.Open(sealer, SealedKind.SeparationReason, coordinator, separationId, row.SealedReason));
        }, cancellation);
}
