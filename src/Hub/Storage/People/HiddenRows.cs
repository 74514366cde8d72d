using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.People;

/// <summary>Who does not want to see what somebody else writes.</summary>
internal static class HiddenRows
{
    /// <summary>The person's own, tracked.</summary>
    public static List<HiddenRow> Of(PeerConnectDb db, PersonKey person) =>
        [.. db.Hidden.Where(row => row.FacilityId == person.FacilityId && row.PersonId == person.PersonId)];

    /// <summary>Who hid the one, and what the one hid, follows to a new key.</summary>
    /// <param name="act">The act.</param>
    /// <param name="from">The key before.</param>
    /// <param name="to">The new one.</param>
    /// <param name="own">Whether this person used the one: what somebody else hid under it is not kept back from this person.</param>
    public static void CarryHidden(this RecordedAct act, PersonKey from, PersonKey to, bool own = true)
    {
        var rows = act.Db.Hidden.Where(row => (own && row.FacilityId == from.FacilityId && row.PersonId == from.PersonId)
            || (row.OtherFacilityId == from.FacilityId && row.OtherId == from.PersonId)).ToList();
        foreach (var row in rows)
        {
            var (who, other) = (row.Who() == from ? to : row.Who(), row.Other() == from ? to : row.Other());
            if (who != other && !HiddenRows.Of(act.Db, who).Exists(known => known.Other() == other))
            {
                act.Db.Hidden.Add(new HiddenRow { FacilityId = who.FacilityId, PersonId = who.PersonId, OtherFacilityId = other.FacilityId, OtherId = other.PersonId, At = row.At });
                act.Transaction.TouchPerson(who.FacilityId, who.PersonId);
            }
        }
    }
}
