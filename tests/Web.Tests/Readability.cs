namespace PeerConnect.Web.Tests;

/// <summary>How hard an English text is to read, by Flesch and Kincaid's grade of a school in the United States.</summary>
internal static class Readability
{
    /// <summary>Grade 4 is the tenth year of a life.</summary>
    public const double HighestGrade = 4.0;

    private const int LongestSentence = 20;

    /// <summary>More than a label: of a few words the measure says nothing.</summary>
    public static bool IsText(string text) => Words(text).Count >= 8;

    /// <summary>One text for itself is measured more loosely than all together: a single long word weighs much in it.</summary>
    public static bool IsHard(string text) => IsText(text) && (Grade([text]) > HighestGrade + 2 || Split(Ended(text)).Any(sentence => Words(sentence).Count > LongestSentence));

    public static double Grade(IEnumerable<string> texts)
    {
        var sentences = texts.Select(Ended).SelectMany(Split).ToList();
        var words = sentences.SelectMany(Words).ToList();
        return (0.39 * words.Count / sentences.Count) + (11.8 * words.Sum(Syllables) / words.Count) - 15.59;
    }

    private static string Ended(string text) => text is [.., '.' or '?' or '!'] ? text : text + ".";

    private static IEnumerable<string> Split(string text) => text.Split(['.', '?', '!', ':', ';'], StringSplitOptions.RemoveEmptyEntries).Where(sentence => Words(sentence).Count > 0);

    private static List<string> Words(string text) =>
        [.. text.Split([' ', ',', '.', '?', '!', ':', ';', '…'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsLetter))];

    /// <summary>Groups of vowels, without an "e" that is not spoken.</summary>
    private static int Syllables(string word)
    {
        var letters = word.ToLowerInvariant();
        var groups = letters.Where((letter, at) => IsVowel(letter) && (at == 0 || !IsVowel(letters[at - 1]))).Count();
        var silent = letters.Length > 2 && letters[^1] == 'e' && !IsVowel(letters[^2]) && letters[^2] != 'l';
        var past = letters.EndsWith("ed", StringComparison.Ordinal) && letters.Length > 3 && letters[^3] is not ('t' or 'd');
        return Math.Max(1, groups - (silent || past ? 1 : 0));
    }

    private static bool IsVowel(char letter) => "aeiouy".Contains(letter, StringComparison.Ordinal);
}
