namespace PeerConnect.Moderation.Text;

/// <summary>The passes over folded characters that undo spellings which set a word apart from itself.</summary>
internal static class Spelling
{
    /// <summary>A digit or sign with letters on both sides is a letter ("k1ll", "sh@nk"); one beside a gap stays what it is ("cell 9", "4am").</summary>
    public static void ReadSignsAsLetters(NormalisedText text)
    {
        var chars = text.Writable;
        for (var index = 0; index < chars.Length; index++)
        {
            if (chars[index] == '$' && index + 1 < chars.Length && char.IsAsciiLetterLower(chars[index + 1]))
            {
                chars[index] = 's';
            }
            else if (index > 0 && Letter(chars[index]) != chars[index] && IsLetter(chars[index - 1]) && LetterFollows(chars[index..]))
            {
                chars[index] = Letter(chars[index]);
            }
        }
    }

    /// <summary>
    /// Joins letters that stand alone, one sign apart: four with blanks between them ("k i l l"), three with signs ("d.i.e"). Fewer are words ("u r a").
    /// </summary>
    public static void JoinSpacedLetters(NormalisedText text)
    {
        var chars = text.Chars;
        var written = 0;
        for (var index = 0; index < chars.Length;)
        {
            var letters = LettersSetApart(chars, index);
            if (letters == 0)
            {
                text.Move(index++, written++);
                continue;
            }

            for (var letter = 0; letter < letters; letter++)
            {
                text.Move(index + (2 * letter), written++);
            }

            index += (2 * letters) - 1;
        }

        text.Truncate(written);
    }

    /// <summary>
    /// Words of letters and digits, one space apart; apostrophes and asterisks inside a word vanish, three and more of a letter become two;
    /// question and exclamation marks are words, because they tell a helper's question from a cry.
    /// </summary>
    public static void CollapseToWords(NormalisedText from, NormalisedText into)
    {
        var chars = from.Chars;
        var gap = false;
        for (var index = 0; index < chars.Length; index++)
        {
            var current = chars[index];
            if (IsWord(current))
            {
                if (gap)
                {
                    Separate(into, from.StartOf(index));
                    gap = false;
                }

                AppendLetter(current, from.StartOf(index), from.EndOf(index), into);
            }
            else if (current is '\'' or '*' && !gap && index > 0 && index + 1 < chars.Length && IsWord(chars[index + 1]) && into.Length > 0)
            {
                into.Widen(into.Length - 1, from.EndOf(index));
            }
            else if (current is '?' or '!')
            {
                gap = true;
                if (into.Length > 0 && into.Chars[^1] != current)
                {
                    Separate(into, from.StartOf(index));
                    into.Append(current, from.StartOf(index), from.EndOf(index));
                }
            }
            else
            {
                gap = true;
            }
        }
    }

    private static void Separate(NormalisedText into, int at)
    {
        if (into.Length > 0)
        {
            into.Append(' ', at, at);
        }
    }

    private static void AppendLetter(char letter, int start, int end, NormalisedText into)
    {
        var length = into.Length;
        if (length > 1 && into.Chars[length - 1] == letter && into.Chars[length - 2] == letter && !char.IsAsciiDigit(letter))
        {
            into.Widen(length - 1, end);
        }
        else
        {
            into.Append(letter, start, end);
        }
    }

    private static bool IsLetter(char character) => char.IsAsciiLetterLower(character) || (character >= 0x80 && char.IsLetter(character));

    private static bool IsWord(char character) => IsLetter(character) || char.IsAsciiDigit(character);

    private static bool LetterFollows(ReadOnlySpan<char> rest)
    {
        foreach (var character in rest)
        {
            if (IsLetter(character))
            {
                return true;
            }

            if (Letter(character) == character)
            {
                return false;
            }
        }

        return false;
    }

    private static char Letter(char sign) => sign switch
    {
        '0' => 'o',
        '1' or '!' or '|' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' or '+' => 't',
        _ => sign,
    };

    private static int LettersSetApart(ReadOnlySpan<char> chars, int from)
    {
        if (!IsLetter(chars[from]) || (from > 0 && IsWord(chars[from - 1])))
        {
            return 0;
        }

        var letters = 1;
        var next = from + 1;
        while (next + 1 < chars.Length && IsGap(chars[next]) && chars[next] == chars[from + 1] && IsLetter(chars[next + 1])
            && (next + 2 == chars.Length || !IsWord(chars[next + 2])))
        {
            letters++;
            next += 2;
        }

        return letters >= 4 || (letters == 3 && chars[from + 1] != ' ') ? letters : 0;
    }

    private static bool IsGap(char character) => character is ' ' or '.' or '-' or '_' or ',' or '/' or '*' or '~';
}
