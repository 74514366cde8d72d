using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Escalation;

/// <summary>Makes or replaces a roster. A gap is no fault: it is named in the answer, because only people know whether another roster was still to come.</summary>
internal sealed class SaveRosterHandler(Store store)
{
    public Task<Reply<RosterList>> AddAsync(PersonKey by, SaveRoster typed, CancellationToken cancellation) => SaveAsync(by, null, typed, cancellation);

    public Task<Reply<RosterList>> ReplaceAsync(PersonKey by, Guid rosterId, SaveRoster typed, CancellationToken cancellation) =>
        SaveAsync(by, rosterId, typed, cancellation);

    private async Task<Reply<RosterList>> SaveAsync(PersonKey by, Guid? rosterId, SaveRoster typed, CancellationToken cancellation)
    {
        if (RosterInput.Faults(typed) is { Count: > 0 } faults)
        {
            return Refusals.InvalidInput(faults);
        }

        var saved = await store.ActAsync<Done>(by, RosterRows.SavedAct, rosterId is { } id ? $"roster:{id:D}" : "roster", act => Save(act, rosterId, typed), cancellation);
        if (saved.Refusal is { } refusal)
        {
            return refusal;
        }

        using var db = store.Read();
        return ListRosters.Of(db, by.FacilityId, store.Now());
    }

    private static Reply<Done> Save(RecordedAct act, Guid? rosterId, SaveRoster typed)
    {
        var facility = act.By.FacilityId;
        var row = rosterId is { } id ? RosterRows.Find(act.Db, facility, id) : null;
        if (rosterId is not null && row is null)
        {
            return Refusals.NotFound;
        }

        var faults = new List<string>();
        if (RosterRows.NameIsTaken(act.Db, facility, typed.Name, rosterId))
        {
            faults.Add($"There is a roster '{typed.Name}' already. Change that one, or choose another name.");
        }

        var plan = RosterInput.Plan(act.Db, facility, typed, act.Now, faults);
        RosterInput.Past(plan, row is null ? [] : RosterPlan.FromJson(row.Plan).Changes, RosterRows.Zone(act.Db, facility), act.Now, faults);
        if (faults.Count > 0)
        {
            return Refusals.InvalidInput(faults);
        }

        if (CountedOn.Against(act, row, new Roster(rosterId ?? Guid.Empty, typed.Role, typed.Name, Named: false, plan)) is { } refusal)
        {
            return refusal;
        }

        if (row is null)
        {
            row = new RosterRow { FacilityId = facility, RosterId = Guid.CreateVersion7(act.Now), Name = typed.Name, Plan = "" };
            act.Db.Rosters.Add(row);
        }

        (row.Role, row.Name, row.Plan) = (typed.Role, typed.Name, plan.ToJson());
        RosterRows.MarkNamed(PolicyRows.Active(act.Db, facility), [row]);
        act.Subject = $"roster:{row.RosterId:D}";
        RosterRows.Describe(act.Details, row, plan);
        RosterRows.Keep(act.Transaction, row);
        return Done.Value;
    }
}
