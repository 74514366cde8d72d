using Microsoft.Data.Sqlite;
using PeerConnect.Hub.Operations;

namespace PeerConnect.Hub.Storage;

/// <summary>Whole copies of the database file, also while a server writes to it.</summary>
internal static class StoreCopy
{
    /// <summary>Writes one consistent state of the database into a new file: compact, so that nothing that was deleted is in it.</summary>
    /// <exception cref="StartRefusedException">It cannot be read or written; nothing is left behind.</exception>
    public static void Write(string database, string target)
    {
        try
        {
            // The statement takes an empty file that is there, and would make one that others may read.
            new FileStream(target, DurableFile.Options(FileMode.CreateNew, FileAccess.Write)).Dispose();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The backup '{target}' cannot be made: it exists, or its folder cannot be written. Give another name.", fault);
        }

        try
        {
            Vacuum(database, target);
            using (var written = new FileStream(target, DurableFile.Options(FileMode.Open, FileAccess.ReadWrite)))
            {
                written.Flush(flushToDisk: true);
            }

            DurableFile.SyncFolderOf(target);
        }
        catch (Exception fault) when (fault is SqliteException or IOException)
        {
            File.Delete(target);
            throw new StartRefusedException($"The database '{database}' could not be copied to '{target}'. Check that both disks have room and that the file is a database.", fault);
        }
    }

    /// <summary>Reads every page and index of a database file that nobody uses.</summary>
    /// <exception cref="StartRefusedException">It is damaged, or no database.</exception>
    public static void Check(string path)
    {
        try
        {
            using var connection = Open(path);
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check(1)";
            if (command.ExecuteScalar() is "ok")
            {
                return;
            }
        }
        catch (SqliteException fault)
        {
            throw new StartRefusedException($"The file '{path}' is no whole database (SQLite error {fault.SqliteErrorCode}). Use another backup.", fault);
        }

        throw new StartRefusedException($"The database in '{path}' is damaged. Use another backup.");
    }

    private static void Vacuum(string database, string target)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = "PRAGMA temp_store = MEMORY";
        command.ExecuteNonQuery();
        command.CommandText = "VACUUM INTO $target";
        command.Parameters.AddWithValue("$target", target);
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
