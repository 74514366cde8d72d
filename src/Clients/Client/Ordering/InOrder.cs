namespace PeerConnect.Client;

/// <summary>
/// Turns things that arrive in any order, more than once, into each exactly once in sequence order. What comes early waits; what was
/// delivered before is dropped. Not safe for several threads: its owner locks.
/// </summary>
/// <param name="sequenceOf">The gap-free sequence of one thing.</param>
/// <param name="position">Everything up to here was delivered, or lies before the start.</param>
internal sealed class InOrder<T>(Func<T, long> sequenceOf, long position)
{
    /// <summary>More than this waiting behind a gap is not kept: catching up brings it again.</summary>
    internal const int MostWaiting = 1_000;

    private readonly SortedDictionary<long, T> waiting = [];

    /// <summary>Everything up to here was delivered.</summary>
    public long Position { get; private set; } = position;

    /// <summary>The highest sequence heard of, delivered or not.</summary>
    public long Known { get; private set; } = position;

    /// <summary>Whether something is known to exist that has not arrived.</summary>
    public bool IsBehind => Known > Position;

    /// <summary>Learns that the sequence reaches at least this far.</summary>
    public void Expect(long sequence) => Known = Math.Max(Known, sequence);

    /// <summary>Takes what arrived and returns what is now due, in order.</summary>
    public IReadOnlyList<T> Offer(IEnumerable<T> arrived)
    {
        foreach (var item in arrived)
        {
            var sequence = sequenceOf(item);
            Expect(sequence);
            if (sequence > Position && (waiting.Count < MostWaiting || sequence == Position + 1))
            {
                waiting.TryAdd(sequence, item);
            }
        }

        return Drain();
    }

    /// <summary>Gives up everything up to a position that will never arrive (before one's membership, or too far behind), and returns what is now due.</summary>
    public IReadOnlyList<T> SkipTo(long position)
    {
        if (position <= Position)
        {
            return [];
        }

        Position = position;
        Expect(position);
        foreach (var passed in waiting.Keys.TakeWhile(sequence => sequence <= position).ToList())
        {
            waiting.Remove(passed);
        }

        return Drain();
    }

    private List<T> Drain()
    {
        List<T> due = [];
        while (waiting.Remove(Position + 1, out var next))
        {
            due.Add(next);
            Position++;
        }

        return due;
    }
}
