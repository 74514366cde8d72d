namespace PeerConnect.Cli;

/// <summary>What the program has around it: its streams, its keyboard, the folder that remembers sessions. Tests bring their own.</summary>
internal sealed record Surroundings
{
    public required TextReader Input { get; init; }

    public required TextWriter Output { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>Whether a person types the input (and sees a prompt), or a script pipes it.</summary>
    public required bool IsTyped { get; init; }

    /// <summary>Whether the output is a terminal that understands colours and moving the cursor.</summary>
    public required bool IsTerminal { get; init; }

    /// <summary>Asks for a secret without showing what is typed.</summary>
    public required Func<string, string> AskSecret { get; init; }

    public required string StateFolder { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Of PEERCONNECT_SERVER, or null.</summary>
    public string? DefaultServer { get; init; }

    /// <summary>Of PEERCONNECT_FACILITY, or null.</summary>
    public string? DefaultFacility { get; init; }

    public static Surroundings OfThisProcess() => new()
    {
        Input = Console.In,
        Output = Console.Out,
        Error = Console.Error,
        IsTyped = !Console.IsInputRedirected,
        IsTerminal = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is { Length: > 0 } and not "dumb",
        AskSecret = ReadSecret,
        StateFolder = Path.Combine(StateHome(), "peerconnect"),
        Time = TimeProvider.System,
        DefaultServer = Environment.GetEnvironmentVariable("PEERCONNECT_SERVER"),
        DefaultFacility = Environment.GetEnvironmentVariable("PEERCONNECT_FACILITY"),
    };

    private static string StateHome() => Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } home
        ? home
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");

    private static string ReadSecret(string prompt)
    {
        if (Console.IsInputRedirected)
        {
            throw new UsageException("Nobody can type here, because the input is a pipe or a file. A script gives secrets with --pin-stdin, --password-stdin or --secrets-stdin: the command's --help says which, and in what order.");
        }

        Console.Error.Write(prompt);
        var typed = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
