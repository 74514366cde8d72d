using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.BreakGlass;

/// <summary>Who stands below whom, as far as lines are recorded.</summary>
internal static class ReportingLines
{
    /// <summary>Whether this person reports to that one, directly or through others.</summary>
    public static bool IsBelow(PeerConnectDb db, PersonKey person, PersonKey superior)
    {
        var met = new HashSet<PersonKey> { person };
        var waiting = new Queue<PersonKey>(met);
        while (waiting.TryDequeue(out var one))
        {
            foreach (var above in db.Relations.AsNoTracking()
                .Where(row => row.Kind == RelationKind.ReportsTo && row.FacilityId == one.FacilityId && row.PersonId == one.PersonId).AsEnumerable()
                .Select(row => new PersonKey(row.OtherFacilityId, row.OtherId)))
            {
                if (above == superior)
                {
                    return true;
                }

                if (met.Add(above))
                {
                    waiting.Enqueue(above);
                }
            }
        }

        return false;
    }
}
