namespace PeerConnect.Moderation.Text;

/// <summary>The passes over folded characters that undo spellings which set a word apart from itself.</summary>
internal static class Spelling
{
    /// <summary>What stands before a word that is no part of the sentence: a picture set behind another word.</summary>
    public const char Aside = '+';

    /// <summary>
    /// A sign with letters on both sides is a letter ("sh@nk"); one beside a gap stays what it is. Digits too where no word is looked up afterwards ("k1ll", but "cell 9", "4am").
    /// </summary>
    public static void ReadSignsAsLetters(NormalisedText text, bool withDigits)
    {
        var chars = text.Writable;
        var isInWord = false;
        var signs = default(SignRun);
        for (var index = 0; index < chars.Length; index++)
        {
            var current = chars[index];
            isInWord = !char.IsWhiteSpace(current) && (isInWord || IsLetter(current));
            if (current == '$' && ((isInWord && !withDigits) || IsLetterS(chars[(index + 1)..], withDigits)))
            {
                chars[index] = 's';
            }
            else if (index > 0 && Letter(current) != current && (withDigits || !char.IsAsciiDigit(current)) && IsPartOfWord(chars[index - 1], withDigits) && signs.LeadsToLetter(chars, index))
            {
                // Whether a stroke is an i or an l is seen when the word is looked up.
                chars[index] = !withDigits && current is ('!' or '|') ? '1' : Letter(current);
            }
        }
    }

    /// <summary>
    /// Joins letters that stand alone, one sign apart: four with blanks between them ("k i l l"), three with signs ("d.i.e"). Fewer are words ("u r a").
    /// </summary>
    public static void JoinSpacedLetters(NormalisedText text, bool withApostrophes)
    {
        var chars = text.Chars;
        var written = 0;
        for (var index = 0; index < chars.Length;)
        {
            var letters = LettersSetApart(chars, index, withApostrophes);
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
    public static void CollapseToWords(NormalisedText from, NormalisedText into, bool withAsides)
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
            else if (Emoji.IsSign(current))
            {
                gap = true;
                if (Emoji.Word(current) is { Length: > 0 } word)
                {
                    AppendPicture(word, withAsides && index > 0 && !char.IsWhiteSpace(chars[index - 1]), from.StartOf(index), from.EndOf(index), into);
                }
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

    private static void AppendPicture(string word, bool isAside, int start, int end, NormalisedText into)
    {
        Separate(into, start);
        if (isAside)
        {
            into.Append(Aside, start, end);
        }

        foreach (var letter in word)
        {
            into.Append(letter, start, end);
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

    private static bool IsPartOfWord(char character, bool withDigits) => IsLetter(character) || (!withDigits && char.IsAsciiDigit(character));

    /// <summary>Before a letter ("$hank"); where words are looked up also before digits that a word follows ("$7op"): "$20" and "$5k" are money.</summary>
    private static bool IsLetterS(ReadOnlySpan<char> rest, bool withDigits)
    {
        if (!rest.IsEmpty && char.IsAsciiLetterLower(rest[0]))
        {
            return true;
        }

        var digits = 0;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
        {
            digits++;
        }

        return !withDigits && digits + 1 < rest.Length && IsLetter(rest[digits]) && IsPartOfWord(rest[digits + 1], withDigits);
    }

    /// <summary>The letter that a digit or sign is mostly written for; the character itself where there is none.</summary>
    public static char Letter(char sign) => sign switch
    {
        '0' => 'o',
        '1' or '!' or '|' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' or '+' => 't',
        _ => sign,
    };

    private static int LettersSetApart(ReadOnlySpan<char> chars, int from, bool withApostrophes)
    {
        if (!IsLetter(chars[from]) || (from > 0 && IsNear(chars[from - 1])))
        {
            return 0;
        }

        var letters = 1;
        var next = from + 1;
        while (next + 1 < chars.Length && IsGap(chars[next]) && (chars[next] == chars[from + 1] || (Emoji.IsSign(chars[next]) && Emoji.IsSign(chars[from + 1]))) && IsLetter(chars[next + 1])
            && (next + 2 == chars.Length || !IsNear(chars[next + 2])))
        {
            letters++;
            next += 2;
        }

        return letters >= 4 || (letters == 3 && chars[from + 1] != ' ') ? letters : 0;

        // The "s" of "he's" stands in a word.
        bool IsNear(char character) => IsWord(character) || (character == '\'' && withApostrophes);
    }

    private static bool IsGap(char character) => character is ' ' or '.' or '-' or '_' or ',' or '/' or '*' or '~' || Emoji.IsSign(character);

    /// <summary>Signs and digits one after the other, read to their end once: a message may be made of nothing else.</summary>
    private struct SignRun
    {
        private int end;
        private bool leads;

        /// <summary>Whether a letter comes after the signs that stand from here on.</summary>
        public bool LeadsToLetter(ReadOnlySpan<char> chars, int from)
        {
            if (from >= end)
            {
                for (end = from; end < chars.Length && !IsLetter(chars[end]) && Letter(chars[end]) != chars[end];)
                {
                    end++;
                }

                leads = end < chars.Length && IsLetter(chars[end]);
            }

            return leads;
        }
    }
}
