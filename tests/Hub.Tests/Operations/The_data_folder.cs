using Microsoft.Extensions.Options;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Tests.Sealing;

namespace PeerConnect.Hub.Tests.Operations;

/// <summary>What lies in the data folder is its owner's alone, however it was made.</summary>
public sealed class The_data_folder : IDisposable
{
    private const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Open = Folder | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
    private const UnixFileMode PrivateFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OpenFile = PrivateFile | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private readonly string path = SealedFolder.NewPath();

    public void Dispose() => Directory.Delete(path, recursive: true);

    [Fact]
    public async Task Given_a_shell_that_lets_others_read_then_what_the_server_makes_is_private_all_the_same()
    {
        Directory.CreateDirectory(path);
        await using var server = ServerProcess.Start(path, "umask 0000", "--urls", "http://127.0.0.1:0", $"--Hub:DataFolder={path}/data", $"--Log:File={path}/log/hub.log");
        Assert.True(await server.ListeningAsync() is not null, server.Said);

        Assert.Equal(Folder, File.GetUnixFileMode($"{path}/data"));
        var files = Directory.GetFiles(path, "*", SearchOption.AllDirectories);
        Assert.Contains(files, file => file.EndsWith("peerconnect.db-wal", StringComparison.Ordinal));
        Assert.Contains(files, file => file.Contains("/log/hub", StringComparison.Ordinal));
        Assert.All(files, file => Assert.Equal(PrivateFile, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task Given_a_folder_of_the_server_that_was_opened_to_others_then_it_is_closed_again()
    {
        await (await SealedFolder.OpenAsync(path)).CloseAsync();
        File.SetUnixFileMode(path, Open);
        foreach (var file in Directory.GetFiles(path).Where(file => !file.EndsWith("key-file", StringComparison.Ordinal)))
        {
            File.SetUnixFileMode(file, OpenFile);
        }

        await (await SealedFolder.OpenAsync(path)).CloseAsync();

        Assert.Equal(Folder, File.GetUnixFileMode(path));
        Assert.All(Directory.GetFiles(path), file => Assert.Equal(PrivateFile, File.GetUnixFileMode(file)));
    }

    [Fact]
    public void Given_a_folder_of_somebody_else_that_others_may_read_then_it_is_refused_and_left_as_it_is()
    {
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, "letter"), "dear mother");
        File.SetUnixFileMode(path, Open);

        var refused = Assert.Throws<StartRefusedException>(() => new DataFolder(Options.Create(new HubOptions { DataFolder = path })));

        Assert.Contains("a folder of its own", refused.Message, StringComparison.Ordinal);
        Assert.Equal(Open, File.GetUnixFileMode(path));
    }
}
