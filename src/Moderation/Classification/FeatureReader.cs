using System.Runtime.CompilerServices;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Moderation.Classification;

/// <summary>Features of one group are scaled down by how many there are, so that a long message weighs no more than a short one.</summary>
internal enum FeatureGroup
{
    Words,
    Triples,
    Letters,
    Classes,
    Whole,
}

/// <summary>Takes the features of one message as they are read.</summary>
internal interface IFeatureSink
{
    /// <summary>One occurrence of a feature, and the one or two stretches of the normal form it comes from; the second is empty for most.</summary>
    void Add(ulong name, FeatureKind kind, FeatureGroup group, int start, int end, int secondStart, int secondEnd);
}

/// <summary>
/// Reads the features of a message: words, two and three in a row, three to five letters inside a word, classes of words near each other, phrases
/// of the lexicon, the speaker's role. Words and classes count once for everybody and once for the role, because "are you thinking of ending
/// it" is a question from one person and a cry from another.
/// </summary>
internal static class FeatureReader
{
    /// <summary>Changes with anything that gives a feature another name or another value: a model of an unknown format is refused.</summary>
    public const int Format = 3;

    /// <summary>The same features of a normal form in which no word was respelled. Read so that the model before can be measured beside the one that takes its place.</summary>
    public const int FormatByLetters = 2;

    private const int Damping = 10;
    private const int NearestWords = 3;
    private const int ShortestLetters = 3;
    private const int LongestLetters = 5;

    private static readonly ulong Before = FeatureHash.Of("^");
    private static readonly ulong After = FeatureHash.Of("$");

    /// <summary>The value of one occurrence of a feature, where its group has so many.</summary>
    public static float Value(FeatureGroup group, int count) => group switch
    {
        FeatureGroup.Words or FeatureGroup.Triples or FeatureGroup.Classes => 1.5f / MathF.Sqrt(count + Damping),
        FeatureGroup.Letters => 1 / MathF.Sqrt(count + Damping),
        FeatureGroup.Whole => 1,
    };

    public static void Read<TSink>(NormalisedText text, WordList words, SpeakerRole role, ref TSink sink)
        where TSink : struct, IFeatureSink, allows ref struct
    {
        var copy = role == SpeakerRole.Resident ? FeatureKind.ResidentCopy : FeatureKind.HelperCopy;
        words.Fill(text.Chars);
        ReadWords(words, copy, ref sink);
        ReadLetters(text.Chars, words, ref sink);
        ReadClasses(text.Chars, words, copy, ref sink);
        ReadClassesAside(text.Chars, words, copy, ref sink);
        ReadPhrases(words, ref sink);
        sink.Add(FeatureHash.Name(FeatureKind.Role, (ulong)role), FeatureKind.Role, FeatureGroup.Whole, 0, 0, 0, 0);
    }

    private static void ReadWords<TSink>(WordList words, FeatureKind copy, ref TSink sink)
        where TSink : struct, IFeatureSink, allows ref struct
    {
        var hashes = words.Hashes;
        for (var word = 0; word < hashes.Length; word++)
        {
            var start = words.StartOf(word);
            var end = words.EndOf(word);
            AddTwice(FeatureHash.Name(FeatureKind.Word, hashes[word]), FeatureKind.Word, copy, FeatureGroup.Words, start, end, 0, 0, ref sink);
            AddTwice(
                FeatureHash.Name(FeatureKind.WordPair, word == 0 ? Before : hashes[word - 1], hashes[word]),
                FeatureKind.WordPair,
                copy,
                FeatureGroup.Words,
                word == 0 ? start : words.StartOf(word - 1),
                end,
                0,
                0,
                ref sink);
        }

        foreach (var aside in words.Asides)
        {
            AddTwice(FeatureHash.Name(FeatureKind.Word, aside.Hash), FeatureKind.Word, copy, FeatureGroup.Words, aside.Start, aside.End, 0, 0, ref sink);
        }

        ReadTriples(words, ref sink);
        if (hashes.Length > 0)
        {
            var last = hashes.Length - 1;
            var name = FeatureHash.Name(FeatureKind.WordPair, hashes[last], After);
            AddTwice(name, FeatureKind.WordPair, copy, FeatureGroup.Words, words.StartOf(last), words.EndOf(last), 0, 0, ref sink);
        }
    }

    private static void ReadTriples<TSink>(WordList words, ref TSink sink)
        where TSink : struct, IFeatureSink, allows ref struct
    {
        var hashes = words.Hashes;
        for (var middle = 0; middle < hashes.Length; middle++)
        {
            var first = middle == 0 ? Before : hashes[middle - 1];
            var last = middle + 1 == hashes.Length ? After : hashes[middle + 1];
            sink.Add(
                FeatureHash.Name(FeatureKind.WordTriple, FeatureHash.Name(FeatureKind.WordPair, first, hashes[middle]), last),
                FeatureKind.WordTriple,
                FeatureGroup.Triples,
                words.StartOf(Math.Max(0, middle - 1)),
                words.EndOf(Math.Min(hashes.Length - 1, middle + 1)),
                0,
                0);
        }
    }

    private static void ReadLetters<TSink>(ReadOnlySpan<char> text, WordList words, ref TSink sink)
        where TSink : struct, IFeatureSink, allows ref struct
    {
        for (var word = 0; word < words.Count; word++)
        {
            // The blanks around a word are part of it: they tell a beginning from a middle.
            var first = words.StartOf(word) - 1;
            var last = words.EndOf(word);
            for (var from = first; from + ShortestLetters - 1 <= last; from++)
            {
                var hash = FeatureHash.Start;
                for (var at = from; at <= last && at - from < LongestLetters; at++)
                {
                    hash = FeatureHash.Add(hash, at == first || at == last ? ' ' : text[at]);
                    if (at - from >= ShortestLetters - 1)
                    {
                        var start = Math.Max(from, first + 1);
                        sink.Add(FeatureHash.Name(FeatureKind.Letters, hash), FeatureKind.Letters, FeatureGroup.Letters, start, Math.Min(at + 1, last), 0, 0);
                    }
                }
            }
        }
    }

    private static void ReadClasses<TSink>(ReadOnlySpan<char> text, WordList words, FeatureKind copy, ref TSink sink)
        where TSink : struct, IFeatureSink, allows ref struct
    {
        var hashes = words.Hashes;
        for (var word = 0; word < hashes.Length; word++)
        {
            var start = words.StartOf(word);
            var end = words.EndOf(word);
            foreach (var one in WordClasses.Of(hashes[word], text[start..end]))
            {
                AddTwice(FeatureHash.Name(FeatureKind.Class, one), FeatureKind.Class, copy, FeatureGroup.Classes, start, end, 0, 0, ref sink);
                if (word > 0)
                {
                    var name = FeatureHash.Name(FeatureKind.WordThenClass, one, hashes[word - 1]);
                    AddTwice(name, FeatureKind.WordThenClass, copy, FeatureGroup.Classes, words.StartOf(word - 1), end, 0, 0, ref sink);
                }

                if (word + 1 < hashes.Length)
                {
                    var name = FeatureHash.Name(FeatureKind.ClassThenWord, one, hashes[word + 1]);
                    AddTwice(name, FeatureKind.ClassThenWord, copy, FeatureGroup.Classes, start, words.EndOf(word + 1), 0, 0, ref sink);
                }

                for (var near = word + 1; near < hashes.Length && near - word <= NearestWords; near++)
                {
                    var nearStart = words.StartOf(near);
                    var nearEnd = words.EndOf(near);
                    foreach (var other in WordClasses.Of(hashes[near], text[nearStart..nearEnd]))
                    {
                        var name = FeatureHash.Name(FeatureKind.ClassPair, one, other);
                        AddTwice(name, FeatureKind.ClassPair, copy, FeatureGroup.Classes, start, end, nearStart, nearEnd, ref sink);
                    }
                }
            }
        }
    }

    private static void ReadClassesAside<TSink>(ReadOnlySpan<char> text, WordList words, FeatureKind copy, ref TSink sink)
        where TSink : struct, IFeatureSink, allows ref struct
    {
        foreach (var aside in words.Asides)
        {
            foreach (var one in WordClasses.Of(aside.Hash, text[aside.Start..aside.End]))
            {
                AddTwice(FeatureHash.Name(FeatureKind.Class, one), FeatureKind.Class, copy, FeatureGroup.Classes, aside.Start, aside.End, 0, 0, ref sink);
            }
        }
    }

    private static void ReadPhrases<TSink>(WordList words, ref TSink sink)
        where TSink : struct, IFeatureSink, allows ref struct
    {
        Span<LexiconHit> worst = stackalloc LexiconHit[2];
        foreach (var hit in Lexicon.Shipped.Find(words))
        {
            if (hit.Severity > worst[(int)hit.Category].Severity)
            {
                worst[(int)hit.Category] = hit;
            }
        }

        foreach (var hit in worst)
        {
            if (hit.Severity > 0)
            {
                var name = FeatureHash.Name(FeatureKind.Phrase, (ulong)hit.Category, (ulong)hit.Severity);
                sink.Add(name, FeatureKind.Phrase, FeatureGroup.Whole, words.StartOf(hit.FirstWord), words.EndOf(hit.LastWord), 0, 0);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTwice<TSink>(
        ulong name,
        FeatureKind kind,
        FeatureKind copy,
        FeatureGroup group,
        int start,
        int end,
        int secondStart,
        int secondEnd,
        ref TSink sink)
        where TSink : struct, IFeatureSink, allows ref struct
    {
        sink.Add(name, kind, group, start, end, secondStart, secondEnd);
        sink.Add(FeatureHash.Name(copy, name), copy, group, start, end, secondStart, secondEnd);
    }
}
