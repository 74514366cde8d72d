using CsCheck;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Moderation.Tests.Text;

public sealed class A_message_is_normalised
{
    [Theory]
    [InlineData("I'm  DONE,\nreally.", "im done really")]
    [InlineData("can’t", "cant")]
    [InlineData("Mañana será otro día", "manana sera otro dia")]
    [InlineData("man\u0303ana", "manana")]
    [InlineData("k1ll", "kill")]
    [InlineData("k!ll m3 now!", "kill m3 now !")]
    [InlineData("su1c1d3 talk", "suicid3 talk")]
    [InlineData("$hank", "shank")]
    [InlineData("cell 9 at 4am on B-214, $20", "cell 9 at 4am on b 214 20")]
    [InlineData("s u i c i d e", "suicide")]
    [InlineData("d.i.e", "die")]
    [InlineData("k-i-l-l him", "kill him")]
    [InlineData("u r a star", "u r a star")]
    [InlineData("I a m not ok", "i a m not ok")]
    [InlineData("sooooo tired", "soo tired")]
    [InlineData("killlll", "kill")]
    [InlineData("100000 times", "100000 times")]
    [InlineData("ki\u200Bll", "kill")]
    [InlineData("ki\u00ADll", "kill")]
    [InlineData("кill уou", "kill you")]
    [InlineData("ｋｉｌｌ", "kill")]
    [InlineData("𝐤𝐢𝐥𝐥 𝓴𝓲𝓵𝓵", "kill kill")]
    [InlineData("ⓚⓘⓛⓛ", "kill")]
    [InlineData("f*ck", "fck")]
    [InlineData("ok??? yes!!", "ok ? yes !")]
    [InlineData("🔪him", "knife him")]
    [InlineData("lol 😂😂", "lol lol lol")]
    [InlineData("🏳 fine", "fine")]
    [InlineData("", "")]
    [InlineData("...", "")]
    public void Spellings_of_a_word_become_one(string written, string read) => Assert.Equal(read, Normaliser.Normalise(written).Text);

    [Theory]
    [InlineData("oh K!LL him", "kill", "K!LL")]
    [InlineData("then s u i c i d e again", "suicide", "s u i c i d e")]
    [InlineData("please ki\u200Bll it", "kill", "ki\u200Bll")]
    [InlineData("así que mañana no", "manana", "mañana")]
    [InlineData("look 🔪 here", "knife", "🔪")]
    [InlineData("nooooo way", "noo", "nooooo")]
    [InlineData("I can't go", "cant", "can't")]
    [InlineData("𝐤𝐢𝐥𝐥 time", "kill", "𝐤𝐢𝐥𝐥")]
    public void A_part_of_the_normal_form_knows_where_it_was_written(string written, string word, string original)
    {
        var normalised = Normaliser.Normalise(written);
        var (offset, length) = normalised.Origin(normalised.Text.IndexOf(word, StringComparison.Ordinal), word.Length);
        Assert.Equal(original, written.Substring(offset, length));
    }

    [Fact]
    public void Any_text_has_a_normal_form_within_its_original() => Gen.String[Gen.Char, 0, 200].Sample(written =>
    {
        var normalised = Normaliser.Normalise(written);
        for (var start = 0; start < normalised.Length; start++)
        {
            var (offset, length) = normalised.Origin(start, normalised.Length - start);
            Assert.InRange(offset, 0, written.Length);
            Assert.InRange(offset + length, offset, written.Length);
        }

        Assert.DoesNotContain("  ", normalised.Text, StringComparison.Ordinal);
        Assert.Equal(normalised.Text.Trim(' '), normalised.Text);
    });

    [Fact]
    public void A_buffer_that_is_filled_again_holds_nothing_of_before()
    {
        var buffer = new NormalisedText();
        Normaliser.Normalise("a long message about nothing at all", buffer);
        Normaliser.Normalise("short", buffer);
        Assert.Equal("short", buffer.Text);
        Assert.DoesNotContain("short", buffer.ToString(), StringComparison.Ordinal);
    }
}
