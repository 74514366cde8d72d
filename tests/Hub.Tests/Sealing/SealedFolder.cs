using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Tests.Sealing;

/// <summary>A data folder of its own with an open store and its keys, as the server has them, without the server.</summary>
internal sealed class SealedFolder : IAsyncDisposable
{
    private bool closed;

    private SealedFolder(string path, FakeTimeProvider time, string? keyFile)
    {
        Path = path;
        Time = time;
        Folder = new DataFolder(Options.Create(new HubOptions { DataFolder = path }));
        KeyFile = new KeyFile(Folder, Options.Create(new SealingOptions { KeyFile = keyFile }));
        Register = new DestroyedKeys(Folder);
        Store = new Store(Folder, time);
        Ring = new KeyRing(KeyFile, Store);
        Sealer = new Sealer(Ring);
        Truncation = new LogTruncation(Store, time, NullLogger<LogTruncation>.Instance);
        DestroyKey = new DestroyKey(Store, Ring, Register, Truncation, NullLogger<DestroyKey>.Instance);
        Replay = new ReplayDestroyedKeys(Store, Ring, Register, NullLogger<ReplayDestroyedKeys>.Instance);
        Rotate = new RotateKeys(Store, KeyFile, Ring, NullLogger<RotateKeys>.Instance);
    }

    public string Path { get; }

    public FakeTimeProvider Time { get; }

    public DataFolder Folder { get; }

    public KeyFile KeyFile { get; }

    public DestroyedKeys Register { get; }

    public Store Store { get; }

    public LogTruncation Truncation { get; }

    public DestroyKey DestroyKey { get; }

    public ReplayDestroyedKeys Replay { get; }

    public RotateKeys Rotate { get; }

    public KeyRing Ring { get; }

    public Sealer Sealer { get; }

    public static async Task<SealedFolder> OpenAsync(string? path = null, FakeTimeProvider? time = null, string? keyFile = null)
    {
        var folder = new SealedFolder(path ?? NewPath(), time ?? new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56)), keyFile);
        try
        {
            await folder.Store.OpenAsync(TestContext.Current.CancellationToken);
            await folder.Replay.HandleAsync(TestContext.Current.CancellationToken);
            await new CheckKeys(folder.Store, folder.KeyFile, folder.Ring).HandleAsync(TestContext.Current.CancellationToken);
        }
        catch
        {
            await folder.CloseAsync();
            throw;
        }

        return folder;
    }

    public static string NewPath() => System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"peerconnect-{Guid.CreateVersion7():N}");

    /// <summary>Seals a text under the owner's key, in a transaction of its own.</summary>
    public async Task<byte[]> SealAsync(KeyOwner owner, Place place, string text)
    {
        await using var transaction = await Store.BeginWriteAsync(TestContext.Current.CancellationToken);
        var sealedBytes = Sealer.Seal(transaction, owner, place, text);
        await transaction.CommitAsync();
        return sealedBytes;
    }

    public string? Open(Place place, byte[] sealedBytes) => Sealer.Open(new ReadGrant(GrantReason.Machine, Guid.Empty), place, sealedBytes)?.Text;

    /// <summary>Closes everything and leaves the files, as a stopped server does.</summary>
    public async Task CloseAsync()
    {
        if (closed)
        {
            return;
        }

        closed = true;
        await Store.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Register.Dispose();
        KeyFile.Dispose();
        Folder.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(Path, recursive: true);
    }
}
