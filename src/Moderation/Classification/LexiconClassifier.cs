using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Moderation.Classification;

/// <summary>
/// The fallback: a list of phrases, the longest at each place counts, so that "killing it in the gym" hides no "killing". Coarser than the
/// model on purpose; every judgement it gives owes a re-score.
/// </summary>
public sealed class LexiconClassifier : IClassifier
{
    private static readonly ImmutableArray<float> ProbabilityBySeverity = [.02f, .1f, .6f, .75f, .85f];
    private static readonly Lazy<LexiconClassifier> Shared = new(() => new LexiconClassifier(ReadShipped()));

    private readonly FrozenDictionary<string, LexiconPhrase[]>.AlternateLookup<ReadOnlySpan<char>> _byFirstWord;

    private LexiconClassifier(IEnumerable<LexiconPhrase> phrases) =>
        _byFirstWord = phrases
            .GroupBy(phrase => phrase.Words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.OrderByDescending(phrase => phrase.Words.Length).ThenByDescending(phrase => phrase.Severity).ToArray(),
                StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The list that ships with the product.</summary>
    public static LexiconClassifier Shipped => Shared.Value;

    /// <inheritdoc/>
    public string Version => "lexicon-1";

    /// <inheritdoc/>
    public Judgement Judge(string text, SpeakerRole role, Budget budget) => Judge(Normaliser.Normalise(text));

    internal Judgement Judge(NormalisedText text)
    {
        var words = Words(text.Chars);
        Span<int> severity = stackalloc int[2];
        var spans = new[] { ImmutableArray.CreateBuilder<WeighedSpan>(), ImmutableArray.CreateBuilder<WeighedSpan>() };
        for (var index = 0; index < words.Count;)
        {
            var phrase = PhraseAt(text.Chars, words, index);
            if (phrase is null)
            {
                index++;
                continue;
            }

            var category = (int)phrase.Category;
            severity[category] = Math.Max(severity[category], phrase.Severity);
            var first = words[index];
            var last = words[index + phrase.Words.Length - 1];
            var (offset, length) = text.Origin(first.Start, last.Start + last.Length - first.Start);
            spans[category].Add(new WeighedSpan(offset, length, 1));
            index += phrase.Words.Length;
        }

        return new Judgement([Verdict(Category.SelfHarm, severity[0], spans[0]), Verdict(Category.Violence, severity[1], spans[1])], IsFallback: true);
    }

    private Verdict Verdict(Category category, int severity, ImmutableArray<WeighedSpan>.Builder spans) =>
        new(EvidenceSource.Lexicon, Version, category, severity, ProbabilityBySeverity[severity], spans.ToImmutable());

    private LexiconPhrase? PhraseAt(ReadOnlySpan<char> text, List<(int Start, int Length)> words, int index)
    {
        var (start, length) = words[index];
        if (!_byFirstWord.TryGetValue(text.Slice(start, length), out var candidates))
        {
            return null;
        }

        foreach (var phrase in candidates)
        {
            if (index + phrase.Words.Length <= words.Count && Matches(text, words, index, phrase.Words))
            {
                return phrase;
            }
        }

        return null;
    }

    private static bool Matches(ReadOnlySpan<char> text, List<(int Start, int Length)> words, int index, string[] phrase)
    {
        for (var word = 1; word < phrase.Length; word++)
        {
            var (start, length) = words[index + word];
            if (!text.Slice(start, length).SequenceEqual(phrase[word]))
            {
                return false;
            }
        }

        return true;
    }

    private static List<(int Start, int Length)> Words(ReadOnlySpan<char> text)
    {
        var words = new List<(int, int)>();
        foreach (var range in text.Split(' '))
        {
            var (start, length) = range.GetOffsetAndLength(text.Length);
            if (length > 0)
            {
                words.Add((start, length));
            }
        }

        return words;
    }

    internal static IEnumerable<LexiconPhrase> Phrases => ReadShipped();

    private static IReadOnlyList<LexiconPhrase> ReadShipped()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("lexicon.tsv")!;
        using var reader = new StreamReader(stream);
        return LexiconPhrase.ReadAll(reader.ReadToEnd());
    }
}
