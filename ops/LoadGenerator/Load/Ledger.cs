namespace PeerConnect.LoadGenerator.Load;

/// <summary>
/// What was sent, acknowledged and received in one run, and whether the server kept its word: nothing acknowledged is missing at any member, nothing arrives twice, and every member sees the same gap-free order.
/// Called from the threads of all connections.
/// </summary>
internal sealed class Ledger
{
    public const int LargestConversation = 64;

    private readonly int[] _conversationOf;
    private readonly long[] _sequenceOf;
    private readonly bool[] _answered;
    private readonly bool[] _accepted;
    private readonly ulong[] _receivedBy;
    private readonly ulong[] _everybody;
    private long _acceptedCount;
    private long _delivered;
    private long _refused;
    private long _twice;
    private long _misdelivered;
    private long _disagreements;
    private long _orderBreaks;

    /// <param name="conversationOf">The conversation of each message.</param>
    /// <param name="members">How many members each conversation has.</param>
    public Ledger(int[] conversationOf, IReadOnlyList<int> members)
    {
        if (members.Max() > LargestConversation)
        {
            throw new ArgumentException($"A conversation of more than {LargestConversation} members cannot be followed.", nameof(members));
        }

        _conversationOf = conversationOf;
        _sequenceOf = new long[conversationOf.Length];
        _answered = new bool[conversationOf.Length];
        _accepted = new bool[conversationOf.Length];
        _receivedBy = new ulong[conversationOf.Length];
        _everybody = [.. members.Select(count => ulong.MaxValue >> (64 - count))];
    }

    public long Accepted => Interlocked.Read(ref _acceptedCount);

    public long Delivered => Interlocked.Read(ref _delivered);

    public long Refused => Interlocked.Read(ref _refused);

    /// <returns>False when this message does not belong to this run.</returns>
    public bool IsKnown(int serial) => (uint)serial < (uint)_conversationOf.Length;

    public void OnAccepted(int serial, long sequence)
    {
        _answered[serial] = true;
        _accepted[serial] = true;
        Interlocked.Increment(ref _acceptedCount);
        Agree(serial, sequence);
    }

    public void OnRefused(int serial)
    {
        _answered[serial] = true;
        Interlocked.Increment(ref _refused);
    }

    /// <param name="serial">Which message.</param>
    /// <param name="sequence">Its place in the conversation's order.</param>
    /// <param name="place">Who received it.</param>
    /// <param name="follows">The sequence that this member expects next, 0 for the first that it sees.</param>
    public void OnDelivered(int serial, long sequence, Place place, long follows)
    {
        if (_conversationOf[serial] != place.Conversation)
        {
            Interlocked.Increment(ref _misdelivered);
            return;
        }

        var bit = 1UL << place.Number;
        if ((Interlocked.Or(ref _receivedBy[serial], bit) & bit) != 0)
        {
            Interlocked.Increment(ref _twice);
            return;
        }

        Interlocked.Increment(ref _delivered);
        if (follows != 0 && sequence != follows)
        {
            Interlocked.Increment(ref _orderBreaks);
        }

        Agree(serial, sequence);
    }

    /// <summary>How many deliveries are owed for everything that has been acknowledged.</summary>
    public long Owed() => Enumerable.Range(0, _conversationOf.Length).Where(serial => _accepted[serial]).Sum(Missing);

    public Verdict Judge(int sent) => new(
        Missing: Owed(),
        Unanswered: Enumerable.Range(0, sent).Count(serial => !_answered[serial]),
        Twice: _twice,
        Misdelivered: _misdelivered,
        Disagreements: _disagreements + SharedPlaces(),
        OrderBreaks: _orderBreaks);

    private long Missing(int serial) =>
        System.Numerics.BitOperations.PopCount(_everybody[_conversationOf[serial]] & ~Volatile.Read(ref _receivedBy[serial]));

    /// <summary>Everybody who names a place for this message must name the same one.</summary>
    private void Agree(int serial, long sequence)
    {
        var first = Interlocked.CompareExchange(ref _sequenceOf[serial], sequence, 0);
        if (first != 0 && first != sequence)
        {
            Interlocked.Increment(ref _disagreements);
        }
    }

    /// <summary>Two messages with one place.</summary>
    private long SharedPlaces()
    {
        var taken = new HashSet<(int Conversation, long Sequence)>();
        return Enumerable.Range(0, _conversationOf.Length)
            .Where(serial => _sequenceOf[serial] != 0)
            .Count(serial => !taken.Add((_conversationOf[serial], _sequenceOf[serial])));
    }
}

/// <param name="Missing">Deliveries of acknowledged messages that did not come.</param>
/// <param name="Unanswered">Messages that were neither acknowledged nor refused.</param>
/// <param name="Twice">Deliveries that came again.</param>
/// <param name="Misdelivered">Deliveries to somebody outside the conversation.</param>
/// <param name="Disagreements">Messages whose place differs between members, or is shared with another message.</param>
/// <param name="OrderBreaks">Deliveries that did not follow the one before without a gap.</param>
internal sealed record Verdict(long Missing, long Unanswered, long Twice, long Misdelivered, long Disagreements, long OrderBreaks)
{
    /// <summary>Whether the server kept its word. The order counts only where it is promised.</summary>
    public bool Holds(bool ordered) =>
        Missing == 0 && Unanswered == 0 && Twice == 0 && Misdelivered == 0 && Disagreements == 0 && (!ordered || OrderBreaks == 0);
}
