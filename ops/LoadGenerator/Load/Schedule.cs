namespace PeerConnect.LoadGenerator.Load;

/// <summary>
/// Who sends when, fixed before the run starts. The loop is open: a slow server does not slow the senders down, and its latency counts from the time at which a message was due.
/// </summary>
internal sealed class Schedule
{
    public static readonly Schedule Empty = new([], [], 0);

    private Schedule(TimeSpan[] due, int[] senders, int firstMeasured)
    {
        Due = due;
        Senders = senders;
        FirstMeasured = firstMeasured;
    }

    /// <summary>When each message is due, from the start of the run.</summary>
    public IReadOnlyList<TimeSpan> Due { get; }

    /// <summary>The seat that sends each message.</summary>
    public IReadOnlyList<int> Senders { get; }

    /// <summary>The first message after the warm-up.</summary>
    public int FirstMeasured { get; }

    public static Schedule Poisson(RateOptions options, int seats)
    {
        var numbers = new SeededNumbers((ulong)options.Seed);
        var due = new List<TimeSpan>();
        var senders = new List<int>();
        var end = options.WarmUp + options.Duration;
        for (var at = numbers.Gap(options.Rate); at < end; at += numbers.Gap(options.Rate))
        {
            due.Add(at);
            senders.Add(numbers.Below(seats));
        }

        var first = due.FindIndex(at => at >= options.WarmUp);
        return new([.. due], [.. senders], first < 0 ? due.Count : first);
    }
}
