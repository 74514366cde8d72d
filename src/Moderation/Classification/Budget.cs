namespace PeerConnect.Moderation.Classification;

/// <summary>How long a judgement may take, on a monotonic clock.</summary>
public readonly record struct Budget
{
    private readonly TimeProvider? _time;
    private readonly long _end;

    private Budget(TimeProvider time, long end)
    {
        _time = time;
        _end = end;
    }

    /// <summary>What the sending path allows a message: 5 ms.</summary>
    public static TimeSpan Sending { get; } = TimeSpan.FromMilliseconds(5);

    /// <summary>No limit: re-scoring, training, evaluation.</summary>
    public static Budget Unlimited => default;

    /// <summary>True once the time is over.</summary>
    public bool IsSpent => _time is not null && _time.GetTimestamp() > _end;

    /// <summary>Starts the clock now.</summary>
    /// <param name="time">Whose monotonic clock counts.</param>
    /// <param name="limit">How long from now.</param>
    public static Budget Start(TimeProvider time, TimeSpan limit) =>
        new(time, time.GetTimestamp() + (long)(limit.TotalSeconds * time.TimestampFrequency));
}
