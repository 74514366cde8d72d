using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Escalation;

/// <summary>Drills: marked cases about nobody, numbered apart from the others.</summary>
internal static class DrillRows
{
    private const int MostListed = 200;

    public static bool HasUnit(PeerConnectDb db, Guid facilityId, Guid unitId) => db.Units.Any(row => row.FacilityId == facilityId && row.UnitId == unitId);

    public static bool IsRunning(PeerConnectDb db, Guid facilityId) =>
        db.Cases.Any(row => row.FacilityId == facilityId && row.Drill && row.State != CaseState.Decided);

    /// <summary>Drills count down from -1, inside the write lock, so that no case ever has the number of one.</summary>
    public static long NextNumber(PeerConnectDb db, Guid facilityId) =>
        (db.Cases.Where(row => row.FacilityId == facilityId && row.Drill).Min(row => (long?)row.Number) ?? 0) - 1;

    /// <summary>The drill of that facility, or null.</summary>
    public static CaseRow? Find(PeerConnectDb db, Guid facilityId, Guid caseId) =>
        db.Cases.SingleOrDefault(row => row.FacilityId == facilityId && row.CaseId == caseId && row.Drill);

    public static List<CaseRow> All(PeerConnectDb db, Guid facilityId) =>
        [.. db.Cases.AsNoTracking().Where(row => row.FacilityId == facilityId && row.Drill).OrderBy(row => row.Number).Take(MostListed)];

    public static List<CaseEventRow> Events(PeerConnectDb db, CaseRow of) =>
        [.. db.CaseEvents.AsNoTracking().Where(row => row.FacilityId == of.FacilityId && row.CaseId == of.CaseId).OrderBy(row => row.At).ThenBy(row => row.EventId)];

    public static DrillShown Shown(CaseRow row) => new(row.CaseId, -row.Number, row.OpenedAt, row.State == CaseState.Decided ? row.DecidedAt : null);
}
