namespace PeerConnect.LoadGenerator.Comparing;

/// <summary>
/// When a pair of runs does not count. Fixed before the first figure was taken, and blind to the results: a pair is dropped when somebody else used the machine, or when the generator itself was late.
/// </summary>
internal static class DropRule
{
    /// <summary>Of one core, on average over the run.</summary>
    public const double OthersShare = 0.10;

    /// <summary>In milliseconds. At saturation the generator may be late: its lateness counts in the server's latency.</summary>
    public const double LatenessP99 = 5;

    /// <summary>How many pairs of a step may be dropped before the step is given up.</summary>
    public const int MostDropped = 5;

    /// <returns>Why the run does not count, or null.</returns>
    public static string? ReasonToDrop(Measurement measured) =>
        measured.OthersShare > OthersShare ? "others used the machine"
        : measured.Rate?.LatenessP99 > LatenessP99 ? "the generator was late"
        : null;
}
