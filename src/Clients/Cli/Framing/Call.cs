using System.CommandLine;
using PeerConnect.Client;
using PeerConnect.Contracts;

namespace PeerConnect.Cli;

/// <summary>One run of one verb: what was typed, who is signed in, where to print.</summary>
internal sealed class Call
{
    private const string LocalServer = "http://127.0.0.1:5080";

    private readonly ParseResult parsed;

    public Call(Surroundings around, ParseResult parsed)
    {
        Around = around;
        this.parsed = parsed;
        Print = new Printer(around, parsed.GetValue(Verbs.Json));
        Profiles = new ProfileStore(around.StateFolder);
    }

    public Surroundings Around { get; }

    public Printer Print { get; }

    public ProfileStore Profiles { get; }

    public string ProfileName => parsed.GetValue(Verbs.Profile) is { } name && ProfileStore.IsName(name)
        ? name
        : throw new UsageException("A profile's name is at most 40 letters, digits, dashes and underscores.");

    public Uri Server
    {
        get
        {
            var typed = parsed.GetValue(Verbs.Server) ?? Profiles.Load(ProfileName)?.Server.AbsoluteUri ?? Around.DefaultServer ?? LocalServer;
            return Uri.TryCreate(typed, UriKind.Absolute, out var server) && server.Scheme is "http" or "https"
                ? server
                : throw new UsageException("--server takes an address such as https://peerconnect.facility.example.");
        }
    }

    public T? Get<T>(Option<T> option) => parsed.GetValue(option);

    public T Get<T>(Argument<T> argument) => parsed.GetValue(argument)!;

    /// <summary>A client of nobody yet.</summary>
    public PeerConnectClient NewClient()
    {
        try
        {
            return new PeerConnectClient(Server, new PeerConnectClientOptions { Time = Around.Time });
        }
        catch (ArgumentException unsafeAddress)
        {
            throw new UsageException(unsafeAddress.Message);
        }
    }

    /// <summary>Runs with the client of the profile's person; a session that turns out to be over is forgotten.</summary>
    public async Task<int> SignedInAsync(Func<PeerConnectClient, Task<int>> act)
    {
        if (Profiles.Load(ProfileName) is not { } profile)
        {
            return Print.Refuse(new Refusal(RefusalCode.SignInNeeded, $"Nobody is signed in here. Sign in first: {SignInCommand()}"));
        }

        using var client = NewClient();
        client.Resume(profile.Session);
        return await act(client);
    }

    /// <summary>Prints a result, or the refusal.</summary>
    public int Answer<T>(Reply<T> reply, Action<T> forPeople)
        where T : class
    {
        if (reply.Refusal is { } refusal)
        {
            return Print.Refuse(refusal);
        }

        Print.Result(reply.Ok!, () => forPeople(reply.Ok!));
        return ExitCode.Done;
    }

    /// <summary>Writes what a call downloads into a new file; where the call is refused, there is none.</summary>
    public async Task<int> DownloadAsync(string path, Func<Stream, Task<Reply<Done>>> download, string done)
    {
        Reply<Done> reply;
        try
        {
            var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            await using (file)
            {
                reply = await download(file);
            }
        }
        catch (Exception unwritable) when (unwritable is UnauthorizedAccessException or IOException and not NotConnectedException)
        {
            throw new UsageException($"The file cannot be written: {unwritable.Message}");
        }

        if (reply.Refusal is not null)
        {
            File.Delete(path);
        }

        return Answer(reply, _ => Print.Say(done));
    }

    /// <summary>A secret: the first line of the input when a script pipes it, otherwise asked for without showing it.</summary>
    public string Secret(string prompt, bool piped) =>
        (piped ? Around.Input.ReadLine() : Around.AskSecret(prompt)) ?? throw new UsageException("The input ended before the secret.");

    private string SignInCommand() => ProfileName == "default" ? "peerconnect sign-in" : $"peerconnect --profile {ProfileName} sign-in";
}
