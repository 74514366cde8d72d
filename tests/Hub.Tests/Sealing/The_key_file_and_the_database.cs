using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Sealing;

namespace PeerConnect.Hub.Tests.Sealing;

/// <summary>A key file that is whole and private, but not this database's.</summary>
public sealed class The_key_file_and_the_database : IAsyncLifetime
{
    private static readonly Guid Facility = Guid.CreateVersion7();
    private static readonly Place Place = new(Facility, SealedKind.ApprovalReason, Guid.CreateVersion7());
    private readonly string keys = Path.Combine(Path.GetTempPath(), $"peerconnect-keys-{Guid.CreateVersion7():N}");
    private SealedFolder folder = null!;

    private string KeyFilePath => Path.Combine(folder.Path, "key-file");

    public async ValueTask InitializeAsync()
    {
        folder = await SealedFolder.OpenAsync();
        await folder.SealAsync(KeyOwner.Facility(Facility), Place, "a reason");
    }

    public async ValueTask DisposeAsync()
    {
        await folder.DisposeAsync();
        File.Delete(keys);
    }

    [Fact]
    public async Task Given_another_installation_s_key_file_then_the_start_is_refused_and_with_the_right_one_not()
    {
        await folder.CloseAsync();
        new KeyFile(keys, mayCreate: true).Dispose();

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => SealedFolder.OpenAsync(folder.Path, keyFile: keys));

        Assert.Contains("does not belong to this database", refused.Message, StringComparison.Ordinal);
        await (await SealedFolder.OpenAsync(folder.Path)).CloseAsync();
    }

    [Fact]
    public async Task Given_an_escrow_from_before_the_rotation_then_the_start_is_refused()
    {
        File.Copy(KeyFilePath, keys);
        Assert.NotNull((await folder.Rotate.HandleAsync(null, TestContext.Current.CancellationToken)).Ok);
        await folder.CloseAsync();

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => SealedFolder.OpenAsync(folder.Path, keyFile: keys));

        Assert.Contains("made after the last rotation", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_key_of_the_right_name_and_other_bytes_then_the_start_is_refused()
    {
        await folder.CloseAsync();
        var content = KeyFileContent.Parse(await File.ReadAllBytesAsync(KeyFilePath, TestContext.Current.CancellationToken))!;
        content.Keys[content.Current][0] ^= 1;
        DurableFile.Replace(keys, content.Serialise());

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => SealedFolder.OpenAsync(folder.Path, keyFile: keys));

        Assert.Contains("does not open this database", refused.Message, StringComparison.Ordinal);
    }
}
