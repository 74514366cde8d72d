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
    [InlineData("su1c1d3 talk", "suicide talk")]
    [InlineData("k1ll mys3lf", "kill myself")]
    [InlineData("70n1gh7 1 w1ll", "tonight 1 will")]
    [InlineData("$7op ca11ing m3e", "stop calling me")]
    [InlineData("p1ea$3 $00n3r 7h47", "please sooner that")]
    [InlineData("i c4r3 7h3y ca11 wh47", "i care they call what")]
    [InlineData("he's b e e n a s k i n g", "hes been asking")]
    [InlineData("s t i l l a s h o w e r", "still a shower")]
    [InlineData("cell d105, $5k and 50ft", "cell d105 5k and 50ft")]
    [InlineData("the pill$ are $20", "the pills are 20")]
    [InlineData("wing d4 b12 a40, 7pm, 11am, 2nd", "wing d4 b12 a40 7pm 11am 2nd")]
    [InlineData("k!ll h|m", "kill him")]
    [InlineData("zxq1vk", "zxqivk")]
    [InlineData("$hank", "shank")]
    [InlineData("cell 9 at 4am on B-214, $20", "cell 9 at 4am on b 214 20")]
    [InlineData("s u i c i d e", "suicide")]
    [InlineData("d.i.e", "die")]
    [InlineData("k-i-l-l him", "kill him")]
    [InlineData("u r a star", "u r a star")]
    [InlineData("I a m not ok", "i a m not ok")]
    [InlineData("sooooo tired", "so tired")]
    [InlineData("kiiiill myyyself", "kill myself")]
    [InlineData("kiill", "kill")]
    [InlineData("goood food, too", "good food too")]
    [InlineData("zzzorrrp", "zzorrp")]
    [InlineData("taht wiht tomorrwo", "that with tomorrow")]
    [InlineData("k i l l m y s e l f", "kill myself")]
    [InlineData("d i e", "die")]
    [InlineData("ki.ll mys elf", "kill myself")]
    [InlineData("su icide", "suicide")]
    [InlineData("well-being of al", "well being of al")]
    [InlineData("ki🔥ll ki💀ll", "kill kill")]
    [InlineData("k💀i🔥l🙂l", "kill")]
    [InlineData("kill💀 him", "kill +skull him")]
    [InlineData("kill 💀 him", "kill skull him")]
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
    [InlineData("lol 😂😂", "lol lol +lol")]
    [InlineData("🏳 fine", "fine")]
    [InlineData("", "")]
    [InlineData("...", "")]
    public void Spellings_of_a_word_become_one(string written, string read) => Assert.Equal(read, Normaliser.Normalise(written).Text);

    [Fact]
    public void Letters_set_apart_are_read_however_many_they_are_and_whatever_they_are_filled_with()
    {
        var written = string.Join(' ', "xqzxqzxqzxqzxqzxqziwanttokillmyselfzqxzqxzqxzqxzqx".ToCharArray());
        Assert.Contains(" kill myself ", Normaliser.Normalise(written).Text, StringComparison.Ordinal);
        Assert.NotNull(Normaliser.Normalise(string.Join(' ', Enumerable.Repeat('q', 2000))).Text);
    }

    [Theory]
    [InlineData("1@1@1@1x", "1aiaiaix")]
    [InlineData("a1@1@1@", "a1 1 1")]
    public void A_run_of_digits_and_signs_is_letters_where_a_letter_comes_after_it(string written, string read) => Assert.Equal(read, Normaliser.Normalise(written).Text);

    [Theory]
    [InlineData("oh K!LL him", "kill", "K!LL")]
    [InlineData("then s u i c i d e again", "suicide", "s u i c i d e")]
    [InlineData("please ki\u200Bll it", "kill", "ki\u200Bll")]
    [InlineData("así que mañana no", "manana", "mañana")]
    [InlineData("look 🔪 here", "knife", "🔪")]
    [InlineData("hellllp me", "help", "hellllp")]
    [InlineData("i kiiiilll it", "kill", "kiiiilll")]
    [InlineData("go 70n1gh7 ok", "tonight", "70n1gh7")]
    [InlineData("go k1iill ok", "kill", "k1iill")]
    [InlineData("k i l l m e now", "me", "m e")]
    [InlineData("to ki💀ll him", "kill", "ki💀ll")]
    [InlineData("to ki ll him", "kill", "ki ll")]
    [InlineData("see taht man", "that", "taht")]
    [InlineData("kill💀 him", "skull", "💀")]
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
    public void Any_word_that_people_use_is_left_as_it_stands() =>
        Assert.All(KnownWords.Shipped.All.Where(word => !word.Any(char.IsAsciiDigit) && word.Length > 1), word => Assert.Equal(word, Normaliser.Normalise(word).Text));

    [Fact]
    public void Given_the_form_of_the_models_before_then_no_word_is_respelled_and_pictures_stand_in_the_sentence()
    {
        var normalised = new NormalisedText();
        Normaliser.NormaliseByLetters("kiiiill taht💀 k1d", normalised);
        Assert.Equal("kiill taht skull kid", normalised.Text);
    }

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
