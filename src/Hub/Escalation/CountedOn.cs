using PeerConnect.Contracts;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Disclosure;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Escalation;

/// <summary>A roster that a policy names is not taken away or emptied under it: the step of the night would come and reach nobody.</summary>
internal static class CountedOn
{
    /// <summary>Why the roster cannot be changed to that; null where nothing stands against it.</summary>
    /// <param name="act">The act, before it changed anything.</param>
    /// <param name="row">The roster as it is; null for a new one, which takes nobody away.</param>
    /// <param name="after">As it would be; null where it is removed.</param>
    public static Refusal? Against(RecordedAct act, RosterRow? row, Roster? after)
    {
        if (row is null)
        {
            return null;
        }

        var facility = act.By.FacilityId;
        var before = RosterRows.Staffing(act.Db, facility).Rosters;
        var others = before.RemoveAll(roster => roster.RosterId == row.RosterId);
        var then = after is null ? others : others.Add(after);
        var held = act.Db.Staffed(facility, act.Now);
        return PolicyStaffing.LosesARoster(PolicyRows.Parse(act.Db.Policies.Single(policy => policy.FacilityId == facility && policy.SupersededAt == null)), held, before, then)
            ? new Refusal(RefusalCode.NotPossible, $"The policy in force counts on the roster '{row.Name}'. Keep somebody on it under that name, or first bring a policy into force that does not name it.")
            : act.Scheduled() is { } waits && PolicyStaffing.LosesARoster(waits, held, before, then)
                ? new Refusal(RefusalCode.NotPossible, $"A signed policy that waits for its time counts on the roster '{row.Name}'. Keep somebody on it under that name, or first give that draft up.")
                : null;
    }
}
