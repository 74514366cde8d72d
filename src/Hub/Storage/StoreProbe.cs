using Microsoft.EntityFrameworkCore;

namespace PeerConnect.Hub.Storage;

/// <summary>Asks the database file for one row: readiness.</summary>
internal static class StoreProbe
{
    public static async Task<bool> IsReadableAsync(this Store store, CancellationToken cancellation)
    {
        await using var db = store.Read();
        return await db.AuthorisationVersion.AnyAsync(cancellation);
    }
}
