using System.Text.RegularExpressions;

namespace PeerConnect.Training;

/// <summary>How a message is spelled so that a machine may not see what it says; the normaliser should undo all but the last.</summary>
internal static partial class Evasion
{
    public static string Of(string text) =>
        LettersApart().IsMatch(text) ? "letters set apart"
        : SignsForLetters().IsMatch(text) ? "signs for letters"
        : LettersRepeated().IsMatch(text) ? "letters repeated"
        : text.EnumerateRunes().Any(rune => rune.Value >= 0x1F000) ? "pictures"
        : CodeWords().IsMatch(text) ? "code words"
        : "none";

    [GeneratedRegex(@"(?<!\w)(?:[a-z][ .\-_*~]){3,}[a-z](?!\w)|(?<!\w)(?:[a-z][.\-_*~]){2,}[a-z](?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LettersApart();

    [GeneratedRegex(@"(?<=[a-z])[013457@$!|*]+(?=[a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SignsForLetters();

    [GeneratedRegex(@"([a-z])\1\1", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LettersRepeated();

    [GeneratedRegex(@"\b(?:kms|kys|ctb|unaliv\w*|sewer ?slide|big sleep|long sleep|off myself|check out early)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CodeWords();
}
