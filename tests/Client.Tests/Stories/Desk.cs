using PeerConnect.Cli;
using PeerConnect.Client.Tests.CommandLine;

namespace PeerConnect.Client.Tests.Stories;

/// <summary>One machine at which several people are signed in, each with a profile of his or her own.</summary>
internal sealed class Desk : IDisposable
{
    private readonly Terminal terminal = new();

    public Desk(DemoHub hub) => terminal.Server = hub.Address.AbsoluteUri;

    public string Folder => terminal.Folder;

    public async Task<string> ResidentAsync(string profile, string number, string pin)
    {
        await DoneAsync($"{pin}\n", "--profile", profile, "sign-in", "--facility", "north", "--number", number, "--pin-stdin");
        return profile;
    }

    /// <summary>Demo staff: the code of one half minute counts once, so a person signs in once in a test run.</summary>
    public async Task<string> StaffAsync(string user, string password, string facility = "north")
    {
        var code = (await DoneAsync(string.Empty, "demo", "code", user)).Trim();
        await DoneAsync($"{password}\n{code}\n", "--profile", Profile(user), "sign-in", "--facility", facility, "--user", user, "--password-stdin");
        return Profile(user);
    }

    /// <summary>Runs, and expects success.</summary>
    public async Task<string> DoneAsync(string input, params string[] args)
    {
        var (exit, output, error) = await terminal.RunAsync(input, args);
        Assert.True(exit == ExitCode.Done, $"peerconnect {string.Join(' ', args)} ended with {exit}: {error}{output}");
        return output;
    }

    /// <summary>Runs, and expects a refusal; gives its sentence.</summary>
    public async Task<string> RefusedAsync(string input, params string[] args)
    {
        var (exit, output, error) = await terminal.RunAsync(input, args);
        Assert.True(exit == ExitCode.Refused, $"peerconnect {string.Join(' ', args)} ended with {exit}: {error}{output}");
        return error + output;
    }

    public void Dispose() => terminal.Dispose();

    private static string Profile(string user) => user.Replace('.', '-');
}
