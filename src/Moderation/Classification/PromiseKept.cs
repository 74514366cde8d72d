namespace PeerConnect.Moderation.Classification;

/// <summary>How what staff found stands to what the model's card promised.</summary>
public enum PromiseKept
{
    /// <summary>Nothing was promised for this.</summary>
    NoPromise,

    /// <summary>Too few verdicts to say.</summary>
    TooFew,

    /// <summary>Nothing shows that fewer are right than promised.</summary>
    Kept,

    /// <summary>Fewer flags are right than promised, whatever is said of those without a verdict.</summary>
    FewerRight,
}

/// <summary>The share of flags that should be right, and whether it is. Pure.</summary>
/// <param name="Low">The least that the promise allows.</param>
/// <param name="High">The most.</param>
public readonly record struct PromisedShare(double Low, double High)
{
    /// <summary>Below so many verdicts nothing is said: one person's way to judge would decide.</summary>
    public const int FewestVerdicts = 10;

    /// <summary>
    /// What the promised false alarms mean where so many of so many messages were flagged: of the flags, those that the promise explains by chance are
    /// wrong, and the rest should be right. So no share of people in danger has to be assumed.
    /// </summary>
    /// <param name="alarms">The promised false alarms.</param>
    /// <param name="messages">Messages that the model judged.</param>
    /// <param name="flags">Flags that came of it.</param>
    public static PromisedShare Of(Share alarms, long messages, int flags) => flags == 0
        ? new PromisedShare(0, 1)
        : new PromisedShare(Math.Clamp(1 - (alarms.High * messages / flags), 0, 1), Math.Clamp(1 - (alarms.Low * messages / flags), 0, 1));

    /// <summary>
    /// Whether the share that staff found right is below it: only two intervals that do not meet are a difference. Flags with a verdict are no random
    /// sample of all (a wrong one is decided at once, a right one after a visit), so each of the others counts as right.
    /// </summary>
    /// <param name="promised">What was promised; null for nothing.</param>
    /// <param name="right">How many of how many flags staff found right.</param>
    /// <param name="others">Flags of which nobody has said yet, or it cannot be said, whether they are right; in neither number.</param>
    public static PromiseKept Compare(PromisedShare? promised, Share right, int others) => promised is not { } share ? PromiseKept.NoPromise
        : right.Of < FewestVerdicts ? PromiseKept.TooFew
        : (right with { Hits = right.Hits + others, Of = right.Of + others }).High < share.Low ? PromiseKept.FewerRight
        : PromiseKept.Kept;
}
