using PeerConnect.Cli;
using PeerConnect.Client.Tests.Scripted;
using PeerConnect.Contracts;

namespace PeerConnect.Client.Tests.CommandLine;

public sealed class ExitCodesAndFiles
{
    [Fact]
    public async Task nobody_signed_in_is_a_refusal_that_names_the_command()
    {
        using var terminal = new Terminal();
        var (exit, _, error) = await terminal.RunAsync(string.Empty, "--profile", "ana", "chats");
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("peerconnect --profile ana sign-in", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("chat")]
    [InlineData("--profile", "../elsewhere", "chats")]
    [InlineData("--server", "ftp://somewhere", "sign-in", "--facility", "north", "--number", "A1", "--pin-stdin")]
    [InlineData("--server", "http://hub.example", "sign-in", "--facility", "north", "--number", "A1", "--pin-stdin")]
    [InlineData("sign-in", "--facility", "north")]
    [InlineData("sign-in", "--number", "A1")]
    public async Task what_is_not_understood_is_usage_with_a_sentence(params string[] args)
    {
        using var terminal = new Terminal();
        var (exit, _, error) = await terminal.RunAsync("123456\n", args);
        Assert.Equal(ExitCode.Usage, exit);
        Assert.NotEmpty(error);
    }

    [Theory]
    [InlineData("export: '287af1' is no whole id. Copy all of it, with its dashes.", "case", "export", "sign", "0d9a70", "287af1")]
    [InlineData("--expires: 'soon' is no date. Write one as 2027-06-30.", "people", "certify", "A1", "--programme", "Peers", "--expires", "soon")]
    [InlineData("--before: 'abc' is no whole number.", "case", "conversation", "0d9a70", "--before", "abc")]
    [InlineData("--flag: 'Maybe' is none of these. Write one of: True, False, Unclear.", "case", "decide", "0d9a70", "--reason", "NotMeant", "--flag", "Maybe")]
    [InlineData("--danger: 'Escape' is none of these. Write one of: SelfHarm, Violence.", "case", "meant", "0d9a70", "--number", "A1", "--severity", "4", "--danger", "Escape")]
    public async Task what_cannot_be_read_is_said_with_what_to_write(string sentence, params string[] args)
    {
        using var terminal = new Terminal();
        var (exit, _, error) = await terminal.RunAsync(string.Empty, args);
        Assert.Equal(ExitCode.Usage, exit);
        Assert.StartsWith(sentence, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("See: peerconnect case refer --help", "case", "refer", "0d9a70")]
    [InlineData("See: peerconnect --help", "nonsense")]
    public async Task what_is_missing_is_answered_with_the_help_of_the_whole_command(string see, params string[] args)
    {
        using var terminal = new Terminal();
        var (exit, _, error) = await terminal.RunAsync(string.Empty, args);
        Assert.Equal(ExitCode.Usage, exit);
        Assert.EndsWith(see, error.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_help_for_a_person_meant_names_the_dangers_that_the_server_takes_and_what_it_refuses()
    {
        using var terminal = new Terminal();
        var (exit, output, _) = await terminal.RunAsync(string.Empty, "case", "meant", "--help");
        var help = string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains("SelfHarm", help, StringComparison.Ordinal);
        Assert.All(["Escape", "Company", "ContactSharing"], never => Assert.DoesNotContain(never, help, StringComparison.Ordinal));
        Assert.Contains("refused out of a case of self-harm", help, StringComparison.Ordinal);
        Assert.Contains("tells nobody at once", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_export_without_its_end_has_one_fault()
    {
        using var terminal = new Terminal();
        var export = Path.Combine(terminal.Folder, "audit.jsonl");
        await File.WriteAllTextAsync(export, string.Empty);
        var (exit, output, _) = await terminal.RunAsync(string.Empty, "audit", "verify", export);
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("NOT whole: 1 fault in 0 rows.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task no_server_is_no_connection()
    {
        using var terminal = new Terminal();
        var (exit, _, error) = await terminal.RunAsync("123456\n", "sign-in", "--facility", "north", "--number", "A1", "--pin-stdin");
        Assert.Equal(ExitCode.NoConnection, exit);
        Assert.Contains("127.0.0.1", error, StringComparison.Ordinal);
        Assert.DoesNotContain("123456", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_session_file_and_its_folder_are_readable_by_their_owner_alone()
    {
        await using var hub = await ScriptedHub.StartNewAsync();
        using var terminal = new Terminal();
        var folder = Path.Combine(terminal.Folder, "state");
        var store = new ProfileStore(folder);
        store.Save("ana", new Profile(hub.Address, hub.NewSession(Guid.CreateVersion7())));
        store.Save("ana", new Profile(hub.Address, hub.NewSession(Guid.CreateVersion7()), 7));

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "ana.json")));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        }

        Assert.Equal(7, store.Load("ana")!.InboxPosition);
        Assert.Single(Directory.GetFiles(folder));
        File.WriteAllText(Path.Combine(folder, "ana.json"), "{ broken");
        Assert.Null(store.Load("ana"));
    }
}
