using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.Storage.Disclosure;

/// <summary>What the rules of a facility's policy can be limited to.</summary>
internal static class ScopeRows
{
    public static ScopeNames Of(PeerConnectDb db, Guid facilityId) => new(
        db.Facilities.AsNoTracking().Where(row => row.FacilityId == facilityId).Select(row => row.Code).Single(),
        [.. UnitRecords.Of(db, facilityId).Select(unit => new ScopeName(unit.UnitId.ToString(), unit.Code, unit.Name))],
        Programmes(db, facilityId, removed: false))
    {
        FormerProgrammes = Programmes(db, facilityId, removed: true),
    };

    public static ScopeNames Of(Store store, Guid facilityId)
    {
        using var db = store.Read();
        return Of(db, facilityId);
    }

    private static List<ScopeName> Programmes(PeerConnectDb db, Guid facilityId, bool removed) =>
        [.. ProgrammeRecords.Of(db, facilityId, removed).Select(programme => new ScopeName(programme.ProgrammeId.ToString(), programme.Code, programme.Name))];
}
