using CsCheck;
using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;
using PeerConnect.Staff.Cases;
using PeerConnect.Staff.Queue;
using PeerConnect.Staff.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>Words that weighed are marked where they stand, what nobody asked for is not there, and time is said in words.</summary>
public sealed class What_a_case_shows
{
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 19, 6, 0, TimeSpan.Zero);
    private static readonly StaffWords English = StaffWords.In(Language.English);

    [Fact]
    public void Given_spans_that_overlap_then_the_text_is_cut_where_marks_begin_and_end()
    {
        var pieces = Weighed.Cut("gave my radio away", [new CaseSpan(0, 7, 0.6), new CaseSpan(5, 8, 0.4)]);
        Assert.Equal([new Piece("gave my radio", true), new Piece(" away", false)], pieces);
    }

    [Fact]
    public void Given_any_spans_then_the_pieces_together_are_the_text() => Gen.Select(
        Gen.String[Gen.Char['a', 'e'], 0, 40], Gen.Select(Gen.Int[-5, 50], Gen.Int[-5, 50]).List[0, 6]).Sample((text, spans) =>
        string.Concat(Weighed.Cut(text, [.. spans.Select(span => new CaseSpan(span.Item1, span.Item2, 0.1))]).Select(piece => piece.Text)) == text);

    [Fact]
    public void Given_a_text_that_nobody_asked_for_then_none_of_its_words_is_there_and_it_is_as_long()
    {
        var veil = Weighed.Veil("won't need them\ntomorrow");
        Assert.Equal("nnnnn nnnn nnnn nnnnnnnn", veil);
    }

    [Theory]
    [InlineData(0.4, "3 such messages within a minute", "3 mensajes así en menos de un minuto")]
    [InlineData(1, "3 such messages in 1 minute", "3 mensajes así en 1 minuto")]
    [InlineData(40, "3 such messages in 40 minutes", "3 mensajes así en 40 minutos")]
    [InlineData(200, "3 such messages in 3 hours", "3 mensajes así en 3 horas")]
    public void Given_several_messages_that_were_raised_together_then_it_says_in_what_time(double minutes, string english, string spanish)
    {
        Assert.Equal($"Raised from 0 to 2: {english}", English.RaisedTogether(3, TimeSpan.FromMinutes(minutes), 0, 2));
        Assert.Equal($"Subió de 0 a 2: {spanish}", StaffWords.In(Language.Spanish).RaisedTogether(3, TimeSpan.FromMinutes(minutes), 0, 2));
    }

    [Fact]
    public void Given_a_judgement_of_the_list_of_words_or_one_that_came_late_then_both_languages_say_so_in_words()
    {
        var spanish = StaffWords.In(Language.Spanish);
        Assert.Contains("because the model did not answer", English.ByFallback("lexicon-1"), StringComparison.Ordinal);
        Assert.Contains("porque el modelo no respondió", spanish.ByFallback("lexicon-1"), StringComparison.Ordinal);
        Assert.Contains("19:06", English.JudgedLate("19:06"), StringComparison.Ordinal);
        Assert.Contains("19:06", spanish.JudgedLate("19:06"), StringComparison.Ordinal);
        Assert.All(["Model", "SecondOpinion", "Lexicon", "PeerReport"], source => Assert.NotEqual(source, spanish.JudgedBy(source)));
    }

    [Theory]
    [InlineData(200, "3 h 20 min left")]
    [InlineData(12.9, "12 min left")]
    [InlineData(0.5, "Less than 1 min left")]
    [InlineData(0, "Overdue")]
    public void Given_a_limit_then_the_time_left_is_in_words(double minutes, string words) =>
        Assert.Equal(words, TimeLeft.Of(What_staff_have_to_hear.Case(4, CaseProgress.Open, Now.AddMinutes(minutes)), Now, English));

    [Fact]
    public void Given_a_time_before_which_nobody_goes_then_it_counts_while_it_lies_ahead()
    {
        var item = What_staff_have_to_hear.Case(2, CaseProgress.Open) with { NotBefore = Now };
        Assert.Equal(Now, TimeLeft.NotBefore(item, Now.AddSeconds(-1)));
        Assert.Null(TimeLeft.NotBefore(item, Now));
    }

    [Fact]
    public void Given_no_limit_or_one_that_the_server_says_has_passed_then_it_says_so()
    {
        Assert.Equal("No limit", TimeLeft.Of(What_staff_have_to_hear.Case(2, CaseProgress.Open), Now, English));
        Assert.Equal("Overdue", TimeLeft.Of(What_staff_have_to_hear.Case(2, CaseProgress.Open, Now.AddHours(1), overdue: true), Now, English));
    }
}
