using System.Buffers;
using System.Collections.Immutable;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Moderation.Classification;

/// <summary>
/// Which words made a score: the weight of each feature is laid back on the letters it was read from, summed by word, and neighbours are joined. A word that only binds
/// others is named within a phrase, "radio and books", and neither alone nor at the edge of one.
/// </summary>
internal static class Explaining
{
    private const int MostSpans = 6;
    private const float WorthNaming = .2f;

    /// <returns>What weighed most, and the weight of all words that speak for it.</returns>
    public static (ImmutableArray<WeighedSpan> Spans, float Weighed) Spans(WeightTable table, Scores scores, int head, NormalisedText text, WordList words, SpeakerRole role)
    {
        if (words.Count + words.Asides.Length == 0)
        {
            return ([], 0);
        }

        var rented = ArrayPool<float>.Shared.Rent(text.Length);
        var letters = rented.AsSpan(0, text.Length);
        letters.Clear();
        var sink = new Lay(table, scores, head, letters);
        FeatureReader.Read(text, words, role, ref sink);
        var spans = ByWord(letters, text, words);
        ArrayPool<float>.Shared.Return(rented);
        return spans;
    }

    private static (ImmutableArray<WeighedSpan> Spans, float Weighed) ByWord(ReadOnlySpan<float> letters, NormalisedText text, WordList words)
    {
        var weights = new float[words.Count];
        for (var word = 0; word < weights.Length; word++)
        {
            foreach (var letter in letters[words.StartOf(word)..words.EndOf(word)])
            {
                weights[word] += letter;
            }
        }

        var asides = new float[words.Asides.Length];
        for (var aside = 0; aside < asides.Length; aside++)
        {
            foreach (var letter in letters[words.Asides[aside].Start..words.Asides[aside].End])
            {
                asides[aside] += letter;
            }
        }

        var saying = weights.Where((_, word) => !FunctionWords.Contains(words.Hashes[word])).DefaultIfEmpty().Max();
        var enough = WorthNaming * Math.Max(saying, asides.DefaultIfEmpty().Max());
        if (enough <= 0)
        {
            return ([], 0);
        }

        var spans = new List<WeighedSpan>();
        for (var word = 0; word < weights.Length; word++)
        {
            if (weights[word] < enough || FunctionWords.Contains(words.Hashes[word]))
            {
                continue;
            }

            // As far as the neighbours weigh enough; the last one that says something is its end.
            var (first, last) = (word, word);
            for (var next = word + 1; next < weights.Length && weights[next] >= enough; next++)
            {
                last = FunctionWords.Contains(words.Hashes[next]) ? last : next;
            }

            word = last;
            var start = words.StartOf(first);
            var (offset, length) = text.Origin(start, words.EndOf(last) - start);
            spans.Add(new WeighedSpan(offset, length, weights[first..(last + 1)].Sum()));
        }

        for (var aside = 0; aside < asides.Length; aside++)
        {
            if (asides[aside] >= enough)
            {
                var (offset, length) = text.Origin(words.Asides[aside].Start, words.Asides[aside].End - words.Asides[aside].Start);
                spans.Add(new WeighedSpan(offset, length, asides[aside]));
            }
        }

        return ([.. spans.OrderByDescending(span => span.Weight).ThenBy(span => span.Offset).Take(MostSpans)], weights.Concat(asides).Where(weight => weight > 0).Sum());
    }

    private readonly ref struct Lay(WeightTable table, Scores scores, int head, Span<float> letters) : IFeatureSink
    {
        private readonly Span<float> _letters = letters;

        public void Add(ulong name, FeatureKind kind, FeatureGroup group, int start, int end, int secondStart, int secondEnd)
        {
            var length = end - start + secondEnd - secondStart;
            var weight = table.Weight(name, head);
            if (length == 0 || weight == 0)
            {
                return;
            }

            var share = weight * scores.Value(group) / length;
            foreach (ref var letter in _letters[start..end])
            {
                letter += share;
            }

            foreach (ref var letter in _letters[secondStart..secondEnd])
            {
                letter += share;
            }
        }
    }
}
