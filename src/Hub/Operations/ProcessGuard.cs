namespace PeerConnect.Hub.Operations;

/// <summary>Before anything else: no dump of this process's memory, and every file that it makes is its owner's alone.</summary>
internal static class ProcessGuard
{
    private static readonly string[] DumpSwitches = ["DOTNET_DbgEnableMiniDump", "COMPlus_DbgEnableMiniDump"];

    /// <exception cref="StartRefusedException">The runtime was told to write dumps, or the system does not let them be switched off.</exception>
    public static void Apply()
    {
        Posix.KeepNewFilesPrivate();
        if (DumpSwitches.FirstOrDefault(name => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value && value != "0") is { } asked)
        {
            throw new StartRefusedException($"The environment asks for crash dumps, which would hold what people wrote. Remove {asked} from the environment.");
        }

        if (!Posix.ForbidDumps())
        {
            throw new StartRefusedException("The system does not let core dumps be switched off, and they would hold what people wrote. Allow prctl and setrlimit to the server.");
        }
    }
}
