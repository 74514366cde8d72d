using PeerConnect.Contracts;

namespace PeerConnect.Staff.Policies;

/// <summary>What may become of a message.</summary>
internal enum MessageOutcome
{
    /// <summary>It arrives, and somebody is told.</summary>
    Flagged,

    /// <summary>It waits for a decision.</summary>
    Held,

    /// <summary>It does not arrive.</summary>
    Blocked,

    /// <summary>It opens a case, or joins one.</summary>
    Cases,

    /// <summary>It would raise the alarm outside the system, had nobody acted.</summary>
    Alarms,

    /// <summary>Its sender is shown where to find help.</summary>
    Signposts,
}

/// <summary>How often one role would be told, at once or had nobody acted.</summary>
internal sealed record ToldFigure(Role Role, bool OnlyIfNobodyActs, PolicyNumbers Times);

/// <summary>How many messages would have had that outcome.</summary>
internal sealed record OutcomeFigure(MessageOutcome Outcome, PolicyNumbers Messages);

/// <summary>A simulation in the few numbers that are looked at first.</summary>
internal static class SimulatedFigures
{
    /// <summary>By role, and whether at once or as the next one; those who are told at once first.</summary>
    public static IReadOnlyList<ToldFigure> Told(PolicySimulated simulated) =>
    [
        .. simulated.Tells.GroupBy(tell => (tell.OnlyIfNobodyActs, tell.Role)).OrderBy(group => group.Key)
            .Select(group => new ToldFigure(group.Key.Role, group.Key.OnlyIfNobodyActs, Sum(group.Select(tell => tell.Tells)))),
    ];

    /// <summary>Over all kinds and severities. A message of two kinds counts twice.</summary>
    public static IReadOnlyList<OutcomeFigure> Outcomes(PolicySimulated simulated) =>
        [.. Enum.GetValues<MessageOutcome>().Select(outcome => new OutcomeFigure(outcome, Sum(simulated.Outcomes.Select(row => Of(row, outcome)))))];

    /// <summary>Each way of being told whose number differs.</summary>
    public static IReadOnlyList<PolicyTell> Differences(PolicySimulated simulated) => [.. simulated.Tells.Where(tell => tell.Tells.Current != tell.Tells.Draft)];

    /// <summary>How often people told or asked for something, in all.</summary>
    public static int TimesTold(PolicySimulated simulated) => simulated.Told?.Sum(row => row.Times ?? 0) ?? 0;

    /// <summary>The alarm outside the system for what was told, had nobody acted.</summary>
    public static PolicyNumbers ToldAlarms(PolicySimulated simulated) => Sum((simulated.Told ?? []).Select(row => row.Alarms));

    /// <summary>Whether the draft would have changed anything at all.</summary>
    public static bool AnyDifference(PolicySimulated simulated) =>
        Differences(simulated).Count > 0
        || (simulated.Told ?? []).Any(row => row.Cases.Current != row.Cases.Draft || row.Alarms.Current != row.Alarms.Draft)
        || simulated.Outcomes.Any(row => Enum.GetValues<MessageOutcome>().Any(outcome => Of(row, outcome) is var numbers && numbers.Current != numbers.Draft));

    private static PolicyNumbers Of(PolicyOutcome row, MessageOutcome outcome) => outcome switch
    {
        MessageOutcome.Flagged => row.Flagged,
        MessageOutcome.Held => row.Held,
        MessageOutcome.Blocked => row.Blocked,
        MessageOutcome.Cases => row.Cases,
        MessageOutcome.Alarms => row.Alarms,
        MessageOutcome.Signposts => row.Signposts,
    };

    // What is told of nobody stays unknown, and is no nought.
    private static PolicyNumbers Sum(IEnumerable<PolicyNumbers> numbers) =>
        numbers.Aggregate(new PolicyNumbers(null, null), (sum, each) => new PolicyNumbers(Sum(sum.Current, each.Current), Sum(sum.Draft, each.Draft)));

    private static int? Sum(int? one, int? other) => one is null ? other : one + (other ?? 0);
}
