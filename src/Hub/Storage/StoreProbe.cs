namespace PeerConnect.Hub.Storage;

/// <summary>Asks the store to write: readiness.</summary>
internal static class StoreProbe
{
    /// <summary>Writes a row as it is, durably.</summary>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The store cannot be written.</exception>
    public static async Task ProveWritableAsync(this Store store, CancellationToken cancellation)
    {
        await using var transaction = await store.BeginWriteAsync(cancellation);
        transaction.Prepared("UPDATE authorisation_version SET \"Version\" = \"Version\" WHERE \"Id\" = 1").ExecuteNonQuery();
        await transaction.CommitAsync(cancellation);
    }
}
