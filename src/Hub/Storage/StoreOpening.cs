using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Operations;

namespace PeerConnect.Hub.Storage;

/// <summary>Opens the database file: pragmas, migrations, and a refusal in words when it cannot be used.</summary>
internal static class StoreOpening
{
    public static async Task OpenAsync(SqliteConnection writer, DbContextOptions<PeerConnectDb> options, CancellationToken cancellation)
    {
        try
        {
            await writer.OpenAsync(cancellation);
            Pragmas(writer);
            await using var db = new PeerConnectDb(options);
            await RefuseNewerAsync(db, cancellation);
            await ClearDeadMigrationLockAsync(writer, cancellation);
            await db.Database.MigrateAsync(cancellation);

            // The migration opens and closes the connection by itself; pragmas are the connection's.
            if (writer.State != System.Data.ConnectionState.Open)
            {
                await writer.OpenAsync(cancellation);
                Pragmas(writer);
            }
        }
        catch (SqliteException fault)
        {
            throw new StartRefusedException($"The database '{writer.DataSource}' cannot be used. {StoreFault.Sentence(fault.SqliteErrorCode)}", fault);
        }
    }

    private static void Pragmas(SqliteConnection writer)
    {
        using var command = writer.CreateCommand();
        command.CommandText = """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA secure_delete = ON;
            PRAGMA temp_store = MEMORY;
            PRAGMA foreign_keys = ON;
            """;
        command.ExecuteNonQuery();
    }

    /// <summary>A schema that this server does not know was written by a newer one: opening it could lose data.</summary>
    private static async Task RefuseNewerAsync(PeerConnectDb db, CancellationToken cancellation)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var unknown = (await db.Database.GetAppliedMigrationsAsync(cancellation)).Where(name => !known.Contains(name)).ToList();
        if (unknown.Count > 0)
        {
            throw new StartRefusedException(
                $"The database was written by a newer PeerConnect (schema '{unknown[^1]}'). Install that version or newer, or restore a backup made with this one.");
        }
    }

    /// <summary>A process killed inside a migration leaves its lock row; we hold the data folder's lock, so nobody else can own it.</summary>
    private static async Task ClearDeadMigrationLockAsync(SqliteConnection writer, CancellationToken cancellation)
    {
        await using var command = writer.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'";
        if (Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), System.Globalization.CultureInfo.InvariantCulture) > 0)
        {
            command.CommandText = "DELETE FROM \"__EFMigrationsLock\"";
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }
}
