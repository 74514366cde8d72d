using PeerConnect.Cli;
using PeerConnect.Client.Tests.Scripted;
using PeerConnect.Contracts;

namespace PeerConnect.Client.Tests.CommandLine;

/// <summary>One run of the program with piped input and its own state folder.</summary>
internal sealed class Terminal : IDisposable
{
    public Terminal() => Folder = Directory.CreateTempSubdirectory("peerconnect-cli-").FullName;

    public string Folder { get; }

    public string Server { get; set; } = "http://127.0.0.1:1";

    public void SignIn(ScriptedHub hub, SignedIn session, string profile = "default")
    {
        Server = hub.Address.AbsoluteUri;
        new ProfileStore(Folder).Save(profile, new Profile(hub.Address, session));
    }

    public async Task<(int Exit, string Output, string Error)> RunAsync(string input, params string[] args)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var exit = await RunAsync(new StringReader(input), TextWriter.Synchronized(output), TextWriter.Synchronized(error), args);
        return (exit, output.ToString(), error.ToString());
    }

    /// <summary>A run whose input and output the test follows while it goes on.</summary>
    public Task<int> RunAsync(TextReader input, TextWriter output, params string[] args) => RunAsync(input, output, output, args);

    private Task<int> RunAsync(TextReader input, TextWriter output, TextWriter error, string[] args)
    {
        var around = new Surroundings
        {
            Input = input,
            Output = output,
            Error = error,
            IsTyped = false,
            IsTerminal = false,
            AskSecret = prompt => throw new InvalidOperationException($"Nobody is there to answer: {prompt}"),
            StateFolder = Folder,
            Time = TimeProvider.System,
            DefaultServer = Server,
        };
        return new Cli.CommandLine(around).RunAsync(args).WaitAsync(TimeSpan.FromSeconds(90));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
