using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Cases;

/// <summary>Who was shown the place or the name of a case's person.</summary>
internal static class ShownRows
{
    /// <summary>Those of which nothing is on record yet. Who was shown a name was shown the place with it.</summary>
    public static List<ShownCase> Unrecorded(PeerConnectDb db, IReadOnlyCollection<ShownCase> shown)
    {
        var recorded = new HashSet<(Guid Case, Guid Person, ShownLevel Level)>();
        foreach (var facility in shown.GroupBy(one => one.FacilityId))
        {
            var cases = facility.Select(one => one.CaseId).Distinct().ToList();
            recorded.UnionWith(db.CasesShown.Where(row => row.FacilityId == facility.Key && cases.Contains(row.CaseId))
                .Select(row => new { row.CaseId, row.PersonId, row.Level }).AsEnumerable().Select(row => (row.CaseId, row.PersonId, row.Level)));
        }

        return [.. shown.Where(one => !recorded.Contains((one.CaseId, one.PersonId, one.Level)) && !recorded.Contains((one.CaseId, one.PersonId, ShownLevel.Name)))];
    }

    /// <summary>These people live elsewhere now: whoever is shown the new place is shown something that nothing on record tells of.</summary>
    public static void Forget(WriteTransaction transaction, Guid facilityId, params IReadOnlyCollection<Guid> people)
    {
        var about = CaseCards.Of(transaction.Db, facilityId, people).Select(row => row.CaseId).ToList();
        transaction.Db.CasesShown.Where(shown => shown.FacilityId == facilityId && about.Contains(shown.CaseId)).ExecuteDelete();
    }

    /// <summary>Whether it is new: two consoles of one person may be shown it at once.</summary>
    public static bool Add(WriteTransaction transaction, ShownCase shown)
    {
        var insert = transaction.Prepared("""
            INSERT INTO case_shown ("FacilityId", "CaseId", "PersonId", "Level") VALUES ($facility, $case, $person, $level) ON CONFLICT DO NOTHING
            """);
        LogRows.Bind(insert, "$facility", shown.FacilityId);
        LogRows.Bind(insert, "$case", shown.CaseId);
        LogRows.Bind(insert, "$person", shown.PersonId);
        LogRows.Bind(insert, "$level", (int)shown.Level);
        return insert.ExecuteNonQuery() == 1;
    }
}
