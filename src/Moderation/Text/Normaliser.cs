using System.Buffers;
using System.Text;

namespace PeerConnect.Moderation.Text;

/// <summary>
/// Turns a message into the form that the classifier and the lexicon read, so that a spelling that hides a word from a machine does not:
/// case, accents, look-alike letters, digits and signs for letters, letters set apart, letters repeated, pictures, invisible characters.
/// </summary>
public static class Normaliser
{
    [ThreadStatic]
    private static NormalisedText? t_folded;

    [ThreadStatic]
    private static NormalisedText? t_asWritten;

    /// <summary>The normal form of a message. Same text, same result; the text need not satisfy <see cref="BodyRules"/>.</summary>
    public static NormalisedText Normalise(string text)
    {
        var result = new NormalisedText();
        Normalise(text, result);
        return result;
    }

    /// <summary>As <see cref="Normalise(string)"/>, into an instance that is used again.</summary>
    public static void Normalise(string text, NormalisedText into)
    {
        var folded = t_folded ??= new NormalisedText();
        var asWritten = t_asWritten ??= new NormalisedText();
        folded.Clear();
        asWritten.Clear();
        into.Clear();
        try
        {
            Fold(text, folded);
            Spelling.ReadSignsAsLetters(folded, withDigits: false);
            Spelling.JoinSpacedLetters(folded, withApostrophes: true);
            Spelling.CollapseToWords(folded, asWritten, withAsides: true);
            Respelling.Copy(asWritten, into);
        }
        finally
        {
            folded.Erase();
            asWritten.Erase();
        }
    }

    /// <summary>The form that models of an earlier format were trained on, and that the known words are collected in: no word is looked up, so none is respelled.</summary>
    internal static void NormaliseByLetters(string text, NormalisedText into)
    {
        var folded = t_folded ??= new NormalisedText();
        folded.Clear();
        into.Clear();
        try
        {
            Fold(text, folded);
            Spelling.ReadSignsAsLetters(folded, withDigits: true);
            Spelling.JoinSpacedLetters(folded, withApostrophes: false);
            Spelling.CollapseToWords(folded, into, withAsides: false);
        }
        finally
        {
            folded.Erase();
        }
    }

    private static void Fold(string text, NormalisedText into)
    {
        for (var index = 0; index < text.Length;)
        {
            var unit = text[index];
            if (unit < 0x80)
            {
                into.Append(unit is >= 'A' and <= 'Z' ? (char)(unit | 0x20) : unit == '`' ? '\'' : unit, index, index + 1);
                index++;
                continue;
            }

            var status = Rune.DecodeFromUtf16(text.AsSpan(index), out var rune, out var consumed);
            var end = index + consumed;
            if (status != OperationStatus.Done)
            {
                into.Append(' ', index, end);
            }
            else
            {
                AppendFolded(rune, index, end, into);
            }

            index = end;
        }
    }

    private static void AppendFolded(Rune rune, int start, int end, NormalisedText into)
    {
        var folded = LetterFold.Fold(rune);
        if (folded != LetterFold.Invisible)
        {
            into.Append(folded == ' ' && Emoji.Sign(rune) is { } picture ? picture : folded, start, end);
        }
        else if (into.Length > 0)
        {
            // The mark belongs to the letter before it, so that a span covers it too.
            into.Widen(into.Length - 1, end);
        }
    }
}
