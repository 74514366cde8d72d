using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Tests.Sealing;

namespace PeerConnect.Hub.Tests.Operations;

/// <summary>A database file that is in use, half migrated, newer, damaged or short of room: each start is refused in words, or mends it.</summary>
public sealed class A_database_at_start : IAsyncLifetime
{
    private SealedFolder folder = null!;

    public async ValueTask InitializeAsync()
    {
        folder = await SealedFolder.OpenAsync();
        await folder.CloseAsync();
    }

    public async ValueTask DisposeAsync() => await folder.DisposeAsync();

    [Fact]
    public async Task That_another_program_holds_refuses_the_start_and_opens_when_it_lets_go()
    {
        await using (var other = await OpenAsync("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; UPDATE authorisation_version SET \"Version\" = \"Version\""))
        {
            var refused = await RefusedAsync();
            Assert.Contains("Another program holds the database file", refused, StringComparison.Ordinal);
        }

        await OpensAsync();
    }

    [Fact]
    public async Task That_was_left_inside_a_migration_is_migrated_all_the_same()
    {
        foreach (var path in folder.Folder.Paths.DatabaseFiles)
        {
            File.Delete(path);
        }

        // What a process leaves that is killed inside its first migration: the lock's row is committed, the migration itself is not.
        await (await OpenAsync("""
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-23 19:00:00+00:00');
            CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY, "ProductVersion" TEXT NOT NULL);
            """)).DisposeAsync();

        await OpensAsync();
    }

    [Fact]
    public async Task That_a_newer_version_wrote_refuses_the_start_and_is_not_touched()
    {
        await (await OpenAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('29991231000000_FromTheFuture', '99.0.0')""")).DisposeAsync();
        var before = await File.ReadAllBytesAsync(folder.Folder.DatabasePath, TestContext.Current.CancellationToken);

        var refused = await RefusedAsync();

        Assert.Contains("newer PeerConnect", refused, StringComparison.Ordinal);
        Assert.Contains("29991231000000_FromTheFuture", refused, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(folder.Folder.DatabasePath, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task That_is_something_else_refuses_the_start()
    {
        await File.WriteAllTextAsync(folder.Folder.DatabasePath, new string('?', 8_192), TestContext.Current.CancellationToken);

        Assert.Contains("is damaged or no database", await RefusedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_disk_is_full_refuses_the_start()
    {
        foreach (var path in folder.Folder.Paths.DatabaseFiles)
        {
            File.Delete(path);
        }

        // No page may be added: for SQLite the same as a disk without room, and it needs no rights of the test.
        await using var connection = new SqliteConnection($"Data Source={folder.Folder.DatabasePath};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA max_page_count = 4";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => StoreOpening.OpenAsync(
            connection, new DbContextOptionsBuilder<PeerConnectDb>().UseSqlite(connection).Options, TestContext.Current.CancellationToken));

        Assert.Contains("has no room", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_fills_the_disk_later_stores_nothing_of_a_transaction_and_goes_on_when_there_is_room()
    {
        var open = await SealedFolder.OpenAsync(folder.Path);
        var before = await CountAsync(open);
        await using (var transaction = await open.Store.BeginWriteAsync(TestContext.Current.CancellationToken))
        {
            await SetMostPagesAsync(transaction, 1);
            Add(transaction, 500);

            var fault = await Assert.ThrowsAnyAsync<Exception>(() => transaction.CommitAsync());
            Assert.Equal(13, (fault as SqliteException ?? fault.InnerException as SqliteException)!.SqliteErrorCode);
        }

        Assert.Equal(before, await CountAsync(open));
        await using (var transaction = await open.Store.BeginWriteAsync(TestContext.Current.CancellationToken))
        {
            await SetMostPagesAsync(transaction, 1_000_000);
            Add(transaction, 500);
            await transaction.CommitAsync();
        }

        Assert.Equal(before + 500, await CountAsync(open));
        await open.CloseAsync();
    }

    private static void Add(WriteTransaction transaction, int acts)
    {
        for (var act = 0; act < acts; act++)
        {
            transaction.Audit(new(Guid.Empty, null, "act", new string('x', 500)));
        }
    }

    private static async Task<int> CountAsync(SealedFolder open)
    {
        await using var db = open.Store.Read();
        return db.Audit.Count();
    }

    private static async Task SetMostPagesAsync(WriteTransaction transaction, int pages)
    {
        await using var command = transaction.Connection.CreateCommand();
        command.Transaction = transaction.Transaction;
        command.CommandText = $"PRAGMA max_page_count = {pages}";
        await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    private async Task<SqliteConnection> OpenAsync(string sql)
    {
        var connection = new SqliteConnection($"Data Source={folder.Folder.DatabasePath};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    private async Task<string> RefusedAsync() => (await Assert.ThrowsAsync<StartRefusedException>(() => SealedFolder.OpenAsync(folder.Path))).Message;

    private async Task OpensAsync()
    {
        var open = await SealedFolder.OpenAsync(folder.Path);
        await open.SealAsync(PeerConnect.Hub.Sealing.KeyOwner.Facility(Guid.Empty), default, "it works");
        await open.CloseAsync();
    }
}
