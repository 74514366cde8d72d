using PeerConnect.Shell.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>What the pages say can be read by a child of nine, and is there in each language.</summary>
public sealed class Words_for_everybody
{
    /// <summary>The same in both languages, and rightly so.</summary>
    private static readonly string[] TheSame = ["Letters", "Digits", "SizeNormal", "No"];

    // Grade 4 of a United States school is the tenth year of a life.
    private const double HighestGrade = 4.0;
    private const int LongestSentence = 20;

    [Fact]
    public void Given_two_languages_then_each_sentence_is_there_in_both_and_none_was_left_in_the_other()
    {
        var english = Sentences.In(Language.English);
        var spanish = Sentences.In(Language.Spanish);
        Assert.True(english.Count > 150);
        Assert.Equal(english.Select(each => each.Name).Order(), spanish.Select(each => each.Name).Order());
        Assert.All(english.Concat(spanish), each => Assert.False(string.IsNullOrWhiteSpace(each.Text), each.Name));
        var twins = english.Join(spanish, each => each.Name, each => each.Name, (one, other) => (one.Name, Same: one.Text == other.Text)).Where(pair => pair.Same).Select(pair => pair.Name);
        Assert.Subset(TheSame.ToHashSet(), twins.ToHashSet());
    }

    [Fact]
    public void Given_all_english_sentences_together_then_a_child_of_nine_can_read_them() =>
        Assert.True(Grade(Sentences.In(Language.English).Where(IsText).Select(each => Ended(each.Text))) <= HighestGrade);

    [Fact]
    public void Given_each_english_text_then_its_sentences_are_short_and_none_is_hard()
    {
        var hard = Sentences.In(Language.English)
            .Where(IsText)
            .Select(each => (each.Name, Grade: Grade([Ended(each.Text)]), Longest: Split(each.Text).Max(sentence => Words(sentence).Count)))
            .Where(each => each.Grade > HighestGrade + 2 || each.Longest > LongestSentence);
        Assert.Empty(hard);
    }

    [Fact]
    public void Given_a_text_of_an_office_then_the_measure_finds_it_hard() =>
        Assert.True(Grade(["Disclosure of communications to authorised personnel is contingent upon the applicable institutional policy."]) > 12);

    [Fact]
    public void Given_every_sentence_then_none_blames_or_speaks_of_errors()
    {
        string[] never = ["error", "invalid", "fail", "forbidden", "denied", "illegal", "violation", "offender", "inmate"];
        Assert.All(Sentences.In(Language.English), each => Assert.DoesNotContain(never, word => each.Text.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>More than a label: of a few words the measure says nothing.</summary>
    private static bool IsText((string Name, string Text) each) => Words(each.Text).Count >= 8;

    /// <summary>Flesch and Kincaid's grade of a school in the United States.</summary>
    private static double Grade(IEnumerable<string> texts)
    {
        var sentences = texts.SelectMany(Split).ToList();
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
