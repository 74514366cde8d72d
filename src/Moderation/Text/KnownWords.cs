using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Text;

/// <summary>
/// The words that several people use, most frequent first and the corpus before public chat, in the form of the normaliser with every digit as 0. A word that is none of them may
/// be one of them in disguise; what is one of them is left as it stands. Immutable, shared by all threads.
/// </summary>
internal sealed class KnownWords
{
    private static readonly Lazy<KnownWords> Built = new(() => new KnownWords(Table().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#'))));

    private readonly string[] _words;
    private readonly ChainedHashes _asWritten;
    private readonly ChainedHashes _withoutRepeats;
    private readonly ChainedHashes _anyOrder;

    public KnownWords(IEnumerable<string> words)
    {
        _words = [.. words];
        _asWritten = new ChainedHashes([.. _words.Select(word => FeatureHash.Of(word))]);
        _withoutRepeats = new ChainedHashes([.. _words.Select(word => WithoutRepeats(word))]);
        _anyOrder = new ChainedHashes([.. _words.Select(word => AnyOrder(word))]);
    }

    /// <summary>The list that ships with the product.</summary>
    public static KnownWords Shipped => Built.Value;

    public IReadOnlyList<string> All => _words;

    /// <summary>The table as it is built in; its hash is part of each model's manifest.</summary>
    public static string Table() => EmbeddedText.Read("known-words.txt");

    public bool Has(ulong hash) => _asWritten.First(hash) >= 0;

    /// <summary>How many words are more frequent; less than zero for one that is none of them.</summary>
    public int Rank(ulong hash) => _asWritten.First(hash);

    /// <summary>The word of at least two letters of which some were repeated, the most frequent first; null where there is none.</summary>
    public string? Unrepeated(ReadOnlySpan<char> written)
    {
        for (var index = _withoutRepeats.First(WithoutRepeats(written)); index >= 0; index = _withoutRepeats.Next(index))
        {
            if (_words[index].Length > 1 && IsStretchedTo(_words[index], written))
            {
                return _words[index];
            }
        }

        return null;
    }

    /// <summary>The word in which two letters that stand side by side changed places; null where there is none. Many short words are such a step apart, so a short one must be frequent.</summary>
    public string? Unswapped(ReadOnlySpan<char> written)
    {
        var rarest = written.Length switch { < 4 => 0, 4 => 300, 5 => 1_200, _ => int.MaxValue };
        for (var index = _anyOrder.First(AnyOrder(written)); index >= 0 && index < rarest; index = _anyOrder.Next(index))
        {
            if (IsSwapOf(_words[index], written))
            {
                return _words[index];
            }
        }

        return null;
    }

    private static ulong WithoutRepeats(ReadOnlySpan<char> word)
    {
        var hash = FeatureHash.Start;
        for (var index = 0; index < word.Length; index++)
        {
            if (index == 0 || word[index] != word[index - 1])
            {
                hash = FeatureHash.Add(hash, word[index]);
            }
        }

        return hash;
    }

    private static ulong AnyOrder(ReadOnlySpan<char> word)
    {
        var sum = (ulong)word.Length;
        foreach (var letter in word)
        {
            sum += FeatureHash.Name(0, letter);
        }

        return sum;
    }

    private static bool IsStretchedTo(string word, ReadOnlySpan<char> written)
    {
        var at = 0;
        for (var index = 0; index < word.Length;)
        {
            var letter = word[index];
            var needed = 0;
            for (; index < word.Length && word[index] == letter; index++)
            {
                needed++;
            }

            var there = 0;
            for (; at < written.Length && written[at] == letter; at++)
            {
                there++;
            }

            if (there < needed)
            {
                return false;
            }
        }

        return at == written.Length;
    }

    private static bool IsSwapOf(string word, ReadOnlySpan<char> written)
    {
        if (word.Length != written.Length)
        {
            return false;
        }

        var at = word.AsSpan().CommonPrefixLength(written);
        return at + 1 < word.Length && word[at] == written[at + 1] && word[at + 1] == written[at] && word.AsSpan(at + 2).SequenceEqual(written[(at + 2)..]);
    }

    /// <summary>Indices by hash; those of one hash hang together in the order in which they came.</summary>
    private sealed class ChainedHashes
    {
        private readonly ulong[] _keys;
        private readonly int[] _firsts;
        private readonly int[] _nexts;

        public ChainedHashes(ulong[] hashes)
        {
            var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, hashes.Length * 2));
            _keys = new ulong[size];
            _firsts = new int[size];
            _nexts = new int[hashes.Length];
            Array.Fill(_firsts, -1);

            // Backwards, so that the first of the list is the first of its chain.
            for (var index = hashes.Length - 1; index >= 0; index--)
            {
                var at = Slot(hashes[index]);
                _keys[at] = hashes[index];
                _nexts[index] = _firsts[at];
                _firsts[at] = index;
            }
        }

        public int First(ulong hash) => _firsts[Slot(hash)];

        public int Next(int index) => _nexts[index];

        private int Slot(ulong hash)
        {
            var mask = _keys.Length - 1;
            var at = (int)hash & mask;
            while (_firsts[at] >= 0 && _keys[at] != hash)
            {
                at = (at + 1) & mask;
            }

            return at;
        }
    }
}
