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

    /// <summary>The keys of one owner that are not destroyed yet; of one period when that is given.</summary>
    public static Task<List<DataKeyRow>> LivingAsync(WriteTransaction transaction, KeyOwner owner, string? period, CancellationToken cancellation) =>
        transaction.Db.DataKeys.AsNoTracking().Where(row => row.FacilityId == owner.FacilityId && row.Purpose == owner.Purpose
            && row.OwnerId == owner.OwnerId && row.DestroyedAt == null && (period == null || row.Period == period)).ToListAsync(cancellation);

    /// <summary>Overwrites the wrapped bytes: secure_delete zeroes them in the page. False when there is nothing left to overwrite.</summary>
    public static bool Destroy(WriteTransaction transaction, Guid facilityId, Guid keyId, DateTimeOffset at)
    {
        var command = transaction.Prepared("""
            UPDATE data_keys SET "Wrapped" = NULL, "DestroyedAt" = $at WHERE "FacilityId" = $facility AND "KeyId" = $key AND "DestroyedAt" IS NULL
            """);
        LogRows.Bind(command, "$at", at);
        LogRows.Bind(command, "$facility", facilityId);
        LogRows.Bind(command, "$key", keyId);
        return command.ExecuteNonQuery() > 0;
    }

    public static Task<List<DestroyedKey>> DestroyedAsync(PeerConnectDb db, CancellationToken cancellation) =>
        db.DataKeys.Where(row => row.DestroyedAt != null).Select(row => new DestroyedKey(row.FacilityId, row.KeyId, row.DestroyedAt!.Value)).ToListAsync(cancellation);

    /// <summary>How many were destroyed.</summary>
    public static Task<int> CountDestroyedAsync(PeerConnectDb db, CancellationToken cancellation) => db.DataKeys.CountAsync(row => row.DestroyedAt != null, cancellation);

    /// <summary>How many living keys each key-encryption key wraps.</summary>
    public static Task<Dictionary<string, int>> CountByWrapperAsync(PeerConnectDb db, CancellationToken cancellation) =>
        db.DataKeys.Where(row => row.Wrapped != null).GroupBy(row => row.WrappedBy)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(pair => pair.Key, pair => pair.Count, StringComparer.Ordinal, cancellation);

    public static Task<DataKeyRow> OneWrappedByAsync(PeerConnectDb db, string wrappedBy, CancellationToken cancellation) =>
        db.DataKeys.AsNoTracking().Where(row => row.WrappedBy == wrappedBy && row.Wrapped != null).OrderBy(row => row.KeyId).FirstAsync(cancellation);

    /// <summary>Some living keys that this key-encryption key wraps, tracked.</summary>
    public static Task<List<DataKeyRow>> WrappedByAsync(WriteTransaction transaction, string wrappedBy, int most, CancellationToken cancellation) =>
        transaction.Db.DataKeys.Where(row => row.WrappedBy == wrappedBy && row.Wrapped != null).Take(most).ToListAsync(cancellation);

    public static Task<bool> IsAnyWrappedByAsync(PeerConnectDb db, string wrappedBy, CancellationToken cancellation) =>
        db.DataKeys.AnyAsync(row => row.WrappedBy == wrappedBy && row.Wrapped != null, cancellation);
}
