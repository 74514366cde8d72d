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

    /// <summary>What the one hid, and who hid the one, follows to a new key.</summary>
    public static void CarryHidden(this RecordedAct act, PersonKey from, PersonKey to)
    {
        var rows = act.Db.Hidden.Where(row => (row.FacilityId == from.FacilityId && row.PersonId == from.PersonId)
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
