namespace PeerConnect.Moderation.Classification;

/// <summary>A phrase of the lexicon found in a message.</summary>
internal readonly record struct LexiconHit(Category Category, int Severity, int FirstWord, int LastWord);

/// <summary>The list of phrases; the longest at each place counts, so that "killing it in the gym" hides no "killing".</summary>
internal sealed class Lexicon
{
    private static readonly Lazy<Lexicon> Built = new(() => new Lexicon(LexiconPhrase.ReadAll(Table())));

    private readonly ByHash<LexiconPhrase[]> _byFirstWord;

    internal Lexicon(IReadOnlyList<LexiconPhrase> phrases)
    {
        Phrases = phrases;
        _byFirstWord = new ByHash<LexiconPhrase[]>(
        [
            .. phrases.GroupBy(phrase => phrase.Words[0]).Select(group => KeyValuePair.Create(
                group.Key,
                group.OrderByDescending(phrase => phrase.Words.Length).ThenByDescending(phrase => phrase.Severity).ToArray())),
        ]);
    }

    /// <summary>The list that ships with the product.</summary>
    public static Lexicon Shipped => Built.Value;

    public IReadOnlyList<LexiconPhrase> Phrases { get; }

    /// <summary>The table as it is built in; its hash is part of each model's manifest.</summary>
    public static string Table() => EmbeddedText.Read("lexicon.tsv");

    public Hits Find(WordList words) => new(this, words);

    private LexiconPhrase? PhraseAt(ReadOnlySpan<ulong> rest)
    {
        if (_byFirstWord.Find(rest[0]) is { } candidates)
        {
            foreach (var phrase in candidates)
            {
                if (rest.StartsWith(phrase.Words))
                {
                    return phrase;
                }
            }
        }

        return null;
    }

    /// <summary>The phrases of a message in order, none overlapping another; enumerating them allocates nothing.</summary>
    public struct Hits(Lexicon lexicon, WordList words)
    {
        private int _next;

        public LexiconHit Current { get; private set; }

        public readonly Hits GetEnumerator() => this;

        public bool MoveNext()
        {
            while (_next < words.Count)
            {
                var phrase = lexicon.PhraseAt(words.Hashes[_next..]);
                if (phrase is null)
                {
                    _next++;
                    continue;
                }

                Current = new LexiconHit(phrase.Category, phrase.Severity, _next, _next + phrase.Words.Length - 1);
                _next += phrase.Words.Length;
                return true;
            }

            return false;
        }
    }
}
