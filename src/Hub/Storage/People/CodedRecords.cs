using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.People;

/// <summary>What has a code and a name, in the store: housing units, programmes.</summary>
internal sealed class CodedRecords<TRow>(Store store)
    where TRow : class, ICodedRow<TRow>
{
    public List<TRow> List(Guid facilityId)
    {
        using var db = store.Read();
        return Of(db, facilityId);
    }

    /// <summary>The facility's, by code: those that can be chosen, or those that were removed.</summary>
    public static List<TRow> Of(PeerConnectDb db, Guid facilityId, bool removed = false) =>
        [.. db.Set<TRow>().AsNoTracking().Where(row => row.FacilityId == facilityId).OrderBy(row => row.Code).AsEnumerable().Where(row => row.IsRemoved == removed)];

    /// <summary>Adds one, or gives the one of that id another code and name.</summary>
    public async Task<Written> SaveAsync(Guid facilityId, Guid id, bool isNew, string code, string name, Guid actorId, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        if (await transaction.Db.Set<TRow>().AsNoTracking().SingleOrDefaultAsync(row => row.FacilityId == facilityId && row.Code == code, cancellation) is { } same && same.Id != id)
        {
            return Written.Taken;
        }

        if (isNew)
        {
            Insert(transaction, TRow.New(facilityId, id, code, name), actorId);
        }
        else if (await transaction.Db.Set<TRow>().FindAsync([facilityId, id], cancellation) is { IsRemoved: false } known)
        {
            (known.Code, known.Name) = (code, name);
            transaction.Audit(new AuditAct(facilityId, actorId, $"{TRow.Kind}-changed", $"{TRow.Kind}:{id:D}"));
        }
        else
        {
            return Written.NotFound;
        }

        await transaction.CommitAsync(cancellation);
        return Written.Done;
    }

    public static void Insert(WriteTransaction transaction, TRow row, Guid? actorId)
    {
        transaction.Db.Set<TRow>().Add(row);
        transaction.Audit(new AuditAct(row.FacilityId, actorId, $"{TRow.Kind}-added", $"{TRow.Kind}:{row.Id:D}"));
    }
}
