using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Escalation;

namespace PeerConnect.Hub.Escalation;

/// <summary>Removes a roster that no policy counts on. A role without one means everybody with the role.</summary>
internal sealed class RemoveRosterHandler(Store store)
{
    public Task<Reply<Done>> HandleAsync(PersonKey by, Guid rosterId, CancellationToken cancellation) =>
        store.ActAsync<Done>(by, RosterRows.RemovedAct, $"roster:{rosterId:D}", act => Remove(act, rosterId), cancellation);

    private static Reply<Done> Remove(RecordedAct act, Guid rosterId)
    {
        if (RosterRows.Find(act.Db, act.By.FacilityId, rosterId) is not { } row)
        {
            return Refusals.NotFound;
        }

        if (CountedOn.Against(act, row, after: null) is { } refusal)
        {
            return refusal;
        }

        RosterRows.Keep(act.Transaction, row, removed: true);
        act.Db.Rosters.Remove(row);
        act.Details["role"] = row.Role.ToString();
        return Done.Value;
    }
}
