using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;

namespace PeerConnect.Hub.Storage.People;

/// <summary>Programmes as what belongs to them asks for them.</summary>
internal static class ProgrammeRecords
{
    /// <summary>Whether something can belong to it from now on.</summary>
    public static bool CanBeChosen(PeerConnectDb db, Guid facilityId, Guid programmeId) =>
        db.Programmes.Any(row => row.FacilityId == facilityId && row.ProgrammeId == programmeId && row.RemovedAt == null);

    /// <summary>The one of that id in the facility, also one that was removed; null for none.</summary>
    public static Programme? Find(PeerConnectDb db, Guid facilityId, Guid? programmeId) => programmeId is not { } id
        ? null
        : db.Programmes.AsNoTracking().Where(row => row.FacilityId == facilityId && row.ProgrammeId == id).Select(row => new Programme(row.ProgrammeId, row.Code, row.Name)).SingleOrDefault();
}
