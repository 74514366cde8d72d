namespace PeerConnect.Cli;

/// <summary>What scripts may rely on.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The server refused, with its sentence.</summary>
    public const int Refused = 1;

    /// <summary>The command line is not understood.</summary>
    public const int Usage = 2;

    /// <summary>The server could not be reached, or its answer did not come.</summary>
    public const int NoConnection = 3;
}
