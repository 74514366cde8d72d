using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Escalation;

/// <summary>The facility's rosters, who is on duty now, and where nobody is.</summary>
internal sealed class ListRosters(Store store, TimeProvider time)
{
    public Reply<RosterList> Handle(Guid facilityId)
    {
        using var db = store.Read();
        return Of(db, facilityId, time.GetUtcNow());
    }

    public static RosterList Of(PeerConnectDb db, Guid facilityId, DateTimeOffset now)
    {
        var zone = RosterRows.Zone(db, facilityId);
        var staffing = RosterRows.Staffing(db, facilityId);
        var names = RosterRows.UserNames(db, facilityId);
        return new RosterList(
            zone.Id,
            [.. staffing.Rosters.Select(roster => new RosterShown(
                roster.RosterId, RosterInput.Shown(roster, names), [.. RosterInput.Names(Duty.On(roster, zone, now), names)]))],
            [.. RosterGaps.Missing(PolicyNeeds.Of(PolicyRows.Active(db, facilityId)), staffing.Rosters, [.. RosterRows.Held(db, facilityId)], now), .. RosterGaps.Of(staffing, now)]);
    }
}
