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
    public static List<Programme> Of(PeerConnectDb db, Guid facilityId) =>
        [.. db.Programmes.AsNoTracking().Where(row => row.FacilityId == facilityId).OrderBy(row => row.Code).Select(row => new Programme(row.ProgrammeId, row.Code, row.Name))];

    /// <summary>The one of that id in the facility; null for none.</summary>
    public static Programme? Find(PeerConnectDb db, Guid facilityId, Guid? programmeId) => programmeId is not { } id
        ? null
        : db.Programmes.AsNoTracking().Where(row => row.FacilityId == facilityId && row.ProgrammeId == id).Select(row => new Programme(row.ProgrammeId, row.Code, row.Name)).SingleOrDefault();

    /// <summary>Adds a programme, or changes the one of that id.</summary>
    public Task<Written> SaveAsync(Guid facilityId, Guid programmeId, bool isNew, string code, string name, Guid actorId, CancellationToken cancellation) =>
        CodedRecords.SaveAsync(store, Kind, new ProgrammeRow { FacilityId = facilityId, ProgrammeId = programmeId, Code = code, Name = name }, isNew, actorId, cancellation);

    public static void Insert(WriteTransaction transaction, ProgrammeRow programme, Guid? actorId) => CodedRecords.Insert(transaction, Kind, programme, actorId);
}
