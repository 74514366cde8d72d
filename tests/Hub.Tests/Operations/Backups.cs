using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Operations.Maintenance;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Tests.Sealing;

namespace PeerConnect.Hub.Tests.Operations;

/// <summary>A server's data folder, copies of it made while it runs, and folders that they are restored into.</summary>
public sealed class Backups : IAsyncLifetime
{
    private static readonly Guid Facility = Guid.CreateVersion7();
    private static readonly Guid Conversation = Guid.CreateVersion7();
    private static readonly KeyOwner Owner = KeyOwner.Conversation(Facility, Conversation);
    private static readonly Place Place = new(Facility, SealedKind.Message, Guid.CreateVersion7(), Conversation, 1, Guid.CreateVersion7());
    private readonly string room = Directory.CreateTempSubdirectory("peerconnect-backups-").FullName;
    private SealedFolder folder = null!;
    private byte[] sealedText = null!;

    private string File1 => Path.Combine(room, "backup");

    private string Target => Path.Combine(room, "restored");

    public async ValueTask InitializeAsync()
    {
        folder = await SealedFolder.OpenAsync();
        await using (var transaction = await folder.Store.BeginWriteAsync(TestContext.Current.CancellationToken))
        {
            transaction.Db.Facilities.Add(new() { FacilityId = Facility, Code = "north", Name = "North", TimeZone = "UTC" });
            transaction.Db.Sessions.Add(new()
            {
                FacilityId = Facility,
                SessionId = Guid.CreateVersion7(),
                PersonId = Guid.CreateVersion7(),
                TokenHash = new byte[32],
                CreatedAt = transaction.Now,
                LastSeenAt = transaction.Now,
                EndsAt = transaction.Now.AddHours(12),
            });
            transaction.Audit(new AuditAct(Facility, null, "facility-added", $"facility:{Facility}"));
            await transaction.CommitAsync();
        }

        sealedText = await folder.SealAsync(Owner, Place, "canary-in-a-backup");
    }

    public async ValueTask DisposeAsync()
    {
        await folder.DisposeAsync();
        Directory.Delete(room, recursive: true);
    }

    [Fact]
    public async Task Given_a_server_that_goes_on_writing_when_a_backup_is_made_then_it_is_whole_and_private_and_holds_no_key_and_no_text()
    {
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() => WriteUntilAsync(stop.Token), CancellationToken.None);
        for (var copy = 0; copy < 5; copy++)
        {
            Backup.Make(folder.Folder.Paths, $"{File1}-{copy}");
        }

        await stop.CancelAsync();
        Assert.True(await writing > 0);
        var key = KeyFileContent.Parse(await File.ReadAllBytesAsync(folder.Folder.Paths.KeyFile, TestContext.Current.CancellationToken))!;
        foreach (var path in Directory.GetFiles(room))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(-1, bytes.AsSpan().IndexOf("canary-in-a-backup"u8));
            Assert.Equal(-1, bytes.AsSpan().IndexOf(key.Keys.Values.Single()));
            Assert.Equal(-1, bytes.AsSpan().IndexOf(key.Pepper));
        }

        StoreCopy.Check($"{File1}-4");
    }

    [Fact]
    public async Task Given_a_backup_when_it_is_restored_then_texts_open_the_act_is_recorded_and_nobody_is_signed_in()
    {
        Backup.Make(folder.Folder.Paths, File1);
        await folder.SealAsync(Owner, Place with { Sequence = 2 }, "after the backup");

        await RestoreAsync();

        await using var restored = await SealedFolder.OpenAsync(Target);
        Assert.Equal("canary-in-a-backup", restored.Open(Place, sealedText));
        await using var db = restored.Store.Read();
        Assert.Equal(["facility-added", "database-restored"], await db.Audit.OrderBy(row => row.Sequence).Select(row => row.Act).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await db.Sessions.CountAsync(row => row.EndedAt == null, TestContext.Current.CancellationToken));
        Assert.All(Directory.GetFiles(Target), path => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path)));
    }

    [Fact]
    public async Task Given_a_key_destroyed_after_the_backup_when_it_is_restored_with_the_newest_register_then_its_text_stays_unreadable()
    {
        Backup.Make(folder.Folder.Paths, File1);
        await folder.DestroyKey.HandleAsync(Owner, null, null, TestContext.Current.CancellationToken);

        await RestoreAsync($"--register={folder.Folder.DestroyedKeysPath}");

        Assert.Empty(Directory.GetFiles(Target, "*-wal"));
        await using var restored = await SealedFolder.OpenAsync(Target);
        Assert.Null(restored.Open(Place, sealedText));
        await using var db = restored.Store.Read();
        Assert.Null((await db.DataKeys.SingleAsync(TestContext.Current.CancellationToken)).Wrapped);
    }

    [Fact]
    public async Task Given_a_key_destroyed_before_the_backup_when_it_is_restored_then_the_register_beside_it_says_so()
    {
        await folder.DestroyKey.HandleAsync(Owner, null, null, TestContext.Current.CancellationToken);
        Backup.Make(folder.Folder.Paths, File1);

        await RestoreAsync();

        await using var restored = await SealedFolder.OpenAsync(Target);
        Assert.Null(restored.Open(Place, sealedText));
        Assert.Single(restored.Register.All);
    }

    [Fact]
    public async Task Given_what_does_not_fit_then_a_restore_is_refused_in_a_sentence_and_the_folder_is_as_it_was()
    {
        Backup.Make(folder.Folder.Paths, File1);
        await folder.DestroyKey.HandleAsync(Owner, null, null, TestContext.Current.CancellationToken);
        Assert.Contains("no key file", await RefusedAsync(keyFile: null), StringComparison.Ordinal);

        var foreign = Path.Combine(room, "foreign-key-file");
        new KeyFile(foreign, mayCreate: true).Dispose();
        Assert.Contains("does not belong to this database", await RefusedAsync(foreign), StringComparison.Ordinal);

        var other = Path.Combine(room, "other-register");
        DestroyedKeys.Create(other, new DestroyedKeyList([new(Facility, Guid.CreateVersion7(), DateTimeOffset.UnixEpoch)], [], 0));
        File.Delete(Backup.RegisterOf(File1));
        Assert.Contains("cannot be read", await RefusedAsync(folder.Folder.Paths.KeyFile), StringComparison.Ordinal);
        File.Copy(folder.Folder.DestroyedKeysPath, Backup.RegisterOf(File1));
        Assert.Contains("different stories", await RefusedAsync(folder.Folder.Paths.KeyFile, $"--register={other}"), StringComparison.Ordinal);

        var whole = await File.ReadAllBytesAsync(File1, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(File1, whole[..(whole.Length / 2)], TestContext.Current.CancellationToken);
        Assert.Contains("Use another backup", await RefusedAsync(folder.Folder.Paths.KeyFile), StringComparison.Ordinal);
        await File.WriteAllBytesAsync(File1, whole, TestContext.Current.CancellationToken);
        await RestoreAsync();
        Assert.Contains("is not empty", (await Assert.ThrowsAsync<StartRefusedException>(() => RestoreAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_acts_at_the_machine_then_each_that_was_done_is_in_the_chain_once_and_a_note_that_nobody_can_read_is_told()
    {
        var take = new TakeOperatorNotes(folder.Store, folder.Folder, NullLogger<TakeOperatorNotes>.Instance);
        Backup.Make(folder.Folder.Paths, File1);
        Assert.Throws<StartRefusedException>(() => Backup.Make(folder.Folder.Paths, File1));
        await File.WriteAllTextAsync(Path.Combine(folder.Folder.Paths.OperatorNotes, "z.json"), """{"Act":"case-viewed","AtUnixMs":1}""", TestContext.Current.CancellationToken);

        await take.HandleAsync(TestContext.Current.CancellationToken);
        await take.HandleAsync(TestContext.Current.CancellationToken);

        await using var db = folder.Store.Read();
        var rows = await db.Audit.OrderBy(row => row.Sequence).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["facility-added", "operator-made-backup", "operator-note-unreadable"], rows.Select(row => row.Act));
        Assert.All(rows, row => Assert.Null(row.ActorId));
        Assert.Contains("\"by\":\"operator-at-the-machine\"", rows[1].Details, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Folder.Paths.OperatorNotes));
    }

    [Fact]
    public async Task Given_no_note_can_be_written_then_nothing_is_done()
    {
        await File.WriteAllTextAsync(folder.Folder.Paths.OperatorNotes, "in the way", TestContext.Current.CancellationToken);

        var refused = Assert.Throws<StartRefusedException>(() => Backup.Make(folder.Folder.Paths, File1));

        Assert.Contains("on no record", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(room));
    }

    [Fact]
    public async Task Given_a_restore_that_was_killed_then_the_server_does_not_start_on_half_of_it()
    {
        Directory.CreateDirectory(Target);
        await File.WriteAllTextAsync(new DataPaths(Target).Restoring, "half", TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => SealedFolder.OpenAsync(Target));

        Assert.Contains("cut short", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_name_that_is_taken_or_no_database_then_a_backup_is_refused_and_the_file_untouched()
    {
        await File.WriteAllTextAsync(File1, "something else", TestContext.Current.CancellationToken);

        Assert.Throws<StartRefusedException>(() => Backup.Make(folder.Folder.Paths, File1));
        Assert.Throws<StartRefusedException>(() => Backup.Make(new DataPaths(Target), Path.Combine(room, "b")));

        Assert.Equal("something else", await File.ReadAllTextAsync(File1, TestContext.Current.CancellationToken));
        Assert.Equal([File1], Directory.GetFiles(room));
    }

    private async Task RestoreAsync(params string[] options)
    {
        if (!File.Exists(new DataPaths(Target).KeyFile))
        {
            Directory.CreateDirectory(Target);
            File.Copy(folder.Folder.Paths.KeyFile, new DataPaths(Target).KeyFile);
        }

        Assert.Equal(0, await CopyVerbs.RestoreAsync([File1, $"--Hub:DataFolder={Target}", .. options]));
    }

    private async Task<string> RefusedAsync(string? keyFile, params string[] options)
    {
        Directory.CreateDirectory(Target);
        if (keyFile is not null)
        {
            File.Copy(keyFile, new DataPaths(Target).KeyFile);
        }

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => CopyVerbs.RestoreAsync([File1, $"--Hub:DataFolder={Target}", .. options]));
        Assert.Equal(keyFile is null ? [] : [new DataPaths(Target).KeyFile], Directory.GetFileSystemEntries(Target));
        Directory.Delete(Target, recursive: true);
        return refused.Message;
    }

    private async Task<int> WriteUntilAsync(CancellationToken stop)
    {
        var written = 0;
        while (!stop.IsCancellationRequested)
        {
            await folder.SealAsync(KeyOwner.Conversation(Facility, Guid.CreateVersion7()), Place, "canary-in-a-backup");
            written++;
        }

        return written;
    }
}
