using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.Disclosure;

/// <summary>What the rules of a facility's policy can be limited to.</summary>
internal static class ScopeRows
{
    public static ScopeNames Of(PeerConnectDb db, Guid facilityId) => new(
        db.Facilities.AsNoTracking().Where(row => row.FacilityId == facilityId).Select(row => row.Code).Single(),
        Names<UnitRow>(db, facilityId),
        Names<ProgrammeRow>(db, facilityId))
    {
        FormerProgrammes = Names<ProgrammeRow>(db, facilityId, removed: true),
    };

    public static ScopeNames Of(Store store, Guid facilityId)
    {
        using var db = store.Read();
        return Of(db, facilityId);
    }

    private static List<ScopeName> Names<TRow>(PeerConnectDb db, Guid facilityId, bool removed = false)
        where TRow : class, ICodedRow<TRow> =>
        [.. CodedRecords<TRow>.Of(db, facilityId, removed).Select(row => new ScopeName(row.Id.ToString(), row.Code, row.Name))];
}
