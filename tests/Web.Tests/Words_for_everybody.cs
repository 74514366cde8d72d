using PeerConnect.Residents.Texts;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>What the pages say can be read by a child of nine, and is there in each language.</summary>
public sealed class Words_for_everybody
{
    /// <summary>The same in both languages, and rightly so.</summary>
    private static readonly string[] TheSame = ["Letters", "Digits", "SizeNormal", "No"];

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
        Assert.True(Readability.Grade(Sentences.In(Language.English).Select(each => each.Text).Where(Readability.IsText)) <= Readability.HighestGrade);

    [Fact]
    public void Given_each_english_text_then_its_sentences_are_short_and_none_is_hard() =>
        Assert.DoesNotContain(Sentences.In(Language.English), each => Readability.IsHard(each.Text));

    [Fact]
    public void Given_a_text_of_an_office_then_the_measure_finds_it_hard() =>
        Assert.True(Readability.Grade(["Disclosure of communications to authorised personnel is contingent upon the applicable institutional policy."]) > 12);

    [Fact]
    public void Given_every_sentence_then_none_blames_or_speaks_of_errors()
    {
        string[] never = ["error", "invalid", "fail", "forbidden", "denied", "illegal", "violation", "offender", "inmate"];
        Assert.All(Sentences.In(Language.English), each => Assert.DoesNotContain(never, word => each.Text.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Given_every_english_sentence_of_pages_command_line_and_server_then_cannot_is_one_word()
    {
        var source = Path.GetFullPath(Path.Combine(Sheets_that_turn_with_the_language.Web(), "..", ".."));
        var files = ((string[])["*.cs", "*.razor", "*.html", "*.js"]).SelectMany(kind => Directory.EnumerateFiles(source, kind, SearchOption.AllDirectories))
            .Where(file => !Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar).Any(folder => folder is "obj" or "bin" or "Corpus")).ToList();
        Assert.True(files.Count > 500);
        Assert.DoesNotContain(files, file => File.ReadAllText(file).Contains("can not ", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(Language.English, "1 letters", "1 seconds")]
    [InlineData(Language.Spanish, "1 letras", "1 segundos")]
    public void Given_one_of_something_then_it_stands_in_the_singular(Language language, params string[] never)
    {
        var (words, shell) = (Words.In(language), ShellWords.In(language));
        string[] ones = [words.LettersLeft(1), words.TooLong(1), words.LockedOut(1), shell.LockedIn(1), shell.LockedWithText(1)];
        Assert.All(ones, one => Assert.DoesNotContain(never, plural => one.Contains(plural, StringComparison.Ordinal)));
        Assert.Contains(language == Language.Spanish ? "Queda 1 letra" : "1 letter left", words.LettersLeft(1), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_one_o_clock_then_spanish_says_it_in_the_singular_and_every_other_hour_not()
    {
        Assert.DoesNotContain(Sentences.In(Language.Spanish, "01:05"), each => each.Text.Contains("las 01:05", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("desde la 01:05", ShellWords.In(Language.Spanish).LineDownSince("01:05"), StringComparison.Ordinal);
        Assert.DoesNotContain(Sentences.In(Language.Spanish, "13:05"), each => each.Text.Contains(" la 13:05", StringComparison.OrdinalIgnoreCase));
    }
}
