namespace PeerConnect.Moderation.Classification;

/// <summary>Values by the 64-bit hash of a word, filled once: a look-up is one probe, with no comparer between.</summary>
/// <typeparam name="TValue">What is found.</typeparam>
internal sealed class ByHash<TValue>
    where TValue : class
{
    private readonly ulong[] _keys;
    private readonly TValue?[] _values;
    private readonly ulong _mask;

    public ByHash(IReadOnlyCollection<KeyValuePair<ulong, TValue>> entries)
    {
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, entries.Count * 2));
        _keys = new ulong[size];
        _values = new TValue?[size];
        _mask = (ulong)size - 1;
        foreach (var (key, value) in entries)
        {
            var at = key & _mask;
            while (_values[at] is not null)
            {
                at = (at + 1) & _mask;
            }

            _keys[at] = key;
            _values[at] = value;
        }
    }

    public TValue? Find(ulong key)
    {
        for (var at = key & _mask; ; at = (at + 1) & _mask)
        {
            var value = _values[at];
            if (value is null || _keys[at] == key)
            {
                return value;
            }
        }
    }
}
