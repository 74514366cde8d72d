using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.People;

/// <summary>Programmes in the store.</summary>
internal sealed class ProgrammeRecords(Store store)
{
    private const string Kind = "programme";

    public List<Programme> List(Guid facilityId)
    {
        using var db = store.Read();
        return Of(db, facilityId);
    }

    /// <summary>The facility's programmes, by code.</summary>
    public static List<Programme> Of(PeerConnectDb db, Guid facilityId) => Of(db, facilityId, removed: false);

    /// <summary>Those that can be chosen, or those that were removed.</summary>
    public static List<Programme> Of(PeerConnectDb db, Guid facilityId, bool removed) =>
        [.. db.Programmes.AsNoTracking().Where(row => row.FacilityId == facilityId && row.RemovedAt != null == removed).OrderBy(row => row.Code).Select(row => new Programme(row.ProgrammeId, row.Code, row.Name))];

    /// <summary>Whether something can belong to it from now on.</summary>
    public static bool CanBeChosen(PeerConnectDb db, Guid facilityId, Guid programmeId) =>
        db.Programmes.Any(row => row.FacilityId == facilityId && row.ProgrammeId == programmeId && row.RemovedAt == null);

    /// <summary>The one of that id in the facility, also one that was removed; null for none.</summary>
    public static Programme? Find(PeerConnectDb db, Guid facilityId, Guid? programmeId) => programmeId is not { } id
        ? null
        : db.Programmes.AsNoTracking().Where(row => row.FacilityId == facilityId && row.ProgrammeId == id).Select(row => new Programme(row.ProgrammeId, row.Code, row.Name)).SingleOrDefault();

    /// <summary>Adds a programme, or changes the one of that id.</summary>
    public Task<Written> SaveAsync(Guid facilityId, Guid programmeId, bool isNew, string code, string name, Guid actorId, CancellationToken cancellation) =>
        CodedRecords.SaveAsync(store, Kind, new ProgrammeRow { FacilityId = facilityId, ProgrammeId = programmeId, Code = code, Name = name }, isNew, actorId, cancellation);

    public static void Insert(WriteTransaction transaction, ProgrammeRow programme, Guid? actorId) => CodedRecords.Insert(transaction, Kind, programme, actorId);
}
