using System.Buffers;
using System.Runtime.InteropServices;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Moderation.Text;

/// <summary>
/// The pass over words: one that nobody uses is written as the known word that it disguises: digits for letters, letters repeated or swapped, letters and parts of a
/// word set apart. A known word is left alone, and so is an unknown one that resembles none; nothing is guessed from what stands around.
/// </summary>
internal static class Respelling
{
    private const int LongestRespelled = 40;
    private const int ShortestJoined = 4;

    // A picture and its variation sign may stand between two parts of a word; whoever sets them further apart has written two words.
    private const int WidestGap = 4;

    // One letter each is a word of everyday messages ("u r a star"): three of them set apart hide nothing.
    private static readonly SearchValues<char> WordsOfOneLetter = SearchValues.Create("aiurnycbkmo");

    /// <summary>Copies the words of one normal form into another.</summary>
    public static void Copy(NormalisedText from, NormalisedText into)
    {
        var known = KnownWords.Shipped;
        var chars = from.Chars;
        var before = default(Word);
        for (var start = 0; start < chars.Length;)
        {
            var word = WordAt(chars, start);
            var next = word.End + 1;
            if (chars[start] is Spelling.Aside or '?' or '!')
            {
                Append(from, word.Start, word.End, into);
                before = default;
            }
            else if (word.Length == 1 && ThreeLetters(from, word, known) is > 0 and var last)
            {
                AppendJoined(from, start, last, into);
                before = default;
                next = last + 1;
            }
            else if (known.Has(word.Hash) && !IsPartedByPicture(from, word, known))
            {
                Append(from, word.Start, word.End, into);
                before = word;
            }
            else if (!known.Has(word.Hash) && (word.Length <= LongestRespelled ? Respell(from, word, known, into) : IsSetApart(from, word) && AppendWordsOf(from, word, known, into)))
            {
                before = default;
            }
            else if (WithNext(from, word, known) is > 0 and var end)
            {
                AppendJoined(from, start, end, into);
                before = default;
                next = end + 1;
            }
            else
            {
                if (before.Length == 0 || !IsJoined(before, word, from, known))
                {
                    Separate(from, start, into);
                }

                CopyLetters(from, start, word.End, into);
                before = default;
            }

            start = next;
        }
    }

    private static Word WordAt(ReadOnlySpan<char> chars, int start)
    {
        var hash = FeatureHash.Start;
        var end = start;
        for (; end < chars.Length && chars[end] != ' '; end++)
        {
            hash = FeatureHash.Add(hash, chars[end]);
        }

        return new Word(start, end, hash);
    }

    private static ulong Hash(ulong hash, ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters)
        {
            hash = FeatureHash.Add(hash, letter);
        }

        return hash;
    }

    /// <summary>Where three letters set apart end that are a word together; 0 where they are none.</summary>
    private static int ThreeLetters(NormalisedText from, Word first, KnownWords known)
    {
        var chars = from.Chars;
        var end = first.Start + 5;
        if (end > chars.Length || chars[first.Start + 3] != ' ' || (end < chars.Length && chars[end] != ' '))
        {
            return 0;
        }

        ReadOnlySpan<char> letters = [chars[first.Start], chars[first.Start + 2], chars[first.Start + 4]];
        return letters.ContainsAnyExceptInRange('a', 'z') || !letters.ContainsAnyExcept(WordsOfOneLetter) || !known.Has(Hash(FeatureHash.Start, letters)) ? 0 : end;
    }

    /// <summary>Where the word after this one ends, if both are one word together; 0 where they are not.</summary>
    private static int WithNext(NormalisedText from, Word word, KnownWords known)
    {
        var chars = from.Chars;
        var start = word.End + 1;
        if (start < chars.Length && chars[start] == Spelling.Aside)
        {
            start = WordAt(chars, start).End + 1;
        }

        if (start >= chars.Length || from.StartOf(start) - from.EndOf(word.End - 1) > WidestGap)
        {
            return 0;
        }

        var end = WordAt(chars, start).End;
        var length = word.Length + end - start;
        return length >= ShortestJoined && length <= LongestRespelled && !chars[start..end].ContainsAnyExceptInRange('a', 'z') && known.Has(Hash(word.Hash, chars[start..end])) ? end : 0;
    }

    /// <summary>Both sides of a picture may be words, but not where the second is none and both together are one ("ki💀ll").</summary>
    private static bool IsPartedByPicture(NormalisedText from, Word word, KnownWords known)
    {
        var chars = from.Chars;
        if (word.End + 1 >= chars.Length || chars[word.End + 1] != Spelling.Aside)
        {
            return false;
        }

        var second = WordAt(chars, word.End + 1).End + 1;
        return second < chars.Length && !known.Has(WordAt(chars, second).Hash) && WithNext(from, word, known) > 0;
    }

    private static bool IsJoined(Word before, Word word, NormalisedText from, KnownWords known) =>
        before.Length + word.Length >= ShortestJoined
        && from.StartOf(word.Start) - from.EndOf(before.End - 1) <= WidestGap
        && !from.Chars[word.Start..word.End].ContainsAnyExceptInRange('a', 'z')
        && known.Has(Hash(before.Hash, from.Chars[word.Start..word.End]));

    private static bool Respell(NormalisedText from, Word word, KnownWords known, NormalisedText into)
    {
        var written = from.Chars[word.Start..word.End];
        if (written.ContainsAnyInRange('0', '9'))
        {
            return RespellDigits(from, word, known, into);
        }

        if (known.Unrepeated(written) is { } unrepeated)
        {
            AppendUnrepeated(unrepeated, written, from, word.Start, into);
            return true;
        }

        if (known.Unswapped(written) is { } unswapped)
        {
            AppendAs(unswapped, from, word.Start, into);
            return true;
        }

        return IsSetApart(from, word) && AppendWordsOf(from, word, known, into);
    }

    private static bool RespellDigits(NormalisedText from, Word word, KnownWords known, NormalisedText into)
    {
        Span<char> letters = stackalloc char[LongestRespelled];
        letters = letters[..word.Length];
        var written = from.Chars[word.Start..word.End];
        if (MayHideLetters(written))
        {
            // A stroke is an i or an l; a word as it is written comes before one of which letters were repeated.
            foreach (var stroke in "il")
            {
                ReadDigits(written, stroke, letters);
                if (known.Has(Hash(FeatureHash.Start, letters)))
                {
                    AppendAs(letters, from, word.Start, into);
                    return true;
                }
            }

            foreach (var stroke in "il")
            {
                ReadDigits(written, stroke, letters);
                if (known.Unrepeated(letters) is { } unrepeated)
                {
                    AppendUnrepeated(unrepeated, letters, from, word.Start, into);
                    return true;
                }
            }
        }

        // No known word: a digit between letters is a letter all the same.
        written.CopyTo(letters);
        var isChanged = false;
        for (var index = 1; index < letters.Length; index++)
        {
            if (char.IsAsciiDigit(letters[index]) && Spelling.Letter(letters[index]) != letters[index] && !char.IsAsciiDigit(letters[index - 1]) && letters[(index + 1)..].ContainsAnyExceptInRange('0', '9'))
            {
                letters[index] = Spelling.Letter(letters[index]);
                isChanged = true;
            }
        }

        if (isChanged)
        {
            AppendAs(letters, from, word.Start, into);
        }

        return isChanged;
    }

    private static void ReadDigits(ReadOnlySpan<char> written, char stroke, Span<char> letters)
    {
        for (var index = 0; index < letters.Length; index++)
        {
            letters[index] = written[index] == '1' ? stroke : Spelling.Letter(written[index]);
        }
    }

    /// <summary>
    /// Short words with digits are numbers of cells, times, measures and short forms ("b12", "d105", "11am", "50ft", "gr8"); of three signs only the middle one hides a
    /// letter ("k1d"), of four those that begin with no number ("c4r3", "ca11", "7h47").
    /// </summary>
    private static bool MayHideLetters(ReadOnlySpan<char> written)
    {
        var digits = 0;
        foreach (var letter in written)
        {
            digits += char.IsAsciiDigit(letter) ? 1 : 0;
        }

        var (first, second, last) = (char.IsAsciiDigit(written[0]), written.Length > 1 && char.IsAsciiDigit(written[1]), char.IsAsciiDigit(written[^1]));
        return written.Length switch
        {
            < 3 => false,
            3 => digits == 1 && second,
            4 => digits == 1 || (digits == 2 && !(first && second)) || (digits == 3 && first && last),
            _ => digits < written.Length,
        };
    }

    private static bool IsSetApart(NormalisedText from, Word word)
    {
        for (var index = word.Start; index + 1 < word.End; index++)
        {
            if (from.StartOf(index + 1) <= from.EndOf(index))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Letters set apart run over the ends of words: "k i l l m e" is as few known words as there may be, and the most frequent of as few. In a long run a letter of no
    /// word may stand alone, because whoever fills it with such letters must not hide the others.
    /// </summary>
    private static bool AppendWordsOf(NormalisedText from, Word word, KnownWords known, NormalisedText into)
    {
        const long OfAWord = 1_000_000;
        const long OfNoWord = 100 * OfAWord;
        const long Never = long.MaxValue;
        var letters = from.Chars[word.Start..word.End];
        var isLong = letters.Length > LongestRespelled;
        var costs = isLong ? new long[letters.Length + 1] : stackalloc long[LongestRespelled + 1];
        var ends = isLong ? new int[letters.Length + 1] : stackalloc int[LongestRespelled + 1];
        costs[letters.Length] = 0;
        for (var start = letters.Length - 1; start >= 0; start--)
        {
            (costs[start], ends[start]) = isLong ? (costs[start + 1] + OfNoWord, start + 1) : (Never, 0);
            var hash = FeatureHash.Start;
            var last = Math.Min(letters.Length, start + LongestRespelled);
            for (var end = start + 1; end <= last; end++)
            {
                hash = FeatureHash.Add(hash, letters[end - 1]);
                var isWord = (end > start + 1 || letters[start] is 'a' or 'i' or 'u') && known.Has(hash) && costs[end] < Never;
                if (isWord && costs[end] + OfAWord + known.Rank(hash) < costs[start])
                {
                    costs[start] = costs[end] + OfAWord + known.Rank(hash);
                    ends[start] = end;
                }
            }
        }

        if (costs[0] == Never)
        {
            return false;
        }

        for (var start = 0; start < letters.Length; start = ends[start])
        {
            Append(from, word.Start + start, word.Start + ends[start], into);
        }

        return true;
    }

    private static void Separate(NormalisedText from, int start, NormalisedText into)
    {
        if (into.Length > 0)
        {
            into.Append(' ', from.StartOf(start), from.StartOf(start));
        }
    }

    private static void CopyLetters(NormalisedText from, int start, int end, NormalisedText into)
    {
        for (var index = start; index < end; index++)
        {
            into.Append(from.Chars[index], from.StartOf(index), from.EndOf(index));
        }
    }

    private static void Append(NormalisedText from, int start, int end, NormalisedText into)
    {
        Separate(from, start, into);
        CopyLetters(from, start, end, into);
    }

    /// <summary>The letters of several words as those of one; a picture between them was set there to part them.</summary>
    private static void AppendJoined(NormalisedText from, int start, int end, NormalisedText into)
    {
        Separate(from, start, into);
        for (var at = start; at < end;)
        {
            var word = WordAt(from.Chars, at);
            if (from.Chars[at] != Spelling.Aside)
            {
                CopyLetters(from, word.Start, word.End, into);
            }

            at = word.End + 1;
        }
    }

    /// <summary>Other letters in the places of those that were written.</summary>
    private static void AppendAs(ReadOnlySpan<char> letters, NormalisedText from, int start, NormalisedText into)
    {
        Separate(from, start, into);
        for (var index = 0; index < letters.Length; index++)
        {
            into.Append(letters[index], from.StartOf(start + index), from.EndOf(start + index));
        }
    }

    /// <summary>The last letter of each kind covers those of its kind that were repeated.</summary>
    private static void AppendUnrepeated(string word, ReadOnlySpan<char> written, NormalisedText from, int start, NormalisedText into)
    {
        Separate(from, start, into);
        var at = 0;
        for (var index = 0; index < word.Length; index++, at++)
        {
            into.Append(word[index], from.StartOf(start + at), from.EndOf(start + at));
            var isLastOfKind = index + 1 == word.Length || word[index + 1] != word[index];
            while (isLastOfKind && at + 1 < written.Length && written[at + 1] == word[index])
            {
                into.Widen(into.Length - 1, from.EndOf(start + ++at));
            }
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Word(int Start, int End, ulong Hash)
    {
        public int Length => End - Start;
    }
}
