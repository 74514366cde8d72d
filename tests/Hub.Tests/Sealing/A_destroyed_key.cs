using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PeerConnect.Contracts;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Sealing;
using PeerConnect.Verification;

namespace PeerConnect.Hub.Tests.Sealing;

public sealed class A_destroyed_key
{
    private static readonly Guid Facility = Guid.CreateVersion7();
    private static readonly Guid Conversation = Guid.CreateVersion7();
    private static readonly KeyOwner Owner = KeyOwner.Conversation(Facility, Conversation);
    private static readonly KeyOwner Kept = KeyOwner.Conversation(Facility, Guid.CreateVersion7());
    private static readonly Place Place = new(Facility, SealedKind.Message, Guid.CreateVersion7(), Conversation, 1, Guid.CreateVersion7());

    [Fact]
    public async Task Opens_nothing_any_more_now_and_after_a_restart_and_others_still_do()
    {
        var folder = await SealedFolder.OpenAsync();
        var lost = await folder.SealAsync(Owner, Place, "to be purged");
        var kept = await folder.SealAsync(Kept, Place, "to be kept");
        Assert.Equal("to be purged", folder.Open(Place, lost));

        Assert.NotNull((await DestroyAsync(folder)).Ok);

        Assert.Null(folder.Open(Place, lost));
        Assert.Equal("to be kept", folder.Open(Place, kept));
        await folder.CloseAsync();
        await using var again = await SealedFolder.OpenAsync(folder.Path);
        Assert.Null(again.Open(Place, lost));
        Assert.Equal("to be kept", again.Open(Place, kept));
    }

    [Fact]
    public async Task Is_in_no_file_of_the_data_folder()
    {
        await using var folder = await SealedFolder.OpenAsync();
        await folder.SealAsync(Owner, Place, "to be purged");
        byte[] wrapped;
        await using (var db = folder.Store.Read())
        {
            wrapped = (await db.DataKeys.SingleAsync(TestContext.Current.CancellationToken)).Wrapped!;
        }

        Assert.NotEmpty(FilesWith(folder, wrapped));

        await DestroyAsync(folder);

        Assert.Empty(FilesWith(folder, wrapped));
    }

    [Fact]
    public async Task Is_destroyed_again_in_an_old_copy_of_the_database()
    {
        var folder = await SealedFolder.OpenAsync();
        var lost = await folder.SealAsync(Owner, Place, "to be purged");
        await folder.Store.TruncateLogAsync(TestContext.Current.CancellationToken);
        var copy = await File.ReadAllBytesAsync(folder.Folder.DatabasePath, TestContext.Current.CancellationToken);
        await DestroyAsync(folder);
        await folder.CloseAsync();
        await File.WriteAllBytesAsync(folder.Folder.DatabasePath, copy, TestContext.Current.CancellationToken);

        await using var again = await SealedFolder.OpenAsync(folder.Path);

        Assert.Null(again.Open(Place, lost));
        await using var db = again.Store.Read();
        var row = await db.DataKeys.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Null(row.Wrapped);
        Assert.Equal(again.Register.All.Single().At, row.DestroyedAt);
        Assert.Contains(await db.Audit.ToListAsync(TestContext.Current.CancellationToken), act => act.Act == "destroyed-keys-replayed");
    }

    [Fact]
    public async Task Would_come_back_in_an_old_copy_without_the_register_so_a_missing_register_refuses_the_start()
    {
        var folder = await SealedFolder.OpenAsync();
        await folder.CloseAsync();
        File.Delete(folder.Folder.DestroyedKeysPath);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => SealedFolder.OpenAsync(folder.Path));

        Assert.Contains("Put back the newest copy", refused.Message, StringComparison.Ordinal);
        Directory.Delete(folder.Path, recursive: true);
    }

    [Fact]
    public async Task Has_a_successor_when_the_conversation_goes_on()
    {
        await using var folder = await SealedFolder.OpenAsync();
        var lost = await folder.SealAsync(Owner, Place, "before");
        await DestroyAsync(folder);

        var next = await folder.SealAsync(Owner, Place, "after");

        Assert.Equal("after", folder.Open(Place, next));
        Assert.Null(folder.Open(Place, lost));
    }

    [Fact]
    public async Task Leaves_the_audit_chain_valid_and_is_recorded_in_it()
    {
        await using var folder = await SealedFolder.OpenAsync();
        await AddFacilityAsync(folder);
        var actor = Guid.CreateVersion7();
        await folder.SealAsync(Owner, Place, "a reason that the chain only refers to");
        await RecordAsync(folder, $"entry:{Place.RecordId}");

        await folder.DestroyKey.HandleAsync(Owner, null, actor, TestContext.Current.CancellationToken);

        using var signer = new AuditSigner(folder.KeyFile);
        var anchors = new AnchorFile(Options.Create(new AuditOptions()), NullLogger<AnchorFile>.Instance);
        var export = new ExportAudit(folder.Store, new MakeCheckpoints(folder.Store, signer, anchors, NullLogger<MakeCheckpoints>.Instance), signer);
        using var written = new MemoryStream();
        await export.WriteAsync(written, Facility, await export.PrepareAsync(Facility, actor, ExportAudit.Exported, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        var text = Encoding.UTF8.GetString(written.ToArray());
        var found = await AuditVerifier.VerifyAsync(new StringReader(text), signer.PublicKey.PublicKey, [], TestContext.Current.CancellationToken);
        Assert.Empty(found.Faults);
        var destroyed = text.Split('\n').Select(AuditFile.Read).Single(line => line?.Row?.Act == "key-destroyed")!.Row!;
        Assert.Equal(actor, destroyed.ActorId);
        Assert.Contains(folder.Register.Head, destroyed.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stays_destroyed_when_only_the_register_was_written_before_a_crash()
    {
        var folder = await SealedFolder.OpenAsync();
        var lost = await folder.SealAsync(Owner, Place, "before the crash");
        folder.Register.Append([new DestroyedKey(Facility, Envelope.KeyId(lost), folder.Time.GetUtcNow())]);
        await folder.CloseAsync();

        await using var again = await SealedFolder.OpenAsync(folder.Path);

        Assert.Null(again.Open(Place, lost));
    }

    [Fact]
    public async Task Does_not_stop_the_conversation_when_the_database_could_not_follow_the_register()
    {
        await using var folder = await SealedFolder.OpenAsync();
        var lost = await folder.SealAsync(Owner, Place, "before");
        folder.Register.Append([new DestroyedKey(Facility, Envelope.KeyId(lost), folder.Time.GetUtcNow())]);
        folder.Ring.Destroyed(Envelope.KeyId(lost));

        var next = await folder.SealAsync(Owner, Place, "after");

        Assert.Equal("after", folder.Open(Place, next));
        Assert.Null(folder.Open(Place, lost));
    }

    [Fact]
    public async Task Is_refused_and_nothing_lost_when_there_is_none_or_the_register_cannot_be_written()
    {
        await using var folder = await SealedFolder.OpenAsync();
        Assert.Equal(RefusalCode.NotFound, (await DestroyAsync(folder)).Refusal!.Code);
        var text = await folder.SealAsync(Owner, Place, "still here");
        var before = await File.ReadAllBytesAsync(folder.Folder.DestroyedKeysPath, TestContext.Current.CancellationToken);
        folder.Register.Dispose();
        using var full = new DestroyedKeys(new FullDisk(folder.Folder.DestroyedKeysPath));
        var destroy = new DestroyKey(folder.Store, folder.Ring, full, folder.Truncation, NullLogger<DestroyKey>.Instance);

        var refused = await destroy.HandleAsync(Owner, null, null, TestContext.Current.CancellationToken);

        Assert.Equal(RefusalCode.NotStored, refused.Refusal!.Code);
        Assert.Equal("still here", folder.Open(Place, text));
        Assert.Empty(full.All);
        Assert.Equal(before, await File.ReadAllBytesAsync(folder.Folder.DestroyedKeysPath, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Is_put_into_an_older_register_that_was_put_back()
    {
        var folder = await SealedFolder.OpenAsync();
        var older = await File.ReadAllBytesAsync(folder.Folder.DestroyedKeysPath, TestContext.Current.CancellationToken);
        var lost = await folder.SealAsync(Owner, Place, "to be purged");
        await DestroyAsync(folder);
        await folder.CloseAsync();
        await File.WriteAllBytesAsync(folder.Folder.DestroyedKeysPath, older, TestContext.Current.CancellationToken);

        await using var again = await SealedFolder.OpenAsync(folder.Path);

        Assert.Equal(Envelope.KeyId(lost), again.Register.All.Single().KeyId);
    }

    internal static async Task AddFacilityAsync(SealedFolder folder)
    {
        await using var transaction = await folder.Store.BeginWriteAsync(TestContext.Current.CancellationToken);
        transaction.Db.Facilities.Add(new() { FacilityId = Facility, Code = "f", Name = "f", TimeZone = "UTC" });
        await transaction.CommitAsync();
    }

    private static async Task RecordAsync(SealedFolder folder, string subject)
    {
        await using var transaction = await folder.Store.BeginWriteAsync(TestContext.Current.CancellationToken);
        transaction.Audit(new AuditAct(Facility, null, "reason-given", subject));
        await transaction.CommitAsync();
    }

    private static Task<Reply<Done>> DestroyAsync(SealedFolder folder) => folder.DestroyKey.HandleAsync(Owner, null, null, TestContext.Current.CancellationToken);

    private static List<string> FilesWith(SealedFolder folder, byte[] bytes) =>
        [.. Directory.GetFiles(folder.Path).Where(path => !path.EndsWith("lock", StringComparison.Ordinal) && Contains(path, bytes))];

    private static bool Contains(string path, byte[] bytes)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var content = new byte[file.Length];
        file.ReadExactly(content);
        return content.AsSpan().IndexOf(bytes) >= 0;
    }

    /// <summary>A disk that takes half of what is written and then is full.</summary>
    private sealed class FullDisk(string path) : FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0)
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            base.Write(buffer, offset, count / 2);
            throw new IOException("No space left on device");
        }

        public override void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);
    }
}
