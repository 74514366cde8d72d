using System.Buffers;
using System.Collections.Immutable;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Moderation.Classification;

/// <summary>
/// Which words made a score: the weight of each feature is laid back on the letters it was read from, summed by word, and neighbours are joined.
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

        var enough = WorthNaming * Math.Max(weights.DefaultIfEmpty().Max(), asides.DefaultIfEmpty().Max());
        if (enough <= 0)
        {
            return ([], 0);
        }

        var spans = new List<WeighedSpan>();
        for (var word = 0; word < weights.Length; word++)
        {
            if (weights[word] < enough)
            {
                continue;
            }

            var first = word;
            var sum = weights[word];
            while (word + 1 < weights.Length && weights[word + 1] >= enough)
            {
                sum += weights[++word];
            }

            var start = words.StartOf(first);
            var (offset, length) = text.Origin(start, words.EndOf(word) - start);
            spans.Add(new WeighedSpan(offset, length, sum));
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
