using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage.People;

/// <summary>Adds and changes what has a code and a name: housing units, programmes.</summary>
internal static class CodedRecords
{
    /// <summary>Adds it, or gives the one of that id another code and name.</summary>
    /// <param name="store">Where.</param>
    /// <param name="kind">What it is called in the audit chain.</param>
    /// <param name="wanted">As it is to be.</param>
    /// <param name="isNew">Whether it is added.</param>
    /// <param name="actorId">Who does it.</param>
    /// <param name="cancellation">Ends before the commit or not at all.</param>
    public static async Task<Written> SaveAsync<TRow>(Store store, string kind, TRow wanted, bool isNew, Guid actorId, CancellationToken cancellation)
        where TRow : class, ICodedRow
    {
        var (facilityId, id, code) = (wanted.FacilityId, wanted.Id, wanted.Code);
        await using var transaction = await store.BeginWriteAsync(cancellation);
        if (await transaction.Db.Set<TRow>().AsNoTracking().SingleOrDefaultAsync(row => row.FacilityId == facilityId && row.Code == code, cancellation) is { } same && same.Id != id)
        {
            return Written.Taken;
        }

        if (isNew)
        {
            Insert(transaction, kind, wanted, actorId);
        }
        else if (await transaction.Db.Set<TRow>().FindAsync([facilityId, id], cancellation) is { IsRemoved: false } known)
        {
            (known.Code, known.Name) = (code, wanted.Name);
            transaction.Audit(new AuditAct(facilityId, actorId, $"{kind}-changed", $"{kind}:{id:D}"));
        }
        else
        {
            return Written.NotFound;
        }

        await transaction.CommitAsync(cancellation);
        return Written.Done;
    }

    public static void Insert<TRow>(WriteTransaction transaction, string kind, TRow row, Guid? actorId)
        where TRow : class, ICodedRow
    {
        transaction.Db.Set<TRow>().Add(row);
        transaction.Audit(new AuditAct(row.FacilityId, actorId, $"{kind}-added", $"{kind}:{row.Id:D}"));
    }
}
