using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Storage;

/// <summary>The table of wrapped data keys.</summary>
internal static class DataKeyRows
{
    /// <summary>The key to seal with. A destroyed one does not stand in the way of its successor.</summary>
    public static DataKeyRow? Find(WriteTransaction transaction, KeyOwner owner, string period) =>
        transaction.Db.DataKeys.Local.FirstOrDefault(row => row.FacilityId == owner.FacilityId && row.Purpose == owner.Purpose
            && row.OwnerId == owner.OwnerId && row.Period == period && row.DestroyedAt == null)
        ?? transaction.Db.DataKeys.AsNoTracking().FirstOrDefault(row => row.FacilityId == owner.FacilityId && row.Purpose == owner.Purpose
            && row.OwnerId == owner.OwnerId && row.Period == period && row.DestroyedAt == null);

    public static DataKeyRow? Find(PeerConnectDb db, Guid facilityId, Guid keyId) =>
        db.DataKeys.AsNoTracking().FirstOrDefault(row => row.FacilityId == facilityId && row.KeyId == keyId);

    public static void Insert(WriteTransaction transaction, DataKeyRow row) => transaction.Db.DataKeys.Add(row);
}
